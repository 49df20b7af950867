from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.readiness.queries import judgement_of
from countersign.readiness.rule import Grade
from countersign.reviews.commands.record_elsewhere import Past
from countersign.reviews.enums import ReviewState
from countersign.reviews.models import Review
from countersign.reviews.queries import attendances, carried, decisions
from tests.cast import Cast
from tests.policies.worlds import in_force_from
from tests.reviews.worlds import AT, found, kind_of, recorded, recording_fails

HELD_ON = date(2025, 6, 12)


def past(here: Cast, **told: Any) -> Past:
    said: dict[str, Any] = {"words": "Encrypt the old laptops.", "owner_id": here.person("mei").id} | told
    return Past(**said)


def test_record_elsewhere_stands_as_recorded_later(larkbeam: Cast) -> None:
    open_one = past(larkbeam, due_on=date(2025, 12, 1))
    done = past(larkbeam, words="Buy a safe.", done_on=date(2025, 8, 1))
    id = recorded(larkbeam, decisions=[open_one, done], next_planned_on=date(2026, 6, 1))
    now = found(larkbeam, id)
    assert (now.state, now.elsewhere, now.held_on, now.closed_at) == (ReviewState.CLOSED, True, HELD_ON, AT)
    assert (now.minutes_on, str(now.closed_by), str(now.chair)) == (date(2025, 6, 16), "Tom Okafor", "Priya Raman")
    assert (now.signed_words, now.statement) == ("", ""), "nobody signed it here"
    there = attendances(larkbeam.organisation, [id])
    assert {(str(one.person), one.leads, str(one.said_by)) for one in there} == {
        ("Priya Raman", True, "Tom Okafor"),
        ("Tom Okafor", False, "Tom Okafor"),
    }
    assert [(one.number, one.done_on) for one in decisions(larkbeam.organisation, [id])] == [
        (1, None), (2, date(2025, 8, 1))
    ]  # fmt: skip
    assert [one.late for one in carried(larkbeam.organisation, date(2026, 1, 20))] == [50]
    assert kind_of(larkbeam, now) == "managementreview.recorded_elsewhere"
    assert verify(larkbeam.organisation)[1] == []


def test_record_elsewhere_chaired_by_somebody_who_did_not_lead_is_for_the_rules(larkbeam: Cast) -> None:
    """It is recorded as it was: who led on that day the register says."""
    tom = larkbeam.person("tom").id
    id = recorded(larkbeam, chair_id=tom, attendees=[tom])
    assert [one.leads for one in attendances(larkbeam.organisation, [id])] == [False]


def test_record_elsewhere_of_a_day_before_the_register_leads_nobody(larkbeam: Cast) -> None:
    id = recorded(larkbeam, held_on=date(2018, 5, 1), minutes_on=None)
    assert not any(one.leads for one in attendances(larkbeam.organisation, [id]))


def test_record_elsewhere_with_the_policy_that_it_confirmed(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match=r"no signed version 1\.0"):
        recorded(larkbeam, endorsed=["1.0"])
    in_force_from(larkbeam)
    assert found(larkbeam, recorded(larkbeam, endorsed=["1.0"])).endorsed == ["1.0"]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"held_on": date(2026, 2, 1), "minutes_on": None}, "still to come"),
        ({"minutes_on": date(2026, 2, 1)}, "still to come"),
        ({"held_on": date(1996, 1, 1)}, "Look at the year"),
        ({"minutes_on": date(2025, 6, 1)}, "not written before the meeting"),
        ({"attendees": [], "chair_id": None}, "Say who was there"),
        ({"levels": {"a": 3}}, "left out, mentioned, or looked at"),
        ({"decisions": [Past(words=" ")]}, "Say of each decision"),
        ({"decisions": [Past(words="x" * 1001)]}, "at most 1000 characters"),
        ({"decisions": [Past(words="Do it.")] * 41}, "at most 40"),
        ({"decisions": [Past(words="Do it.", due_on=date(2025, 6, 1))]}, "not due or done before"),
        ({"decisions": [Past(words="Do it.", done_on=date(2026, 6, 1))]}, "still to come"),
    ],
)
def test_record_elsewhere_when_it_makes_no_sense_is_refused(larkbeam: Cast, told: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        recorded(larkbeam, **told)
    assert not Review.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_record_elsewhere_by_others_or_of_other_people_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Refused, match="held elsewhere"):
        recorded(larkbeam, by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
    with pytest.raises(Unknown):
        recorded(larkbeam, attendees=[stonecross.person("otto").id])


def test_record_elsewhere_when_recording_fails_leaves_none(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        recorded(larkbeam)
    assert not Review.objects.filter(organisation_id=larkbeam.organisation).exists()


SAID = "We went through every risk that the assessors had named, and decided to have the payroll run insured."
AGREED = "The ISMS was found to be suitable and effective, and everybody thanked Tom for the work of a whole year."
BEFORE: dict[str, Any] = {"held_on": date(2024, 6, 12), "minutes_on": date(2024, 6, 14)}


def alike(here: Cast, **told: Any) -> int | None:
    found_there: int | None = found(here, recorded(here, **told)).similarity
    return found_there


def test_record_elsewhere_says_how_like_the_minutes_before_they_are(larkbeam: Cast) -> None:
    assert alike(larkbeam, text=f"Risks\n\n{SAID}\n\n{AGREED}", **BEFORE) is None, "there are none before"
    assert alike(larkbeam, text=f"Risks of this year\n\n{SAID}\n\n{AGREED}", minutes_on=date(2025, 6, 16)) == 1000
    assert alike(larkbeam, text=f"{SAID}\n\nNobody said anything about how it had been.", held_on=date(2025, 12, 1),
                 minutes_on=date(2025, 12, 2)) == 412  # fmt: skip
    assert verify(larkbeam.organisation)[1] == []


def test_record_elsewhere_whose_words_nobody_knows_is_like_nothing(larkbeam: Cast) -> None:
    assert alike(larkbeam, **BEFORE) is None
    assert alike(larkbeam, text=SAID) is None
    assert alike(larkbeam, held_on=date(2025, 12, 1), minutes_on=date(2025, 12, 2)) is None


def test_record_elsewhere_is_laid_beside_the_latest_whose_words_are_known(larkbeam: Cast) -> None:
    recorded(larkbeam, text=SAID, **BEFORE)
    recorded(larkbeam, held_on=date(2024, 12, 1), minutes_on=date(2024, 12, 2))
    assert alike(larkbeam, text=SAID) == 1000


def test_record_elsewhere_with_a_later_one_there_looks_back_alone(larkbeam: Cast) -> None:
    recorded(larkbeam, text=SAID)
    assert alike(larkbeam, text=SAID, **BEFORE) is None


def test_record_elsewhere_with_more_than_anybody_reads_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="at most 40000 characters"):
        recorded(larkbeam, text="x" * 40_001)


def test_what_is_copied_is_an_opportunity_and_not_only_observed(larkbeam: Cast) -> None:
    recorded(larkbeam, text=f"{SAID}\n\n{AGREED}", **BEFORE)
    recorded(larkbeam, text=f"{SAID}\n\n{AGREED}")
    judged = judgement_of(larkbeam.organisation, AT.date())
    (copied,) = [one for rule, one in judged.findings() if rule.code == "REV-009"]
    assert copied.grade is Grade.OPPORTUNITY
    assert "100% like the minutes before them" in str(copied.says)
