from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.actions.commands.add_action import Source
from countersign.actions.enums import ActionState, SourceKind
from countersign.actions.queries import actions
from countersign.kernel.actors import Hat
from countersign.kernel.references import ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from tests.actions.worlds import (
    AT,
    CAUSE,
    DUE,
    NOBODY,
    TODAY,
    added,
    found,
    improvement,
    kind_of,
    lead,
    leader,
    recording_fails,
)
from tests.cast import Cast


def test_add_action_puts_it_on_the_register(larkbeam: Cast) -> None:
    made = found(larkbeam, added(larkbeam, title="  Close\u200b the accounts "))
    assert (made.title, made.cause, made.owner.name, made.added_by.name) == (
        "Close the accounts",
        CAUSE,
        "Mei Sato",
        "Tom Okafor",
    )
    assert (made.due_on, made.first_due_on, made.counting_due_on, made.agreed_due_on) == (DUE, DUE, DUE, None)
    assert (made.raised_on, made.added_at, made.source_ref, made.state) == (TODAY, AT, None, ActionState.OPEN)
    assert not made.is_late(DUE)
    assert made.is_late(DUE + timedelta(days=1))
    assert kind_of(larkbeam, made.entry) == "action.added"
    assert verify(larkbeam.organisation)[1] == []


def test_add_action_of_a_row_keeps_its_reference(larkbeam: Cast) -> None:
    of = ref("internalaudit", UUID(int=9))
    made = found(larkbeam, added(larkbeam, source=Source(SourceKind.AUDIT, ref=of)))
    assert (made.source, made.source_ref) == ("", of)


def test_add_action_that_was_decided_before_keeps_both_days(larkbeam: Cast) -> None:
    made = found(larkbeam, added(larkbeam, raised_on=date(2025, 11, 3), due_on=date(2025, 12, 1)))
    assert (made.raised_on, made.added_at) == (date(2025, 11, 3), AT)
    assert made.is_late(TODAY)


def test_add_action_when_a_leader_is_named_is_the_word_of_whoever_names_them(larkbeam: Cast) -> None:
    made = found(larkbeam, improvement(larkbeam, sponsor_id=larkbeam.person("priya").id))
    assert (str(made.sponsor), str(made.sponsor_told_by), made.sponsored_on) == ("Priya Raman", "Tom Okafor", TODAY)
    assert not made.is_in_own_hand
    assert kind_of(larkbeam, made.entry) == "action.added"


def test_add_action_by_a_leader_who_names_themselves_is_in_their_own_hand(larkbeam: Cast) -> None:
    made = found(larkbeam, improvement(larkbeam, sponsor_id=larkbeam.person("priya").id, by=leader(larkbeam)))
    assert made.is_in_own_hand
    assert kind_of(larkbeam, made.entry) == "action.sponsored"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": " "}, "Give it a name"),
        ({"title": "x" * 201}, "at most 200"),
        ({"task": " "}, "Say what is to be done"),
        ({"task": "x" * 2001}, "at most 2,000|at most 2000"),
        ({"source": Source(SourceKind.OTHER)}, "Say where it comes from"),
        ({"source": Source(SourceKind.OTHER, "x" * 301)}, "at most 300"),
        ({"raised_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"raised_on": date(1926, 1, 5)}, "Look at the year"),
        ({"due_on": TODAY - timedelta(days=1)}, "cannot be due before"),
        ({"due_on": date(2206, 1, 5)}, "Look at the year"),
    ],
)
def test_add_action_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        added(larkbeam, **changed)
    assert not actions(larkbeam.organisation).exists()


def test_add_action_when_what_it_comes_from_is_no_reference_breaks(larkbeam: Cast) -> None:
    with pytest.raises(ValueError, match="is not a reference"):
        added(larkbeam, source=Source(SourceKind.AUDIT, ref="audit_7"))


def test_add_action_when_whoever_is_named_did_not_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Mei Sato was not top management on 6 January 2026"):
        improvement(larkbeam, sponsor_id=larkbeam.person("mei").id)


@pytest.mark.parametrize("name", ["owner_id", "sponsor_id", "after_id"])
def test_add_action_when_a_name_is_nobody_here_is_unknown(larkbeam: Cast, name: str) -> None:
    named: dict[str, Any] = {name: NOBODY}
    with pytest.raises(Unknown):
        added(larkbeam, **named)


def test_add_action_for_somebody_who_has_left_is_refused(larkbeam: Cast) -> None:
    leave(person_id=larkbeam.person("mei").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        added(larkbeam)


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR}))
def test_add_action_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management, the ISMS lead or an internal auditor"):
        added(larkbeam, by=larkbeam.actor("ola", hat))


def test_add_action_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        added(larkbeam, by=lead(larkbeam))
    assert not actions(larkbeam.organisation).exists()
