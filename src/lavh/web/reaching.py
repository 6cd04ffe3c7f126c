"""Where the storage of files does not answer, a page says so in the patron's language, and when to ask again."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from lavh.kernel.errors import Unreachable
from lavh.web.views import errors

log = logging.getLogger(__name__)


class Reaching:
    """Middleware: an answer (503) to what a page could not be made of. Files and doors answer in their own way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.codes = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing is done to what could be answered."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says it, for addresses of pages."""
        if not isinstance(error, Unreachable) or request.path_info[1:].partition("/")[0] not in self.codes:
            return None
        log.warning("storage-unreachable", extra={"code": error.code})
        response = errors.answer(request, 503)
        response["Retry-After"] = str(Unreachable.SOON)
        return response
