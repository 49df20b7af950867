"""Which kinds of things an organisation has at all. Most tables of most organisations are empty."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.db import connection, models

from countersign.ledger.guard import Guarded, guarded_models
from countersign.ledger.models import Leaf

ORGANISATION = models.UUIDField()


def filled(organisation: UUID) -> list[type[Guarded]]:
    """Guarded models of which a row or a leaf is there, told by one statement; in the order Django knows them."""
    held = guarded_models()
    who = ORGANISATION.get_db_prep_value(organisation, connection)
    told = [value for model in held for value in (who, who, model.noun)]
    with connection.cursor() as cursor:
        cursor.execute(statement(connection.vendor), told)
        [found] = cursor.fetchall()
    return [model for model, there in zip(held, found, strict=True) if there]


@cache
def statement(vendor: str) -> str:
    """One column for each guarded model, one row."""
    return f"SELECT {', '.join(map(is_there, guarded_models()))}"


def is_there(model: type[Guarded]) -> str:
    """Takes the organisation twice, and the noun."""
    quoted = connection.ops.quote_name
    table, leaves = quoted(model._meta.db_table), quoted(Leaf._meta.db_table)
    return (
        f"(EXISTS (SELECT 1 FROM {table} WHERE {quoted(model.scope)} = %s)"  # noqa: S608 (names of ours)
        f" OR EXISTS (SELECT 1 FROM {leaves} WHERE organisation_id = %s AND noun = %s))"
    )
