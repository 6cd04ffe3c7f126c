"""CQL text → tree, by recursive descent. Raises Diagnosed for anything that is none."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from lavh.discovery.cql.diagnostics import Diagnosed

LONGEST = 4_000  # characters
DEEPEST = 30  # parentheses within each other
MOST = 100  # boolean operators
BOOLEANS = frozenset({"and", "or", "not", "prox"})
SYMBOLS = frozenset({"=", "==", "<", ">", "<=", ">=", "<>"})
NAMED = frozenset({"all", "any", "exact", "within", "encloses", "adj", "scr"})
URIS = {  # context sets by their addresses, for prefixes that a query makes itself
    "info:srw/cql-context-set/1/cql-v1.1": "cql", "info:srw/cql-context-set/1/cql-v1.2": "cql", "info:srw/cql-context-set/1/dc-v1.1": "dc",
    "http://zing.z3950.org/cql/bath/2.0/": "bath", "info:srw/cql-context-set/2/rec-1.0": "rec", "info:srw/cql-context-set/2/rec-1.1": "rec",
}  # fmt: skip
_TOKEN = re.compile(r'\s*(?:("(?:[^"\\]|\\.)*")|(<=|>=|<>|==|[()=<>/])|([^\s()=<>/"]+)|("))', re.DOTALL)


class Modifier(NamedTuple):
    """Behind a relation, boolean or sort key: "/stem", "/distance<3"."""

    name: str
    comparison: str = ""
    value: str = ""


class Clause(msgspec.Struct, frozen=True):
    """An index, a relation and a term. A bare term asks the server's choice."""

    index: str
    relation: str
    term: str
    modifiers: tuple[Modifier, ...] = ()


class Joined(msgspec.Struct, frozen=True):
    """Two queries and the boolean between them."""

    boolean: str
    left: "Tree"
    right: "Tree"
    modifiers: tuple[Modifier, ...] = ()


Tree = Clause | Joined


class Key(msgspec.Struct, frozen=True):
    """An index to sort by."""

    index: str
    modifiers: tuple[Modifier, ...] = ()


class Query(msgspec.Struct, frozen=True):
    """A whole query."""

    tree: Tree
    sort: tuple[Key, ...] = ()


class Token(NamedTuple):
    """`quoted`: never a word of the language. Terms keep their backslashes."""

    text: str
    quoted: bool = False
    symbol: bool = False


def parse(text: str) -> Query:
    """The tree of a query, and what it is to be sorted by."""
    if len(text) > LONGEST:
        raise Diagnosed(12, str(LONGEST))
    return _Parser(_tokens(text)).query()


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match[4]:
            raise Diagnosed(14, text[at : at + 40])
        if match[1]:
            found.append(Token(match[1][1:-1], quoted=True))
        elif match[2]:
            found.append(Token(match[2], symbol=True))
        else:
            found.append(Token(match[3]))
        at = match.end()
    return found


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.booleans = 0
        self.prefixes: dict[str, str] = {}

    def query(self) -> Query:
        """The whole; nothing may stand behind it."""
        tree = self.scoped()
        keys: list[Key] = []
        if self.word() == "sortby":
            self.at += 1
            while self.at < len(self.tokens):
                index = self.name("a sort key")
                keys.append(Key(index, self.modifiers()))
            if not keys:
                raise Diagnosed(10, "sortBy without a key")
        if self.at < len(self.tokens):
            found = self.tokens[self.at].text
            raise Diagnosed(13 if found == ")" else 10, found)
        return Query(tree, tuple(keys))

    def scoped(self) -> Tree:
        """Prefixes, then clauses joined from left to right."""
        while self.is_symbol(">"):
            self.prefix()
        left = self.clause()
        while (boolean := self.word()) in BOOLEANS:
            self.at += 1
            self.booleans += 1
            if self.booleans > MOST:
                raise Diagnosed(38, str(MOST))
            modifiers = self.modifiers()
            left = Joined(boolean, left, self.clause(), modifiers)
        return left

    def prefix(self) -> None:
        """`> name = "uri"`, `> "uri"`."""
        self.at += 1
        first = self.take("a prefix")
        if self.is_symbol("="):
            self.at += 1
            self.prefixes[first.text.lower()] = self.take("an address").text
        else:
            self.prefixes[""] = first.text

    def clause(self) -> Tree:
        """A clause, or a query in parentheses."""
        if self.is_symbol("("):
            self.at += 1
            self.depth += 1
            if self.depth > DEEPEST:
                raise Diagnosed(38, f"{DEEPEST} parentheses")
            tree = self.scoped()
            if not self.is_symbol(")"):
                raise Diagnosed(13, "a parenthesis is not closed")
            self.at += 1
            self.depth -= 1
            return tree
        first = self.take("a term")
        if first.symbol or (not first.quoted and first.text.lower() in BOOLEANS):
            raise Diagnosed(10, first.text)
        relation = self.relation()
        if not relation:
            return Clause("cql.serverChoice", "=", first.text)
        modifiers = self.modifiers()
        term = self.take("a term")
        if term.symbol:
            raise Diagnosed(27 if term.text in "()" else 10, term.text)
        return Clause(self.resolved(first.text), relation, term.text, modifiers)

    def relation(self) -> str:
        """The relation that comes next; "" if none does. A word is one only where a term stands behind it."""
        if self.at >= len(self.tokens):
            return ""
        token = self.tokens[self.at]
        if token.symbol and token.text in SYMBOLS:
            self.at += 1
            return token.text
        name = token.text.lower()
        if token.quoted or token.symbol or name in BOOLEANS or name == "sortby":
            return ""
        self.at += 1
        return name.removeprefix("cql.")

    def modifiers(self) -> tuple[Modifier, ...]:
        """All that follow."""
        found: list[Modifier] = []
        while self.is_symbol("/"):
            self.at += 1
            name = self.name("a modifier").lower()
            if self.at < len(self.tokens) and self.tokens[self.at].text in SYMBOLS and self.tokens[self.at].symbol and self.at + 1 < len(self.tokens) and self._is_value():  # fmt: skip
                comparison = self.tokens[self.at].text
                self.at += 1
                found.append(Modifier(name, comparison, self.take("a value").text))
            else:
                found.append(Modifier(name))
        return tuple(found)

    def _is_value(self) -> bool:
        return not self.tokens[self.at + 1].symbol

    def resolved(self, index: str) -> str:
        """With the prefix that the query itself gave an address to."""
        name = index.lower()
        prefix, dot, rest = name.partition(".")
        if dot and prefix in self.prefixes:
            return f"{_known(self.prefixes[prefix])}.{rest}"
        return f"{_known(self.prefixes[''])}.{name}" if not dot and "" in self.prefixes else name

    def word(self) -> str:
        """The next token as a word of the language."""
        if self.at >= len(self.tokens) or self.tokens[self.at].quoted or self.tokens[self.at].symbol:
            return ""
        return self.tokens[self.at].text.lower()

    def is_symbol(self, symbol: str) -> bool:
        """Whether this symbol comes next."""
        return self.at < len(self.tokens) and self.tokens[self.at] == Token(symbol, symbol=True)

    def take(self, what: str) -> Token:
        """The next token, whatever it is."""
        if self.at >= len(self.tokens):
            raise Diagnosed(10, f"{what} is missing at the end")
        self.at += 1
        return self.tokens[self.at - 1]

    def name(self, what: str) -> str:
        """The next token, which has to be a name."""
        token = self.take(what)
        if token.symbol:
            raise Diagnosed(10, token.text)
        return token.text


def _known(uri: str) -> str:
    if uri.lower() not in _BY_URI:
        raise Diagnosed(15, uri)
    return _BY_URI[uri.lower()]


_BY_URI: Mapping[str, str] = {uri.lower(): name for uri, name in URIS.items()}
