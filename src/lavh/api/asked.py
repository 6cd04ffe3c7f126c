"""What the parameters of a search address mean. The same names as on the pages; the API, the Atom feed and SRU's facets share them."""

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from django.http import QueryDict
from pydantic import BaseModel, ConfigDict, Field, model_validator

from lavh.discovery.facets import FACETS, filters
from lavh.discovery.query import Order
from lavh.discovery.search import Request

Code = Annotated[str, Field(max_length=200)]
Codes = Annotated[list[Code], Field(default_factory=list, max_length=50)]
Year = Annotated[int, Field(ge=-9999, le=9999)]


class Parameters(BaseModel):
    """Parameters of an address."""

    model_config = ConfigDict(populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _given(cls, values: Any) -> Any:
        """An empty field of a form is a field left out; no database can look for a NUL."""
        return {name: _clean(value) for name, value in values.items() if value != ""}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd")
    return [each.replace("\x00", "\ufffd") for each in value]


class Search(Parameters):
    """Parameters that say what is looked for. Repeating one of them means: any of these."""

    q: str = Field(
        "",
        description='Words, "phrases", -not, OR, author: title: subject: series: publisher: isbn: year:1990-2000. Any script.',
    )
    kind: Codes = Field(description="Kind of thing: book, periodical, map, photograph, museum-object, archive …")
    language: Codes = Field(description="Language of the content: BCP 47 primary subtag (uz, kaa, ru …).")
    script: Codes = Field(description="Script: ISO 15924, lower case (latn, cyrl, arab …).")
    institution: Codes = Field(description="Short name of an institution: see /institutions.")
    sector: Codes = Field(description="Type of institution: national-library, public-library, museum, archive …")
    region: Codes = Field(description="Short name of a region.")
    person: Codes = Field(description="Number of a person or body that made it.")
    about: Codes = Field(description="Number of a person or body that it is about.")
    subject: Codes = Field(description="Number of a topic.")
    place: Codes = Field(description="Number of a place.")
    period: Codes = Field(description="Number of a period.")
    genre: Codes = Field(description="Number of a genre.")
    rights: Codes = Field(description="What may be done with it: public-domain, cc0, cc-by, in-copyright …")
    now: Codes = Field(description="What one can do with it now: read, listen, look, borrow, on-site, limited.")
    first: Year | None = Field(None, alias="from", description="From this year on; years before our era are negative.")
    to: Year | None = Field(None, description="Up to this year.")
    exact: bool = Field(False, description="Words as they are spelt: oʻt does not find ot.")

    def request(self, sort: Order = "relevance") -> Request:
        """What discovery is asked."""
        chosen = {name: getattr(self, name) for name in FACETS}
        return Request(self.q, filters(chosen), self._years(), self.exact, sort)

    def _years(self) -> tuple[int | None, int | None]:
        """Years before our era are all the year 0 in the index."""
        return (None if self.first is None else max(self.first, 0), None if self.to is None else max(self.to, 0))


class Page(Search):
    """A page of what is found."""

    sort: Order = "relevance"
    page: int = Field(
        1, ge=1, le=10_000, description="Pages are numbered from 1; only the first 10,000 works can be paged through."
    )
    size: int = Field(20, ge=1, le=100)


LISTS = frozenset(name for name, field in Page.model_fields.items() if get_args(field.annotation)[:1] == (Code,))


def read(parameters: QueryDict) -> Page:
    """The parameters of an address, outside the API. Raises pydantic.ValidationError."""
    given: Mapping[str, object] = {
        name: parameters.getlist(name) if name in LISTS else parameters[name] for name in parameters
    }
    return Page.model_validate(given)
