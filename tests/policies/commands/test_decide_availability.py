from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.enums import AvailabilityMode, PolicyKind
from countersign.policies.queries import availability, open_to_all, public_text
from tests.cast import Cast
from tests.policies.publishing import CONTACT, not_shared, on_request, published
from tests.policies.worlds import NOBODY, after, begun, entered, in_force_from, kind_of, leader, recording_fails

REQUEST, NOT_SHARED = AvailabilityMode.ON_REQUEST, AvailabilityMode.NOT_SHARED


def test_decide_availability_when_on_request_says_where_to_write(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    on_request(larkbeam, policy)
    decided, shown = availability(larkbeam.organisation, policy), open_to_all(larkbeam.organisation)
    assert decided == shown
    assert decided
    assert (decided.mode, decided.contact, decided.public) == ("ON_REQUEST", CONTACT, None)
    assert (decided.decided_at, decided.decided_by_id) == (after(1), larkbeam.person("priya").id)
    assert kind_of(larkbeam, decided) == "availability.decided"  # type: ignore[arg-type]
    assert verify(larkbeam.organisation)[1] == []


def test_decide_availability_when_not_shared_shows_nobody_anything(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    not_shared(larkbeam, policy, at=after(2))
    assert open_to_all(larkbeam.organisation) is None
    assert public_text(larkbeam.organisation, policy) is None
    assert entered(larkbeam, "public.withdrawn") == 1
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"mode": NOT_SHARED, "reason": " "}, "Say why it is not shared"),
        ({"mode": NOT_SHARED, "reason": "x" * 1001}, "at most 1000 characters"),
        ({"mode": REQUEST}, "Give the mail address"),
        ({"mode": REQUEST, "contact": "the lead"}, "no mail address"),
        ({"mode": AvailabilityMode.PUBLISHED}, "Choose what others read"),
        ({"mode": AvailabilityMode.SUMMARY_PUBLISHED}, "Choose what others read"),
    ],
)
def test_decide_availability_without_what_it_needs_is_refused(larkbeam: Cast, what: dict[str, Any], words: str) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match=words):
        decide_availability(policy_id=policy, by=leader(larkbeam), at=after(1), **what)
    assert availability(larkbeam.organisation, policy) is None


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.HR, Hat.STAFF])
def test_decide_availability_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management decides"):
        decide_availability(
            policy_id=begun(larkbeam), mode=NOT_SHARED, reason="No.", by=larkbeam.actor("tom", hat), at=after(1)
        )


def test_decide_availability_of_a_topic_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="topics stay inside"):
        on_request(larkbeam, begun(larkbeam, PolicyKind.TOPIC, "Remote work"))


def test_decide_availability_of_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (begun(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            decide_availability(policy_id=id, mode=NOT_SHARED, reason="No.", by=otto, at=after(1))


def test_decide_availability_when_recording_fails_leaves_what_is_public(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        not_shared(larkbeam, policy, at=after(2))
    assert public_text(larkbeam.organisation, policy)
