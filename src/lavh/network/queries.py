"""Reading the network."""

from lavh.network.models import Institution

K = Institution.Kind
LENDING = {K.PUBLIC, K.UNIVERSITY, K.SCHOOL, K.SPECIAL, K.BLIND}


def lending() -> dict[int, bool]:
    """Which institutions lend: public, university and special libraries do; national ones are read on site."""
    return {number: kind in LENDING for number, kind in Institution.objects.values_list("id", "kind")}


def named(code_or_slug: str) -> Institution | None:
    """The institution with this slug or with this code in records."""
    for row in Institution.objects.all():
        if code_or_slug == row.slug or code_or_slug in row.codes:
            return row
    return None
