"""DAISY talking books: 2.02 (<https://daisy.org/activities/standards/daisy/daisy-2/daisy-format-2-02-specification/>) and 3 (ANSI/NISO Z39.86-2005).

Text, sound or both; see `rwpm.listening` for how a book with both is opened for reading and for listening with one place.
"""

from lavh.formats.daisy.v3 import Daisy3
from lavh.formats.daisy.v202 import Daisy202

DAISY202 = Daisy202()
DAISY3 = Daisy3()

__all__ = ["DAISY3", "DAISY202"]
