"""Who is one with whom: by numbers, by names where numbers do not contradict, by what authority records say; whatever the order."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lavh.catalog.authority_numbers import telling
from lavh.catalog.joining import NAME, NUMBER, VARIANT, Key, clusters, is_telling, key, number_keys


def node(*names: str, numbers: Sequence[str] = (), variants: Sequence[str] = ()) -> set[Key]:
    """A node with these keys."""
    return {
        *(key(NAME, f"p {name}|") for name in names),
        *(key(VARIANT, f"p {name}|") for name in variants),
        *(key(NUMBER, number) for number in numbers),
    }


def test_the_same_number_makes_one_whatever_the_names() -> None:
    found = clusters(
        {
            1: node("alisher navoi", numbers=["viaf 1"]),
            2: node("nizam al din", numbers=["viaf 1"]),
            3: node("ali qushji"),
        }
    )
    assert found == [[1, 2], [3]]


def test_numbers_are_followed_over_several_schemes() -> None:
    found = clusters(
        {
            1: node("a b", numbers=["viaf 1", "isni 2"]),
            2: node("c d", numbers=["isni 2", "gnd 3"]),
            3: node("e f", numbers=["gnd 3"]),
        }
    )
    assert found == [[1, 2, 3]]


def test_a_name_joins_those_whose_numbers_do_not_contradict() -> None:
    found = clusters({1: node("a b", numbers=["viaf 1"]), 2: node("a b", numbers=["gnd 2"]), 3: node("a b")})
    assert found == [[1, 2, 3]]


def test_different_numbers_of_one_scheme_are_never_joined_by_a_name_and_a_name_alone_then_means_nobody() -> None:
    found = clusters({1: node("a b", numbers=["viaf 1"]), 2: node("a b", numbers=["viaf 2"]), 3: node("a b")})
    assert found == [[1], [2], [3]]


def test_no_chain_of_names_joins_different_numbers_of_one_scheme() -> None:
    found = clusters(
        {
            1: node("a b", numbers=["viaf 1"]),
            2: node("a b", "c d", numbers=["gnd 5"]),
            3: node("c d", numbers=["viaf 2"]),
            4: node("a b"),
        }
    )
    assert found == [[1], [2], [3], [4]]


def test_a_see_from_reference_leads_a_bare_name_to_its_heading_unless_it_leads_to_two() -> None:
    authority = node("alisher navoiy", numbers=["local@1 7"], variants=["mir alisher", "navoiy"])
    assert clusters({-9: authority, 1: node("mir alisher"), 2: node("navoiy")}) == [
        [-9, 1],
        [2],
    ]  # one word tells too little
    other = node("mir ali", numbers=["local@1 8"], variants=["mir alisher"])
    assert clusters({-9: authority, -8: other, 1: node("mir alisher")}) == [[-9], [-8], [1]]


def test_who_is_called_so_goes_before_who_is_referred_to_so() -> None:
    named = node("a b", numbers=["local@1 1"])
    referred = node("c d", numbers=["local@1 2"], variants=["a b"])
    assert clusters({-1: named, -2: referred, 5: node("a b")}) == [[-2], [-1, 5]]


NAMES = st.sampled_from(["a b", "c d", "e f"])
NUMBERS = st.sampled_from(["viaf 1", "viaf 2", "gnd 1", "gnd 2", "isni 1"])
NODES = st.lists(
    st.builds(
        lambda names, numbers, variants: node(*(names if numbers else names[:1]), numbers=numbers, variants=variants if numbers else ()),
        st.lists(NAMES, min_size=1, max_size=2),
        st.lists(NUMBERS, max_size=2),
        st.lists(NAMES, max_size=2),
    ),
    max_size=8,
)  # fmt: skip


@given(nodes=NODES, order=st.randoms(use_true_random=False))
def test_the_order_of_nodes_does_not_matter(nodes: list[set[Key]], order: object) -> None:
    there = list(enumerate(nodes, 1))
    shuffled = list(there)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(dict(shuffled)) == clusters(dict(there))


@given(nodes=NODES)
def test_different_numbers_of_one_scheme_are_one_only_if_numbers_lead_from_one_to_the_other(
    nodes: list[set[Key]],
) -> None:
    there = dict(enumerate(nodes, 1))
    by_number = {
        number: index
        for index, part in enumerate(clusters({number: {each for each in own if each.role == NUMBER} for number, own in there.items()}))
        for number in part
    }  # fmt: skip
    for part in clusters(there):
        schemes: dict[str, set[int]] = {}
        for number in part:
            for each in there[number]:
                if each.role == NUMBER:
                    schemes.setdefault(each.scheme, set()).add(by_number[number])
        assert all(len(identities) == 1 for identities in schemes.values())


def test_numbers_are_compared_however_they_are_written() -> None:
    written = (("isni", "0000 0001 2138 0022"), ("lccn", "n  79021164"), ("wikidata", "q42"), ("orcid", "0000-0002-1825-0097"), ("viaf", "abc"), ("uri", "http://x"), ("local", " A 1 "))  # fmt: skip
    assert telling(written) == (
        ("isni", "0000000121380022"),
        ("lccn", "n79021164"),
        ("local", "A 1"),
        ("orcid", "0000000218250097"),
        ("wikidata", "Q42"),
    )


def test_a_number_of_an_institution_is_good_there_only() -> None:
    assert number_keys([("local", "7"), ("viaf", "1234")], [3, 4]) == {
        key(NUMBER, "local@3 7"),
        key(NUMBER, "local@4 7"),
        key(NUMBER, "viaf 1234"),
    }


def test_what_a_reference_must_have_to_tell() -> None:
    assert [is_telling(text) for text in ("p navoiy||", "p navoiy|1441-1501|", "p alisher navoiy||", "1 paxta", "1 paxta tolasi")] == [False, True, True, True, True]  # fmt: skip
