"""RELAX NG in its compact syntax, as much of it as the grammars of ../shared/conformance use, made into the XML syntax that libxml2 reads.

<https://relaxng.org/compact-20021121.html> without nested grammars, `div`, `list`, `mixed` and external references; annotations are passed over.
"""

import re
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

RNG, XSD = "http://relaxng.org/ns/structure/1.0", "http://www.w3.org/2001/XMLSchema-datatypes"
TOKEN = re.compile(
    r"""\s+ | \#[^\n]* | (?P<literal>"[^"\n]*"|'[^'\n]*') | (?P<word>[A-Za-z_][\w.]*(?::(?:[A-Za-z_][\w.]*|\*))?) | (?P<sign>\S)""",
    re.VERBOSE,
)
MANY = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
JOINED = {",": "group", "|": "choice", "&": "interleave"}
make = ElementMaker(namespace=RNG, nsmap={None: RNG})
Node = etree._Element


def grammar(file: Path) -> etree.RelaxNG:
    """The grammar in a file, with those that it includes."""
    defined = _Reader(file).definitions()
    start = make.start(*defined.pop("start"))
    return etree.RelaxNG(make.grammar(start, *(make.define(*body, name=name) for name, body in defined.items())))


class _Reader:
    """Reads one file from its first token to its last."""

    def __init__(self, file: Path) -> None:
        self.file = file
        found = (each for each in TOKEN.finditer(file.read_text(encoding="utf-8")) if each.lastgroup)
        self.tokens = [each[0] for each in found] + [""]
        self.namespaces = {"xml": "http://www.w3.org/XML/1998/namespace"}

    def definitions(self, end: str = "") -> dict[str, list[Node]]:
        """Name → its pattern, up to a sign."""
        defined: dict[str, list[Node]] = {}
        while (word := self.next()) != end:
            if word == "namespace":
                prefix, _ = self.next(), self.next()
                self.namespaces[prefix] = self.next()[1:-1]
            elif word == "include":
                defined |= _Reader(self.file.with_name(self.next()[1:-1])).definitions()
                if self.passes("{"):
                    defined |= self.definitions("}")
            else:
                self.expect("=")
                defined[word] = [self.pattern()]
        return defined

    def pattern(self) -> Node:
        """Particles that one sign joins."""
        parts = [self.particle()]
        sign = self.tokens[0]
        while sign in JOINED and self.passes(sign):
            parts.append(self.particle())
        return make(JOINED[sign], *parts) if len(parts) > 1 else parts[0]

    def particle(self) -> Node:
        found = self.primary()
        return make(MANY[self.next()], found) if self.tokens[0] in MANY else found

    def primary(self) -> Node:
        while self.passes("["):
            self.annotation()
        word = self.next()
        if word == "(":
            return self.closed(self.pattern(), ")")
        if word in {"element", "attribute"}:
            names = self.names(attribute=word == "attribute")
            self.expect("{")
            return self.closed(make(word, names, self.pattern()), "}")
        if word in {"text", "empty", "notAllowed"}:
            return make(word)
        if word[0] in "\"'":
            return make.value(word[1:-1])
        return self.data(word) if word in {"string", "token"} or word.startswith("xsd:") else make.ref(name=word)

    def data(self, word: str) -> Node:
        kind = {"type": word.removeprefix("xsd:"), "datatypeLibrary": XSD if word.startswith("xsd:") else ""}
        if self.tokens[0][:1] in {'"', "'"}:
            return make.value(self.next()[1:-1], **kind)
        found = make.data(**kind)
        if self.passes("{"):
            while not self.passes("}"):
                name, _ = self.next(), self.next()
                found.append(make.param(self.next()[1:-1], name=name))
        if self.passes("-"):
            found.append(make("except", self.primary()))
        return found

    def names(self, *, attribute: bool) -> Node:
        """A class of names: choices, less an exception."""
        found = [self.name(attribute=attribute)]
        while self.passes("|"):
            found.append(self.name(attribute=attribute))
        if self.passes("-"):
            found[-1].append(make("except", self.name(attribute=attribute)))
        return make.choice(*found) if len(found) > 1 else found[0]

    def name(self, *, attribute: bool) -> Node:
        word = self.next()
        if word == "(":
            return self.closed(self.names(attribute=attribute), ")")
        if word == "*":
            return make.anyName()
        prefix, _, local = word.rpartition(":")
        space = self.namespaces[prefix] if prefix else ""
        return make.nsName(ns=space) if local == "*" else make.name(local, ns=space)

    def annotation(self) -> None:
        """Over it, to its end."""
        while not self.passes("]"):
            if self.next() == "[":
                self.annotation()

    def closed(self, found: Node, sign: str) -> Node:
        self.expect(sign)
        return found

    def expect(self, sign: str) -> None:
        word = self.next()
        assert word == sign, f"{self.file.name}: {word!r} where {sign!r} should be, before {' '.join(self.tokens[:8])}"

    def passes(self, sign: str) -> bool:
        """Whether it comes next; if so it is behind us."""
        return self.tokens[0] == sign and bool(self.next())

    def next(self) -> str:
        return self.tokens.pop(0)
