"""Is it serving? For whoever watches over us."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse

from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE


@endpoint(ANYONE)
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; otherwise Django's error page says 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
