from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.references import ref
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.policies.commands.change_policy import MOST_NAMED, MOST_TOGETHER, change_policy
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import policy
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, begun, entered, lead, leader, offered, recording_fails, signed
from tests.roles import worlds as roles


def topic(here: Cast) -> UUID:
    return begun(here, PolicyKind.TOPIC, "Remote working")


def changed(here: Cast, id: UUID, **how: Any) -> None:
    by, at = how.pop("by", lead(here)), how.pop("at", after(1))
    now = policy(here.organisation, id)
    same = {"revision_shown": now.revision, "owner_id": now.owned_by_id, "review_months": now.review_months}
    change_policy(policy_id=id, **{**same, **how}, by=by, at=at)


def test_change_policy_when_for_some(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    id, mei = topic(larkbeam), larkbeam.person("mei")
    some = ["role:hr", "staff", mei.ref, "department:Sales", "kind:CONTRACTOR"]
    changed(larkbeam, id, owner_id=mei.id, review_months=24, audience=some, all_staff=True, by=leader(larkbeam))
    now = policy(larkbeam.organisation, id)
    assert (now.owned_by_id, now.review_months, now.audience) == (mei.id, 24, sorted(some))
    assert (now.all_staff, now.asks_acceptance, now.out_of_use_on, now.revision) == (True, True, None, 2)
    assert entered(larkbeam, "policy.changed") == 1
    assert verify(larkbeam.organisation)[1] == []


def test_change_policy_when_for_those_who_fit_several_things_and_not_for_others(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    words = ["not:kind:SUPPLIER", ["kind:CONTRACTOR", "department:Sales"], ["kind:EMPLOYEE"]]
    changed(larkbeam, id, audience=words, all_staff=False)
    assert policy(larkbeam.organisation, id).audience == [
        *("kind:EMPLOYEE", "not:kind:SUPPLIER"),
        ["department:Sales", "kind:CONTRACTOR"],
    ]
    changed(larkbeam, id, audience=reversed(words), all_staff=False)
    assert entered(larkbeam, "policy.changed") == 1, "the same audience, said in another order"
    changed(larkbeam, id, audience=["not:kind:SUPPLIER"], all_staff=True)
    assert verify(larkbeam.organisation)[1] == []


def test_change_policy_when_it_goes_out_of_use_and_comes_back(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    changed(larkbeam, id, in_use=False, asks_acceptance=False)
    changed(larkbeam, id, in_use=False, at=after(9))
    assert policy(larkbeam.organisation, id).out_of_use_on == after(1).date()
    changed(larkbeam, id)
    now = policy(larkbeam.organisation, id)
    assert (now.out_of_use_on, now.asks_acceptance) == (None, True)
    assert entered(larkbeam, "policy.changed") == 3


@pytest.mark.parametrize("how", [{"in_use": False}, {"asks_acceptance": False}])
def test_change_policy_that_top_management_signed_is_silenced_by_top_management_alone(
    larkbeam: Cast, how: dict[str, bool]
) -> None:
    id = topic(larkbeam)
    signed(larkbeam, offered(larkbeam, id))
    with pytest.raises(Refused, match="only top management puts it out of use"):
        changed(larkbeam, id, **how)
    changed(larkbeam, id, **how, by=leader(larkbeam))
    changed(larkbeam, id, review_months=6)


def test_change_policy_when_nothing_changes_records_nothing(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    changed(larkbeam, id, all_staff=True)
    assert entered(larkbeam, "policy.changed") == 0


def test_change_policy_when_the_owner_has_left_may_keep_them(larkbeam: Cast) -> None:
    id, mei = topic(larkbeam), larkbeam.person("mei").id
    changed(larkbeam, id, owner_id=mei)
    leave(person_id=mei, left_on=after(1).date(), by=larkbeam.actor("ruth", Hat.HR), at=after(1))
    changed(larkbeam, id, review_months=6)
    assert policy(larkbeam.organisation, id).owned_by_id == mei
    with pytest.raises(Refused, match="Mei Sato has left"):
        changed(larkbeam, topic(larkbeam), owner_id=mei)


def test_change_policy_when_somebody_named_is_erased_can_still_be_proved(larkbeam: Cast) -> None:
    id, mei = topic(larkbeam), larkbeam.person("mei")
    changed(larkbeam, id, audience=[mei.ref], all_staff=False)
    leave(person_id=mei.id, left_on=after(2).date(), by=larkbeam.actor("ruth", Hat.HR), at=after(2))
    erase(person_id=mei.id, by=larkbeam.actor("ruth", Hat.HR), at=after(2))
    assert policy(larkbeam.organisation, id).audience == [mei.ref]
    assert verify(larkbeam.organisation)[1] == []
    changed(larkbeam, id, audience=[mei.ref], all_staff=False, review_months=6)


@pytest.mark.parametrize(
    "how", [{"audience": ["staff"]}, {"all_staff": False}, {"asks_acceptance": False}, {"in_use": False}]
)
def test_change_policy_when_the_parent_would_not_be_for_everybody_is_refused(
    larkbeam: Cast, how: dict[str, object]
) -> None:
    id = begun(larkbeam)
    with pytest.raises(Refused, match="in use, for everybody, and everybody is asked"):
        changed(larkbeam, id, **how)
    changed(larkbeam, id, review_months=24)
    assert policy(larkbeam.organisation, id).review_months == 24


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"review_months": 0}, "every 1 to 60 months"),
        ({"review_months": 61}, "every 1 to 60 months"),
        ({"audience": ["cats"]}, "Choose again whom it is for"),
        ({"audience": ["kind:EXTERNAL"], "all_staff": False}, "People from outside"),
        ({"audience": ["department: "], "all_staff": False}, "1 to 200 characters"),
        ({"audience": ["role:hr"], "all_staff": False}, "Nobody can hold this here: hr"),
        ({"audience": [ref("person", NOBODY)], "all_staff": False}, "not known here"),
        ({"audience": ["department:Sales"]}, "binds all staff is for all staff"),
        ({"audience": ["not:department:Sales"]}, "binds all staff is for all staff"),
        ({"audience": ["not:kind:EXTERNAL"], "all_staff": False}, "People from outside"),
        ({"audience": [["kind:EMPLOYEE", "department: "]], "all_staff": False}, "1 to 200 characters"),
        ({"audience": [["kind:EMPLOYEE", "role:hr"]], "all_staff": False}, "Nobody can hold this here: hr"),
        ({"audience": [f"not:{ref('person', NOBODY)}"], "all_staff": False}, "not known here"),
        ({"audience": [["kind:EMPLOYEE", ref("person", NOBODY)]], "all_staff": False}, "Choose again whom it is for"),
        (
            {"audience": [["kind:EMPLOYEE", f"department:{n}"] for n in range(MOST_TOGETHER + 1)], "all_staff": False},
            "At most 5 times",
        ),
        (
            {"audience": [ref("person", UUID(int=n)) for n in range(MOST_NAMED + 1)], "all_staff": False},
            "At most 200 people",
        ),
    ],
)
def test_change_policy_when_it_makes_no_sense_is_refused(larkbeam: Cast, how: dict[str, object], says: str) -> None:
    id = topic(larkbeam)
    with pytest.raises(Refused, match=says):
        changed(larkbeam, id, **how)


def test_change_policy_when_everybody_would_hold_the_role_is_refused(larkbeam: Cast) -> None:
    roles.begun(larkbeam)
    with pytest.raises(Refused, match="Nobody can hold this here: all_staff"):
        changed(larkbeam, topic(larkbeam), audience=["role:all_staff"], all_staff=False)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_change_policy_when_neither_lead_nor_leader_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management can say"):
        changed(larkbeam, topic(larkbeam), by=larkbeam.actor("mei", hat))


def test_change_policy_when_somebody_else_saved_is_stale(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    changed(larkbeam, id, review_months=6)
    with pytest.raises(Stale, match="Somebody changed this policy"):
        changed(larkbeam, id, review_months=7, revision_shown=1)


def test_change_policy_when_it_or_the_owner_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id, otto = topic(larkbeam), stonecross.person("otto").id
    with pytest.raises(Unknown):
        changed(larkbeam, id, owner_id=otto)
    with pytest.raises(Unknown):
        changed(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))
    with pytest.raises(Refused, match="not known here"):
        changed(larkbeam, id, audience=[ref("person", otto)], all_staff=False)


def test_change_policy_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = topic(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        changed(larkbeam, id, review_months=6)
    assert policy(larkbeam.organisation, id).review_months == 12
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"ack_days": 0}, "1 to 90 days"),
        ({"ack_days": 91}, "1 to 90 days"),
        ({"ack_refresh_months": 0}, "every 1 to 60 months"),
        ({"ack_refresh_months": 61}, "every 1 to 60 months"),
    ],
)
def test_change_policy_when_there_is_too_little_or_too_much_time(
    larkbeam: Cast, how: dict[str, int], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        changed(larkbeam, begun(larkbeam), **how)
    assert entered(larkbeam, "policy.changed") == 0


def test_change_policy_sets_the_time_to_accept_of_the_parent_too(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    changed(larkbeam, id, ack_days=30, ack_refresh_months=12)
    now = policy(larkbeam.organisation, id)
    assert (now.ack_days, now.ack_refresh_months) == (30, 12)
    assert verify(larkbeam.organisation)[1] == []
