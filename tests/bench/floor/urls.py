"""One address to ask whether we are here, one that keeps a row."""

from __future__ import annotations

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

TABLE = "CREATE TABLE floor (who varchar(40) NOT NULL, body varchar(1000) NOT NULL)"


def healthy(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def keep(request: HttpRequest) -> HttpResponse:
    """What stands in the session, and what was sent, on disk before the answer goes."""
    row = [request.session["who"], request.POST["body"]]
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("INSERT INTO floor VALUES (%s, %s)", row)
    return HttpResponseRedirect("/", status=303)


urlpatterns = [path("healthz", healthy), path("keep/", keep)]
