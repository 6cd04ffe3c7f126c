"""Names of people in references: taken apart, turned round, cut to initials, in any script."""

from unicodedata import combining

import msgspec

from lavh.formats.description import Agent, Name
from lavh.formats.scripts import script_of

WHOLE_NAMES = frozenset({"Arab", "Hebr", "Syrc", "Hani", "Jpan", "Hang", "Thai", "Tibt"})  # which have no initials
_DIGRAPHS = (
    "sh",
    "ch",
    "oʻ",
    "gʻ",
    "o‘",
    "g‘",
    "o'",
    "g'",
    "oʼ",
    "gʼ",
    "o`",
    "g`",
)  # letters of the Uzbek Latin alphabet
_LIGATURE = "\ufe20"  # its left half: the next letter belongs to it


class Person(msgspec.Struct, frozen=True):
    """A name as references need it. What cannot be taken apart (bodies, names in their own order) is `literal`."""

    family: str = ""
    given: str = ""
    literal: str = ""
    script: str = ""
    digraphs: bool = False  # Sh and Ch are one letter each in its language

    def direct(self) -> str:
        """As it is spoken: "Abdulla Qodiriy"."""
        return self.literal or f"{self.given} {self.family}".strip()

    def filed(self, *, capitals: bool = False) -> str:
        """As it is filed: "Qodiriy, Abdulla", or "QODIRIY, Abdulla"."""
        if self.literal:
            return self.literal.upper() if capitals else self.literal
        family = self.family.upper() if capitals else self.family
        return f"{family}, {self.given}" if self.given else family

    def initials(self, gap: str = " ") -> str:
        """The initials of the given names: "A. S.", "J.-P.", "Sh."; whole names in scripts that have none."""
        if self.script in WHOLE_NAMES:
            return self.given
        return gap.join(self._initial(name) for name in self.given.split() if name.strip(".,"))

    def _initial(self, name: str) -> str:
        parts = [part for part in name.strip(",").split("-") if part]
        if len(parts) > 1 and all(part[:1].isupper() for part in parts):
            return "-".join(self._initial(part) for part in parts)
        if not name[0].isupper() or (name.endswith(".") and len(name) < 4):
            return name
        if self.digraphs and name[:2].lower() in _DIGRAPHS and len(name) > 2:
            return f"{name[:2]}."
        return f"{_letter(name)}."


def _letter(name: str) -> str:
    """The first letter with its marks; two that a ligature of ALA-LC ties are one: "I︠A︡"."""
    end, tied = 1, False
    while end < len(name) and (combining(name[end]) or tied):
        tied = name[end] == _LIGATURE
        end += 1
    return name[:end]


def person(agent: Agent, script: str = "", language: str = "") -> Person:
    """The agent by the form of its name in this script, where there is one. `language`: of the thing it made."""
    name = named(agent.name, agent.script, agent.forms, script)
    found = script_of(name)
    family, comma, given = name.partition(",")
    if agent.kind != "person" or not comma or not given.strip():
        return Person(literal=name.strip(" ,"), script=found)
    return Person(
        family.strip(), given.strip(" ,").split(",")[0], "", found, found == "Latn" and language in {"uz", "kaa"}
    )


def named(name: str, script: str, forms: tuple[Name, ...], wanted: str) -> str:
    """The form in the wanted script; the name itself where there is none."""
    if not wanted or wanted == script:
        return name
    return next((form.text for form in forms if form.script == wanted), name)
