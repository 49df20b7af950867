"""``python -m tests.bench.floor SESSION``: an empty database becomes the floor's, and is served."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils.timezone import now

from countersign.console.loading import load, settle
from countersign.console.web_server import web_server
from tests.bench.floor.urls import TABLE

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.floor.settings"


def main(session: str) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    begin(session)
    connections.close_all()
    load("tests.bench.floor.wsgi")
    settle()
    web_server("tests.bench.floor.wsgi:application", settings.DEPLOYMENT.address, settings.DEPLOYMENT.port).serve()


def begin(session: str) -> None:
    """Somebody has come in before."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session

    content = SessionStore().encode({"who": "somebody"})
    Session.objects.create(session_key=session, session_data=content, expire_date=now() + timedelta(days=1))


if __name__ == "__main__":
    main(sys.argv[1])
