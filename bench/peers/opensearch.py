"""OpenSearch 3.8 doing the page: one shard, no copies, a bool query of terms, six aggregations, its caches off.

Facets are integers: counted as keywords they cost it half as much again.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from documents import Query

from peers import searching
from peers.searching import FACETS, HITS, TOP, Document, Found, Kind, Server

INDEX = {
    "settings": {
        "index": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1", "requests.cache.enable": False, "queries.cache.enabled": False},
        "analysis": {"analyzer": {"spaces": {"type": "custom", "tokenizer": "whitespace"}}},
    },
    "mappings": {
        "dynamic": "strict",
        "_source": {"includes": ["title", "creator"]},
        "properties": {
            "text": {"type": "text", "analyzer": "spaces", "index_options": "freqs"},
            "title": {"type": "keyword", "index": False, "doc_values": False},
            "creator": {"type": "keyword", "index": False, "doc_values": False},
            **{facet: {"type": "integer", "index": False} for facet in FACETS},
        },
    },
}  # fmt: skip
COUNTED = {facet: {"terms": {"field": facet, "size": TOP}} for facet in FACETS}


def prepare(_folder: Path) -> None:
    """Nothing: the index is made when it runs."""


def fill(server: Server, found: Iterable[Document]) -> None:
    """Make the index, send them, make one segment."""
    server.send(
        "PUT",
        "/_cluster/settings",
        json.dumps({"persistent": {"cluster.routing.allocation.disk.threshold_enabled": False}}),
    )
    server.send("PUT", "/catalogue", json.dumps(INDEX))
    for batch in searching.batches(found):
        lines = []
        for each in batch:
            lines += [json.dumps({"index": {"_id": str(each.pop("id"))}}), json.dumps(each)]
        answer = server.send("POST", "/catalogue/_bulk", "\n".join(lines) + "\n", "application/x-ndjson")
        if answer["errors"]:
            raise RuntimeError("OpenSearch", str(answer)[:2_000])
    server.send("POST", "/catalogue/_refresh")
    server.send("POST", "/catalogue/_forcemerge?max_num_segments=1")
    server.send("POST", "/catalogue/_flush")


def there(server: Server) -> int:
    """How many documents there are, when the shard has been opened."""
    server.send("GET", "/_cluster/health/catalogue?wait_for_status=green&timeout=300s")
    return int(server.send("GET", "/catalogue/_count")["count"])


def ask(server: Server, query: Query, first: bool, shown: bool) -> Found:
    """The page, or what it asks where few have all the words."""
    words = [
        {"bool": {"should": [{"term": {"text": {"value": token, "boost": by}}} for token, by in word]}}
        for word in searching.tokens(query)
    ]
    asked = {
        "query": {"bool": {"must" if first else "should": words}},
        "size": HITS,
        "track_total_hits": True,
        "_source": shown,
        **({"aggs": COUNTED} if first else {}),
    }
    answer = server.send("POST", "/catalogue/_search", json.dumps(asked))
    facets = [each for each in FACETS if each in answer.get("aggregations", {})]
    return Found(answer["hits"]["total"]["value"], len(answer["hits"]["hits"]), len(facets))


OPENSEARCH = Kind("OpenSearch", 1, lambda port: ("1", str(port - 1)), prepare, fill, there, ask)
