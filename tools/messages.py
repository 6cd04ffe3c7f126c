"""Translations: extract → .po, generate Uzbek Cyrillic (and the reformed Latin) from Uzbek Latin, compile → .mo. Called as `tools/messages.py extract|compile|check`.

`compile` runs at set-up and in the wheel's build. `check` fails on untranslated, fuzzy or wrongly formatted entries.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "src" / "lavh" / "locale"


def compile_all() -> None:
    """Every .po that is newer than its .mo."""
    for po in LOCALE.glob("*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns:
            with po.open("rb") as source:
                catalog = read_po(source)
            with mo.open("wb") as target:
                write_mo(target, catalog)


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
