"""ISBD prescribed punctuation: cataloguers write it at the ends of subfields; patrons do not want to see it.

ISBD 2011, A.3: " / " responsibility, " : " other title or publisher, " ; " further statement, " = " parallel, " + " accompanying material.
"""

_MARKS = frozenset("/:;,=+،؛\u3001\uff0c")
_PLAIN = frozenset("/:;,")
_SPACED = "=+"  # part of the text unless a space stands before: "C++"
_TRAILING = frozenset("/:;,=+،؛\u3001\uff0c. \t\n\u3000")

# Words that keep their final full stop, in lower case: English and Latin; German, French, Spanish and Italian; Russian, Uzbek and their
# neighbours. Single letters are initials and need no entry.
_WORDS = """
    abr acad adm al aug ave bd bibl bldg bp bros bull ca capt cent cf chr cie co col coll comp cong corp ct dec dept dev dir dist div doc dr ed eds edn
    esq est et etc ex facs fasc feb fig figs fl fr front ft gen geo gov govt hon hrsg ibid ill illus impr inc incl inst int introd jan jr lib lt ltd mass
    mfg mr mrs ms mt mus nat no nos nov nr ns oct op orig p pa ph phil pl port ports pp pref prelim print prof prov ps pseud pt pts pub publ pubs rec ref
    repr rev rpt ser sept sess sgt soc sr st ste sup suppl supt tab trans univ unp v va viz vol vols vs wash yr
    abb abt aufl ausg bde bearb beil betr bzw erw hg jg jh kg lfg nachdr rer übers verb verf verl vlg zsgest éd augm av bibliogr cia edit édit env libr
    rééd réimpr trad ilus núm pról págs tip vv aa
    акад авт в вып вв г гг гл гос др доп ежемес журн изд им илл ил инст исслед испр канд кн л лит м млн мин напр науч нац об обл отв п пер пед перераб
    под полигр пос пр предисл приложение проф р ред рис род с сб сер сост ср ст стер стр т табл тип тов тт тыс у указ ун-т учеб ф филол ч чл экз экон
    б бет й й-и ва нашр тўпл таҳр тузув y n bet nashr tahr tuz to\u02bbpl jild
"""
ABBREVIATIONS = frozenset(_WORDS.split())


_keeps: dict[str, bool] = {}  # last word with its full stop → whether the stop belongs to it


def trim(text: str) -> str:
    """`text` without the marks that introduce the next element; a final full stop stays."""
    last = text[-1:]
    if last in _PLAIN:
        return text.rstrip(" /:;,").lstrip()
    if last not in _TRAILING:
        return text.lstrip()
    text = text.strip()
    while text and text[-1] in _MARKS and not (text[-1] in _SPACED and text[-2:-1].strip()):
        text = text[:-1].rstrip()
    return text


def trim_stop(text: str) -> str:
    """`trim`, and without the final full stop unless it belongs to an initial, an abbreviation or an ellipsis."""
    last = text[-1:]
    if last not in _TRAILING:
        return text.lstrip() if text[:1] == " " else text
    if last != ".":
        text = trim(text)
        if last in _PLAIN or text[-1:] != ".":
            return text  # before a mark a full stop is part of the word
    word = text[text.rfind(" ") + 1 :]
    keeps = _keeps.get(word)
    if keeps is None:
        keeps = _abbreviated(word)
        if len(_keeps) < 100_000:
            _keeps[word] = keeps
    return text.strip() if keeps else text[:-1].strip()


def _abbreviated(word: str) -> bool:
    if word[-2:-1] in ")]":
        return False
    word = word[:-1].lstrip("([{\"'«“")
    if len(word) < 2:
        return not word.isdigit()
    return "." in word or word[-2] == "-" or word.lower() in ABBREVIATIONS


def balanced(text: str) -> str:
    """`text` without a square bracket whose partner stands in another subfield: "[S.l." → "S.l."."""
    if "[" in text:
        if "]" not in text:
            return text.replace("[", "").strip()
    elif "]" in text:
        return text.replace("]", "").strip()
    return text
