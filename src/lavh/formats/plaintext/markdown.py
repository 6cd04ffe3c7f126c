"""Markdown, lightly: headings, paragraphs, lists, quotations, rules, code, emphasis, links. <https://spec.commonmark.org/>, the usual part of it."""

import re
from collections.abc import Iterator
from html import escape

_ATX = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s{0,3}(?:[*_-]\s*){3,}$")
_ITEM = re.compile(r"^\s{0,8}(?:[-*+]|(\d{1,9})[.)])\s+(.*)$")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
_INLINE = (
    (re.compile(r"`([^`]{1,300})`"), r"<code>\1</code>"),
    (re.compile(r"!\[([^\]]{0,300})\]\([^)\s]{1,300}[^)]{0,300}\)"), r"\1"),
    (re.compile(r"\[([^\]]{1,300})\]\(((?:https?://|mailto:|#)[^)\s]{1,300})[^)]{0,300}\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1"), r"<strong>\2</strong>"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,300}?)(?<=\S)\*(?![\w*])"), r"<em>\1</em>"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]{1,300}?)(?<=\S)_(?!\w)"), r"<em>\1</em>"),
)
_LONGEST = 4_000  # characters of a line in which emphasis is looked for
_DEEPEST = 8  # quotations in quotations


def markup(text: str) -> str:
    """XHTML, well-formed: what is not understood stays as the words that it is."""
    return "\n".join(_blocks(text.expandtabs(4).split("\n")))


def _blocks(lines: list[str], depth: int = 0) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        heading = _ATX.match(line)
        if not line.strip():
            at += 1
        elif _FENCE.match(line):
            end = next((each for each in range(at + 1, len(lines)) if _FENCE.match(lines[each])), len(lines))
            yield f"<pre><code>{escape(chr(10).join(lines[at + 1 : end]))}</code></pre>"
            at = end + 1
        elif heading:
            yield f"<h{len(heading[1])}>{inline(heading[2])}</h{len(heading[1])}>"
            at += 1
        elif _RULE.match(line):
            yield "<hr/>"
            at += 1
        else:
            at, made = _longer(lines, at, depth)
            yield made


def _longer(lines: list[str], at: int, depth: int) -> tuple[int, str]:
    """A block of several lines: where it ends, and what it is."""
    end = at
    while end < len(lines) and lines[end].strip() and not _ATX.match(lines[end]) and not _FENCE.match(lines[end]):
        end += 1
    block = lines[at:end]
    if block[0].lstrip().startswith(">") and depth < _DEEPEST:
        bare = [line.lstrip().removeprefix(">").removeprefix(" ") for line in block]
        return end, f"<blockquote>{''.join(_blocks(bare, depth + 1))}</blockquote>"
    if _ITEM.match(block[0]):
        return end, _listed(block)
    if len(block) == 2 and re.fullmatch(r"=+|-+", block[1].strip()):
        level = 1 if "=" in block[1] else 2
        return end, f"<h{level}>{inline(block[0].strip())}</h{level}>"
    words = " ".join(line.strip() + ("<br/>" if line.endswith("  ") else "") for line in map(_inline_kept, block))
    return end, f"<p>{words.removesuffix('<br/>')}</p>"


def _inline_kept(line: str) -> str:
    return inline(line.rstrip()) + ("  " if line.endswith("  ") else "")


def _listed(block: list[str]) -> str:
    items: list[str] = []
    ordered = False
    for line in block:
        item = _ITEM.match(line)
        if item:
            ordered = ordered or bool(item[1])
            items.append(item[2])
        else:
            items[-1] += " " + line.strip()
    name = "ol" if ordered else "ul"
    return f"<{name}>{''.join(f'<li>{inline(each)}</li>' for each in items)}</{name}>"


def inline(words: str) -> str:
    """Emphasis, code and links in a line; a line in which these cross each other stays plain."""
    made = escape(words, quote=True)
    if len(words) > _LONGEST:
        return made
    for pattern, written in _INLINE:
        made = pattern.sub(written, made)
    return made if _balanced(made) else escape(words, quote=True)


def _balanced(made: str) -> bool:
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^>]*>", made):
        if not closing:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack
