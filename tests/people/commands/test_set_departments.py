from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.set_departments import set_departments
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.people.worlds import AT, lead, top
from tests.policies.worlds import recording_fails


def name(here: Cast, *departments: str, by: Actor | None = None, shown: int = 1) -> None:
    set_departments(departments=departments, revision_shown=shown, by=by or lead(here), at=AT)


def test_set_departments(larkbeam: Cast) -> None:
    name(larkbeam, "Sales", " Engineering ", "Sales", " ")
    now = organisation(larkbeam.organisation)
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf
    assert (now.departments, now.revision, leaf.kind) == (["Engineering", "Sales"], 2, "organisation.changed")
    assert verify(larkbeam.organisation)[1] == []


def test_set_departments_to_what_they_are_records_nothing(larkbeam: Cast) -> None:
    name(larkbeam, "Sales", by=top(larkbeam))
    before = organisation(larkbeam.organisation).entry
    name(larkbeam, "Sales", shown=2)
    assert organisation(larkbeam.organisation).entry == before


def test_set_departments_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        name(larkbeam, "Sales", by=larkbeam.actor("ola"))


def test_set_departments_of_an_older_state_is_stale(larkbeam: Cast) -> None:
    name(larkbeam, "Sales")
    with pytest.raises(Stale, match="Somebody changed this"):
        name(larkbeam, "Engineering")


def test_set_departments_with_a_novel_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="too long"):
        name(larkbeam, "x" * 201)


def test_set_departments_when_recording_fails_leaves_them(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        name(larkbeam, "Sales")
    assert organisation(larkbeam.organisation).departments == []
