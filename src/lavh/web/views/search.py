"""Results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lavh.catalog.queries import cards
from lavh.discovery.search import Request, search
from lavh.web.context import visit

PAGE = 20


def results(request: HttpRequest, language: str) -> HttpResponse:
    """One list over every institution."""
    typed = request.GET.get("q", "")
    page = max(1, min(int(request.GET.get("page", "1")) if request.GET.get("page", "1").isdecimal() else 1, 500))
    answer = search(Request(text=typed), limit=PAGE, offset=(page - 1) * PAGE)
    context = {"visit": visit(request), "typed": typed, "answer": answer, "found": cards(answer.ids), "page": page}
    return render(request, "search.jinja", context)
