"""An OAI-PMH repository that can be changed while it is harvested, and misbehaves when told to."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from tests.factories.servers import Reply

MARC = """<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">{number}</controlfield>\
<controlfield tag="008">940101s1994    uz            000 1 uzb  </controlfield><datafield tag="245" ind1="0" ind2="0">\
<subfield code="a">{title}</subfield></datafield></record>"""
DC = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">\
<dc:title>{title}</dc:title></oai_dc:dc>"""
FORMATS = {
    "oai_dc": ("http://www.openarchives.org/OAI/2.0/oai_dc/", DC),
    "marc21": ("http://www.loc.gov/MARC21/slim", MARC),
}
BROKEN = '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam</leader><datafield tag="245"><subfield code="a">Brok&en <b</record>'
NOW = "2026-03-05T12:00:00Z"


class Repository:
    """`records`: number → (datestamp, title); None as title: deleted. `faults`: what to do instead of answering, request by request."""

    def __init__(self, titles: Iterable[str] = (), *, page: int = 10, deletions: str = "persistent") -> None:
        self.records: dict[int, tuple[str, str | None]] = {
            number: ("2026-03-01T00:00:00Z", title) for number, title in enumerate(titles, 1)
        }
        self.page = page
        self.deletions = deletions
        self.faults: list[str] = []  # of the next ListRecords requests; "" = none
        self.asked: list[dict[str, str]] = []
        self.generation = 0  # of tokens: those of an earlier one are expired
        self.granularity = "YYYY-MM-DDThh:mm:ssZ"
        self.broken: set[int] = set()
        self.now = NOW

    def put(self, number: int, title: str | None, datestamp: str) -> None:
        """A record is new, changed or (None) deleted."""
        self.records[number] = (datestamp, title)

    def living(self) -> dict[str, str]:
        """What a harvest has to end with: identifier → title."""
        return {f"oai:example:{number}": title for number, (_, title) in self.records.items() if title is not None}

    def answer(self, path: str, asked: dict[str, str]) -> Reply:
        """Answer one request."""
        del path
        self.asked.append(asked)
        verb = asked.get("verb", "")
        if verb != "ListRecords":
            return Reply(self._envelope(getattr(self, f"_{verb.lower()}")()))
        fault = self.faults.pop(0) if self.faults else ""
        body = self._envelope(self._list(asked, fault))
        return _spoilt(body, fault)

    def _identify(self) -> str:
        return (
            f"<Identify><repositoryName>Example</repositoryName><protocolVersion>2.0</protocolVersion>"
            f"<earliestDatestamp>2020-01-01</earliestDatestamp><deletedRecord>{self.deletions}</deletedRecord>"
            f"<granularity>{self.granularity}</granularity></Identify>"
        )

    def _listmetadataformats(self) -> str:
        each = "".join(
            f"<metadataFormat><metadataPrefix>{prefix}</metadataPrefix><metadataNamespace>{namespace}</metadataNamespace></metadataFormat>"
            for prefix, (namespace, _) in FORMATS.items()
        )
        return f"<ListMetadataFormats>{each}</ListMetadataFormats>"

    def _listsets(self) -> str:
        return "<ListSets><set><setSpec>books</setSpec><setName>Books</setName></set></ListSets>"

    def _list(self, asked: dict[str, str], fault: str) -> str:
        if fault == "expire":
            self.generation += 1
        token = asked.get("resumptionToken", "")
        if token:
            generation, prefix, since, start = token.split("|")
            if int(generation) != self.generation:
                return '<error code="badResumptionToken">expired</error>'
        else:
            prefix, since, start = asked["metadataPrefix"], asked.get("from", ""), "0"
        found = [number for number, (datestamp, _) in sorted(self.records.items()) if datestamp >= since]
        if not found:
            return '<error code="noRecordsMatch">none</error>'
        first = int(start)
        shown = "".join(self._record(number, prefix) for number in found[first : first + self.page])
        more = first + self.page < len(found)
        again = first if fault == "loop" else first + self.page
        following = f"{self.generation}|{prefix}|{since}|{again}" if more else ""
        return f'<ListRecords>{shown}<resumptionToken completeListSize="{len(found)}">{following}</resumptionToken></ListRecords>'

    def _record(self, number: int, prefix: str) -> str:
        datestamp, title = self.records[number]
        status = ' status="deleted"' if title is None else ""
        header = (
            f"<header{status}><identifier>oai:example:{number}</identifier><datestamp>{datestamp}</datestamp></header>"
        )
        if title is None:
            return f"<record>{header}</record>"
        body = BROKEN if number in self.broken else FORMATS[prefix][1].format(number=number, title=escape(title))
        return f"<record>{header}<metadata>{body}</metadata></record>"

    def _envelope(self, inside: str) -> bytes:
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
            f"<responseDate>{self.now}</responseDate><request>http://example/</request>{inside}</OAI-PMH>"
        ).encode()


def _spoilt(body: bytes, fault: str) -> Reply:
    spoilt = {
        "503": Reply(b"busy", 503, {"Retry-After": "7"}),
        "429": Reply(b"busy", 429, {"Retry-After": "7"}),
        "500": Reply(b"oh", 500),
        "hang up": Reply(body, cut=len(body) // 2),
        "truncate": Reply(body[: len(body) * 2 // 3]),
        "html": Reply(
            b"<!DOCTYPE html><html><body>We are being updated</body></html>", 200, {"Content-Type": "text/html"}
        ),
        "plain": Reply(body, 200, {"Content-Type": "text/plain"}),
    }
    return spoilt.get(fault, Reply(body))
