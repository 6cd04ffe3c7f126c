"""dc:type and dc:format as our kinds: DCMI Type, COAR, info:eu-repo, and the words repositories use instead."""

import re

MEDIA_TYPE = re.compile(r"^(?:application|audio|image|text|video|model)/[\w.+-]+$")
VAGUE = frozenset({"other", "image", "collection"})  # a later, narrower word may replace it

KINDS = {
    "annotation": "other", "anthology": "book", "archive": "archive", "archival material": "archive", "article": "article",
    "audio": "recording", "audiobook": "audiobook", "bachelorthesis": "thesis", "book": "book", "bookpart": "article", "book part": "article",
    "book chapter": "article", "book review": "article", "capítulo": "article", "chapter": "article", "conferenceobject": "article",
    "conference object": "article", "conference paper": "article", "conference proceedings": "book", "conferenceproceedings": "book",
    "contributiontoperiodical": "article", "data paper": "article", "dataset": "dataset", "diploma": "thesis", "dissertation": "thesis",
    "doctoral thesis": "thesis", "doctoralthesis": "thesis", "ebook": "ebook", "film": "video", "illustration": "image", "image": "image",
    "incunabulum": "book", "interactiveresource": "software", "journal": "periodical", "journal article": "article", "lecture": "video",
    "letter": "manuscript", "magazine": "periodical", "manuscript": "manuscript", "map": "map", "master thesis": "thesis",
    "masterthesis": "thesis", "monograph": "book", "movingimage": "video", "moving image": "video", "museum object": "museum-object",
    "music": "recording", "musical notation": "score", "musical score": "score", "newspaper": "periodical", "newspaper article": "article",
    "notated music": "score", "painting": "museum-object", "peer-reviewed article": "article", "periodical": "periodical", "photo": "photograph",
    "photograph": "photograph", "physicalobject": "museum-object", "physical object": "museum-object", "postcard": "image", "poster": "image",
    "preprint": "article", "print": "image", "proceedings": "book", "research article": "article", "review": "article", "score": "score",
    "serial": "periodical", "sheet music": "score", "software": "software", "sound": "recording", "sound recording": "recording",
    "stillimage": "image", "still image": "image", "studentthesis": "thesis", "text": "", "thesis": "thesis", "video": "video",
    "web site": "website", "website": "website", "workingpaper": "article", "3d": "museum-object",
    "автореферат": "thesis", "аудио": "recording", "видео": "video", "диссертация": "thesis", "журнал": "periodical", "карта": "map",
    "книга": "book", "ноты": "score", "рукопись": "manuscript", "статья": "article", "фотография": "photograph", "газета": "periodical",
    "dissertatsiya": "thesis", "gazeta": "periodical", "jurnal": "periodical", "kitob": "book", "maqola": "article", "qoʻlyozma": "manuscript",
    "xarita": "map", "fotosurat": "photograph",
    "aufsatz": "article", "buch": "book", "karte": "map", "fotografie": "photograph", "handschrift": "manuscript", "livre": "book",
}  # fmt: skip
_BY_MEDIA = (
    ("audio/", "recording"),
    ("video/", "video"),
    ("image/", "image"),
    ("model/", "museum-object"),
    ("application/epub", "ebook"),
)
# COAR Resource Types, https://vocabularies.coar-repositories.org/resource_types/
_COAR = {
    "c_2f33": "book", "c_3248": "article", "c_6501": "article", "c_5794": "article", "c_46ec": "thesis", "c_db06": "thesis",
    "c_bdcc": "thesis", "c_7a1f": "thesis", "c_0640": "periodical", "c_2fe3": "periodical", "c_ddb1": "dataset", "c_c513": "image",
    "c_ecc8": "image", "c_8a7e": "video", "c_12ce": "video", "c_18cc": "recording", "c_18cd": "score", "c_12cd": "map", "c_0040": "manuscript",
    "c_5ce6": "software", "c_816b": "article", "c_8042": "article", "c_f744": "book",
}  # fmt: skip


def words(value: str) -> str:
    """A type without the namespace it comes in."""
    return value.rstrip("/").rpartition("/")[2] if "/" in value and " " not in value else value


def kind(value: str) -> str:
    """Our kind for a type, "" if it is none."""
    last = words(value).strip().rstrip(".").casefold()
    return _COAR.get(last) or KINDS.get(last, "") or KINDS.get(last.removesuffix("s"), "")


def kind_of_media(value: str) -> str:
    """Our kind for a media type, "" if it does not tell."""
    return next((ours for beginning, ours in _BY_MEDIA if value.startswith(beginning)), "")
