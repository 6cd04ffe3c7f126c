"""Every address: pages of `web`, doors of `api`."""

from django.urls import include, path

urlpatterns = [path("", include("lavh.api.urls")), path("", include("lavh.web.urls"))]
