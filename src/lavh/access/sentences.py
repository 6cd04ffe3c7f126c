"""What codes mean, in words: what is wrong with a part of a publication, and why a file was refused. Translated at the edges."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

from lavh.formats.audio import is_audio

PROBLEMS: Mapping[str, str] = {
    "active-content": _("A part that would run a program was left out. The text is all there."),
    "bad-character": _("Some characters could not be read."),
    "bad-encoding": _("Some characters could not be read."),
    "bad-entity": _("Some characters could not be read."),
    "broken-archive": _("A file is damaged and was left out."),
    "broken-audio": _("A sound file is damaged and was left out."),
    "broken-json": _("A list beside the recording is damaged and was not used."),
    "broken-markup": _("A chapter is damaged; what could be saved of it is shown."),
    "broken-package": _("The description of the book inside it is damaged; what could be read of it was used."),
    "broken-page": _("A page is damaged and was left out."),
    "broken-xml": _("A file is not written as it should be; it was put right."),
    "bomb": _("A file would unpack to something monstrous and was left out."),
    "duplicate-id": _("Two parts have the same name; links may lead to the first."),
    "duplicate-name": _("Two files have the same name; the first was taken."),
    "empty-audio": _("A sound file is empty and was left out."),
    "encrypted": _("A file is locked and was left out."),
    "external-entity": _("A part that was to come from outside was left out."),
    "foreign-chapter": _("A chapter is of a kind that cannot be shown here."),
    "foreign-resource": _("A file is of a kind that is not used here and was left out."),
    "guessed-encoding": _("It does not say in which character set it is written; it was guessed."),
    "missing-file": _("A file that the book names is not in it."),
    "missing-sound": _("A sound file that the book names is not in it. Where there is text, it can be read instead."),
    "missing-item": _("Something that the book names is not in it."),
    "missing-target": _("A link leads to a place that is not there."),
    "missing-volumes": _("Some volumes of the book are not here."),
    "no-contents": _("There is no table of contents; one was made of the chapters."),
    "no-cues": _("A file beside the recording holds neither times nor words and was not used."),
    "no-navigation": _("There is no table of contents; one was made of the chapters."),
    "no-rootfile": _("The file does not say where the description of the book inside it is; it was found all the same."),
    "no-text": _("A file of the text holds none."),
    "no-waveform": _("No picture of the sound could be drawn; everything can be heard."),
    "pictures-only": _("The pages are pictures without text: they can be looked at and enlarged, but not searched, read aloud or shown as words alone."),
    "remote-resource": _("A picture, sound or style that was to be fetched from elsewhere was left out, so that nobody outside learns who reads."),
    "reserved-name": _("A file has a name that we need ourselves and was left out."),
    "short-audio": _("A recording is shorter than the book says."),
    "too-large": _("A file is too large and was left out."),
    "unplayed-audio": _("A sound file is of a kind that browsers cannot play and was left out."),
    "unreadable-file": _("A file could not be read and was left out."),
    "unsafe-name": _("A file with a name that leads out of the book was left out."),
    "wrong-mimetype": _("The file does not say properly what it is; it was opened all the same."),
    "xml-entities": _("A file that could be used for attacks was left out."),
}  # fmt: skip
OTHER_PROBLEM = _("Something in it is not as its format wants it.")
REFUSALS: Mapping[str, str] = {
    "bomb": _("It would unpack to something monstrous. Such files are made to do harm."),
    "broken-archive": _("It is damaged or broken off in the middle."),
    "broken-audio": _("Its sound files cannot be read."),
    "broken-manifest": _("Its table of what is in it is damaged."),
    "broken-markup": _("Its text is damaged beyond reading."),
    "broken-package": _("The description of the book inside it is damaged beyond reading."),
    "broken-page": _("Its pages are damaged beyond reading."),
    "broken-pdf": _("The document is damaged beyond reading."),
    "crashed": _("Reading it broke the program that reads; nothing of it was kept."),
    "empty-audio": _("Its sound files are empty."),
    "empty-file": _("It is empty."),
    "encrypted": _("It is locked (with a password or DRM). Only open files can be published."),
    "given-up": _("It cannot be opened now."),
    "missing-file": _("A file without which it cannot be opened is missing in it."),
    "no-audio": _("There is no sound in it."),
    "no-manifest": _("The table of what is in it is missing."),
    "no-package": _("The description of the book inside it is missing."),
    "no-reading-order": _("It does not say what is to be read first."),
    "no-rootfile": _("The description of the book inside it is missing."),
    "already-running": _("The institution's publications are being written by somebody else. Send it again in a moment."),
    "no-such-record": _("The institution has no record of that number."),
    "no-such-file": _("There is no such file or folder."),
    "no-text": _("There is no text in it."),
    "not-an-epub": _("It calls itself an EPUB but is none."),
    "nothing-to-read": _("Nothing in it can be read or heard."),
    "path-traversal": _("It holds files with names that lead out of it. Such files are made to do harm."),
    "stands-alone": _("Nothing can be attached to that record: its title and makers do not tell it from others."),
    "stopped": _("Reading it was stopped; nothing of it was kept."),
    "too-large": _("It is larger than a publication may be."),
    "too-many-files": _("It holds more files than a publication may."),
    "too-many-pages": _("It has more pages than a publication may."),
    "too-much-memory": _("Reading it would take more memory than a publication may."),
    "too-slow": _("Reading it took longer than it may."),
    "unknown-format": _("It is of no format that can be opened here."),
    "unreadable-file": _("The file cannot be opened."),
    "unsafe-name": _("It holds files with names that lead out of it. Such files are made to do harm."),
    "unsupported-packing": _("Its files are packed in a way that not every reader can unpack. Pack it again as an ordinary ZIP."),
    "unsupported-archive": _("It is an archive of a kind that is not opened here. Pack it as ZIP."),
    "xml-entities": _("It holds XML with entities of its own. Such files can be used for attacks."),
}  # fmt: skip
OTHER_REFUSAL = _("It cannot be opened.")


def problem(code: str, place: str = "") -> str:
    """The sentence for what is wrong with a part, untranslated. `place`: which part that is."""
    if code == "missing-file" and is_audio(place):
        code = "missing-sound"
    return PROBLEMS.get(code, OTHER_PROBLEM)


def refusal(code: str) -> str:
    """The sentence for why a file was refused, untranslated."""
    return REFUSALS.get(code, OTHER_REFUSAL)
