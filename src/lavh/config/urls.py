"""Every address: pages of `web`, doors of `api`."""

from django.urls import include, path

# No address is of both; pages first, because they are asked for most.
urlpatterns = [path("", include("lavh.web.urls")), path("", include("lavh.api.urls"))]

handler400 = "lavh.web.views.errors.bad"
handler403 = "lavh.web.views.errors.forbidden"
handler404 = "lavh.web.views.errors.not_found"
handler500 = "lavh.web.views.errors.broken"
