"""Addresses under /opds."""

from django.urls import URLPattern, re_path

from lavh.api.opds import views
from lavh.kernel.interface import BY_CODE

_LANGUAGE = "|".join(sorted(BY_CODE, key=len, reverse=True))
_HOME = rf"^opds/(?P<dialect>[12])/(?P<language>{_LANGUAGE})"

urlpatterns: list[URLPattern] = [
    re_path(r"^opds/?$", views.choose),
    re_path(r"^opds/authentication\.json$", views.authentication),
    re_path(rf"{_HOME}$", views.first_page),
    re_path(rf"{_HOME}/(?P<name>languages|institutions)$", views.part),
    re_path(rf"{_HOME}/publications$", views.publications),
    re_path(rf"{_HOME}/publications/(?P<number>[0-9]{{1,18}})$", views.publication),
    re_path(rf"^opds/1/(?P<language>{_LANGUAGE})/search\.xml$", views.search_description),
]
