"""Every address: pages of `web`, doors of `api`."""

from django.urls import include, path

urlpatterns = [path("", include("lavh.api.urls")), path("", include("lavh.web.urls"))]

handler400 = "lavh.web.views.errors.bad"
handler403 = "lavh.web.views.errors.forbidden"
handler404 = "lavh.web.views.errors.not_found"
handler500 = "lavh.web.views.errors.broken"
