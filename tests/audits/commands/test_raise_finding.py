from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.enums import FindingState
from countersign.audits.queries import findings
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.audits import internal
from tests.audits.found import DUE, SEEN, conducted, found, kind_of, now, raised
from tests.cast import Cast
from tests.policies.worlds import NOBODY, recording_fails


def test_raise_finding_waits_for_its_owner(larkbeam: Cast) -> None:
    id = raised(larkbeam, code="ROL-007")
    row = found(larkbeam, id)
    assert (row.label, row.seen, str(row.owner), str(row.raised_by)) == ("ROL-007", SEEN, "Mei Sato", "Ola Nowak")
    assert (now(larkbeam, id).state, now(larkbeam, id).due_on) == (FindingState.OPEN, DUE)
    assert now(larkbeam, id).waits_for == larkbeam.person("mei").id
    assert kind_of(larkbeam, row) == "auditfinding.raised"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("first", ["tom", "mei", "priya"])
def test_raise_finding_by_anybody_but_the_auditor_is_refused(larkbeam: Cast, first: str) -> None:
    audit = conducted(larkbeam)
    with pytest.raises(Refused, match="Only whoever conducted this audit"):
        raised(larkbeam, audit, by=larkbeam.actor(first, Hat.INTERNAL_AUDITOR, Hat.ISMS_LEAD))


def test_raise_finding_without_the_access_is_refused(larkbeam: Cast) -> None:
    audit = conducted(larkbeam)
    with pytest.raises(Refused, match="You need the access of an internal auditor"):
        raised(larkbeam, audit, by=larkbeam.actor("ola"))


def test_raise_finding_in_an_audit_that_was_not_conducted_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="has not been conducted yet"):
        raised(larkbeam, internal.planned(larkbeam))


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"seen": " "}, "Say what was seen"),
        ({"seen": "x" * 2001}, "at most 2000 characters"),
        ({"clause": " "}, "which part of the standard"),
        ({"reference": "x" * 61}, "at most 60 characters"),
        ({"raised_on": date(2026, 1, 27)}, "lies ahead"),
        ({"raised_on": date(2026, 1, 19)}, "found nothing before that"),
        ({"due_on": date(2026, 1, 19)}, "comes after the finding"),
        ({"owner": "ola"}, "Ola Nowak conducted this audit"),
    ],
)
def test_raise_finding_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], match: str) -> None:
    with pytest.raises(Refused, match=match):
        raised(larkbeam, **changed)
    assert not findings(larkbeam.organisation).exists()


def test_raise_finding_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    audit = conducted(larkbeam)
    for id in (audit, NOBODY):
        with pytest.raises(Unknown):
            raised(stonecross, id, by=stonecross.actor("otto", Hat.INTERNAL_AUDITOR), owner="otto")


def test_raise_finding_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    audit = conducted(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        raised(larkbeam, audit)
    assert not findings(larkbeam.organisation).exists()
