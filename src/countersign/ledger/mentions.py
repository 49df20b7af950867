"""Where somebody is named in what is kept: in the texts of rows, and in the personal values of others.

What stays whatever is erased, a row says in ``keeps``: signed documents, and what other people are called.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast

from countersign.kernel.redacting import Wanted, texts_in
from countersign.kernel.references import Ref, ref
from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Disclosure, Leaf, Pending
from countersign.ledger.protection import Forgets
from countersign.ledger.redactable import redactable

CHUNK = 500


@dataclass(frozen=True)
class Mention:
    """A value of a row in which somebody is named, and what is left of it without them."""

    model: type[models.Model]
    row: models.Model
    column: str
    value: Any
    left: Any


@dataclass(frozen=True)
class Disclosed:
    """The same of a personal value of somebody else, as it was entered of the row ``of``."""

    disclosure: Disclosure
    of: str
    column: str
    left: Any


def mentions(organisation: UUID, wanted: Wanted) -> Iterator[Mention]:
    """Every kept text of an organisation that names them and does not stay as it is."""
    for model in guarded_models():
        yield from in_rows(model, model.scope, organisation, redactable(model), wanted)


def kept_mentions(organisation: UUID, wanted: Wanted) -> Iterator[Mention]:
    """Where they are named in what stays, but for what other people are called."""
    for model in guarded_models():
        if model.noun not in CALLED:
            yield from in_rows(model, model.scope, organisation, model.keeps, wanted)


CALLED = frozenset({"person", "change"})
"""Rows whose values are what people are called."""


def working_copies() -> Iterator[tuple[type[models.Model], Forgets]]:
    """Tables that nothing proves and that may name somebody, those that point at others first."""
    for model in reversed(apps.get_models()):
        if isinstance(forgets := getattr(model, "forgets", None), Forgets):
            yield model, forgets


def in_rows(
    model: type[models.Model], scope: str, organisation: UUID, columns: tuple[str, ...], wanted: Wanted
) -> Iterator[Mention]:
    if not columns:
        return
    rows = model._base_manager.filter(**{scope: organisation} if scope else {})
    for row in naming(rows, columns, wanted).only("pk", *columns).order_by("pk").iterator(CHUNK):
        for column in columns:
            value = getattr(row, column)
            longest = getattr(model._meta.get_field(column), "max_length", None)
            left = wanted.out_of(value, longest)
            if left != value:
                yield Mention(model, row, column, value, left)


def naming(rows: models.QuerySet[Any], columns: tuple[str, ...], wanted: Wanted) -> models.QuerySet[Any]:
    """The rows that may name them; what they say exactly is looked at afterwards."""
    asked = models.Q(pk__in=[])
    for column in columns:
        rows = rows.alias(**{f"said_{column}": Cast(column, models.TextField())})
        for spelling in spellings(wanted):
            asked |= models.Q(**{f"said_{column}__icontains": spelling})
    return rows.filter(asked)


def spellings(wanted: Wanted) -> set[str]:
    """SQLite knows capitals of plain letters only, and keeps others escaped inside of values."""
    ways = {way for hint in wanted.hints() for way in (hint, hint.lower(), hint.upper(), hint.title())}
    return ways | {json.dumps(way)[1:-1] for way in ways}


def in_disclosures(organisation: UUID, person: UUID, wanted: Wanted) -> Iterator[Disclosed]:
    """Where the personal values of others name them, in what was ever entered."""
    rows = Disclosure.objects.filter(organisation_id=organisation).exclude(person=person)
    free = {model.noun: redactable(model) for model in guarded_models()}
    for row in naming(rows, ("values",), wanted).order_by("id").iterator(CHUNK):
        of = row_of(organisation, row.id_of_entry)
        columns = free.get(of.rpartition("_")[0], ())
        for column, value in row.values.items():
            left = wanted.out_of(value)
            if column in columns and left != value:
                yield Disclosed(row, of, column, left)


def row_of(organisation: UUID, id: UUID) -> Ref:
    """Of which row an entry speaks, in its place or waiting for it."""
    placed = Leaf.objects.filter(organisation_id=organisation, id=id).values_list("noun", "of").first()
    if placed:
        return ref(*placed)
    waiting = Pending.objects.get(organisation_id=organisation, id_of_entry=id)
    return str(json.loads(bytes(waiting.body))["of"])


def ever_said(organisation: UUID, noun: str, id: UUID) -> list[dict[str, Any]]:
    """The personal values that were ever entered of a row, as far as they are still there."""
    entries = Leaf.objects.filter(organisation_id=organisation, noun=noun, of=id).values_list("id", flat=True)
    said = Disclosure.objects.filter(organisation_id=organisation, id_of_entry__in=list(entries))
    return list(said.values_list("values", flat=True))


def near(mention: Mention, wanted: Wanted) -> list[tuple[str, str, str]]:
    """Each place in a value, with what stands around it."""
    return [place for text in texts_in(mention.value) for place in wanted.near(text)]
