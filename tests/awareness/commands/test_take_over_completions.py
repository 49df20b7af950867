from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import OperationalError

from countersign.awareness.enums import Source
from countersign.awareness.queries import completions, every_completion
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from tests.awareness.worlds import lead, leader, lines, new_in, recording_fails, taken_over
from tests.cast import Cast


def test_take_over_what_a_list_says_on_its_word(larkbeam: Cast) -> None:
    kept = taken_over(larkbeam, new_in(larkbeam))
    made = completions(larkbeam.organisation).get(person__email="priya@larkbeam.example")
    assert (made.course, made.completed_on) == ("Essentials 2025", date(2025, 11, 10))
    assert made.valid_until == date(2026, 11, 30)
    assert (made.score, made.source, made.file) == ("80", Source.IMPORTED, kept)
    assert len(completions(larkbeam.organisation)) == 2
    assert verify(larkbeam.organisation)[1] == []


def test_take_over_one_s_own_row_of_a_list(larkbeam: Cast) -> None:
    """The list is the evidence, and it is kept."""
    taken_over(larkbeam, new_in(larkbeam), by=lead(larkbeam))
    assert completions(larkbeam.organisation).filter(person__email="tom@larkbeam.example").exists()


def test_take_over_by_anybody_else_is_refused(larkbeam: Cast) -> None:
    for by in (larkbeam.actor("mei"), leader(larkbeam)):
        with pytest.raises(Refused, match="Only the ISMS lead or HR can take over"):
            taken_over(larkbeam, new_in(larkbeam), by=by)


def test_take_over_nothing_or_what_was_refused_is_refused(larkbeam: Cast) -> None:
    for some in ([], lines(larkbeam)):
        with pytest.raises(Refused, match="nothing in these rows"):
            taken_over(larkbeam, some)


def test_take_over_more_than_fit_into_one_act_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="At most 1000 rows"):
        taken_over(larkbeam, new_in(larkbeam) * 501)


def test_take_over_twice_is_refused(larkbeam: Cast) -> None:
    some = new_in(larkbeam)
    taken_over(larkbeam, some)
    with pytest.raises(Refused, match="taken over meanwhile"):
        taken_over(larkbeam, some)
    assert new_in(larkbeam) == []


def test_take_over_what_cannot_be_is_refused_by_the_command_too(larkbeam: Cast) -> None:
    later = [replace(line, completed_on=date(2027, 1, 1), valid_until=None) for line in new_in(larkbeam)]
    with pytest.raises(Refused, match="Only what has happened"):
        taken_over(larkbeam, later)
    with pytest.raises(Refused, match="meanwhile"):
        taken_over(larkbeam, [replace(line, completed_on=None) for line in later])


def test_take_over_somebody_elses_people_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown, match="no such person"):
        taken_over(larkbeam, new_in(larkbeam), by=stonecross.actor("otto", Hat.HR))


def test_take_over_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        taken_over(larkbeam, new_in(larkbeam))
    assert not every_completion(larkbeam.organisation)
    assert verify(larkbeam.organisation)[1] == []
