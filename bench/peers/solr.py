"""Solr 9.8 doing the page: its query parser, JSON facets, its caches off (the shared folder's `solrconfig.xml`).

Facets are integers: counted as strings they cost it half as much again, by the older `facet.field` no less.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from documents import Query

from peers import searching
from peers.searching import FACETS, HITS, START, TOP, Document, Found, Kind, Server

CORE = "/solr/catalogue"
SCHEMA = f"""<schema name="catalogue" version="1.6"><uniqueKey>id</uniqueKey>
<fieldType name="key" class="solr.StrField"/><fieldType name="facet" class="solr.IntPointField" docValues="true"/>
<fieldType name="long" class="solr.LongPointField" docValues="true"/>
<fieldType name="text" class="solr.TextField" omitPositions="true"><analyzer><tokenizer class="solr.WhitespaceTokenizerFactory"/></analyzer></fieldType>
<field name="id" type="key" indexed="true" stored="true"/><field name="_version_" type="long" indexed="false" stored="false"/>
<field name="text" type="text" indexed="true" stored="false"/>
<field name="title" type="key" indexed="false" stored="true"/><field name="creator" type="key" indexed="false" stored="true"/>
{"".join(f'<field name="{facet}" type="facet" indexed="false" stored="false" multiValued="true"/>' for facet in FACETS)}
</schema>"""
COUNTED = {facet: {"type": "terms", "field": facet, "limit": TOP} for facet in FACETS}


def prepare(folder: Path) -> None:
    """The shared folder's core with fields of our own."""
    home = folder / "home"
    shutil.copytree(START.parent / "solr" / "home", home, copy_function=shutil.copyfile)
    for each in (home, home / "catalogue", home / "catalogue" / "conf"):
        each.chmod(0o755)
    (home / "catalogue" / "conf" / "schema.xml").write_text(SCHEMA)


def fill(server: Server, found: Iterable[Document]) -> None:
    """Send them, commit, make one segment."""
    for batch in searching.batches(found):
        server.send("POST", f"{CORE}/update", json.dumps(batch))
    server.send("POST", f"{CORE}/update?optimize=true&maxSegments=1", "[]")


def there(server: Server) -> int:
    """How many documents there are."""
    return int(server.send("GET", f"{CORE}/select?q=*:*&rows=0")["response"]["numFound"])


def ask(server: Server, query: Query, first: bool, shown: bool) -> Found:
    """The page, or what it asks where few have all the words."""
    sign = "+" if first else ""
    words = [" ".join(f'"{_escaped(token)}"^{by}' for token, by in word) for word in searching.tokens(query)]
    asked = {
        "query": " ".join(f"{sign}({word})" for word in words),
        "limit": HITS,
        "fields": ["id", "score", *(["title", "creator"] if shown else [])],
        "params": {"df": "text"},
        **({"facet": COUNTED} if first else {}),
    }
    answer = server.send("POST", f"{CORE}/select", json.dumps(asked))
    facets = [each for each in FACETS if each in answer.get("facets", {})]
    return Found(answer["response"]["numFound"], len(answer["response"]["docs"]), len(facets))


def _escaped(token: str) -> str:
    return token.replace("\\", "\\\\").replace('"', '\\"')


SOLR = Kind("Solr", 1, lambda port: (str(port),), prepare, fill, there, ask)
