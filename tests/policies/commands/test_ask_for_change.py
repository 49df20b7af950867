from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.enums import Outcome
from countersign.policies.queries import change_asked, in_force, review, reviews, versions
from tests.cast import Cast
from tests.policies.reviewing import asked_for_change, confirmed
from tests.policies.worlds import after, in_force_from, lead, offered, recording_fails, signed


def asked(here: Cast, policy: object) -> object:
    """What is asked for and not answered."""
    found = change_asked(list(reviews(here.organisation, policy)), list(versions(here.organisation, policy)))  # type: ignore[arg-type]
    return found and found.id


def test_ask_when_a_leader_wants_another_text(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    held = review(larkbeam.organisation, asked_for_change(larkbeam, id, at=after(9)))
    assert (held.outcome, held.reason) == (Outcome.CHANGE_NEEDED, "Phones are missing.")
    leaf = leaf_of(larkbeam.organisation, held.entry)
    assert leaf is not None
    assert leaf.kind == "review.change_asked"
    applies = in_force(larkbeam.organisation, policy)
    assert applies is not None
    assert applies.id == id
    assert verify(larkbeam.organisation)[1] == []


def test_what_is_asked_stands_until_the_next_version_is_published(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    held = asked_for_change(larkbeam, id, at=after(9))
    assert asked(larkbeam, policy) == held
    later = offered(larkbeam, policy, at=after(10))
    assert asked(larkbeam, policy) == held
    signed(larkbeam, later, at=after(11))
    assert asked(larkbeam, policy) is None


def test_whoever_confirms_the_text_later_takes_it_back(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    asked_for_change(larkbeam, id, at=after(9))
    confirmed(larkbeam, id, at=after(10))
    assert asked(larkbeam, policy) is None
    again = asked_for_change(larkbeam, id, at=after(11))
    assert asked(larkbeam, policy) == again


def test_ask_when_only_the_lead_or_without_a_reason_or_of_another_text_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Only top management reviews a policy"):
        asked_for_change(larkbeam, id, by=lead(larkbeam))
    with pytest.raises(Refused, match="Say in a sentence why"):
        asked_for_change(larkbeam, id, reason="")
    with pytest.raises(Stale):
        asked_for_change(larkbeam, id, digest_shown="")


def test_ask_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        asked_for_change(larkbeam, id)
    assert reviews(larkbeam.organisation, policy) == []
