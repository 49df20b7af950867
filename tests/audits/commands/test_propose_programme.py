from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.commands.close_programme import close_programme
from countersign.audits.enums import ProgrammeState
from countersign.audits.queries import programmes
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits import internal
from tests.audits.commands.test_call_off_internal_audit import called_off
from tests.audits.found import kind_of
from tests.audits.programmed import EARLIER, WHY, approved, found, in_force, put_forward
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, lead, recording_fails


def test_propose_programme_keeps_the_audits_as_they_are_planned(larkbeam: Cast) -> None:
    row = found(larkbeam, put_forward(larkbeam))
    assert (row.version, row.state, row.why, row.earlier) == (1, ProgrammeState.PROPOSED, WHY, EARLIER)
    [one] = row.lines
    assert (one["title"], one["on"], one["covers"]) == (internal.TITLE, "2026-01-20", ["4", "5", "6"])
    assert one["auditor"] == larkbeam.person("ola").id.hex
    assert row.document == row.digest
    assert kind_of(larkbeam, row) == "programme.proposed"
    assert verify(larkbeam.organisation)[1] == []


def test_propose_programme_names_nobody_from_outside(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam, **internal.outside())
    [one] = found(larkbeam, put_forward(larkbeam, audit_ids=[audit])).lines
    assert (one["firm"], one["auditor"]) == ("Ashdown Audits", "")
    assert "Vera" not in str(one)


def test_propose_programme_as_another_version_of_an_approved_one(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    first = put_forward(larkbeam, audit_ids=[audit])
    approved(larkbeam, first)
    second = put_forward(larkbeam, audit_ids=[audit], replaces_id=first, at=after(2))
    assert found(larkbeam, second).version == 2
    approved(larkbeam, second, at=after(3))
    with pytest.raises(Refused, match="There is a later version"):
        put_forward(larkbeam, audit_ids=[audit], replaces_id=first, at=after(4))


def test_propose_programme_in_the_place_of_one_that_waits_is_refused(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    put_forward(larkbeam, audit_ids=[audit])
    with pytest.raises(Refused, match="waits for top management already"):
        put_forward(larkbeam, audit_ids=[audit], at=after(1))


def test_propose_programme_after_one_that_was_never_approved_is_refused(larkbeam: Cast) -> None:
    first = put_forward(larkbeam)
    close_programme(programme_id=first, because="Too few.", by=lead(larkbeam), at=after(1))
    with pytest.raises(Refused, match="Only an approved programme"):
        put_forward(larkbeam, replaces_id=first, at=after(2))


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"covers_until": date(2025, 12, 31)}, "Look at the years"),
        ({"covers_until": date(2026, 1, 1)}, "ends after it begins"),
        ({"covers_until": date(2031, 1, 1)}, "at most 4 years"),
        ({"why": " "}, "why these areas"),
        ({"earlier": ""}, "what earlier results"),
        ({"why": "x" * 4001}, "at most 4000 characters"),
        ({"audit_ids": []}, "at least one internal audit"),
        ({"covers_from": date(2026, 2, 1)}, "outside the period"),
    ],
)
def test_propose_programme_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], match: str) -> None:
    with pytest.raises(Refused, match=match):
        put_forward(larkbeam, **changed)
    assert not programmes(larkbeam.organisation).exists()


def test_propose_programme_with_an_audit_that_was_called_off_is_refused(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    called_off(larkbeam, audit)
    with pytest.raises(Refused, match="was called off"):
        put_forward(larkbeam, audit_ids=[audit], at=after(3))


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF, Hat.HR])
def test_propose_programme_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        put_forward(larkbeam, by=larkbeam.actor("mei", hat))


def test_propose_programme_with_somebody_elses_audit_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    audit, otto = internal.planned(larkbeam), stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (audit, NOBODY):
        with pytest.raises(Unknown):
            put_forward(stonecross, audit_ids=[id], by=otto)
    with pytest.raises(Unknown):
        put_forward(stonecross, audit_ids=[audit], replaces_id=in_force(larkbeam), by=otto, at=after(2))


def test_propose_programme_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        put_forward(larkbeam, audit_ids=[audit])
    assert not programmes(larkbeam.organisation).exists()
