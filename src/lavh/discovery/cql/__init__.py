"""The Contextual Query Language of SRU: text → tree (`parsing`) → query of ours (`meaning`).

https://www.loc.gov/standards/sru/cql/ (1.2) · OASIS searchRetrieve part 5 (2.0)
"""

from lavh.discovery.cql.diagnostics import Diagnosed
from lavh.discovery.cql.meaning import INDEXES, Found, understand
from lavh.discovery.cql.parsing import parse

__all__ = ["INDEXES", "Diagnosed", "Found", "parse", "understand"]
