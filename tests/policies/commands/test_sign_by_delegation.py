"""Topic policies signed below top management: by whom it was delegated to, as what, and when no more."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.change_address import change_address
from countersign.people.commands.come_back import come_back
from countersign.people.commands.grant import grant
from countersign.people.commands.propose_address import propose_address
from countersign.policies.commands.publish import publish
from countersign.policies.commands.sign import sign
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import VersionState
from countersign.policies.queries import cosignatures, hands, version
from countersign.readiness.queries import dossier_of
from tests.cast import Cast, id_of
from tests.policies.delegating import AS, delegated, ended, gone, mei, topic, waiting
from tests.policies.worlds import (
    AT,
    after,
    approval,
    begun,
    change,
    declined,
    entered,
    in_force_from,
    lead,
    leader,
    off_the_register,
    offered,
    second_leader,
    signed,
)

NEW = "mei.sato@larkbeam.example"


def state(here: Cast, id: UUID) -> VersionState:
    return version(here.organisation, id).state


def refused(here: Cast, id: UUID, says: str, *, at: datetime = AT, by: Actor | None = None) -> None:
    with pytest.raises(Refused, match=says):
        signed(here, id, by=by or mei(here), at=at)
    assert state(here, id) is VersionState.OFFERED


def test_sign_by_delegation_says_so_and_puts_it_in_force(larkbeam: Cast) -> None:
    given, _, id = waiting(larkbeam)
    signed(larkbeam, id, by=mei(larkbeam), at=after(1))
    now = version(larkbeam.organisation, id)
    assert (now.state, str(now.signed_by), now.signed_as) == (VersionState.PUBLISHED, "Mei Sato", AS)
    assert (now.delegation_id, now.signed_hat, now.single_handed) == (given, "STAFF", False)
    assert (now.published_by_id, now.effective_on) == (larkbeam.person("mei").id, after(1).date())
    assert [one.capacity for one in hands(now)] == [AS]
    assert verify(larkbeam.organisation)[1] == []


def test_sign_by_delegation_for_one_policy_is_for_that_one(larkbeam: Cast) -> None:
    policy, another = topic(larkbeam), topic(larkbeam, "Access Policy")
    delegated(larkbeam, policy)
    refused(larkbeam, offered(larkbeam, another), "What Priya Raman delegated to you is not for this policy")
    id = offered(larkbeam, policy)
    signed(larkbeam, id, by=mei(larkbeam))
    assert state(larkbeam, id) is VersionState.PUBLISHED


def test_sign_by_delegation_holds_for_topics_that_come_later(larkbeam: Cast) -> None:
    delegated(larkbeam)
    id = offered(larkbeam, topic(larkbeam, "Access Policy"))
    signed(larkbeam, id, by=mei(larkbeam))
    assert state(larkbeam, id) is VersionState.PUBLISHED


def test_sign_the_parent_by_delegation_is_refused(larkbeam: Cast) -> None:
    """S2."""
    delegated(larkbeam)
    refused(larkbeam, offered(larkbeam, begun(larkbeam)), "signed by top management alone: nobody can delegate that")


def test_sign_a_topic_without_any_delegation_is_refused(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    refused(larkbeam, id, "Only top management can sign a policy", by=larkbeam.actor("ola", Hat.TOP_MANAGEMENT))


def test_sign_after_the_delegation_was_ended_is_refused(larkbeam: Cast) -> None:
    given, _, id = waiting(larkbeam)
    ended(larkbeam, given)
    refused(larkbeam, id, "The delegation by Priya Raman was ended on 7 January 2026", at=after(2))


def test_sign_on_the_last_day_and_on_the_day_after(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    refused(larkbeam, id, "ran out on 6 July 2026", at=datetime(2026, 7, 6, 9, tzinfo=UTC))
    signed(larkbeam, id, by=mei(larkbeam), at=datetime(2026, 7, 5, 9, tzinfo=UTC))
    assert state(larkbeam, id) is VersionState.PUBLISHED


def test_sign_when_the_giver_leads_no_longer_is_refused(larkbeam: Cast) -> None:
    """Authority that comes from somebody who has none is none; another entry of theirs is another authority."""
    ola = second_leader(larkbeam, "ola")
    delegated(larkbeam, by=ola)
    id = offered(larkbeam, topic(larkbeam))
    off_the_register(larkbeam, "ola", after(3).date())
    signed_before = approval(larkbeam, id, mei(larkbeam), after(2))
    says = "Ola Nowak, who delegated it, is not on the register of top management any more"
    refused(larkbeam, id, says, at=after(3))
    second_leader(larkbeam, "ola", on=after(5).date())
    refused(larkbeam, id, says, at=after(6))
    sign(**signed_before, by=mei(larkbeam), at=after(2))


def test_sign_when_the_giver_has_left_is_refused(larkbeam: Cast) -> None:
    ola = second_leader(larkbeam, "ola")
    delegated(larkbeam, by=ola)
    id = offered(larkbeam, topic(larkbeam))
    gone(larkbeam, "ola", after(1).date())
    refused(larkbeam, id, "Ola Nowak, who delegated it, is not on the register", at=after(1))


def test_sign_after_having_left_and_come_back_is_refused(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    gone(larkbeam, "mei", after(1).date())
    refused(larkbeam, id, "Mei Sato has left", at=after(1))
    come_back(person_id=larkbeam.person("mei").id, joined_on=after(9).date(), by=lead(larkbeam), at=after(2))
    refused(larkbeam, id, "Mei Sato had left after Priya Raman delegated it", at=after(9))


def test_sign_when_one_person_alone_changed_the_address_is_refused(larkbeam: Cast) -> None:
    """S7: the address of a delegate opens more than their own duties."""
    given, _, id = waiting(larkbeam)
    by = mei(larkbeam)
    change_address(person_id=by.person or given, new_address=NEW, by=larkbeam.actor("ruth", Hat.HR), at=after(1))
    refused(larkbeam, id, "One person alone changed the mail address of Mei Sato", by=by, at=after(3))
    ended(larkbeam, given, at=after(3))
    delegated(larkbeam, to="mei.sato", at=after(3))
    signed(larkbeam, id, by=by, at=after(3))
    assert state(larkbeam, id) is VersionState.PUBLISHED


def test_sign_when_two_changed_the_address_waits_for_a_day(larkbeam: Cast) -> None:
    """Two can where an address opens more than one's own duties anyway."""
    _, _, id = waiting(larkbeam)
    by = mei(larkbeam)
    grant(person_id=larkbeam.person("mei").id, hat=Hat.HR, by=leader(larkbeam), at=AT)
    proposal = propose_address(
        person_id=larkbeam.person("mei").id, new_address=NEW, by=larkbeam.actor("ruth", Hat.HR), at=AT
    )
    approve_address(change_id=id_of(proposal), address_shown=NEW, by=lead(larkbeam), at=after(1))
    refused(larkbeam, id, "changed less than 24 hours ago", by=by, at=after(1, hours=23))
    signed(larkbeam, id, by=by, at=after(2))


def test_sign_what_one_wrote_is_refused(larkbeam: Cast) -> None:
    """S1; that nobody else could is no exception for a delegate."""
    delegated(larkbeam)
    policy = topic(larkbeam)
    change(larkbeam, policy, "Mei's text.", by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    refused(larkbeam, offered(larkbeam, policy), "You wrote or offered this text: somebody else signs it")


def test_sign_what_the_giver_wrote_is_refused_unless_nobody_else_leads(larkbeam: Cast) -> None:
    """Nobody lends what they do not have."""
    priya = larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    delegated(larkbeam)
    policy = topic(larkbeam)
    change(larkbeam, policy, "Priya's text.", by=priya)
    alone = offered(larkbeam, policy)
    signed(larkbeam, alone, by=mei(larkbeam))
    second_leader(larkbeam, "ola")
    change(larkbeam, policy, "Priya's next text.", by=priya)
    refused(larkbeam, offered(larkbeam, policy), "Priya Raman, in whose place you would sign, wrote or offered")


def test_sign_by_the_delegation_of_another_leader_where_one_giver_wrote_it(larkbeam: Cast) -> None:
    ola = second_leader(larkbeam, "ola")
    delegated(larkbeam)
    other = delegated(larkbeam, by=ola)
    policy = topic(larkbeam)
    change(larkbeam, policy, "Priya's text.", by=larkbeam.actor("priya", Hat.ISMS_LEAD))
    id = offered(larkbeam, policy)
    signed(larkbeam, id, by=mei(larkbeam))
    assert version(larkbeam.organisation, id).delegation_id == other


def test_sign_from_a_page_that_is_stale_is_refused(larkbeam: Cast) -> None:
    """The code was for "by delegation of Priya Raman, until July"; that ended, and there is another one now (S8)."""
    given, _, id = waiting(larkbeam)
    shown = approval(larkbeam, id, mei(larkbeam), AT)
    ended(larkbeam, given)
    delegated(larkbeam, at=after(1), until=date(2026, 9, 1))
    with pytest.raises(Refused, match="You confirmed something else than what is signed here"):
        sign(**shown, by=mei(larkbeam), at=after(1))
    stale = approval(larkbeam, id, mei(larkbeam), after(1)) | {"digest_shown": "sha256:0"}
    with pytest.raises(Stale, match="not the text that you were shown"):
        sign(**stale, by=mei(larkbeam), at=after(1))


def test_sign_when_the_delegate_leads_by_now_is_a_leader_s_signature(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    signed(larkbeam, id, by=second_leader(larkbeam, "mei"))
    now = version(larkbeam.organisation, id)
    assert (now.delegation_id, now.signed_hat) == (None, "TOP_MANAGEMENT")


def test_sign_by_several_of_whom_one_is_a_delegate(larkbeam: Cast) -> None:
    policy, given, ruth = topic(larkbeam), delegated(larkbeam), second_leader(larkbeam, "ruth")
    named = [larkbeam.person("mei").id, larkbeam.person("ruth").id]
    id = offered(larkbeam, policy, signatories=named, in_order=True)
    signed(larkbeam, id, by=mei(larkbeam))
    [first] = cosignatures(larkbeam.organisation, id)
    assert (first.delegation_id, first.signed_as, first.signed_hat) == (given, AS, "STAFF")
    signed(larkbeam, id, by=ruth)
    now = version(larkbeam.organisation, id)
    assert (now.state, now.delegation_id) == (VersionState.PUBLISHED, None)
    assert verify(larkbeam.organisation)[1] == []


def test_offer_by_name_to_somebody_to_whom_it_is_not_delegated_is_refused(larkbeam: Cast) -> None:
    policy, ola = topic(larkbeam), larkbeam.person("ola").id
    with pytest.raises(Refused, match="signing this policy is not delegated to them"):
        offered(larkbeam, policy, signatories=[ola])


def test_publish_and_withdraw_stay_with_top_management(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam, publish_when_signed=False)
    signed(larkbeam, id, by=mei(larkbeam))
    with pytest.raises(Refused, match="Only top management or the ISMS lead can publish"):
        publish(version_id=id, by=mei(larkbeam), at=AT)
    with pytest.raises(Refused, match="Only top management or the ISMS lead can withdraw"):
        withdraw(version_id=id, reason="No.", by=mei(larkbeam), at=AT)
    publish(version_id=id, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="only top management can withdraw it"):
        withdraw(version_id=id, reason="No.", by=lead(larkbeam), at=AT)


def test_decline_by_delegation_leaves_it_to_the_others(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    declined(larkbeam, id, by=mei(larkbeam))
    assert (state(larkbeam, id), entered(larkbeam, "version.declined")) == (VersionState.OFFERED, 1)
    declined(larkbeam, id, by=leader(larkbeam))
    assert state(larkbeam, id) is VersionState.WITHDRAWN


def test_decline_by_all_who_could_sign_takes_it_back(larkbeam: Cast) -> None:
    _, _, id = waiting(larkbeam)
    declined(larkbeam, id, by=mei(larkbeam))
    assert state(larkbeam, id) is VersionState.OFFERED
    declined(larkbeam, id, by=leader(larkbeam), at=after(1))
    now = version(larkbeam.organisation, id)
    assert (now.state, now.withdrawn_by_id) == (VersionState.WITHDRAWN, larkbeam.person("priya").id)


def test_decline_after_the_end_is_refused_and_takes_nothing_back(larkbeam: Cast) -> None:
    given, _, id = waiting(larkbeam)
    ended(larkbeam, given)
    with pytest.raises(Refused, match="was ended on 7 January 2026"):
        declined(larkbeam, id, by=mei(larkbeam), at=after(1))
    assert state(larkbeam, id) is VersionState.OFFERED


def test_a_delegate_is_the_named_approver_of_a_topic_in_the_dossier(larkbeam: Cast) -> None:
    """POL-020 asks for a person and a day; the parent has its own rules."""
    in_force_from(larkbeam)
    _, _, id = waiting(larkbeam)
    signed(larkbeam, id, by=mei(larkbeam))
    told = dossier_of(larkbeam.organisation, AT.date())
    _, about = sorted(told.policies or (), key=lambda one: one.kind)
    approver = about.versions[0].approved_by
    assert approver == larkbeam.person("mei").ref
    assert approver in {one.id for one in told.people or ()}
