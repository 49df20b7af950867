from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.roles.commands.decline import decline
from countersign.roles.commands.record_competence import LONGEST
from countersign.roles.enums import Basis
from countersign.roles.queries import competences
from tests.cast import Cast
from tests.roles.competence import COURSE, row, shown
from tests.roles.worlds import NOBODY, TODAY, after, held, holder, lead, leader, proposed, recording_fails


def test_record_when_somebody_else_does_counts_at_once(firm: Cast) -> None:
    made = row(firm, shown(firm, held(firm), text=f" {COURSE} ", expires_on=date(2028, 10, 1)))
    assert (made.text, made.basis, made.shown_on) == (COURSE, Basis.TRAINING, date(2025, 10, 2))
    assert (made.person_id, made.expires_on) == (firm.person("tom").id, date(2028, 10, 1))
    assert (made.counts, made.confirmed_by_id, made.single_handed) == (True, leader(firm).person, False)
    leaf = leaf_of(firm.organisation, made.entry)
    assert leaf is not None
    assert leaf.kind == "competence.recorded"
    assert b"implementer" not in bytes(leaf.data)
    assert verify(firm.organisation)[1] == []


def test_record_when_the_holder_does_waits_for_somebody_else(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    made = row(firm, shown(firm, id, by=firm.actor("mei")))
    assert (made.counts, made.confirmed_at, made.recorded_by_id) == (False, None, firm.person("mei").id)


def test_record_when_the_lead_is_the_holder_waits_as_well(firm: Cast) -> None:
    assert not row(firm, shown(firm, held(firm), by=lead(firm))).counts


def test_record_by_anybody_else_is_refused(firm: Cast) -> None:
    id = held(firm)
    with pytest.raises(Refused, match="Only the holder, the ISMS lead or top management"):
        shown(firm, id, by=firm.actor("ola"))
    with pytest.raises(Refused, match="Only the holder"):
        shown(firm, id, by=firm.actor("ruth", Hat.HR))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"text": " "}, "Say what it is"),
        ({"text": "x" * (LONGEST + 1)}, "at most 500"),
        ({"shown_on": date(2026, 1, 7)}, "still to come is a plan"),
        ({"shown_on": date(1949, 1, 7)}, "Look at the year of the evidence"),
        ({"expires_on": date(2025, 10, 1)}, "cannot expire before its own day"),
        ({"expires_on": date(2101, 10, 1)}, "year in which it expires"),
    ],
)
def test_record_when_it_makes_no_sense_is_refused(firm: Cast, changed: dict[str, Any], why: str) -> None:
    id = held(firm)
    with pytest.raises(Refused, match=why):
        shown(firm, id, **changed)


def test_record_when_the_appointment_is_over_is_refused(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr")
    decline(appointment_id=id, because="No time.", by=holder(firm, id), at=after(1))
    with pytest.raises(Refused, match="was declined"):
        shown(firm, id)


def test_record_when_it_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    id = held(firm)
    with pytest.raises(Unknown, match="no such appointment"):
        shown(firm, id, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))
    with pytest.raises(Unknown):
        shown(firm, NOBODY)


def test_record_when_the_person_is_erased_keeps_no_words(firm: Cast) -> None:
    id = shown(firm, held(firm, "dana", "dept_contact"))
    ruth, dana = firm.actor("ruth", Hat.HR), firm.person("dana").id
    leave(person_id=dana, left_on=TODAY, by=ruth, at=after(2))
    erase(person_id=dana, by=ruth, at=after(3))
    assert (row(firm, id).text, row(firm, id).counts) == (None, True)
    assert verify(firm.organisation)[1] == []


def test_record_when_recording_fails_leaves_nothing(firm: Cast) -> None:
    id = held(firm)
    with recording_fails(), pytest.raises(OperationalError):
        shown(firm, id)
    assert not competences(firm.organisation)
    assert verify(firm.organisation)[1] == []
