"""What an attacker knows about a log, and how a careful one covers the traces."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from countersign.kernel.canonical import canonical
from countersign.ledger.format import read
from countersign.ledger.models import Checkpoint, Head, Leaf
from countersign.ledger.tree import Edge, leaf_hash
from tests.cast import Cast
from tests.ledger.past_the_gate import as_administrator, every


def leaves(here: Cast) -> list[Leaf]:
    return list(Leaf.objects.filter(organisation_id=here.organisation).order_by("seq"))


def newest_checkpoint(here: Cast) -> Checkpoint:
    return Checkpoint.objects.filter(organisation_id=here.organisation).latest("size")


def rehash(here: Cast) -> None:
    """A careful attacker makes the head fit what stands in the leaves now."""
    edge = Edge()
    for leaf in leaves(here):
        edge.add(leaf_hash(bytes(leaf.data)))
    Head.objects.filter(organisation_id=here.organisation).update(size=edge.size, peaks=b"".join(edge.peaks))


def rewritten(leaf: Leaf, **changes: Any) -> bytes:
    return canonical({**read(bytes(leaf.data)), **changes})


def covered(here: Cast) -> Leaf:
    """A leaf about a person, covered by the newest checkpoint."""
    return [leaf for leaf in leaves(here) if leaf.kind == "person.entered" and leaf.seq < newest_checkpoint(here).size][
        -1
    ]


def set_data(leaf: Leaf, data: bytes) -> None:
    with as_administrator():
        every(Leaf, pk=leaf.pk).update(data=data)


def values(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
