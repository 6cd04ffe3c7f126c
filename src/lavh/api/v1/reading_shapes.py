"""The shapes of what is a reader's. Locators and notes are those of the wire; moments of devices are milliseconds since 1970."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from lavh.formats.rwpm import Locator
from lavh.reading.actions.moving import Move
from lavh.reading.rules.notes import Annotation
from lavh.reading.rules.places import Seen

Said = msgspec.Meta
Log = Annotated[str, Said(max_length=64, description="How the device calls its own log: made once, at random.")]
Name = Annotated[str, Said(max_length=80, description="What a list of devices calls it.")]
SettingName = Annotated[str, Said(pattern=r"^[a-z][-a-z0-9.:]{0,79}$")]
ReaderName = Annotated[str, Said(description="Whose it is. If this changes, a device tells everything anew.")]


class Moves(msgspec.Struct):
    """Moves of a device, in any order, as often as it likes."""

    moves: Annotated[list[Move], Said(max_length=500)]
    sent: Annotated[int, Said(description="What the device's clock says now.")]
    device: Log = ""
    name: Name = ""


class MovesTaken(msgspec.Struct):
    """Every move that was told is kept."""

    reader: ReaderName
    arrived: Annotated[int, Said(description="Our clock.")]
    taken: int


class PlaceOfDevice(msgspec.Struct, omit_defaults=True):
    """Where one device is in one publication, how far it has been, and where it came by."""

    publication: int
    device: Log
    name: Name
    latest: Seen
    furthest: Seen
    trail: Sequence[Seen] = ()


class Places(msgspec.Struct):
    """Places of all devices, the latest first."""

    reader: ReaderName
    places: list[PlaceOfDevice]
    next: Annotated[str | None, Said(description="Address of the next part.")] = None


class Crossing(msgspec.Struct):
    """Where the reader was last in another publication of the same work, and where that is in this one."""

    publication: Annotated[int, Said(description="The other one.")]
    device: Log
    name: Name
    when: int
    locator: Annotated[Locator, Said(description="In this publication.")]
    how: Annotated[
        Literal["chapter", "proportion"], Said(description="By the chapter's name, or by the share of the whole only.")
    ]


class Crossings(msgspec.Struct):
    """The same place in other forms of the work, the latest first."""

    reader: ReaderName
    places: list[Crossing]


class Notes(msgspec.Struct):
    """Notes that a device made, changed or took away. `version`: the one it had before, 0 for new ones."""

    notes: Annotated[list[Annotation], Said(max_length=200)]
    device: Log = ""
    name: Name = ""
    sent: int = 0


class NotesNow(msgspec.Struct):
    """How these notes stand now. Where two devices wrote at once, the other text is a note of its own."""

    reader: ReaderName
    notes: list[Annotation]


class NoteChanges(msgspec.Struct):
    """Notes that changed, in the order of changes; those taken away are told as gaps (`deleted`)."""

    reader: ReaderName
    notes: list[Annotation]
    since: Annotated[int, Said(description="To ask with next time.")]
    more: bool


class Settings(msgspec.Struct):
    """What follows a reader: names and values that programs agree on (appearance, appearance of publication 7 …)."""

    reader: ReaderName
    settings: dict[str, Any]


class Chosen(msgspec.Struct):
    """Settings that were chosen on a device."""

    settings: Annotated[dict[SettingName, Any], Said(max_length=200)]
    device: Log = ""
    name: Name = ""
    sent: int = 0


class ShelfBrief(msgspec.Struct):
    """A shelf. `now`: reading now, `next`: to read, `done`: finished, `own`: a shelf of the reader's own."""

    id: int
    kind: Literal["now", "next", "done", "own"]
    name: str
    titles: int
    shared: Annotated[str | None, Said(description="Its public address, where it is shared.")]


class Shelves(msgspec.Struct):
    """All shelves in their order."""

    shelves: list[ShelfBrief]


class ShelfTitle(msgspec.Struct, omit_defaults=True):
    """A work on a shelf, or a row of an import that fits none."""

    id: int
    added: datetime
    work: int | None = None
    url: str = ""
    title: str = ""
    creators: list[str] = []
    written: dict[str, Any] = {}


class ShelfWhole(msgspec.Struct):
    """A shelf and what stands on it."""

    shelf: ShelfBrief
    titles: list[ShelfTitle]
    next: str | None


class ShelfName(msgspec.Struct):
    """What a shelf is called."""

    name: Annotated[str, Said(min_length=1, max_length=120)]


class Put(msgspec.Struct):
    """Where on the shelf: 0 is first."""

    place: Annotated[int, Said(ge=0)] | None = None


class DeviceBrief(msgspec.Struct):
    """A device that may come in. `own`: the one that asks."""

    id: int
    name: str
    kind: Literal["browser", "app", "e-reader"]
    made: datetime
    seen: Annotated[datetime, Said(description="To the hour.")]
    own: bool


class Devices(msgspec.Struct):
    """Devices of a reader, the last seen first."""

    reader: ReaderName
    devices: list[DeviceBrief]


class Begin(msgspec.Struct):
    """A new reader, or one more device of a reader by the code that another device shows."""

    code: str = ""
    name: Name = ""


class Begun(msgspec.Struct):
    """The key is shown this once: send it as `Authorization: Bearer KEY`."""

    reader: ReaderName
    key: str


class Code(msgspec.Struct):
    """A code that lets one more device in, once."""

    code: str
    seconds: Annotated[int, Said(description="How long it lasts.")]


class ForgottenReceipt(msgspec.Struct):
    """What there was and is no more."""

    at: datetime
    devices: int
    places: int
    notes: int
    shelves: int
    titles: int
    days: int
