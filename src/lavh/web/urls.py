"""Pages. The language is the first part of every address; `addresses` makes what is matched here."""

from django.conf import settings as configured
from django.urls import path, register_converter

from lavh.kernel.interface import BY_CODE
from lavh.web.views import (
    about,
    app,
    browse,
    devices,
    downloads,
    home,
    institution,
    listen,
    notes,
    pages,
    person,
    publication,
    read,
    search,
    settings,
    shelf_files,
    shelves,
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


class ShelfKey:
    """A shelf: one of the three that everybody has, or the number of an own one."""

    regex = "now|next|done|[0-9]{1,18}"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Language, "language")
register_converter(ShelfKey, "shelf")

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
    path("shared/<slug:token>", shelves.shared_door),
    path("<language:language>/shared/<slug:token>", shelves.shared),
    path("<language:language>/work/<int:number>/shelves", shelves.of_work),
    path("<language:language>/shelves", shelves.hub),
    path("<language:language>/shelves/going", shelves.going),
    path("<language:language>/shelves/along", shelves.along),
    path("<language:language>/shelves/import", shelf_files.bring),
    path("<language:language>/shelves/<shelf:key>", shelves.page),
    path("<language:language>/shelves/<shelf:key>/file", shelf_files.file),
    path("<language:language>/shelves/<shelf:key>/titles", shelves.titles),
    path("<language:language>/devices", devices.page),
    path("<language:language>/devices/code", devices.code),
    path("<language:language>/devices/join", devices.join),
    path("<language:language>/devices/let-in", devices.let_in),
    path("<language:language>/devices/history", devices.history),
    path("<language:language>/devices/everything", devices.everything),
    path("<language:language>/devices/forget", devices.forget),
    path("<language:language>/devices/<int:number>", devices.one),
    path("<language:language>/notes", notes.page),
    path("<language:language>/notes/file", notes.file),
    path("<language:language>/about", about.page),
]
