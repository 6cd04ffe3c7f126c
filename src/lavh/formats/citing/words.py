"""Words of references by the language of the thing cited, as the norms want it: a Russian book is cited in Russian wherever it is read."""

from collections.abc import Mapping

import msgspec

from lavh.formats.citing.source import Cited


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What stands between the facts. `{}` is where the fact goes."""

    others: str  # and others
    edited: str  # behind or before the editors' names
    translated: str
    page: str
    pages: str
    extent: str  # pages of a whole book
    volume: str
    issue: str
    undated: str
    nowhere: str  # no place
    nobody: str  # no publisher
    electronic: str
    address: str
    within: str  # in a book
    thesis: str
    both: str = "&"  # between the last two names of APA
    comma: str = ", "  # between names


WORDS: Mapping[str, Words] = {
    "en": Words(
        others="et al.", edited="ed. by {}", translated="transl. by {}", page="p. {}", pages="pp. {}", extent="{} p.", volume="vol. {}", issue="no. {}",
        undated="n.d.", nowhere="S. l.", nobody="s. n.", electronic="Electronic resource", address="URL: {}", within="In: ", thesis="Thesis",
    ),
    "ru": Words(
        others="и др.", edited="под ред. {}", translated="пер. {}", page="С. {}", pages="С. {}", extent="{} с.", volume="Т. {}", issue="№ {}",
        undated="б. г.", nowhere="Б. м.", nobody="б. и.", electronic="Электронный ресурс", address="URL: {}", within="В: ", thesis="Диссертация", both="и",
    ),
    "uz": Words(
        others="va boshq.", edited="{} tahriri ostida", translated="{} tarjimasi", page="B. {}", pages="B. {}", extent="{} b.", volume="{}-jild", issue="{}-son",
        undated="y. yoʻq", nowhere="J. yoʻq", nobody="n. yoʻq", electronic="Elektron resurs", address="URL: {}", within="Kitobda: ", thesis="Dissertatsiya", both="va",
    ),
    "uz-cyrl": Words(
        others="ва бошқ.", edited="{} таҳрири остида", translated="{} таржимаси", page="Б. {}", pages="Б. {}", extent="{} б.", volume="{}-жилд", issue="{}-сон",
        undated="й. йўқ", nowhere="Ж. йўқ", nobody="н. йўқ", electronic="Электрон ресурс", address="URL: {}", within="Китобда: ", thesis="Диссертация", both="ва",
    ),
    "ar": Words(
        others="وآخرون", edited="تحرير {}", translated="ترجمة {}", page="ص {}", pages="ص {}", extent="{} ص", volume="مج {}", issue="ع {}",
        undated="د.ت", nowhere="د.م", nobody="د.ن", electronic="مورد إلكتروني", address="URL: {}", within="في: ", thesis="رسالة جامعية", both="و", comma="، ",
    ),
}  # fmt: skip


def words_for(source: Cited) -> Words:
    """By the language, and the script in which its title is cited: a romanised Russian title stands among English words."""
    language, script = source.language, source.script
    if language in {"uz", "kaa"}:
        return WORDS["uz-cyrl" if script == "Cyrl" else "uz" if script == "Latn" else "ar"]
    if script == "Cyrl":
        return WORDS["ru"]
    return WORDS["ar" if script == "Arab" else "en"]
