"""One organisation at a time: its column stands first in every unique constraint and index (decision 2)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

EXCEPTIONS: dict[str, str] = {
    "ledger.Pending: id_of_entry": "an entry has one place in the world, whoever's it is",
    "ledger.Act: at": "acts are forgotten after 90 days, in all organisations in one sweep",
    "people.Person: email": "signing in starts from an address, before it is known where its owner belongs",
    "delivery.Mail: kind, not_before": "one worker sends for all organisations, codes first",
}


def label(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def tenant_models() -> list[type[models.Model]]:
    """Our tables that know something about an organisation."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("countersign.")]
    return [model for model in ours if "organisation_id" in {field.column for field in model._meta.concrete_fields}]


def keys(model: type[models.Model]) -> Iterator[list[str]]:
    """The columns of every unique constraint, unique column and index."""
    for rule in [*model._meta.constraints, *model._meta.indexes]:
        if isinstance(rule, models.UniqueConstraint | models.Index) and rule.fields:
            yield [name.lstrip("-") for name in rule.fields]
    for field in model._meta.concrete_fields:
        plain_index = getattr(field, "db_index", False) and not field.is_relation
        if not field.primary_key and (field.unique or plain_index) and field.column != "organisation_id":
            yield [field.name]


@pytest.mark.parametrize("model", tenant_models(), ids=label)
def test_the_organisation_stands_first(model: type[models.Model]) -> None:
    for names in keys(model):
        first = names[0] in ("organisation", "organisation_id")
        assert first or f"{label(model)}: {', '.join(names)}" in EXCEPTIONS, (
            f"{label(model)}: {names} begins without the organisation; put it first, or its reason into EXCEPTIONS."
        )


@pytest.mark.parametrize("model", tenant_models(), ids=label)
def test_the_primary_key_is_one_column(model: type[models.Model]) -> None:
    assert len(model._meta.pk_fields) == 1, f"{label(model)}: foreign keys need a primary key of one column."


@pytest.mark.parametrize("model", apps.get_models(), ids=label)
def test_nothing_is_deleted_in_passing(model: type[models.Model]) -> None:
    if not model.__module__.startswith("countersign."):
        return
    for field in model._meta.concrete_fields:
        if field.remote_field and "organisation_id" in {one.column for one in model._meta.concrete_fields}:
            rule = field.remote_field.on_delete
            assert rule is models.PROTECT, f"{label(model)}.{field.name}: on_delete=models.PROTECT; evidence stays."
