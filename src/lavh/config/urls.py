"""Every address: pages of `web` and `staff`, doors of `api`."""

from django.urls import include, path

# No address is of two; pages first, because they are asked for most.
urlpatterns = [path("", include(f"lavh.{room}.urls")) for room in ("web", "api", "staff")]

handler400 = "lavh.web.views.errors.bad"
handler403 = "lavh.web.views.errors.forbidden"
handler404 = "lavh.web.views.errors.not_found"
handler500 = "lavh.web.views.errors.broken"
