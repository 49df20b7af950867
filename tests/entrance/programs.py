"""A process of its own that asks for a code: ``python -m tests.entrance.programs ADDRESS``."""

from __future__ import annotations

import os
import sys

import django


def ask(address: str) -> int:
    """The answer's status."""
    from django.test import Client

    answer = Client().post("/sign-in/", {"email": address}, headers={"Host": "localhost"})
    return int(answer.status_code)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countersign.settings")
    django.setup()
    print(ask(sys.argv[1]))  # noqa: T201
