"""Translations. `tools/messages.py update|compile|check`.

`update` writes what the code says into the .po files: new sentences empty, gone ones dropped, translations kept.
`compile` makes .mo files, those of Uzbek Cyrillic and of the reformed Latin from the Uzbek of 1995 (tools/uzbek_scripts.py); set-up and the wheel's build run it.
`check` fails on sentences that are missing, empty, doubtful or broken in a language, and on what the generated scripts leave unconverted.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from uzbek_scripts import left_in_latin, to_cyrillic, to_reformed

SOURCE = Path(__file__).resolve().parent.parent / "src" / "lavh"
LOCALE = SOURCE / "locale"
PLURALS = {  # the rule of each language, as CLDR has it; Uzbek and Karakalpak nouns do not change after a number
    "uz": "nplurals=1; plural=0;",
    "kaa": "nplurals=1; plural=0;",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);",
}
GENERATED: dict[str, Callable[[str], str]] = {"uz_Cyrl": to_cyrillic, "uz_2026": to_reformed}
KEYWORDS = {
    "_": None, "gettext": None, "gettext_noop": None, "gettext_lazy": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
TAG = re.compile(r"</?[a-z]+[^>]*>|\{\w*\}")  # tags, and places that the scripts fill


def main() -> int:
    """Run one command; 1 if a check fails."""
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command == "update":
        update()
    elif command == "compile":
        compile_all()
    elif command == "check":
        found = list(problems())
        print("\n".join(found[:60]) if found else f"{len(extracted())} sentences, whole in every language.")
        return 1 if found else 0
    else:
        print(__doc__)
        return 2
    return 0


def extracted() -> Catalog:
    """Every sentence that the code says to a person."""
    catalog = Catalog(charset="utf-8")
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.jinja")]):
        if {"migrations", "dist"} & set(path.parts):
            continue
        method = "jinja2" if path.suffix == ".jinja" else "python"
        options = {"trimmed": "true", "silent": "false", "encoding": "utf-8"} if method == "jinja2" else {}
        for _, message, comments, context in extract_from_file(
            method, path, keywords=KEYWORDS, comment_tags=("Translators:",), options=options
        ):
            where = [(path.relative_to(SOURCE).as_posix(), 1)]
            counted = isinstance(message, tuple)
            known = catalog.get(message[0] if counted else message, context)
            if known and known.pluralizable != counted:  # many a gettext finds only one of the two
                sys.exit(f"{where[0][0]}: {message!r} is said with a number in one place and without in another")
            catalog.add(message, locations=where, auto_comments=comments, context=context)
    return catalog


def file(language: str) -> Path:
    """Where a language's sentences are kept."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def kept(language: str) -> Catalog:
    """A language's sentences as they are kept; an empty catalogue where there are none yet."""
    catalog = Catalog(charset="utf-8")
    if file(language).exists():
        with file(language).open("rb") as source:
            catalog = read_po(source)
    catalog.mime_headers = headers(language)
    return catalog


def headers(language: str) -> list[tuple[str, str]]:
    """What gettext must know of a language."""
    return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", PLURALS[language])]


def update() -> None:
    """Bring every .po to what the code says."""
    code = extracted()
    for language in PLURALS:
        before, after = kept(language), Catalog(charset="utf-8")
        after.mime_headers = headers(language)
        for message in code:
            if message.id:
                old = before.get(message.id, message.context)
                after.add(
                    message.id,
                    old.string if old else ("",) * after.num_plurals if message.pluralizable else "",
                    locations=message.locations,
                    flags=message.flags | ({"fuzzy"} & old.flags if old else set()),
                    auto_comments=message.auto_comments,
                    context=message.context,
                )
        file(language).parent.mkdir(parents=True, exist_ok=True)
        with file(language).open("wb") as target:
            write_po(target, after, width=160, include_lineno=False, sort_output=True, omit_header=False)
        strip_dates(file(language))
        missing = sum(1 for message in after if message.id and not whole(message))
        print(f"{language}: {len(after)} sentences, {missing} without translation")


def strip_dates(po: Path) -> None:
    """A header that says what is needed and nothing that changes by itself."""
    _, _, entries = po.read_text(encoding="utf-8").partition("\n\n")
    language = po.parent.parent.name
    head = ["Content-Type: text/plain; charset=utf-8", f"Language: {language}", f"Plural-Forms: {PLURALS[language]}"]
    lines = "".join(f'"{line}\\n"\n' for line in head)
    po.write_text(f'msgid ""\nmsgstr ""\n{lines}\n{entries.rstrip()}\n', encoding="utf-8")


def compile_all() -> None:
    """Every .mo that is older than what it is made from."""
    tools = [Path(__file__), Path(__file__).with_name("uzbek_scripts.py"), Path(__file__).with_name("uzbek_words.tsv")]
    newest = max(path.stat().st_mtime_ns for path in tools)
    for language in [*PLURALS, *GENERATED]:
        po = file("uz" if language in GENERATED else language)
        mo = file(language).with_suffix(".mo")
        if po.exists() and not (mo.exists() and mo.stat().st_mtime_ns > max(po.stat().st_mtime_ns, newest)):
            mo.parent.mkdir(parents=True, exist_ok=True)
            with mo.open("wb") as target:
                write_mo(target, only_whole(generated(language) if language in GENERATED else kept(language)))


def only_whole(catalog: Catalog) -> Catalog:
    """Without half translations: the sentence itself is better than an empty one."""
    for message in list(catalog):
        if message.id and not whole(message):
            catalog.delete(message.id, message.context)
    return catalog


def generated(language: str) -> Catalog:
    """Uzbek of 1995 in another script."""
    convert = GENERATED[language]
    catalog = kept("uz")
    for message in catalog:
        if message.id:
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            made = tuple(convert(form) for form in forms)
            message.string = made if isinstance(message.string, tuple) else made[0]
    return catalog


def whole(message: Message) -> bool:
    """Whether every form of a sentence is translated, without doubt."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(forms) and not message.fuzzy


def problems() -> Iterator[str]:
    """What is wrong, a line each."""
    code = [message for message in extracted() if message.id]
    for language in PLURALS:
        catalog = kept(language)
        yield from (f"{language}: {fault}" for message in code for fault in missing(message, catalog))
        wanted = {(message.id, message.context) for message in code}
        gone = [message.id for message in catalog if message.id and (message.id, message.context) not in wanted]
        yield from (f"{language}: said nowhere any more: {text!r}" for text in gone)
    for message in generated("uz_Cyrl"):
        for form in message.string if isinstance(message.string, tuple) else (message.string,):
            if message.id and (words := left_in_latin(form)):
                yield f"uz_Cyrl: left in Latin: {words} in {form!r}"


def missing(message: Message, catalog: Catalog) -> Iterator[str]:
    """What one sentence lacks in one language."""
    there = catalog.get(message.id, message.context)
    if there is None:
        yield f"not in the .po (tools/messages.py update): {message.id!r}"
    elif not whole(there):
        yield f"no translation: {message.id!r}"
    else:
        yield from (f"{fault}: {message.id!r}" for fault in faults(there, catalog))


def faults(message: Message, catalog: Catalog) -> Iterator[str]:
    """Named places and tags that a translation lost or invented."""
    for error in message.check(catalog):
        yield str(error)
    source = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    for form in forms:
        if sorted(TAG.findall(form)) != sorted(TAG.findall(source[-1])):
            yield "tags differ"


if __name__ == "__main__":
    sys.exit(main())
