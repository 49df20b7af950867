"""Leaves about what is public are read for ever, and neither decision nor public text changes under them."""

from __future__ import annotations

from uuid import UUID

import pytest

from countersign.policies.models import Availability, PublicVersion
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.ledger.past_the_gate import refused
from tests.policies.publishing import CONTACT, not_shared, published
from tests.policies.worlds import after, in_force_from

KINDS = {
    "availability.decided": Availability,
    "public.published": PublicVersion,
    "public.withdrawn": PublicVersion,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_frozen_leaf_is_read_and_written_alike(larkbeam: Cast, kind: str) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id, {"p0": "", "p1": "Ask us."}, contact=CONTACT)
    not_shared(larkbeam, policy, at=after(2))
    now, old = written(larkbeam.organisation)[kind], frozen(kind)
    assert old["kind"] == now["kind"] == kind
    assert old.keys() == now.keys()
    assert old["kv"] == now["kv"]
    assert old["state"].keys() == now["state"].keys() == KINDS[kind].proved.keys()


@pytest.mark.parametrize("column", ["text", "left_out", "document", "names_shown", "published_at"])
def test_nothing_in_a_public_text_changes(larkbeam: Cast, column: str) -> None:
    id: UUID = published(larkbeam, in_force_from(larkbeam)[1])
    refused(f"UPDATE policies_publicversion SET \"{column}\" = NULL WHERE id = '{id.hex}'", "policies_publicversion")  # noqa: S608


def test_no_decision_changes(larkbeam: Cast) -> None:
    published(larkbeam, in_force_from(larkbeam)[1])
    refused("UPDATE policies_availability SET mode = 'NOT_SHARED', public_id = NULL", "policies_availability")
