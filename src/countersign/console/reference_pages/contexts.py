"""The contexts of this installation: the rooms in them, and their tables, as the reference reads them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, ClassVar, Protocol

from django.apps import apps
from django.db.models import Model

from countersign.ledger.columns import Proved
from countersign.ledger.protection import Protection

OURS = "countersign."


class GuardedTable(Protocol):
    """What the reference reads of a guarded model; the guard itself is the ledger's and the models' own."""

    noun: ClassVar[str]
    proved: ClassVar[Proved]
    protection: ClassVar[Protection]
    _meta: ClassVar[Any]


def contexts() -> list[str]:
    """Names of the contexts, in the order in which they are installed: lower floors first."""
    return [app.name.removeprefix(OURS) for app in apps.get_app_configs() if app.name.startswith(OURS)]


def rooms(room: str) -> Iterator[tuple[str, ModuleType]]:
    """That room of every context that has it: ``rooms("entries")``."""
    for context in contexts():
        name = f"{OURS}{context}.{room}"
        if find_spec(name):
            yield context, import_module(name)


def guarded(context: str) -> list[type[GuardedTable]]:
    """The tables of a context that the ledger proves."""
    tables: list[Any] = list(apps.get_app_config(context).get_models())
    return [model for model in tables if hasattr(model, "proved")]


def unguarded() -> list[type[Model]]:
    """Every table of the installation that it does not, other people's included."""
    return [model for model in apps.get_models(include_auto_created=True) if not hasattr(model, "proved")]
