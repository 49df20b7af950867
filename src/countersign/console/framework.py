"""Starting Django for the words that need it."""

from __future__ import annotations

import gc
import os
import sys

import django
from pydantic import ValidationError


def start() -> None:
    """Load settings and models. What is wrong with the settings is said in one sentence, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countersign.settings")
    try:
        django.setup()
    except (RuntimeError, ValueError) as error:
        sys.exit(why_not(error))


def settle() -> None:
    """Everything that is loaded by now stays: it is not looked through again for what could be thrown away."""
    gc.collect()
    gc.freeze()


def why_not(error: Exception) -> str:
    """What is wrong, and in which setting."""
    if not isinstance(error, ValidationError):
        return f"Countersign cannot start. {error}"
    first = error.errors()[0]
    place = "_".join(str(part) for part in first["loc"]).upper()
    name = f"COUNTERSIGN_{place}: " if place else ""
    return f"Countersign cannot start. {name}{first['msg'].removeprefix('Value error, ')}."
