"""Errors as sentences for operators."""

from lavh.kernel.errors import LavhError

SENTENCES = {
    "empty-file": "{filename} is empty: there is nothing to take in.",
    "html-page": "{filename} is a web page (HTML), not a file of records. Was it saved from a log-in or error page?",
    "unknown-format": "{filename}: no format of records that is known here (see docs/formats.md).",
    "broken-archive": "{filename}: the archive is broken off or damaged.",
    "no-such-file": "{filename}: there is no such file or folder.",
    "xml-entities": "{filename}: XML with entity definitions is not read, because they can be used to do harm.",
    "needs-mapping": "{filename}: CSV and JSON need a mapping file (--profile): see docs/formats.md.",
    "already-running": "{source} is being taken in by another process at this moment.",
    "index-busy": "Another process is writing the index (probably lavh serve): it will take up what is new by itself.",
    "no-such-record": "There is no record {number}.",
    "no-such-work": "There is no work {number}.",
    "no-such-source": "There is no source {source}. There are: {known}.",
    "no-such-institution": "There is no institution {institution}.",
    "unreachable": "{address} did not answer: {what}.",
}


def sentence(error: LavhError) -> str:
    """The error in one sentence."""
    template = SENTENCES.get(error.code)
    if template is None:
        return str(error)
    try:
        return template.format(**error.facts)
    except KeyError:
        return str(error)
