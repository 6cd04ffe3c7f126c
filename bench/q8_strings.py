"""Q8: user-visible strings without a translation, by language of the interface.

Every msgid of the sources (Python and templates, as `pybabel extract` sees them) must have a translation in each language's catalogue: present, not empty,
not fuzzy, with every plural form; English is the language of the msgids. Uzbek in Cyrillic and in
the reformed Latin is generated from Uzbek and has no catalogue to translate.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from figures import ROOT, Result, note, report

LOCALE = ROOT / "src" / "lavh" / "locale"
CONFIGURATION = """[python: **.py]
[jinja2: **/templates/**.jinja]
encoding = utf-8
trimmed = true
silent = false
"""


def main() -> None:
    """Compare."""
    wanted = extracted()
    missing = {
        folder.name: untranslated(wanted, folder / "LC_MESSAGES" / "django.po")
        for folder in sorted(LOCALE.iterdir())
        if (folder / "LC_MESSAGES" / "django.po").exists()
    }
    for language, strings in missing.items():
        for string in strings[:8]:
            note(f"{language}: {string!r}")
    figure = {language: len(strings) for language, strings in missing.items()}
    report(
        Result(
            "Q8",
            "strings without a translation",
            figure,
            dict.fromkeys(figure, 0),
            bool(figure) and not any(figure.values()),
            f"{len(wanted)} strings in the sources",
        )
    )


def extracted() -> Catalog:
    """The strings of the sources."""
    with tempfile.TemporaryDirectory() as folder:
        mapping, target = Path(folder) / "mapping", Path(folder) / "strings.pot"
        mapping.write_text(CONFIGURATION)
        keywords = [
            argument
            for word in (
                "gettext_noop",
                "gettext_lazy",
                "ngettext_lazy:1,2",
                "ngettext:1,2",
                "pgettext:1c,2",
                "npgettext:1c,2,3",
            )
            for argument in ("-k", word)
        ]
        subprocess.run(
            [
                sys.executable,
                "-m",
                "babel.messages.frontend",
                "--quiet",
                "extract",
                "-F",
                str(mapping),
                *keywords,
                "-o",
                str(target),
                str(ROOT / "src" / "lavh"),
            ],
            check=True,
        )
        with target.open("rb") as stream:
            return read_po(stream)


def untranslated(wanted: Catalog, path: Path) -> list[str]:
    """The strings that this catalogue does not have."""
    with path.open("rb") as stream:
        there = read_po(stream)
    missing = []
    for message in wanted:
        if not message.id:
            continue
        found = there.get(message.id, message.context)
        forms = (
            [] if found is None else list(found.string) if isinstance(found.string, (list, tuple)) else [found.string]
        )
        if found is None or found.fuzzy or not forms or not all(forms):
            missing.append(str(message.id))
    return missing


if __name__ == "__main__":
    main()
