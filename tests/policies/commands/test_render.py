from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.files import keep
from countersign.ledger.format import read
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.commands.render import render
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.queries import version
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    entered,
    in_force_from,
    kind_of,
    leader,
    offered,
    recording_fails,
    signed,
)


def rendered(here: Cast, id: UUID, data: bytes = b"%PDF") -> str:
    pdf = keep(here.organisation, data)
    render(version_id=id, pdf=pdf, by=here.system, at=after(1))
    return pdf


def test_render_notes_the_file(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    pdf = rendered(larkbeam, id)
    row = version(larkbeam.organisation, id)
    leaf = leaf_of(larkbeam.organisation, row.entry)
    assert leaf
    said = read(bytes(leaf.data))
    assert row.pdf == pdf == said["state"]["pdf"]
    assert (said["kind"], said["docs"], said["by"]) == ("version.rendered", [pdf], {"kind": "SYSTEM"})
    assert verify(larkbeam.organisation)[1] == []


def test_render_when_there_is_one_already_leaves_it_alone(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    first = rendered(larkbeam, id)
    rendered(larkbeam, id, b"%PDF, and another")
    assert version(larkbeam.organisation, id).pdf == first
    assert entered(larkbeam, "version.rendered") == 1


def test_render_when_withdrawn_after_the_signature(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    withdraw(version_id=id, reason="A mistake.", by=leader(larkbeam), at=AT)
    pdf = rendered(larkbeam, id)
    assert version(larkbeam.organisation, id).pdf == pdf


def test_what_follows_a_render_keeps_the_file(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    pdf = rendered(larkbeam, id)
    signed(larkbeam, offered(larkbeam, policy, at=after(2)), at=after(3))
    earlier = version(larkbeam.organisation, id)
    assert (kind_of(larkbeam, earlier), earlier.pdf) == ("version.superseded", pdf)
    assert verify(larkbeam.organisation)[1] == []


def test_render_when_not_signed_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="not been signed yet"):
        rendered(larkbeam, id)


@pytest.mark.parametrize("kind", [*(set(ActorKind) - {ActorKind.SYSTEM})])
def test_render_when_asked_by_others_is_refused(larkbeam: Cast, kind: ActorKind) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="kind of actor"):
        render(version_id=id, pdf="sha256:0", by=Actor(kind, larkbeam.organisation), at=AT)


def test_render_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for one in (id, NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            render(version_id=one, pdf="sha256:0", by=stonecross.system, at=AT)


def test_render_when_recording_fails_leaves_the_version_without(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        rendered(larkbeam, id)
    assert version(larkbeam.organisation, id).pdf is None
    assert entered(larkbeam, "version.rendered") == 0
