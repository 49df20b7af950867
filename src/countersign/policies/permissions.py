"""Who may do what with policies. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, ASKED, DELEGATED, OWN, OWN_POLICY, RELEASED, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.policies.enums import MAY_BECOME, PolicyKind, VersionState
from countersign.policies.models import (
    Delegation,
    Draft,
    Location,
    Policy,
    PublicVersion,
    Remark,
    Translation,
    Version,
)
from countersign.policies.queries import Authority

MAY: dict[str, dict[Hat, str]] = {
    "policy.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.RISK_OWNER, Hat.INTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR), ALL),
        **dict.fromkeys((Hat.STAFF, Hat.EXTERNAL_AUDITOR), RELEASED),
    },
    "policy.create": {Hat.ISMS_LEAD: ALL},
    "policy.change": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "policy.edit": {Hat.ISMS_LEAD: ALL},
    "policy.remark": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.RISK_OWNER), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR), ALL),
        Hat.STAFF: ASKED,
    },
    "policy.ask_readers": {Hat.ISMS_LEAD: ALL},
    "policy.mark": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "policy.offer": {Hat.ISMS_LEAD: ALL},
    "policy.sign": {Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: DELEGATED},
    "policy.endorse": {Hat.TOP_MANAGEMENT: ALL},
    "policy.decline": {Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: DELEGATED},
    "policy.delegate": {Hat.TOP_MANAGEMENT: ALL},
    "policy.end_delegation": {Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "policy.read_delegations": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.STAFF: OWN,
    },
    "policy.publish": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "policy.withdraw": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "policy.record_elsewhere": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "policy.decide_availability": {Hat.TOP_MANAGEMENT: ALL},
    "policy.make_public": {Hat.TOP_MANAGEMENT: ALL},
    "policy.take_down": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "policy.read_reviews": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.RISK_OWNER, Hat.INTERNAL_AUDITOR), ALL),
        **dict.fromkeys((Hat.DEPARTMENT_CONTACT, Hat.HR), ALL),
    },
    "policy.review": {Hat.TOP_MANAGEMENT: ALL},
    "policy.record_review": {Hat.ISMS_LEAD: ALL, Hat.TOP_MANAGEMENT: ALL},
    "translation.give": {**dict.fromkeys((Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT), ALL), Hat.STAFF: OWN_POLICY},
    "translation.end": {**dict.fromkeys((Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT), ALL), Hat.STAFF: OWN_POLICY},
    "location.name": {**dict.fromkeys((Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT), ALL), Hat.STAFF: OWN_POLICY},
    "location.end": {**dict.fromkeys((Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT), ALL), Hat.STAFF: OWN_POLICY},
    "location.see": {
        **dict.fromkeys((Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT, Hat.DEPARTMENT_CONTACT, Hat.HR), ALL),
        Hat.STAFF: OWN_POLICY,
    },
}

STANDS: dict[VersionState, str] = {
    VersionState.OFFERED: "This version has not been signed yet.",
    VersionState.SIGNED: "This version has been signed.",
    VersionState.PUBLISHED: "This version has been published.",
    VersionState.SUPERSEDED: "A later version has taken the place of this one.",
    VersionState.WITHDRAWN: "This version was withdrawn.",
}
"""Why a step is not possible: where the version stands instead."""

SETTLED = "This remark was answered already."


def can_read_drafts(by: Actor) -> bool:
    """Drafts, and versions that have not been published."""
    return any(MAY["policy.read"].get(hat) == ALL for hat in by.hats)


def can_read(by: Actor, version: Version) -> bool:
    """Everybody reads what is or was in force."""
    return can_read_drafts(by) or (version.published_at is not None and allowed(MAY, by, "policy.read"))


def check_can_read_drafts(by: Actor) -> None:
    if not can_read_drafts(by):
        raise Refused("This text is not published yet.")


def check_can_read(by: Actor, version: Version) -> None:
    if not can_read(by, version):
        raise Refused("This text is not published yet.")


def check_can_create(by: Actor) -> None:
    if not allowed(MAY, by, "policy.create"):
        raise Refused("Only the ISMS lead can begin a policy.")


def check_can_change(by: Actor) -> None:
    if not allowed(MAY, by, "policy.change"):
        raise Refused("Only the ISMS lead or top management can say whom a policy is for, and who owns it.")


def check_can_silence(by: Actor, policy: Policy, in_force: UUID | None, *, asks_acceptance: bool, in_use: bool) -> None:
    """What top management put its name to, only top management asks nobody to accept any more, or puts out of use.

    ``in_force``: the version that applies now, if any.
    """
    stops_asking = policy.asks_acceptance and not asks_acceptance
    goes = policy.out_of_use_on is None and not in_use
    if (stops_asking or goes) and Hat.TOP_MANAGEMENT not in by.hats and in_force:
        raise Refused("Top management signed this policy: only top management puts it out of use, or asks nobody.")


def check_policy_fresh(policy: Policy, revision_shown: int) -> None:
    if policy.revision != revision_shown:
        raise Stale("Somebody changed this policy after you opened it. Look at what it says now, then save again.")


def check_can_edit(by: Actor) -> None:
    if not allowed(MAY, by, "policy.edit"):
        raise Refused("Only the ISMS lead can change the text of a policy.")


def can_remark(by: Actor, *, asked: bool) -> bool:
    """Whoever reads drafts anyway, and for this one draft whoever was ``asked`` to."""
    reach = {MAY["policy.remark"].get(hat) for hat in by.hats}
    return ALL in reach or (asked and ASKED in reach)


def check_can_remark(by: Actor, *, asked: bool) -> None:
    if not can_remark(by, asked=asked):
        raise Refused("You are not asked to read this draft, or not any more.")


def check_can_ask_readers(by: Actor) -> None:
    if not allowed(MAY, by, "policy.ask_readers"):
        raise Refused("Only the ISMS lead asks people to read a draft.")


def check_can_take_back(by: Actor, remark: Remark) -> None:
    """What was answered stays, with its answer."""
    if remark.written_by_id != by.person:
        raise Refused("Only whoever wrote a remark takes it back.")
    if remark.settled_at is not None:
        raise Refused(SETTLED)


def check_can_settle(by: Actor, remark: Remark) -> None:
    check_can_edit(by)
    if remark.settled_at is not None:
        raise Refused(SETTLED)


def check_can_mark(by: Actor) -> None:
    if not allowed(MAY, by, "policy.mark"):
        raise Refused("Only the ISMS lead or top management can mark passages.")


def check_can_mark_version(by: Actor, version: Version) -> None:
    """What no longer counts needs no more marks."""
    check_can_mark(by)
    if not MAY_BECOME[version.state]:
        raise Refused(STANDS[version.state])


def check_can_offer(by: Actor) -> None:
    if not allowed(MAY, by, "policy.offer"):
        raise Refused("Only the ISMS lead can offer a policy for signature.")


def check_can_sign(by: Actor, version: Version, authority: Authority, only_leader: bool) -> None:
    """Top management signs, or for topic policies whom it delegated that to; read again under the lock.

    ``authority`` is what the register and the delegations say of the actor on the day of the act. Nobody signs what
    they wrote or offered themselves, unless they are the only top manager (S1); a delegate never does.
    """
    if not has(by, "policy.sign", authority):
        raise Refused(authority.missing or "Only top management can sign a policy.")
    check_may_become(version, VersionState.SIGNED)
    if authority.delegation and wrote(by, version):
        raise Refused("You wrote or offered this text: somebody else signs it.")
    if wrote(by, version) and not only_leader:
        raise Refused(
            "You wrote or offered this text: another member of top management signs it. If nobody else leads any "
            "more, you can once that has been on record for 72 hours."
        )


def check_can_endorse(by: Actor, version: Version, capacity: str, behind: Collection[UUID]) -> None:
    """Whoever leads on that day, once. ``capacity``: as what, empty for whoever does not. ``behind``: whose name is
    there."""
    if not capacity or not allowed(MAY, by, "policy.endorse"):
        raise Refused("Only top management stands behind a policy in this way.")
    if version.state is not VersionState.PUBLISHED:
        raise Refused(STANDS[version.state])
    if by.person in behind:
        raise Refused("Your name is under this version, or behind it, already.")


def check_can_decline(by: Actor, version: Version, authority: Authority) -> None:
    """Whoever could be asked to sign can say no, as long as nothing is decided; ``authority`` as in ``check_can_sign``.

    Whoever wrote or offered it takes it back instead.
    """
    if not has(by, "policy.decline", authority):
        raise Refused(authority.missing or "Only top management is asked to sign a policy.")
    check_may_become(version, VersionState.SIGNED)
    if wrote(by, version):
        raise Refused("You wrote or offered this text: nobody asks you to sign it. You can take it back instead.")


def has(by: Actor, act: str, authority: Authority) -> bool:
    """Does the actor act in the hat that the authority needs, and is there one at all?"""
    return bool(authority.capacity) and authority.hat in by.hats and authority.hat in MAY[act]


def wrote(by: Actor, version: Version) -> bool:
    """Is the actor an author of this version, or the one who put it forward?"""
    return by.person in version.written_by


def check_can_delegate(by: Actor, capacity: str) -> None:
    """Top management lends what is its own; a delegate lends nothing. ``capacity``: as what the actor leads."""
    if not capacity or not allowed(MAY, by, "policy.delegate"):
        raise Refused("Only top management delegates the signing of policies.")


def can_end_delegation(by: Actor, delegation: Delegation) -> bool:
    """Anybody who leads ends it, and whoever holds it gives it back."""
    reach = {MAY["policy.end_delegation"].get(hat) for hat in by.hats}
    return ALL in reach or (OWN in reach and delegation.person_id == by.person)


def can_read_delegations(by: Actor) -> bool:
    """All of them, and not only what one holds."""
    return any(MAY["policy.read_delegations"].get(hat) == ALL for hat in by.hats)


def check_can_end_delegation(by: Actor, delegation: Delegation) -> None:
    if not can_end_delegation(by, delegation):
        raise Refused("Only top management ends a delegation, or whoever holds it.")
    if delegation.ended_at is not None:
        raise Refused("This delegation was ended before.")


def check_can_publish(by: Actor, version: Version) -> None:
    """What was offered to be in force once it is signed, a delegate puts in force by signing it, and nothing else."""
    by_signing = version.publish_when_signed and version.delegation_id and version.signed_by_id == by.person
    if not by_signing and not allowed(MAY, by, "policy.publish"):
        raise Refused("Only top management or the ISMS lead can publish a policy.")
    check_may_become(version, VersionState.PUBLISHED)


def check_can_render(version: Version) -> None:
    """A PDF is made of what is signed; of what was withdrawn after that, too."""
    if version.signed_at is None:
        raise Refused(STANDS[version.state])


def check_can_withdraw(by: Actor, version: Version, *, declines: bool = False) -> None:
    """What is signed, only top management takes back. ``declines``: the actor says no to it in this very act, after
    which nobody could sign it."""
    if not declines and not allowed(MAY, by, "policy.withdraw"):
        raise Refused("Only top management or the ISMS lead can withdraw a version.")
    if version.signed_at is not None and Hat.TOP_MANAGEMENT not in by.hats:
        raise Refused("This version is signed: only top management can withdraw it.")
    check_may_become(version, VersionState.WITHDRAWN)


def check_can_record_elsewhere(by: Actor) -> None:
    """Whether the signer was entitled is not asked here: a rule judges that (decision 20)."""
    if not allowed(MAY, by, "policy.record_elsewhere"):
        raise Refused("Only top management or the ISMS lead can record what was signed elsewhere.")


def check_can_review(by: Actor, version: Version, capacity: str) -> None:
    """Top management reviews what is in force. ``capacity``: as what they lead, empty for whoever does not."""
    if not capacity or not allowed(MAY, by, "policy.review"):
        raise Refused("Only top management reviews a policy.")
    if version.state is not VersionState.PUBLISHED:
        raise Refused(STANDS[version.state])


def check_can_record_review(by: Actor) -> None:
    """Whether the reviewer was entitled is not asked here: rules judge that (decision 20)."""
    if not allowed(MAY, by, "policy.record_review"):
        raise Refused("Only top management or the ISMS lead can record a review that was held elsewhere.")


def can_on(by: Actor, act: str, policy: Policy) -> bool:
    """An act that some hats may do to every policy, and owners to their own."""
    mine = by.person is not None and policy.owned_by_id == by.person
    reach = {MAY[act][hat] for hat in by.hats if hat in MAY[act]}
    return ALL in reach or (mine and OWN_POLICY in reach)


def check_can_translate(by: Actor, policy: Policy, version: Version) -> None:
    """A translation of what nobody signed would mislead; of what counts no more, nobody needs one."""
    if not can_on(by, "translation.give", policy):
        raise Refused("Only the ISMS lead, top management or its owner can say that a translation says the same.")
    if version.state not in (VersionState.SIGNED, VersionState.PUBLISHED):
        raise Refused(STANDS[version.state])


def check_can_end_translation(by: Actor, policy: Policy, translation: Translation) -> None:
    if not can_on(by, "translation.end", policy):
        raise Refused("Only the ISMS lead, top management or its owner can take a translation away.")
    if translation.ended_at is not None:
        raise Refused("This translation was taken away already, or a later one took its place.")


def check_can_locate(by: Actor, act: str, policy: Policy) -> None:
    """To name a place at which a policy can be found, or to take one off the list."""
    if not can_on(by, act, policy):
        raise Refused("Only the ISMS lead, top management or its owner can say where a policy is found.")


def check_can_see_location(by: Actor, policy: Policy, location: Location) -> None:
    """To say that one looked, and found it or not."""
    if not can_on(by, "location.see", policy):
        raise Refused("Only those who look after a policy can say for everybody that it is there.")
    check_still_listed(location)


def check_still_listed(location: Location) -> None:
    if location.ended_at is not None:
        raise Refused("This place is not on the list any more.")


def check_can_decide_availability(by: Actor, policy: Policy) -> None:
    """Clause 5.2 g speaks of one policy; what is said to the world in everybody's name, top management decides."""
    if not allowed(MAY, by, "policy.decide_availability"):
        raise Refused("Only top management decides how people outside get the policy.")
    if policy.kind != PolicyKind.PARENT:
        raise Refused("Clause 5.2 (g) is about the information security policy. Policies for topics stay inside.")


def check_can_make_public(by: Actor, version: Version, on: date) -> None:
    """Nothing leaves before it applies: no draft, no offer, nothing that is signed and not published (embargo)."""
    if not allowed(MAY, by, "policy.make_public"):
        raise Refused("Only top management makes a text public.")
    if version.state is not VersionState.PUBLISHED:
        raise Refused(STANDS[version.state])
    if version.effective_on is not None and version.effective_on > on:
        raise Refused("This version does not apply yet.")


def check_can_take_down(by: Actor, public: PublicVersion) -> None:
    """Whoever looks after the policy takes a text down at once, and asks afterwards."""
    if not allowed(MAY, by, "policy.take_down"):
        raise Refused("Only top management or the ISMS lead can take a public text down.")
    if public.withdrawn_at is not None:
        raise Refused("This text is not public any more.")


def check_may_become(version: Version, state: VersionState) -> None:
    """Is this step possible from where the version stands?"""
    if state not in MAY_BECOME[version.state]:
        raise Refused(STANDS[version.state])


def check_fresh(draft: Draft, revision_shown: int) -> None:
    """Nobody writes over what they have not seen."""
    if draft.revision != revision_shown:
        raise Stale("Somebody changed this draft after you opened it. Look at both texts, then save again.")
