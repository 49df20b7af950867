"""Which models are protected, and writing their triggers after every ``migrate``."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections

from countersign.ledger.protection import Protection
from countersign.ledger.triggers import Table, table_of, write_triggers


def protected_tables() -> list[Table]:
    """Every table of the installation that declares a protection."""
    declared = ((model, getattr(model, "protection", None)) for model in apps.get_models())
    return [table_of(model, protection) for model, protection in declared if isinstance(protection, Protection)]


def restore_triggers(*, using: str, **_: Any) -> None:
    """After ``migrate``: Django's remake of a SQLite table has dropped them without a word."""
    present = set(connections[using].introspection.table_names())
    write_triggers(connections[using], [table for table in protected_tables() if table.name in present])
