"""What kind of thing an object of a museum is, from the words and numbers of its type."""

from collections.abc import Iterable

from lavh.formats.oai_dc import types

# The Art & Architecture Thesaurus of the Getty, https://www.getty.edu/research/tools/vocabularies/aat/
_AAT = {
    "300046300": "photograph", "300128359": "photograph", "300138191": "photograph", "300127173": "photograph", "300028051": "book", "300028094": "map", "300041273": "image",
    "300041365": "image", "300033973": "image", "300026816": "image", "300026685": "archive", "300028569": "manuscript", "300026877": "manuscript", "300026430": "score",
    "300028633": "recording", "300028682": "video", "300026657": "periodical", "300026819": "image", "300027221": "image", "300041379": "image",
}  # fmt: skip
_PARTS = (
    (("foto", "photo", "negativ", "positiv", "diapositiv", "daguerr", "фото", "surat"), "photograph"),
    (("zeichnung", "drawing", "grafik", "graphik", "radierung", "kupferstich", "holzschnitt", "lithogra", "postkarte", "plakat", "poster", "etching", "engraving", "woodcut", "druckgr", "рисунок", "гравюр", "литограф", "плакат", "открытк"), "image"),
    (("handschrift", "manuscript", "autograph", "рукопис", "qoʻlyozma"), "manuscript"),
    (("urkunde", "akte", "archivalie"), "archive"),
    (("landkarte", "stadtplan", "globus", "atlas"), "map"),
    (("notenblatt", "partitur"), "score"),
    (("schallplatte", "tonband"), "recording"),
    (("filmrolle", "spielfilm"), "video"),
)  # fmt: skip


def kind(terms: Iterable[str], addresses: Iterable[str]) -> str:
    """Our kind; what is no document of any kind is an object."""
    for address in addresses:
        if found := _AAT.get(address.rstrip("/").rpartition("/")[2], ""):
            return found
    words = [each.lower() for each in terms]
    for word in words:
        found = types.kind(word)
        if found and found not in types.VAGUE:
            return found
    for parts, found in _PARTS:
        if any(part in word for word in words for part in parts):
            return found
    return "museum-object"
