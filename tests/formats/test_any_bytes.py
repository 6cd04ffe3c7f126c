"""Whatever bytes come, no format fails: what cannot be read is a problem, and what cannot be cut is refused with a reason."""

import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lavh.formats import registry
from lavh.formats.reading import Profile
from lavh.kernel.errors import LavhError
from tests.formats.reading import SAMPLES

FORMATS = sorted(registry.formats())
PROFILES = (
    Profile(),
    Profile(encoding="cp1251", local_id="035$a", holdings=("952",)),
    Profile(mapping={"titles": [{"text": "t"}], "dates": [{"written": "d"}]}),
)
PIECES = (
    b"<", b">", b"&", b"&amp;", b"&#0;", b"]]>", b"<!--", b"<![CDATA[", b"<?x", b"\x1d", b"\x1e", b"\x1f", b"\x00", b"\xff\xfe", b"{", b'"', b"[", b",", b"\n", b"^A",
    b"<record>", b"</record>", b"<metadata>", b"<mods>", b"</mods>", b"<c01>", b"<rdf:RDF>", b"<lido:lido>", b"xmlns:x=''", b"#", b"-", b"999999999999", "Ўз".encode("cp1251"),
    "一九七三年".encode(), b"1850-\xd0\xb5", b" $6880-01/$1",
)  # fmt: skip
quick = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def samples(name: str) -> list[bytes]:
    """The beginnings of the samples of a format."""
    folder = SAMPLES / {"edm": "edm", "marcxml": "mods"}.get(name, name)
    return [_beginning(each) for each in sorted(folder.iterdir()) if each.suffix != ".md"]


def _beginning(file: Path) -> bytes:
    return file.read_bytes()[:6000]


def survive(name: str, content: bytes, profile: Profile) -> None:
    """Cut and read everything; nothing but our own refusals may be raised, and only while cutting."""
    each = registry.formats()[name]
    with suppress(LavhError):
        for raw in each.split(io.BytesIO(content), profile):
            each.read(raw.content, profile)
    each.read(content, profile)
    assert 0.0 <= each.recognises(content, "x.xml") <= 1.0


@pytest.mark.parametrize("name", FORMATS)
@quick
@given(
    content=st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join),
    profile=st.sampled_from(PROFILES),
)
def test_any_bytes(name: str, content: bytes, profile: Profile) -> None:
    survive(name, content, profile)


@pytest.mark.parametrize("name", FORMATS)
@quick
@given(data=st.data())
def test_a_good_sample_with_damage_anywhere(name: str, data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(samples(name)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 40))
        content = content[:at] + data.draw(st.sampled_from(PIECES) | st.binary(max_size=6)) + content[at + gone :]
    survive(name, content, data.draw(st.sampled_from(PROFILES)))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_at_all(name: str) -> None:
    survive(name, b"", Profile())
