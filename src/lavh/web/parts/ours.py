"""Ways to what is published here: straight to the reader or the player, that of the patron's own language first."""

import re
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_language

from lavh.catalog.card import Ways
from lavh.formats.description import Description, DigitalObject
from lavh.formats.kinds import Kind
from lavh.kernel.interface import BY_CODE, FALLBACKS
from lavh.web import addresses, labels

ADDRESS = re.compile(r"/p/(\d{1,18})(#t=0)?", re.ASCII)  # of a publication of ours in a description; to its sound


class Entrance(NamedTuple):
    """Where it opens, and the page that tells of it."""

    way: int
    address: str
    about: str


def entrance(link: DigitalObject) -> Entrance | None:
    """The entrance that a link is; None for what is elsewhere. It is read where it has words, whatever kind of thing its record says it is."""
    found = ADDRESS.fullmatch(link.url)
    if found is None:
        return None
    language, number = get_language() or settings.LANGUAGE_CODE, int(found[1])
    about = addresses.publication(language, number)
    if link.access == "restricted":
        return Entrance(Ways.LIMITED, about, about)
    if link.role == "sound":
        return Entrance(Ways.LISTEN, addresses.listen(language, number), about)
    return Entrance(Ways.READ, addresses.read(language, number), about)


def told(description: Description) -> str:
    """What tells it from other copies of the work: language, alphabet, kind."""
    language, script = _main(description)
    uncommon = script if language in {"uz", "kaa"} else ""
    facts = (labels.language(language) if language else "", labels.script(uncommon) if uncommon else "", labels.kind(Kind.of(description.kind)))  # fmt: skip
    return " · ".join(filter(None, facts))


def distance(description: Description) -> int:
    """How far its language is from that of the page: 0 its own, then its own in another alphabet, then those that come nearest, then all others."""
    code = get_language() or settings.LANGUAGE_CODE
    near = [code, *FALLBACKS.get(code, ())]
    language, script = _main(description)
    for place, each in enumerate(near):
        wanted, _, alphabet = BY_CODE[each].tag.partition("-")
        if wanted == language:
            return 2 * place + (bool(alphabet and script) and not alphabet.startswith(script))
    return 2 * len(near)


def _main(description: Description) -> tuple[str, str]:
    """(language, script) of the content."""
    language = next(iter(description.languages), "")
    script = next((each for each in description.scripts if each), "") or next(
        (each.script for each in description.titles if each.script and each.role == "main"), ""
    )
    return language, script
