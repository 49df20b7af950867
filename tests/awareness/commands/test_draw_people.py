from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.awareness.models import Invitation
from countersign.awareness.queries import drawn_again, population_of
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from tests.awareness.drawing import asked, auditor, drawn, drawn_from, fixed, row
from tests.awareness.worlds import NOBODY, after, leader, recording_fails
from tests.cast import Cast


def test_draw_by_a_seed_that_the_server_makes(larkbeam: Cast) -> None:
    id = fixed(larkbeam)
    drawn_from(larkbeam, id, by=auditor(larkbeam))
    made = row(larkbeam, id)
    assert (made.asked, len(asked(larkbeam)), made.is_open, len(made.seed or "")) == (6, 6, True, 64)
    assert made.until_on == after(10).date()
    assert verify(larkbeam.organisation)[1] == []


def test_anybody_who_has_the_list_draws_the_same_again(larkbeam: Cast) -> None:
    made = row(larkbeam, drawn(larkbeam))
    first = drawn_again(made, population_of(made))
    assert first == drawn_again(made, population_of(made))
    made.seed = "0" * 64
    assert first != drawn_again(made, population_of(made))


def test_draw_twice_from_one_list_is_refused(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    with pytest.raises(Refused, match="A list has one seed"):
        drawn_from(larkbeam, id)


def test_draw_by_others_or_on_another_day_is_refused(larkbeam: Cast) -> None:
    id = fixed(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead or an internal auditor"):
        drawn_from(larkbeam, id, by=leader(larkbeam))
    with pytest.raises(Refused, match="of an earlier day"):
        drawn_from(larkbeam, id, at=after(1))


def test_draw_from_another_list_than_was_shown_is_stale(larkbeam: Cast) -> None:
    with pytest.raises(Stale, match="another list"):
        drawn_from(larkbeam, fixed(larkbeam), digest_shown="sha256:0")


def test_draw_while_people_are_asked_is_refused(larkbeam: Cast) -> None:
    one, other = fixed(larkbeam), fixed(larkbeam)
    drawn_from(larkbeam, one)
    with pytest.raises(Refused, match="asked already"):
        drawn_from(larkbeam, other)


def test_draw_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = fixed(larkbeam)
    shown = row(larkbeam, id).population
    for by, one in ((stonecross.actor("otto"), id), (larkbeam.actor("tom"), NOBODY)):
        with pytest.raises(Unknown, match="no such draw"):
            drawn_from(larkbeam, id, digest_shown=shown, draw_id=one, by=by)


def test_draw_when_recording_fails_asks_nobody(larkbeam: Cast) -> None:
    id = fixed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        drawn_from(larkbeam, id)
    assert row(larkbeam, id).seed is None
    assert not Invitation.objects.filter(organisation_id=larkbeam.organisation).exists()
