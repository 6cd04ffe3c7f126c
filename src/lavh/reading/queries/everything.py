"""All that is known of a reader, to take away."""

from typing import Any

import msgspec

from lavh.reading.models import Reader
from lavh.reading.queries import identity, notes, places, shelves


def everything(reader: Reader) -> dict[str, Any]:
    """As plain values for JSON; numbers of publications and works are those of this site's addresses."""
    return {
        "reader": {"made": reader.made, "seen": reader.seen, "history": reader.history},
        "devices": [
            {"name": each.name, "kind": each.kind, "log": each.log, "made": each.made, "seen": each.seen}
            for each in identity.devices(reader.pk)
        ],
        "places": [
            {"publication": each.publication, "device": each.device, "name": each.name}
            | msgspec.to_builtins(each.standing)
            for each in places.places(reader.pk)
        ],
        "notes": [msgspec.to_builtins(each) for each in notes.notes(reader.pk)],
        "settings": notes.settings(reader.pk),
        "shelves": [
            {
                "name": each.shelf.name,
                "kind": each.shelf.kind,
                "shared": each.shelf.token is not None,
                "titles": [
                    {"work": title.work, "added": title.added, **({"written": title.written} if title.written else {})}
                    for title in shelves.titles(each.shelf.pk)
                ],
            }
            for each in shelves.shelves(reader.pk)
        ],
        "history": [{"day": day, "publication": publication} for day, publication in places.days(reader.pk)],
        "e_readers": list(reader.documents.values("digest", "device", "progress", "percentage", "when")),
    }
