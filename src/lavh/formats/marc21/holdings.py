"""Holdings and copies: 852 with 866–868 and 876–878, and Koha's 952. 949, 995 and other local tags are read where a profile names them."""

from functools import partial

from lavh.formats.iso2709.fields import Rows
from lavh.formats.iso2709.holdings import copies, holdings_statement

FIELDS: Rows = (
    (
        "852",
        partial(copies, "852"),
        "holdings",
        "$a institution, $b branch, $c shelf, $h $i $k $m call number, $p barcode, $z note",
    ),
    ("866 867 868", holdings_statement, "holdings.summary", "joined to 852 by $8"),
    (
        "876 877 878",
        partial(copies, "876"),
        "holdings.copies",
        "joined to 852 by $8; $p barcode, $j status, $h use, $3 volume",
    ),
    (
        "952",
        partial(copies, "952"),
        "holdings",
        "Koha: $a institution, $b branch, $c shelf, $o call number, $p barcode, $h volume, $7 not for loan",
    ),
)
