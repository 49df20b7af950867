"""Fails every SELECT from an organisation's tables that does not say whose (decision 2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import connection

LISTS_ORGANISATIONS = re.compile(r'^SELECT (?:DISTINCT )?"\w+"\."organisation_id"(?: AS "\w+")? FROM')


@lru_cache(maxsize=1)
def tenant_tables() -> frozenset[str]:
    """Tables with an organisation's column, found in the models."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if any(field.column == "organisation_id" for field in model._meta.concrete_fields)
    )


@lru_cache(maxsize=4096)
def unscoped(sql: str) -> str | None:
    """The first tenant table that a SELECT reads without naming the organisation in its WHERE."""
    if not sql.startswith("SELECT") or LISTS_ORGANISATIONS.match(sql):
        return None
    where = sql.partition(" WHERE ")[2]
    tables = re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)
    return next((table for table in tables if table in tenant_tables() and "organisation_id" not in where), None)


def check(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if table := unscoped(sql):
        raise AssertionError(f"{table} is read without saying whose: {sql}")
    return execute(sql, params, many, context)


@contextmanager
def scoped_reads() -> Iterator[None]:
    with connection.execute_wrapper(check):
        yield
