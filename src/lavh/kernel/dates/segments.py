"""Tokens → segments: each holds one number with all that is said of it."""

from collections.abc import Callable, Mapping

import msgspec

from lavh.kernel.dates.lexing import Token

YEARS = 5  # the plural "years": a decade only behind a number that ends in 0


class Segment(msgspec.Struct):
    """One year, decade, century or stretch, as far as it is named."""

    number: int | None = None
    digits: int = 0
    numeral: str = ""  # roman · ordinal · hundred · arabic · persian
    last: int | None = None  # of known years, whose first is `number`
    unit: int = 0
    unit_first: bool = False  # "siglo XIX": the unit holds for what follows
    part: str = ""
    piece: int = 0  # 2: half, 3: third, 4: quarter
    nth: int = 0
    era: int = 0
    era_first: bool = False
    calendar: str = ""
    hint: str = ""  # calendar of a month's name
    reign: int | None = None
    bound: str = ""
    copyright: bool = False
    century: int = 0  # that a decade stands in
    joined: int = 0  # to the segment before: 1 as a span, 2 as a choice


class Text(msgspec.Struct):
    """All segments, and whether the date is open."""

    segments: list[Segment] = []
    replaced: list[Segment] = []  # said before "i.e.": wrong, unless nothing follows
    open_start: bool = False
    open_end: bool = False
    unknown: int = 0  # words not understood


class Parser:
    """Goes over the tokens once."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.text = Text()
        self.at = 0
        self.now = Segment()

    def parse(self) -> Text:
        """The segments of the tokens."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            handler = _HANDLERS.get(token.kind)
            if handler is not None:
                handler(self, token)
            self.at += 1
        self._close(0)
        return self.text

    def _peek(self) -> Token | None:
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None

    def _peek_kind(self) -> str:
        after = self._peek()
        return after.kind if after else ""

    def _close(self, joined: int) -> None:
        """End the segment, if it says anything of its own; the next one is joined to it."""
        now = self.now
        if now.number is None and not now.piece and not (now.part and not joined):
            now.joined = joined or now.joined
            return
        if now.number is None and self.text.segments:
            self._belated(now)
        elif now.number is not None:
            self.text.segments.append(now)
        self.now = Segment(joined=joined, copyright=joined == 2 and now.copyright)

    def _belated(self, now: Segment) -> None:
        """A part that is named behind a comma: "XIX asr, ikkinchi yarmi"."""
        before = self.text.segments[-1]
        if not before.part and not before.piece:
            before.part, before.piece, before.nth = now.part, now.piece, now.nth

    # What the tokens do

    def number(self, token: Token) -> None:
        """A number: a day beside its month, the count of a half, or a year, a decade, a century."""
        after = self._peek_kind()
        if after == "piece" or (after == "dash" and self._kind_at(2) == "piece"):
            self.now.nth = token.value
            return
        if token.last <= 2 and (after == "month" or self._kind_at(-1) == "month") and token.value <= 31:
            return
        if self.now.number is not None:
            if self.now.unit in {10, YEARS} and self.now.number < 100 and self._century_follows(token):
                self.now.century = token.value
                self.at += 1
                return
            self._close(0)
        self.now.number = token.value
        self.now.digits = token.last
        self.now.numeral = "" if token.word == "decade" else token.word
        if token.word in _UNITS:
            self.now.unit = _UNITS[token.word]
        if token.value >= 100:
            self.now.reign = None  # "Meiji period (1868-1912)"

    def _kind_at(self, distance: int) -> str:
        place = self.at + distance
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else ""

    def _century_follows(self, token: Token) -> bool:
        after = self._peek()
        return token.value <= 30 and after is not None and after.kind == "unit" and after.value == 100

    def roman(self, token: Token) -> None:
        """A Roman number; the parts of one that is written with spaces add up."""
        now = self.now
        if now.numeral == "roman" and now.number and now.number >= 500 and not now.unit and token.value < now.number:
            now.number += token.value
            return
        self.number(token._replace(last=0, word="roman"))

    def ordinal(self, token: Token) -> None:
        """An ordinal in words."""
        now = self.now
        if self._peek_kind() == "piece":
            now.nth = token.value
        elif (
            now.numeral == "ordinal"
            and now.number
            and now.number + token.value <= 30
            and self._kind_at(-1) == "ordinal"
        ):
            now.number += token.value
        elif token.value > 0:
            self.number(token._replace(last=0, word="ordinal"))

    def years(self, token: Token) -> None:
        """A date in digits, a year with digits missing."""
        if self.now.number is not None:
            self._close(0)
        self.now.number, self.now.last = token.value, token.last or token.value

    def unit(self, token: Token) -> None:
        """A word for year, decade, century."""
        now = self.now
        if now.number is None:
            now.unit, now.unit_first = token.value, True
        elif not now.unit or (now.unit == 10 and token.value == 100 and now.number < 30):
            now.unit = token.value

    def part(self, token: Token) -> None:
        """The beginning, the middle, the end."""
        now = self.now
        if now.number is not None and (now.part or (not now.unit and self._peek_kind() in {"number", "roman"})):
            self._close(1)
        elif now.number is None and now.part and self._kind_at(-1) == "join":
            self.text.segments.append(msgspec.structs.replace(now))
            now.joined = 1
        self.now.part = token.word

    def piece(self, token: Token) -> None:
        """Half, third, quarter; which one is said before or behind."""
        self.now.piece = token.value
        after = self._peek()
        if not self.now.nth and after is not None and after.kind == "ordinal":
            self.now.nth = after.value
            self.at += 1

    def era(self, token: Token) -> None:
        """Before or after the year 1."""
        self.now.era, self.now.era_first = token.value, self.now.number is None

    def calendar(self, token: Token) -> None:
        """Whose years they are."""
        self.now.calendar = token.word

    def month(self, token: Token) -> None:
        """The month itself is not kept; its name tells the calendar."""
        if token.word != "gregorian":
            self.now.hint = token.word

    def reign(self, token: Token) -> None:
        """An era whose years are counted from 1."""
        if self.now.number is not None:
            self._close(0)
        self.now.reign = token.value

    def bound(self, token: Token) -> None:
        """Before, after: what follows, or at the end what went before."""
        ahead = next((each.kind for each in self.tokens[self.at + 1 :] if each.kind not in _PASSED), "")
        if self.now.number is not None and ahead in _VALUED:
            self._close(1)
        if token.word == "from" and ahead not in _VALUED:
            return
        self.now.bound = token.word

    def join(self, token: Token) -> None:
        """To, and, or."""
        if self.now.number is not None:
            self._close(token.value)

    def dash(self, _token: Token) -> None:
        """Between two dates, before the last or behind the first of an open stretch."""
        if self.now.number is None:
            first = all(each.kind == "open" for each in self.tokens[: self.at])
            self.text.open_start = first and self._peek_kind() in {"number", "years", "open"}
            if self.text.segments:
                self.now.joined = 1
        self._close(1)
        ahead = {each.kind for each in self.tokens[self.at + 1 :]}
        if self.text.segments and self._kind_at(-1) in _ENDED and not ahead & _VALUED:
            self.text.open_end = True

    def comma(self, _token: Token) -> None:
        """What follows is another date, or the part of this one."""
        if self.now.number is not None:
            self._close(0)

    def instead(self, _token: Token) -> None:
        """What went before is corrected."""
        self._close(0)
        ahead = {each.kind for each in self.tokens[self.at + 1 :]}
        if ahead & _VALUED:
            self.text.replaced, self.text.segments = self.text.segments, []

    def copyright(self, _token: Token) -> None:
        """The year of the copyright, beside which another goes before."""
        if self._peek_kind() in {"number", "years"}:
            if self.now.number is not None:
                self._close(0)
            self.now.copyright = True

    def open(self, _token: Token) -> None:
        """Until now."""
        self.text.open_end = True

    def unknown(self, _token: Token) -> None:
        """A word that we do not know parts what stands before it from what follows."""
        self.text.unknown += 1
        if self.now.number is not None:
            self._close(0)


_UNITS = {"decade": 10, "hundred": 100}
_VALUED = frozenset({"number", "roman", "years", "ordinal"})
_ENDED = frozenset({"number", "years", "roman", "close", "unit", "calendar", "era"})
_PASSED = frozenset({"idle", "near", "open", "month", "part", "piece", "unit", "copyright", "dash"})
_HANDLERS: Mapping[str, Callable[[Parser, Token], None]] = {
    "number": Parser.number,
    "roman": Parser.roman,
    "ordinal": Parser.ordinal,
    "years": Parser.years,
    "unit": Parser.unit,
    "part": Parser.part,
    "piece": Parser.piece,
    "era": Parser.era,
    "calendar": Parser.calendar,
    "month": Parser.month,
    "reign": Parser.reign,
    "bound": Parser.bound,
    "join": Parser.join,
    "dash": Parser.dash,
    "slash": Parser.dash,
    "comma": Parser.comma,
    "open": Parser.comma,
    "close": Parser.comma,
    "instead": Parser.instead,
    "copyright": Parser.copyright,
    "now": Parser.open,
    "unknown": Parser.unknown,
}
