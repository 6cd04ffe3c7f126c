"""What is it? Decided from leader/06-07 and the coded data of block 1."""

from lavh.formats.iso2709.worksheet import Worksheet

_BY_TYPE = {
    "a": "book", "b": "manuscript", "c": "score", "d": "score", "e": "map", "f": "map", "g": "video", "i": "audiobook", "j": "recording", "k": "image",
    "l": "software", "m": "kit", "n": "software", "r": "museum-object",
}  # fmt: skip
_BY_ELECTRONIC_TYPE = {
    "a": "dataset",
    "b": "software",
    "c": "image",
    "d": "ebook",
    "e": "dataset",
    "f": "software",
    "g": "software",
    "h": "recording",
    "j": "website",
}
_BY_SERIAL_TYPE = {"f": "dataset", "g": "website"}
_BY_GRAPHIC = {"e": "photograph", "f": "photograph"}
_BY_CODE = {"l": (_BY_ELECTRONIC_TYPE, "135a", "ebook"), "k": (_BY_GRAPHIC, "116a", "image")}
_WORDS = {
    "thesis": "thesis", "автореферат диссертации": "thesis", "диссертация": "thesis", "авторефераты диссертаций": "thesis", "thèses et écrits académiques": "thesis",
    "электронный ресурс": "", "рукопись": "manuscript", "ноты": "score", "карты": "map", "звукозапись": "recording", "видеозапись": "video",
    "фотография": "photograph", "фотографии": "photograph", "аудиокнига": "audiobook", "шрифт брайля": "tactile", "texte imprimé": "", "braille": "tactile",
    "enregistrement sonore": "recording", "images animées": "video", "musique imprimée": "score", "document cartographique": "map", "image fixe": "image",
    "dissertatsiya": "thesis", "avtoreferat": "thesis", "диссертация автореферати": "thesis", "qoʻlyozma": "manuscript", "audiokitob": "audiobook",
}  # fmt: skip
_ELECTRONIC = frozenset(
    (
        "электронный ресурс",
        "electronic resource",
        "ressource électronique",
        "elektron resurs",
        "электрон ресурс",
        "risorsa elettronica",
    )
)


def settle_kind(sheet: Worksheet) -> None:
    """Sets `kind` and `digital`."""
    forms = {form[:4]: form[4:] for form in reversed(sheet.forms)}  # tag and subfield code → coded text
    sheet.digital = _is_electronic(sheet, forms)
    kind = sheet.profile.kind or _coded(sheet, forms)
    for word in sheet.genres:
        told = _WORDS.get(word)
        if told and (
            kind in {"book", "software"}
            or (told == "photograph" and kind == "image")
            or (told == "audiobook" and kind == "recording")
        ):
            kind = told
    if kind == "book" and _is_thesis(forms):
        kind = "thesis"
    sheet.kind = sheet.profile.kind or ("ebook" if kind == "book" and sheet.digital else kind)


def _is_electronic(sheet: Worksheet, forms: dict[str, str]) -> bool:
    if sheet.leader[6:7] == "l" or forms.get("106a", "")[:1] == "s":
        return True
    return (
        "183:cr" in sheet.carriers or "183:ceb" in sheet.carriers or any(word in _ELECTRONIC for word in sheet.genres)
    )


def _coded(sheet: Worksheet, forms: dict[str, str]) -> str:
    what, level = sheet.leader[6:7], sheet.leader[7:8]
    if forms.get("106a", "")[:1] == "f" or "181:tct" in sheet.carriers:
        return "tactile"
    if what in _BY_CODE:
        table, tag, usual = _BY_CODE[what]
        return table.get(forms.get(tag, "")[:1], usual)
    if what == "a" and level == "a":
        return "article"
    if what == "a" and level in "si" and level:
        return _BY_SERIAL_TYPE.get(forms.get("110a", "")[:1], "periodical")
    if what == "i" and ("181:spw" in sheet.carriers or not sheet.carriers):
        return "audiobook"
    return _BY_TYPE.get(what, "book" if not what.strip(" |#") else "other")


def _is_thesis(forms: dict[str, str]) -> bool:
    return bool({"m", "v"} & set(forms.get("105a", "")[4:8]))
