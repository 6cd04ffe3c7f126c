"""Text in any script: folding for index and query, stems, sorting, transliteration, marking."""

from lavh.kernel.text.folding import Analysed, alternatives, analyse, fold, folds
from lavh.kernel.text.marking import framed, hits, mark, snippet, sought, spans
from lavh.kernel.text.scripts import direction, script_of
from lavh.kernel.text.skeleton import loose
from lavh.kernel.text.sorting import alphabet, initial, sort_key, sort_keys
from lavh.kernel.text.spelling import exact
from lavh.kernel.text.stemming import stem_alternatives, stems

__all__ = [
    "Analysed",
    "alphabet",
    "alternatives",
    "analyse",
    "direction",
    "exact",
    "fold",
    "folds",
    "framed",
    "hits",
    "initial",
    "loose",
    "mark",
    "script_of",
    "snippet",
    "sort_key",
    "sort_keys",
    "sought",
    "spans",
    "stem_alternatives",
    "stems",
]
