"""Problem details (RFC 9457)."""

import json

from lavh.api.problems import Fault, code_of, problem


def test_a_problem() -> None:
    response = problem(422, "invalid-parameter", "Some.", [Fault("page", "No number.")])
    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (
        422,
        "application/problem+json",
        "no-store",
    )
    assert json.loads(response.content) == {
        "title": "Unprocessable Entity",
        "status": 422,
        "code": "invalid-parameter",
        "detail": "Some.",
        "errors": [{"parameter": "page", "detail": "No number."}],
    }


def test_codes_of_bare_statuses() -> None:
    assert [code_of(status) for status in (400, 404, 405)] == ["bad-request", "not-found", "method-not-allowed"]
