from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.commands.confirm_unchanged import LONGEST_NOTE, LONGEST_REASON
from countersign.policies.enums import Occasion, Outcome
from countersign.policies.queries import review, reviews, version
from tests.cast import Cast
from tests.policies.reviewing import REASON, confirmed
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    in_force_from,
    off_the_register,
    offered,
    recording_fails,
    second_leader,
    signed,
)


def test_confirm_when_a_leader_finds_it_still_right(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    held = review(larkbeam.organisation, confirmed(larkbeam, id, at=after(300), reason=f" {REASON}\n"))
    assert (held.policy_id, held.version_id, held.outcome) == (policy, id, Outcome.CONFIRMED_UNCHANGED)
    assert held.document == version(larkbeam.organisation, id).document
    assert (held.reviewed_on, held.recorded_at) == (date(2026, 11, 2), after(300))
    assert (held.reason, held.occasion, held.occasion_note) == (REASON, Occasion.YEARLY, "")
    assert held.reviewed_by_id == held.recorded_by_id == larkbeam.person("priya").id
    assert held.reviewed_as == "CEO and founder, top management since 1 April 2019"
    leaf = leaf_of(larkbeam.organisation, held.entry)
    assert leaf is not None
    assert leaf.kind == "review.confirmed_unchanged"
    assert verify(larkbeam.organisation)[1] == []


def test_confirm_says_the_day_that_it_is_where_the_organisation_lives(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    midnight = AT.replace(month=7, day=1, hour=23, minute=30)
    assert review(larkbeam.organisation, confirmed(larkbeam, id, at=midnight)).reviewed_on == date(2026, 7, 2)


def test_confirm_when_something_happened_says_what(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    held = confirmed(larkbeam, id, occasion=Occasion.LAW, occasion_note=" NIS2 applies to us. ")
    assert review(larkbeam.organisation, held).occasion_note == "NIS2 applies to us."
    with pytest.raises(Refused, match="Say in a sentence what happened"):
        confirmed(larkbeam, id, occasion=Occasion.LAW, occasion_note=" ")


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"reason": " \n"}, "Say in a sentence why"),
        ({"reason": "x" * (LONGEST_REASON + 1)}, "at most 2000 characters"),
        ({"occasion": Occasion.OTHER, "occasion_note": "x" * (LONGEST_NOTE + 1)}, "at most 300 characters"),
    ],
)
def test_confirm_when_the_words_will_not_do_is_refused(larkbeam: Cast, other: dict[str, Any], sentence: str) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match=sentence):
        confirmed(larkbeam, id, **other)


def test_confirm_when_another_text_was_shown_is_stale(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Stale, match="not the text that you were shown"):
        confirmed(larkbeam, id, digest_shown="sha256:" + "0" * 64)


@pytest.mark.parametrize("first", ["tom", "ola"])
def test_confirm_when_somebody_who_leads_nothing_is_refused(larkbeam: Cast, first: str) -> None:
    _, id = in_force_from(larkbeam)
    by = larkbeam.actor(first, Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT)
    for actor in (by, larkbeam.actor(first)):
        with pytest.raises(Refused, match="Only top management reviews a policy"):
            confirmed(larkbeam, id, by=actor)


def test_confirm_when_off_the_register_since_today_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    by = second_leader(larkbeam)
    off_the_register(larkbeam, "tom", after(20).date())
    confirmed(larkbeam, id, by=by, at=after(19))
    with pytest.raises(Refused, match="Only top management"):
        confirmed(larkbeam, id, by=by, at=after(20))


def test_confirm_what_is_not_in_force_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    waiting = offered(larkbeam, policy)
    with pytest.raises(Refused, match="has not been signed yet"):
        confirmed(larkbeam, waiting)
    signed(larkbeam, waiting)
    signed(larkbeam, offered(larkbeam, policy, at=after(1)), at=after(1))
    with pytest.raises(Refused, match="A later version has taken the place"):
        confirmed(larkbeam, waiting, at=after(2))


def test_confirm_what_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    with pytest.raises(Unknown, match="There is no such version here"):
        confirmed(larkbeam, id, by=otto)
    with pytest.raises(Unknown, match="There is no such version here"):
        confirmed(larkbeam, id, version_id=NOBODY)


def test_confirm_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        confirmed(larkbeam, id)
    assert reviews(larkbeam.organisation, policy) == []
