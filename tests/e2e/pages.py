"""Every page that patrons see, in one table: what is added here is walked by every test of accessibility, size and language."""

from collections.abc import Mapping

LANGUAGES = ("uz", "uz-cyrl", "kaa", "ru", "en", "ar")
NUMBERS: Mapping[str, str] = {  # name in an address → the query that finds it in the collection of these tests
    "work": "SELECT work_id FROM catalog_manifestation GROUP BY work_id ORDER BY count(*) DESC, work_id LIMIT 1",
    "unit": "SELECT m.work_id FROM catalog_unit u JOIN catalog_record r ON r.id = u.record_id"
    " JOIN catalog_manifestation m ON m.id = r.manifestation_id ORDER BY u.children DESC LIMIT 1",
    "agent": "SELECT id FROM catalog_agent ORDER BY id LIMIT 1",
    "topic": "SELECT id FROM catalog_subject WHERE kind = 1 ORDER BY id LIMIT 1",
    "institution": "SELECT slug FROM network_institution ORDER BY id LIMIT 1",
    "branch": "SELECT b.slug FROM network_branch b JOIN network_institution i ON i.id = b.institution_id ORDER BY i.id, b.id LIMIT 1",
    "source": "SELECT slug FROM harvest_source ORDER BY id LIMIT 1",
    "record": "SELECT id FROM catalog_record ORDER BY id LIMIT 1",
}
PAGES: Mapping[str, str] = {
    "home": "/{language}/",
    "results": "/{language}/search?q=tarix",
    "results, narrowed": "/{language}/search?kind=book&from=1900&to=2030",
    "nothing found": "/{language}/search?q=qqqqq+zzzzz",
    "filters": "/{language}/search/filters?q=tarix",
    "facet": "/{language}/search/facet/person",
    "work": "/{language}/work/{work}",
    "archival unit": "/{language}/work/{unit}",
    "editions": "/{language}/work/{work}/editions",
    "records of a work": "/{language}/work/{work}/sources",
    "things like it": "/{language}/work/{work}/related",
    "parts": "/{language}/work/{unit}/parts",
    "citations": "/{language}/work/{work}/cite",
    "sharing": "/{language}/work/{work}/share",
    "person": "/{language}/person/{agent}",
    "subject": "/{language}/subject/{topic}",
    "browse": "/{language}/browse",
    "people": "/{language}/browse/people",
    "topics": "/{language}/browse/topics",
    "titles": "/{language}/browse/titles?start=K",
    "timeline": "/{language}/timeline",
    "century": "/{language}/timeline?century=1900",
    "new arrivals": "/{language}/new",
    "shelf": "/{language}/shelf",
    "institutions": "/{language}/institutions",
    "institution": "/{language}/institution/{institution}",
    "branch": "/{language}/institution/{institution}/{branch}",
    "source": "/{language}/source/{source}",
    "record": "/{language}/record/{record}",
    "record, byte by byte": "/{language}/record/{record}?as=bytes",
    "about": "/{language}/about",
    "more": "/{language}/more",
    "settings": "/{language}/settings",
    "help": "/{language}/help",
    "offline": "/{language}/offline",
    "patterns": "/{language}/patterns",
    "no such page": "/{language}/nowhere",
}
FOUND = {"no such page": 404}  # status, where it is not 200
