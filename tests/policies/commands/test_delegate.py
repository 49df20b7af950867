from __future__ import annotations

from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.enter import enter
from countersign.people.commands.propose_address import propose_address
from countersign.people.enums import PersonKind
from countersign.policies.commands.delegate import LONGEST_REASON
from countersign.policies.enums import VersionState
from countersign.policies.queries import delegation, delegations, version
from tests.cast import Cast, id_of
from tests.people.worlds import put_right
from tests.policies.delegating import UNTIL, delegated, ended, gone, mei, topic, waiting
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    declined,
    entered,
    lead,
    leader,
    offered,
    recording_fails,
    second_leader,
    signed,
)

NEW = "priya.raman@larkbeam.example"


def test_delegate_for_some_policies_says_who_until_when_and_why(larkbeam: Cast) -> None:
    policy = topic(larkbeam)
    id = delegated(larkbeam, policy, reason=" What engineers do at home. ")
    found = delegation(larkbeam.organisation, id)
    assert (str(found.person), str(found.given_by)) == ("Mei Sato", "Priya Raman")
    assert found.given_as == "CEO and founder, top management since 1 April 2019"
    assert (found.every_topic, found.policies, found.reason) == (False, [policy.hex], "What engineers do at home.")
    assert (found.holds_from, found.holds_until, found.given_at) == (AT.date(), UNTIL, AT)
    assert (entered(larkbeam, "delegation.given"), verify(larkbeam.organisation)[1]) == (1, [])


def test_delegate_for_all_topics_names_none(larkbeam: Cast) -> None:
    found = delegation(larkbeam.organisation, delegated(larkbeam))
    assert (found.every_topic, found.policies, found.reason) == (True, [], "")


def test_delegate_the_parent_is_refused(larkbeam: Cast) -> None:
    """S2: whatever else is in the list."""
    topical, parent = topic(larkbeam), begun(larkbeam)
    with pytest.raises(Refused, match="signed by top management alone: it cannot be delegated"):
        delegated(larkbeam, topical, parent)
    assert entered(larkbeam, "delegation.given") == 0


def test_delegate_by_somebody_who_does_not_lead_is_refused(larkbeam: Cast) -> None:
    for by in (lead(larkbeam), larkbeam.actor("ola"), larkbeam.actor("ruth", Hat.HR, Hat.TOP_MANAGEMENT)):
        with pytest.raises(Refused, match="Only top management delegates"):
            delegated(larkbeam, by=by)


def test_delegate_what_was_delegated_to_one_is_refused(larkbeam: Cast) -> None:
    delegated(larkbeam)
    with pytest.raises(Refused, match="Only top management delegates"):
        delegated(larkbeam, to="ola", by=mei(larkbeam))


def test_delegate_to_oneself_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody delegates to themselves"):
        delegated(larkbeam, to="priya")


def test_delegate_to_another_leader_is_refused(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ola")
    with pytest.raises(Refused, match="Ola Nowak is on the register of top management, and signs anyway"):
        delegated(larkbeam, to="ola")


def test_delegate_to_somebody_who_is_not_here_is_refused(larkbeam: Cast) -> None:
    gone(larkbeam, "mei", AT.date())
    with pytest.raises(Refused, match="has left"):
        delegated(larkbeam)
    kind, later = PersonKind.EMPLOYEE, date(2026, 2, 1)
    enter(name="Noa Lind", email="noa@larkbeam.example", kind=kind, joined_on=later, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="Noa Lind begins on 1 February 2026"):
        delegated(larkbeam, to="noa")


def test_delegate_to_somebody_from_outside_is_refused(larkbeam: Cast) -> None:
    kind, since = PersonKind.EXTERNAL, date(2025, 1, 1)
    enter(name="Ada Kerr", email="ada@kestrel.example", kind=kind, joined_on=since, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="Ada Kerr is from outside"):
        delegated(larkbeam, to="ada")


def test_delegate_twice_to_the_same_person_is_refused_while_the_first_holds(larkbeam: Cast) -> None:
    first = delegated(larkbeam, topic(larkbeam))
    with pytest.raises(Refused, match="You delegated to Mei Sato before, until 6 July 2026"):
        delegated(larkbeam)
    ended(larkbeam, first)
    delegated(larkbeam, at=after(2))
    assert delegations(larkbeam.organisation).count() == 2


@pytest.mark.parametrize(
    ("until", "says"),
    [
        (date(2026, 1, 6), "lies ahead"),
        (date(2025, 12, 1), "lies ahead"),
        (date(2028, 1, 7), "24 months at the most: until 6 January 2028"),
    ],
)
def test_delegate_until_a_day_that_is_none_is_refused(larkbeam: Cast, until: date, says: str) -> None:
    with pytest.raises(Refused, match=says):
        delegated(larkbeam, until=until)


def test_delegate_for_24_months_is_done(larkbeam: Cast) -> None:
    assert delegation(larkbeam.organisation, delegated(larkbeam, until=date(2028, 1, 6))).holds_until.year == 2028


def test_delegate_for_nothing_or_for_one_twice_is_refused(larkbeam: Cast) -> None:
    policy = topic(larkbeam)
    with pytest.raises(Refused, match="Say for which topic policies"):
        delegated(larkbeam, policy_ids=[])
    with pytest.raises(Refused, match="Name each policy once"):
        delegated(larkbeam, policy, policy)
    with pytest.raises(Refused, match="at most 500 characters"):
        delegated(larkbeam, reason="x" * (LONGEST_REASON + 1))


def test_delegate_with_an_address_that_was_just_changed_is_refused(larkbeam: Cast) -> None:
    """S7, for whoever gives."""
    priya = leader(larkbeam)
    change = propose_address(person_id=priya.person or NOBODY, new_address=NEW, by=priya, at=AT)
    approve_address(change_id=id_of(change), address_shown=NEW, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="changed less than 24 hours ago"):
        delegated(larkbeam, by=priya, at=after(hours=23))
    delegated(larkbeam, by=priya, at=after(1))


def test_delegate_with_somebody_else_s_people_or_policies_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    theirs = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    with pytest.raises(Unknown, match="There is no such policy here"):
        delegated(larkbeam, NOBODY)
    ours = topic(larkbeam)
    with pytest.raises(Unknown, match="There is no such person here"):
        delegated(larkbeam, by=theirs)
    with pytest.raises(Refused, match="Nobody delegates to themselves"):
        delegated(stonecross, ours, to="otto", by=theirs)


def test_delegate_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        delegated(larkbeam)
    assert not delegations(larkbeam.organisation)


def test_what_the_giver_refused_nobody_signs_in_their_place(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    declined(larkbeam, id, because="This endangers us.")
    assert version(larkbeam.organisation, id).state is VersionState.WITHDRAWN


def test_what_the_giver_refused_others_may_still_sign(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ruth")
    _, _, id = waiting(larkbeam)
    declined(larkbeam, id, because="This endangers us.")
    assert version(larkbeam.organisation, id).state is VersionState.OFFERED
    with pytest.raises(Refused, match="Priya Raman, in whose place you would sign, said no to this version"):
        signed(larkbeam, id, by=mei(larkbeam))
    signed(larkbeam, id, by=larkbeam.actor("ruth", Hat.TOP_MANAGEMENT))


def test_whoever_is_from_outside_by_now_signs_no_more(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    put_right(larkbeam, "mei", kind=PersonKind.EXTERNAL)
    with pytest.raises(Refused, match="Mei Sato is from outside by now"):
        signed(larkbeam, id, by=mei(larkbeam))


def test_giver_and_holder_are_one_authority(larkbeam: Cast) -> None:
    policy = topic(larkbeam)
    delegated(larkbeam)
    both = [larkbeam.person(first).id for first in ("priya", "mei")]
    with pytest.raises(Refused, match="Mei Sato signs in the place of Priya Raman: name one of them, not both"):
        offered(larkbeam, policy, signatories=both)
