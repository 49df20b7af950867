"""Every table is proved by the ledger, or stands in a list with the reason why not."""

from __future__ import annotations

from itertools import chain

import pytest
from django.apps import apps
from django.db import models

from countersign.console.reference_pages.contexts import unguarded
from countersign.console.reference_pages.unguarded import UNGUARDED
from countersign.kernel.references import NOUNS
from countersign.ledger.columns import PERSONAL, Unrecorded
from countersign.ledger.guard import IMPLIED, Guarded, guarded_models
from countersign.ledger.protection import Protection
from tests.house.source import told


def label(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def columns(model: type[models.Model]) -> set[str]:
    return {str(field.column) for field in model._meta.concrete_fields}


@pytest.mark.parametrize("model", guarded_models(), ids=label)
def test_every_column_says_how_it_is_proved(model: type[Guarded]) -> None:
    silent = columns(model) - model.proved.keys() - IMPLIED
    assert not silent, f"{label(model)}.proved says nothing of {sorted(silent)}: PLAIN, DIGEST, PERSONAL or Unrecorded."
    strange = model.proved.keys() - columns(model)
    assert not strange, (
        f"{label(model)}.proved names {sorted(strange)}, which are no columns (a foreign key ends in _id)."
    )


@pytest.mark.parametrize("model", guarded_models(), ids=label)
def test_what_is_not_recorded_has_a_reason(model: type[Guarded]) -> None:
    mute = [name for name, how in model.proved.items() if isinstance(how, Unrecorded) and not how.reason.strip()]
    assert not mute, f"{label(model)}: say why {mute} may go unproved."


@pytest.mark.parametrize("model", guarded_models(), ids=label)
def test_personal_columns_can_be_emptied(model: type[Guarded]) -> None:
    personal = {name for name, how in model.proved.items() if how is PERSONAL}
    if not personal:
        return
    stuck = [field.column for field in model._meta.concrete_fields if field.column in personal and not field.null]
    assert model.subject in columns(model), f"{label(model)}: `subject` names the column of the person they are about."
    assert not stuck, f"{label(model)}: {stuck} need null=True, or nobody can be erased."
    if model.protection.form != "kept":
        kept = personal - set(model.protection.erasable)
        assert not kept, f"{label(model)}: name {sorted(kept)} as erasable, or the database refuses their erasure."


@pytest.mark.parametrize("model", guarded_models(), ids=label)
def test_a_guarded_row_has_a_noun(model: type[Guarded]) -> None:
    assert model.noun in NOUNS, f"{label(model)}: add {model.noun!r} to kernel.references.NOUNS."


@pytest.mark.parametrize("model", apps.get_models(), ids=label)
def test_protections_name_real_columns(model: type[models.Model]) -> None:
    kept = getattr(model, "protection", None)
    if isinstance(kept, Protection):
        named = set(chain(kept.set_once, kept.erasable, filter(None, [kept.frozen_from])))
        strange = named - columns(model)
        assert not strange, f"{label(model)}.protection names {sorted(strange)}, which are no columns."


def test_nouns_are_not_shared() -> None:
    nouns = [model.noun for model in guarded_models()]
    twice = sorted({noun for noun in nouns if nouns.count(noun) > 1})
    assert not twice, told(twice, "One noun, one table:")


def test_every_unguarded_table_has_its_reason() -> None:
    there = {label(model) for model in unguarded()}
    silent, gone = sorted(there - UNGUARDED.keys()), sorted(UNGUARDED.keys() - there)
    says = "Guard it, or say why not in console/reference_pages/unguarded.py:"
    assert not silent, told(silent, says)
    assert not gone, told(gone, "Take these out of console/reference_pages/unguarded.py, no such table exists:")
