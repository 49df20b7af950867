"""One line in the log for each request: its id, method, route, status and how long it took. Nothing of who it was."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import structlog
from django.http import HttpRequest, HttpResponseBase

from countersign.kernel.chance import token
from countersign.kernel.routes import route

ID_BYTES = 8
HEADER = "X-Request-ID"
PROBES = ("/healthz", "/readyz", "/metrics")
"""Asked every few seconds: they are logged only when something is wrong."""

log = structlog.get_logger()


class RequestLog:
    """Django's middleware. The id is ours: what a client sends as one is not looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began, id = perf_counter(), token(ID_BYTES).hex()
        with structlog.contextvars.bound_contextvars(request_id=id):
            answer = self.get_response(request)
            if answer.status_code >= 400 or request.path not in PROBES:
                took = round((perf_counter() - began) * 1000, 1)
                told = {"method": request.method, "route": route(request), "status": answer.status_code}
                log.info("request", **told, milliseconds=took)
        answer[HEADER] = id
        return answer
