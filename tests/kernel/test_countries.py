"""Countries."""

import pytest

from lavh.kernel import countries
from lavh.kernel.languages import INTERFACE
from lavh.kernel.tables import rows


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("uz ", "uz"), ("uz", "uz"), ("uzr", "uz"), ("ur ", "ru"), ("enk", "gb"), ("nyu", "us"), ("onc", "ca"), ("ai ", "am"), ("am ", "ai"),
        ("gw ", "de"), ("ge", "de"), ("gs", "ge"), ("XX ", ""), ("vp ", ""), ("|||", ""), ("", ""),
    ],
)  # fmt: skip
def test_codes_of_catalogues_become_countries(code: str, country: str) -> None:
    assert countries.from_marc(code) == country


def test_every_country_goes_out_as_a_code_that_comes_back() -> None:
    known = [row[0] for row in rows("lavh.kernel.countries", "marc.tsv")]
    assert [countries.from_marc(countries.to_marc(country)) for country in known] == known
    assert countries.to_marc("qq") == "xx"


def test_no_code_leads_to_two_countries() -> None:
    codes = [code for _, codes in rows("lavh.kernel.countries", "marc.tsv") for code in codes.split()]
    assert sorted(codes) == sorted(set(codes))


def test_every_country_has_a_name_in_every_language_of_the_interface() -> None:
    known = [row[0] for row in rows("lavh.kernel.countries", "marc.tsv")]
    assert [
        (country, language)
        for country in known
        for language in INTERFACE
        if countries.name(country, language) == country.upper()
    ] == []


def test_names_of_the_neighbourhood() -> None:
    assert [countries.name(code, "kaa") for code in ("uz", "kz", "tm", "tj", "kg", "af")] == [
        "Ózbekstan", "Qazaqstan", "Túrkmenstan", "Tájikstan", "Qırǵızstan", "Awǵanstan",
    ]  # fmt: skip
    assert [countries.name("uz", language) for language in INTERFACE] == [
        "Oʻzbekiston", "Ўзбекистон", "Ózbekstan", "Узбекистан", "Uzbekistan", "أوزبكستان",
    ]  # fmt: skip
    assert countries.name("QQ", "uz") == "QQ"
