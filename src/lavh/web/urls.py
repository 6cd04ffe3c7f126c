"""Pages. The language is the first part of every address; `addresses` makes what is matched here."""

from django.urls import path, register_converter

from lavh.kernel.interface import BY_CODE
from lavh.web.views import home, search, work


class Language:
    """A language of the interface."""

    regex = "|".join(sorted(BY_CODE, key=len, reverse=True))

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Language, "language")

urlpatterns = [
    path("", home.door),
    path("<language:language>/", home.home),
    path("<language:language>/search", search.results),
    path("<language:language>/work/<int:number>", work.page),
]
