"""Whom a policy was for on a day, also before that was changed: kept, proved, and used for the dossier of that day."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.ledger.reconciling import verify
from countersign.policies.audience import EVERYBODY, read
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.queries import Meant, aims, collect_facts, meant_on, policy
from tests.cast import Cast
from tests.policies.delegating import topic
from tests.policies.worlds import after, entered, lead, offered, recording_fails, signed

STAFF, SALES = ["staff"], ["department:Sales"]


def aimed(here: Cast, id: UUID, days: int, audience: list[str], *, hours: int = 0, **how: Any) -> None:
    now = policy(here.organisation, id)
    same = {"revision_shown": now.revision, "owner_id": None, "review_months": 12, "all_staff": False}
    change_policy(policy_id=id, **{**same, **how}, audience=audience, by=lead(here), at=after(days, hours))


def on(here: Cast, id: UUID, days: int) -> Meant:
    before = list(aims(here.organisation).filter(policy_id=id))
    return meant_on(policy(here.organisation, id), after(days).date(), before)


def test_what_a_policy_said_before_is_kept_until_the_day_of_the_change(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    aimed(larkbeam, id, 5, STAFF)
    aimed(larkbeam, id, 9, SALES, asks_acceptance=False)
    first, second = aims(larkbeam.organisation)
    assert (first.audience, first.all_staff, first.held_until) == ([], True, date(2026, 1, 11))
    assert (second.audience, second.asks_acceptance, str(second.changed_by)) == (STAFF, True, "Tom Okafor")
    assert [on(larkbeam, id, days).audience for days in (0, 4, 5, 8, 9)] == [
        *(EVERYBODY, EVERYBODY),
        *(read(STAFF), read(STAFF)),
        read(SALES),
    ]
    assert on(larkbeam, id, 8).asks_acceptance
    assert not on(larkbeam, id, 9).asks_acceptance
    assert (entered(larkbeam, "aim.ended"), verify(larkbeam.organisation)[1]) == (2, [])


def test_two_changes_in_a_day_leave_the_day_before_as_it_was(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    aimed(larkbeam, id, 5, STAFF)
    aimed(larkbeam, id, 5, SALES, hours=1)
    assert (on(larkbeam, id, 4).audience, on(larkbeam, id, 5).audience) == (EVERYBODY, read(SALES))


def test_what_is_not_about_whom_it_is_for_leaves_no_row(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    aimed(larkbeam, id, 5, [], all_staff=True, review_months=6, ack_days=30)
    assert (entered(larkbeam, "policy.changed"), entered(larkbeam, "aim.ended")) == (1, 0)


def test_another_policy_s_change_is_another_s(larkbeam: Cast) -> None:
    id, other = topic(larkbeam), topic(larkbeam, "Access Policy")
    aimed(larkbeam, id, 5, STAFF)
    assert on(larkbeam, other, 0).audience == on(larkbeam, other, 9).audience == EVERYBODY


def test_the_dossier_of_an_earlier_day_says_what_bound_all_staff_then(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    signed(larkbeam, offered(larkbeam, id))
    aimed(larkbeam, id, 5, SALES)
    told = {days: collect_facts(larkbeam.organisation, after(days).date())[0].all_staff for days in (4, 5)}
    assert told == {4: True, 5: False}


def test_a_change_when_recording_fails_leaves_no_row(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        aimed(larkbeam, id, 5, STAFF)
    assert not aims(larkbeam.organisation)
    assert on(larkbeam, id, 9).audience == EVERYBODY
