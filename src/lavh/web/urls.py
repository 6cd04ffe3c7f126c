"""Pages. The language is the first part of every address; `addresses` makes what is matched here."""

from django.conf import settings as configured
from django.urls import path, register_converter

from lavh.kernel.interface import BY_CODE
from lavh.web.views import (
    about,
    app,
    browse,
    downloads,
    home,
    institution,
    listen,
    pages,
    person,
    publication,
    read,
    search,
    settings,
    source,
    subject,
    suggest,
    work,
)


class Language:
    """A language of the interface."""

    regex = "|".join(sorted(BY_CODE, key=len, reverse=True))

    def to_python(self, value: str) -> str:
        """As it is; a language that is not switched on has no pages."""
        if value not in dict(configured.LANGUAGES):
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Language, "language")

urlpatterns = [
    path("<language:language>/search", search.results),
    path("", home.door),
    path("sw.js", app.worker),
    path("cover/<int:number>-<int:kind>.svg", app.cover),
    path("<language:language>/", home.home),
    path("<language:language>/manifest.webmanifest", app.manifest),
    path("<language:language>/more", pages.more),
    path("<language:language>/help", pages.help_),
    path("<language:language>/offline", pages.offline),
    path("<language:language>/patterns", pages.patterns),
    path("<language:language>/settings", settings.page),
    path("<language:language>/search/filters", search.filters),
    path("<language:language>/search/facet/<slug:name>", search.facet),
    path("<language:language>/suggest", suggest.suggestions),
    path("<language:language>/browse", browse.hub),
    path("<language:language>/browse/<slug:name>", browse.listed),
    path("<language:language>/timeline", browse.timeline),
    path("<language:language>/new", browse.new),
    path("<language:language>/shelf", browse.shelf),
    path("<language:language>/person/<int:number>", person.page),
    path("<language:language>/subject/<int:number>", subject.page),
    path("<language:language>/work/<int:number>", work.page),
    path("<language:language>/work/<int:number>/editions", work.editions),
    path("<language:language>/work/<int:number>/sources", work.sources),
    path("<language:language>/work/<int:number>/parts", work.parts),
    path("<language:language>/work/<int:number>/related", work.related),
    path("<language:language>/work/<int:number>/cite", work.cite),
    path("<language:language>/work/<int:number>/share", work.share),
    path("<language:language>/publication/<int:number>", publication.page),
    path("<language:language>/record/<int:number>", source.record),
    path("<language:language>/source/<slug:slug>", source.page),
    path("<language:language>/institutions", institution.everybody),
    path("<language:language>/institution/<slug:slug>", institution.page),
    path("<language:language>/institution/<slug:slug>/<slug:branch_slug>", institution.branch),
    path("<language:language>/read/<int:number>", read.page),
    path("<language:language>/read/<int:number>/contents", read.contents),
    path("<language:language>/read/<int:number>/text/<int:item>", read.text),
    path("<language:language>/listen/<int:number>", listen.page),
    path("<language:language>/downloads", downloads.page),
    path("<language:language>/downloads/<int:number>.json", downloads.listed),
    path("<language:language>/about", about.page),
]
