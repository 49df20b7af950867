"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.outbound.looking import Outcome
from countersign.ledger.files import keep
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.endorse import endorse
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.commands.render import render
from countersign.policies.enums import Occasion
from countersign.policies.models import (
    Aim,
    Check,
    Cosignature,
    Delegation,
    Endorsement,
    Foreword,
    Location,
    Mark,
    Policy,
    Refusal,
    Review,
    Sighting,
    Translation,
    Version,
)
from countersign.policies.queries import version
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.policies import delegating
from tests.policies.commands.test_set_checks import LOST, questions
from tests.policies.locating import answered, ended, named
from tests.policies.reviewing import asked_for_change, confirmed, held_elsewhere
from tests.policies.translating import taken_away, translated
from tests.policies.worlds import after, begun, declined, draft, lead, mark_all, offered, second_leader, signed

KINDS = {
    "policy.created": Policy,
    "policy.changed": Policy,
    "aim.ended": Aim,
    "mark.confirmed": Mark,
    "check.written": Check,
    "check.ended": Check,
    "location.named": Location,
    "location.ended": Location,
    "location.seen": Sighting,
    "translation.given": Translation,
    "translation.ended": Translation,
    "version.offered": Version,
    "version.signed": Version,
    "cosignature.given": Cosignature,
    "delegation.given": Delegation,
    "delegation.ended": Delegation,
    "endorsement.given": Endorsement,
    "foreword.written": Foreword,
    "version.declined": Refusal,
    "version.rendered": Version,
    "version.published": Version,
    "version.superseded": Version,
    "version.withdrawn": Version,
    "version.recorded_elsewhere": Version,
    "review.confirmed_unchanged": Review,
    "review.change_asked": Review,
    "review.recorded_elsewhere": Review,
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that a policy can cause."""
    policy = begun(here)
    change_policy(
        policy_id=policy, revision_shown=1, owner_id=here.person("mei").id, review_months=24, by=lead(here), at=after()
    )
    mark_all(here, policy)
    record_signature_elsewhere(
        policy_id=policy,
        revision_shown=draft(here, policy).revision,
        signed_on=date(2025, 9, 15),
        signer_id=here.person("mei").id,
        signed_as="Engineering Lead",
        signature=Signature(SignatureMethod.MINUTE),
        scan=keep(here.organisation, b"%PDF-1.7, minutes"),
        by=lead(here),
        at=after(),
    )
    mei = second_leader(here, "mei")
    declined(here, offered(here, policy, at=after(1)), at=after(1))
    applies = offered(here, policy, at=after(2), signatories=[here.person("priya").id, mei.person])
    signed(here, applies, at=after(2), foreword="I lost a laptop once. That is why I care.")
    signed(here, applies, at=after(3), by=mei)
    render(version_id=applies, pdf=keep(here.organisation, b"%PDF"), by=here.system, at=after(3))
    held_elsewhere(here, policy, at=after(4))
    confirmed(here, applies, at=after(5), occasion=Occasion.LAW, occasion_note="NIS2 applies to us.")
    asked_for_change(here, applies, at=after(6))
    questions(here, policy, LOST, at=after(6))
    questions(here, policy, at=after(7))
    page = named(here, policy)
    answered(here, page, Outcome.ERROR, 404, at=after(7))
    ended(here, page, at=after(8))
    taken_away(here, translated(here, applies, at=after(8)), at=after(9))
    ola = second_leader(here, "ola")
    endorse(version_id=applies, digest_shown=version(here.organisation, applies).document, by=ola, at=after(9))
    topic = delegating.topic(here)
    change_policy(
        policy_id=topic,
        revision_shown=1,
        owner_id=None,
        review_months=12,
        audience=["staff"],
        by=lead(here),
        at=after(9),
    )
    delegating.ended(here, delegating.delegated(here, to="ruth", at=after(9)), at=after(10))


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    whole_story(larkbeam)
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert old.keys() == now.keys()
    assert old["kv"] == now["kv"]
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys()
