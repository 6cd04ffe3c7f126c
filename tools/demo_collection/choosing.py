"""Which records of the bulk sets come into the collection, and why."""

import hashlib
import lzma
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from lavh.formats.description import Description
from lavh.formats.reading import Profile
from lavh.formats.registry import formats

CLASSICS = (  # heads of entry, as the Library of Congress writes them
    "Navoiĭ, Alisher", "Shakespeare, William", "Pushkin, Aleksandr", "Tolstoy, Leo", "Dostoyevsky, Fyodor", "Chekhov, Anton", "Cervantes Saavedra", "Goethe, Johann",
    "Hugo, Victor", "Twain, Mark", "Austen, Jane", "Dickens, Charles", "Tagore, Rabindranath", "Firdawsī", "Ḥāfiẓ", "Omar Khayyam", "Jalāl al-Dīn Rūmī", "Avicenna",
    "Balzac, Honoré", "Kafka, Franz", "Verne, Jules", "London, Jack", "Hemingway, Ernest", "Aĭtmatov", "Homer", "Plato", "Aristotle", "Dante Alighieri", "Doyle, Arthur",
    "Andersen, H. C.", "Saint-Exupéry", "Poe, Edgar", "Gogolʹ, Nikolaĭ", "Turgenev", "Lu, Xun", "Cao, Xueqin", "Niẓāmī", "Saʻdī", "Babur", "Gandhi", "Darwin, Charles",
    "Einstein, Albert", "Melville, Herman", "Borges", "García Márquez", "Neruda, Pablo", "Brontë", "Wilde, Oscar", "Kipling", "Carroll, Lewis", "Defoe", "Swift, Jonathan",
    "Dumas", "Flaubert", "Molière", "Schiller, Friedrich", "Heine, Heinrich", "Mann, Thomas", "Hesse", "Ibsen", "Pessoa", "Camões", "Natsume", "Murasaki",
    "Maḥfūẓ", "Gibran", "Bulgakov, Mikhail", "Akhmatova", "Pasternak", "Abaĭ", "Auezov", "Woolf, Virginia", "Orwell, George",
)  # fmt: skip
PER_CLASSIC, PER_LANGUAGE, MOST_OF_LANGUAGE = 14, 16, 60
BIG = frozenset({"ru", "fa", "ar", "tr", "de", "fr", "es", "zh", "ja", "ko", "he", "en"})
LIMITS = {"thesis": 90, "government": 60, "manuscript": 57, "open": 250}
SET_LIMITS = {
    "map": 260,
    "periodical": 260,
    "government": 330,
    "website": 26,
    "dataset": 4,
    "software": 8,
    "image": 6,
    "book": 30,
}


class Choice(Enum):
    """Why a record was chosen."""

    CENTRAL_ASIA = "central-asia"
    VERNACULAR = "vernacular"
    CLASSIC = "classic"
    THESIS = "thesis"
    KIND = "kind"
    OPEN = "open"
    LANGUAGE = "language"
    TACTILE = "tactile"
    GOVERNMENT_SET = "government-set"


class Chosen(NamedTuple):
    """A record as it came, its number, and why it is here."""

    raw: bytes
    number: str
    choice: Choice


def rank(number: str) -> int:
    """A place in an order that has nothing to do with the records: takes samples without a random generator."""
    return int.from_bytes(hashlib.sha256(number.strip().encode()).digest()[:6], "big")


def records(path: Path) -> Iterator[tuple[bytes, Description]]:
    """The MARC records of a packed file with what they say."""
    marc21, profile = formats()["marc21"], Profile()
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for raw in content.split(b"\x1d"):
        description = marc21.read(raw + b"\x1d", profile).description if len(raw) > 40 else None
        if description is not None:
            yield raw.lstrip(b"\r\n") + b"\x1d", description


def sift(folder: Path, always: set[str]) -> list[Chosen]:
    """Everything that comes into the collection, in the order of its number."""
    found: dict[str, Chosen] = {}
    for name, choice in (("lc-central-asia.mrc", Choice.CENTRAL_ASIA), ("lc-vernacular-880.mrc", Choice.VERNACULAR)):
        for raw, description in records(folder / name):
            found.setdefault(description.local_id, Chosen(raw, description.local_id, choice))
    wanted: dict[str, list[tuple[int, Chosen]]] = {}
    for path in sorted((folder / "lc-books").glob("*.xz")):
        for raw, description in records(path):
            number = description.local_id
            if number in found:
                continue
            for stack, choice in _stacks(description, always):
                wanted.setdefault(stack, []).append((rank(number), Chosen(raw, number, choice)))
    for stack in sorted(wanted, key=lambda name: (name.startswith("language"), name)):
        for _, chosen in sorted(wanted[stack])[: _limit(stack)]:
            found.setdefault(chosen.number, chosen)
    for chosen in _government(folder / "gpo"):
        found.setdefault(f"gpo {chosen.number}", chosen)
    return [found[key] for key in sorted(found)]


def _stacks(description: Description, always: set[str]) -> Iterator[tuple[str, Choice]]:
    """The heaps that a record lies on; of each heap the first few are taken."""
    kind = description.kind
    if description.local_id in always:
        yield "always", Choice.CENTRAL_ASIA
    if kind == "tactile":
        yield "tactile", Choice.TACTILE
        return
    lead = next((each.agent.name for each in description.contributions if each.lead), "")
    for name in CLASSICS:
        if lead.startswith(name):
            yield f"classic {name}", Choice.CLASSIC
    if kind == "thesis":
        yield "thesis", Choice.THESIS
    elif kind in {"ebook", "archive", "recording", "image", "article", "manuscript", "government"}:
        yield kind, Choice.KIND
    if any(link.role == "full" and "hdl.loc.gov" in link.url for link in description.links):
        yield "open", Choice.OPEN
    if description.languages:
        yield f"language {description.languages[0]}", Choice.LANGUAGE


def _limit(stack: str) -> int:
    word, _, rest = stack.partition(" ")
    if word == "classic":
        return PER_CLASSIC
    if word == "language":
        return MOST_OF_LANGUAGE if rest in BIG else PER_LANGUAGE
    return LIMITS.get(word, 200)


def _government(folder: Path) -> Iterator[Chosen]:
    """Maps, serials, documents and web resources of the United States, some of each; braille and tactile maps all."""
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    ranked = [
        (rank(description.local_id), raw, description)
        for path in sorted(folder.glob("*.xz"))
        for raw, description in records(path)
    ]
    for _, raw, description in sorted(ranked, key=lambda row: row[0]):
        kind, number = description.kind, description.local_id
        if number in seen:
            continue
        seen.add(number)
        counts[kind] += 1
        if kind == "tactile":
            yield Chosen(raw, number, Choice.TACTILE)
        elif counts[kind] <= SET_LIMITS.get(kind, 10):
            yield Chosen(raw, number, Choice.GOVERNMENT_SET)
