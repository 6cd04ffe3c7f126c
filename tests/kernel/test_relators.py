"""What agents did, in words."""

from lavh.kernel import relators
from lavh.kernel.languages import INTERFACE


def test_roles_are_named_in_every_language_of_the_interface() -> None:
    assert [relators.name("trl", language) for language in INTERFACE] == [
        "tarjimon", "таржимон", "awdarmashı", "переводчик", "translator", "مترجم",
    ]  # fmt: skip
    assert [relators.name(code, "uz") for code in ("aut", "ill", "cmp", "prf", "pht", "PBL")] == [
        "muallif", "illyustrator", "bastakor", "ijrochi", "fotosuratchi", "noshir",
    ]  # fmt: skip


def test_no_role_lacks_a_name() -> None:
    assert [
        (code, language) for code in relators.codes() for language in INTERFACE if not relators.name(code, language)
    ] == []
    assert len(relators.codes()) >= 100


def test_other_languages_get_the_nearest_and_unknown_codes_nothing() -> None:
    assert [relators.name("aut", "kk"), relators.name("aut", "fr"), relators.name("zzz", "en")] == [
        "автор",
        "author",
        "",
    ]
