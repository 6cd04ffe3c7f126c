"""The policy of what a page may load, put together once and not for every page: only its nonce differs."""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

NONCE = "\ue000"
OWN = frozenset({"_csp_exempt", "_csp_config", "_csp_update", "_csp_replace"})  # what a view may ask for itself


class Policy(CSPMiddleware):
    """As django-csp has it, and django-csp itself where a view asks for another policy or nothing on the page used the nonce."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say it in a header."""
        nonce = getattr(request, "_csp_nonce", None)
        if nonce is None or settings.DEBUG or not OWN.isdisjoint(response.__dict__):
            return super().process_response(request, response)
        if HEADER not in response.headers:
            response.headers[HEADER] = _policy().replace(NONCE, nonce)
        return response


@cache
def _policy() -> str:
    return str(build_policy(nonce=NONCE))
