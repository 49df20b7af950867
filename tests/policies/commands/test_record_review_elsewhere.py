from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.enums import Occasion
from countersign.policies.queries import review, reviews
from tests.cast import Cast
from tests.policies.commands.test_record_signature_elsewhere import recorded
from tests.policies.reviewing import held_elsewhere
from tests.policies.worlds import NOBODY, after, begun, change, in_force_from, lead, recording_fails


def test_record_when_a_minute_says_so(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    held = review(larkbeam.organisation, held_elsewhere(larkbeam, policy, at=after(20)))
    assert (held.elsewhere, held.method, held.evidence) == (True, "MINUTE", "Minutes of 7 January 2026, item 4")
    assert (held.reviewed_on, held.recorded_at) == (date(2026, 1, 7), after(20))
    assert (held.reviewed_by_id, held.reviewed_as) == (larkbeam.person("mei").id, "Engineering Lead")
    assert (held.recorded_by_id, held.version_id) == (larkbeam.person("tom").id, id)
    leaf = leaf_of(larkbeam.organisation, held.entry)
    assert leaf is not None
    assert leaf.kind == "review.recorded_elsewhere"
    assert verify(larkbeam.organisation)[1] == []


def test_record_counts_for_the_version_that_applied_on_that_day(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    recorded(larkbeam, policy, label="0.8", signed_on=date(2024, 9, 16))
    change(larkbeam, policy, "We look after rotas.")
    recorded(larkbeam, policy, label="0.9", signed_on=date(2025, 11, 3))
    labels = {}
    for day in (date(2025, 9, 1), date(2025, 11, 2), date(2025, 11, 3), date(2025, 12, 1)):
        held = held_elsewhere(larkbeam, policy, reviewed_on=day)
        labels[day] = review(larkbeam.organisation, held).version.label
    assert list(labels.values()) == ["0.8", "0.8", "0.9", "0.9"]
    with pytest.raises(Refused, match="No version of this policy was in force on 1 September 2024"):
        held_elsewhere(larkbeam, policy, reviewed_on=date(2024, 9, 1))


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"reviewed_on": date(2026, 1, 9)}, "That day is still to come"),
        ({"method": SignatureMethod.MAILED_CODE}, "Say how it was documented elsewhere"),
        ({"evidence": " "}, "Say where it is documented"),
        ({"evidence": "x" * 301}, "at most 300 characters"),
        ({"reason": ""}, "Say in a sentence why"),
        ({"occasion": Occasion.INCIDENT}, "Say in a sentence what happened"),
    ],
)
def test_record_when_the_claim_will_not_do_is_refused(larkbeam: Cast, other: dict[str, Any], sentence: str) -> None:
    policy, _ = in_force_from(larkbeam)
    with pytest.raises(Refused, match=sentence):
        held_elsewhere(larkbeam, policy, at=after(1), **other)
    assert reviews(larkbeam.organisation, policy) == []


def test_record_when_staff_is_refused(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        held_elsewhere(larkbeam, policy, by=larkbeam.actor("ola"))


def test_record_of_somebody_or_something_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    with pytest.raises(Unknown, match="There is no such policy here"):
        held_elsewhere(larkbeam, policy, by=stonecross.actor("otto", Hat.ISMS_LEAD))
    for stranger in (NOBODY, stonecross.person("otto").id):
        with pytest.raises(Unknown, match="person"):
            held_elsewhere(larkbeam, policy, reviewer_id=stranger)


def test_record_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        held_elsewhere(larkbeam, policy, at=after(1), by=lead(larkbeam))
    assert reviews(larkbeam.organisation, policy) == []
