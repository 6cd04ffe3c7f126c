"""Errors as sentences for operators."""

from collections.abc import Mapping

from lavh.kernel.errors import LavhError, Unreadable

SENTENCES = {
    "empty-file": "{filename} is empty: there is nothing to take in.",
    "html-page": "{filename} is a web page (HTML), not a file of records. Was it saved from a log-in or error page?",
    "unknown-format": "{filename}: no format of records that is known here (see docs/formats.md).",
    "broken-archive": "{filename}: the archive is broken off or damaged.",
    "unreadable-file": "{filename} cannot be read: {what}.",
    "no-such-file": "{filename}: there is no such file or folder.",
    "xml-entities": "{filename}: XML with entity definitions is not read, because they can be used to do harm.",
    "needs-mapping": "{filename}: CSV and JSON need a mapping file (--profile): see docs/formats.md.",
    "already-running": "{source} is being taken in by another process at this moment.",
    "index-busy": "Another process is writing the index (probably lavh serve): it will take up what is new by itself.",
    "no-such-record": "There is no record {number}.",
    "no-such-work": "There is no work {number}.",
    "no-such-source": "There is no source {source}. There are: {known}.",
    "no-such-institution": "There is no institution {institution}.",
    "unreachable": "{address} did not answer: {what}. What came is kept; the same command goes on from there.",
    "bad-address": "{address} is no address of a server: it has to begin with http:// or https://.",
    "http-status": "{address} answered with HTTP status {status} instead of records.",
    "not-oai": "The server answered, but not in OAI-PMH: “{what}”. Is the address its base address?",
    "not-sru": "The server answered, but not in SRU: “{what}”. Is the address its base address?",
    "oai-error": "{address} refused: {error}: {what}",
    "sru-diagnostic": "{address} refused: diagnostic {error}: {what}",
    "no-format": "{address} does not offer {prefix} in a form that is read here. It offers: {offered}.",
    "no-such-version": "SRU {version} is not spoken here, but {known}.",
    "broken-page": "The server's answers break off in the middle. What came is kept; try again later.",
    "list-cut-off": "{address} gave {done} of {whole} records and no more: choose a narrower query. Nothing was deleted.",
    "list-restarted": "The list had to be begun anew, because the server forgot where it was.",
    "token-expires": "{address} forgets where it is (its resumption tokens expire) again and again. What came is kept; try a smaller set.",
    "goes-round": "{address} gives the same page again and again. What came is kept, nothing was deleted.",
    "too-much": "{address} gives more at once than can be held, or gives it too slowly.",
    "private-address": "The server leads to {address}, which is in a private network: that way is not taken.",
    "insecure-redirect": "The server leads to {address}, which is not secure: that way is not taken.",
    "nearly-all-gone": "{source}: {gone} of {held} records seem to be gone. If that is true: lavh harvest {source} --full --accept-losses",
    "not-a-server": "{source} is a source of files: lavh import takes it in.",
    "too-often": "{source}: nobody is asked more often than every ten minutes.",
    "interrupted": "It was interrupted. What came is kept; the same command goes on from there.",
    "foreign-storage": "Of the files in the storage, {files} belong to no publication here. If this is the right storage and the right database: lavh doctor --sweep",
    "broke-off": "It broke off: {what}",
    "stands-alone": "Nothing can be attached to record {number}: its title and makers do not tell it from others (a photograph, an object, an archival unit).",
    "missing-bytes": "The file {key} is not in the storage.",
    "storage-refused": "The storage refused: {what}",
    "storage-unreachable": "The storage did not answer: {what}",
    "no-such-publication": "There is no publication {number}, or it was taken down already.",
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


def refusal(error: LavhError) -> str:
    """Why a file was not published, and which part of it is meant."""
    if not isinstance(error, Unreadable):
        return sentence(error)
    from lavh.access import sentences  # late: its words need settings that may be what is wrong

    part = next((str(error.facts[name]) for name in ("inner", "part") if error.facts.get(name)), "")
    more = str(error.facts.get("what", ""))
    said = " · ".join(filter(None, (part, more)))
    return f"{sentences.refusal(error.code)} [{error.code}{': ' if said else ''}{said}]"


def problem_sentence(problem: Mapping[str, object]) -> str:
    """What is wrong with a part of a publication, and with which."""
    from lavh.access import sentences

    said = " · ".join(str(problem[name]) for name in ("place", "detail") if problem.get(name))
    return f"{sentences.problem(str(problem['code']), str(problem.get('place') or ''))}{f' [{said}]' if said else ''}"
