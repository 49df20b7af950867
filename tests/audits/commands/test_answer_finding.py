from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.audits.enums import FindingState
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from tests.audits.found import CAUSE, answered, done, kind_of, now, raised, returned, verified
from tests.cast import Cast
from tests.policies.worlds import AT, NOBODY, after, lead, recording_fails


def test_answer_finding_waits_for_whoever_does_the_work(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    answered(larkbeam, id)
    said = now(larkbeam, id)
    assert (said.state, said.waits_for) == (FindingState.ANSWERED, larkbeam.person("ruth").id)
    assert said.answer
    assert (said.answer.cause, str(said.answer.answered_by)) == (CAUSE, "Mei Sato")
    assert kind_of(larkbeam, said.answer) == "findinganswer.given"
    assert verify(larkbeam.organisation)[1] == []


def test_answer_finding_in_the_owner_s_place_is_for_the_isms_lead(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    answered(larkbeam, id, by=lead(larkbeam))
    assert now(larkbeam, id).state is FindingState.ANSWERED
    with pytest.raises(Refused, match="Only the owner of this finding"):
        answered(larkbeam, id, by=larkbeam.actor("dana", Hat.TOP_MANAGEMENT, Hat.RISK_OWNER))


def test_answer_finding_again_counts_until_it_is_done(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    answered(larkbeam, id)
    answered(larkbeam, id, cause="Nobody owns the list.", at=after(22))
    said = now(larkbeam, id).answer
    assert said
    assert said.cause == "Nobody owns the list."
    waits = done(larkbeam)
    with pytest.raises(Refused, match="is done: somebody independent"):
        answered(larkbeam, waits, at=after(23))


def test_answer_finding_after_it_was_returned(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    returned(larkbeam, answered(larkbeam, id))
    assert now(larkbeam, id).state is FindingState.OPEN
    answered(larkbeam, id, at=after(24))
    assert (now(larkbeam, id).state, len(now(larkbeam, id).answers)) == (FindingState.ANSWERED, 2)


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"cause": " "}, "Say why it came about"),
        ({"correction": ""}, "Say why it came about"),
        ({"action": "x" * 2001}, "at most 2000 characters"),
        ({"action_due_on": date(2026, 1, 1)}, "by which day"),
    ],
)
def test_answer_finding_that_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], match: str) -> None:
    with pytest.raises(Refused, match=match):
        answered(larkbeam, raised(larkbeam), **changed)


def test_answer_finding_that_is_closed_is_refused(larkbeam: Cast) -> None:
    id = done(larkbeam)
    verified(larkbeam, id)
    with pytest.raises(Refused, match="This finding is closed"):
        answered(larkbeam, id, at=after(25))


def test_answer_finding_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale):
        answered(larkbeam, raised(larkbeam), revision_shown=7)


def test_answer_finding_loses_its_words_with_whoever_said_them(larkbeam: Cast) -> None:
    id, mei, hr = raised(larkbeam), larkbeam.person("mei").id, larkbeam.actor("ruth", Hat.HR)
    answered(larkbeam, id)
    leave(person_id=mei, left_on=AT.date(), by=hr, at=after(22))
    erase(person_id=mei, by=hr, at=after(23))
    said = now(larkbeam, id).answer
    assert said
    assert (said.cause, said.correction, said.action) == (None, None, None)
    assert verify(larkbeam.organisation)[1] == []


def test_answer_finding_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = raised(larkbeam)
    for one in (id, NOBODY):
        with pytest.raises(Unknown):
            answered(stonecross, one, by=stonecross.actor("otto", Hat.ISMS_LEAD), revision_shown=1, doer="otto")


def test_answer_finding_when_recording_fails_leaves_it_open(larkbeam: Cast) -> None:
    id = raised(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        answered(larkbeam, id)
    assert now(larkbeam, id).state is FindingState.OPEN
