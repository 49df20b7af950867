"""Leaves that were written once are read for ever: a frozen one of each kind beside one written today."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.ledger.format import read
from countersign.ledger.models import Leaf
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.models import Mark, Policy, Version
from tests.cast import Cast
from tests.house.source import TESTS
from tests.policies.worlds import after, begun, draft, lead, mark_all, offered, signed

KINDS = {
    "policy.created": Policy,
    "mark.confirmed": Mark,
    "version.offered": Version,
    "version.signed": Version,
    "version.published": Version,
    "version.superseded": Version,
    "version.withdrawn": Version,
    "version.recorded_elsewhere": Version,
}


def whole_story(here: Cast) -> None:
    """Every kind of entry that a policy can cause."""
    policy = begun(here)
    mark_all(here, policy)
    record_signature_elsewhere(
        policy_id=policy,
        revision_shown=draft(here, policy).revision,
        signed_on=date(2025, 9, 15),
        signer_id=here.person("mei").id,
        signed_as="Engineering Lead",
        signature=Signature(SignatureMethod.MINUTE),
        by=lead(here),
        at=after(),
    )
    offered(here, policy, at=after(1))
    signed(here, offered(here, policy, at=after(2)), at=after(3))


def newest(here: Cast, kind: str) -> bytes:
    leaves = Leaf.objects.filter(organisation_id=here.organisation, kind=kind).order_by("-seq")
    return bytes(leaves[:1].get().data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    frozen = read((TESTS / "golden" / "entries" / f"{kind}.json").read_bytes().strip())
    whole_story(larkbeam)
    now = read(newest(larkbeam, kind))
    assert frozen["kind"] == now["kind"] == kind
    assert frozen.keys() == now.keys()
    assert frozen["kv"] == now["kv"]
    assert frozen["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys()
