"""Errors in words."""

import re
from string import Formatter

from lavh.access.sentences import REFUSALS
from lavh.console.sentences import SENTENCES, sentence
from lavh.kernel.errors import Refused, Unreadable
from tests.factories.houses import ROOT

RAISED = re.compile(r"""(?:Refused|Unreachable|Unreadable)\(\s*"([a-z-]+)\"""")


def test_whatever_an_import_or_harvest_may_end_with_has_a_sentence() -> None:
    folders = [ROOT / "src" / "lavh" / room for room in ("access", "harvest", "formats")]
    raised = {
        code
        for folder in folders
        for file in folder.rglob("*.py")
        if "booklist" not in file.parts  # patrons' own lists: a page answers
        for code in RAISED.findall(file.read_text(encoding="utf-8"))
    }
    assert raised - set(SENTENCES) - set(REFUSALS) == set()
    assert "unreachable" in raised


def test_every_sentence_is_whole() -> None:
    for code, template in SENTENCES.items():
        names = {name for _, name, _, _ in Formatter().parse(template) if name}
        said = sentence(Refused(code, **{name: f"<{name}>" for name in names if name != "code"}))
        assert "{" not in said
        assert said.count("<") == len([name for name in names for _ in range(template.count(f"{{{name}}}"))])


def test_what_has_no_sentence_is_said_as_it_is() -> None:
    assert sentence(Unreadable("odd", "Something odd.")) == "Something odd."
    assert sentence(Unreadable("empty-file")) == "empty-file"  # the fact that fills the sentence is missing
