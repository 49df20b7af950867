"""What an evidence pack takes out of a log: the leaves below a checkpoint, and what was newest about each row there.

All of it is a function of leaves that never change, of disclosures that only erasure takes away, and (``texts``) of
the rows as they are now.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q

from countersign.kernel.references import Ref, ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.columns import DIGEST, digested
from countersign.ledger.format import field_salt
from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Checkpoint, Disclosure, Leaf
from countersign.ledger.proof import Receipt
from countersign.ledger.tiling import nodes
from countersign.ledger.tree import inclusion_path

CHUNK = 500


@dataclass(frozen=True)
class Opening:
    """A personal value, and the salt of its field that shows it to be the one committed to."""

    value: Any
    salt: bytes


@dataclass(frozen=True)
class Newest:
    """The newest leaf about a row. ``openings``: what of its commitments can still be opened; ``about``: whose."""

    seq: int
    leaf: dict[str, Any]
    openings: dict[str, Opening]
    about: UUID | None


def checkpoint_at(organisation: UUID, size: int) -> Checkpoint:
    """Raises Unknown for a size at which nothing was signed."""
    found = Checkpoint.objects.filter(organisation_id=organisation, size=size).first()
    if found is None:
        raise Unknown("checkpoint")
    return found


def first_checkpoint_over(organisation: UUID, seq: int) -> Checkpoint | None:
    """The first signature under the log that covers an entry."""
    return Checkpoint.objects.filter(organisation_id=organisation, size__gt=seq).order_by("size").first()


def leaves_below(organisation: UUID, size: int) -> Iterator[bytes]:
    """The first ``size`` leaves, in order."""
    leaves = Leaf.objects.filter(organisation_id=organisation, seq__lt=size).order_by("seq")
    for data in leaves.values_list("data", flat=True).iterator(CHUNK):
        yield bytes(data)


def nouns_of_rows() -> list[str]:
    """What rows are called whose texts and values a leaf can only state; the log's own rows are in the log itself."""
    return sorted(model.noun for model in guarded_models() if model._meta.app_label != Leaf._meta.app_label)


def newest_about(organisation: UUID, noun: str, size: int) -> Iterator[Newest]:
    """For every row of a noun the newest leaf about it below ``size``, in the order of the leaves."""
    below = Leaf.objects.filter(organisation_id=organisation, noun=noun, seq__lt=size)
    places = below.values("of").annotate(newest=Max("seq")).order_by("newest").values_list("newest", flat=True)
    for chunk in batched(places.iterator(2000), CHUNK):
        leaves = list(below.filter(seq__in=chunk).order_by("seq").values_list("id", "seq", "data"))
        disclosed = disclosures(organisation, [id for id, _, _ in leaves])
        for id, seq, data in leaves:
            yield newest(seq, json.loads(bytes(data)), disclosed.get(id))


def disclosures(organisation: UUID, entries: Sequence[UUID]) -> dict[UUID, Disclosure]:
    found = Disclosure.objects.filter(organisation_id=organisation, id_of_entry__in=entries)
    return {disclosure.id_of_entry: disclosure for disclosure in found}


def newest(seq: int, leaf: dict[str, Any], disclosure: Disclosure | None) -> Newest:
    if disclosure is None:
        return Newest(seq, leaf, {}, None)
    salt = bytes(disclosure.salt)
    openings = {
        field: Opening(disclosure.values[field], field_salt(salt, field))
        for field in leaf.get("c", {})
        if field in disclosure.values
    }
    return Newest(seq, leaf, openings, disclosure.person)


def first_events(organisation: UUID, size: int, kinds: Sequence[str]) -> dict[tuple[Ref, str], int]:
    """Where in the log each of these things first happened to each row."""
    found = Leaf.objects.filter(organisation_id=organisation, kind__in=kinds, seq__lt=size)
    rows = found.values_list("noun", "of", "kind").annotate(first=Min("seq")).order_by("first")
    return {(ref(noun, of), kind): first for noun, of, kind, first in rows}


def receipts(organisation: UUID, checkpoint: Checkpoint, places: Sequence[int]) -> Iterator[tuple[int, Receipt]]:
    """Proofs to keep for leaves of the log, all against one checkpoint."""
    node = lru_cache(maxsize=4096)(nodes(organisation))
    for chunk in batched(places, CHUNK):
        leaves = Leaf.objects.filter(organisation_id=organisation, seq__in=chunk).order_by("seq")
        for seq, data in leaves.values_list("seq", "data"):
            path = inclusion_path(seq, checkpoint.size, node)
            yield seq, Receipt(seq, tuple(path), checkpoint.note, bytes(data))


def texts(organisation: UUID, shown: Collection[tuple[str, str]], only: Mapping[str, Q]) -> dict[str, Any]:
    """The texts and values for which leaves hold digests, by digest.

    ``shown``: of which nouns, in which columns; ``only``: of a noun only these rows.
    """
    found: dict[str, Any] = {}
    for model in guarded_models():
        rows = model.objects.filter(only.get(model.noun, Q()), **{model.scope: organisation}).order_by()
        for column, how in model.proved.items():
            if how is DIGEST and (model.noun, column) in shown:
                for value in rows.values_list(column, flat=True).distinct().iterator(CHUNK):
                    if value is not None:
                        found[str(digested(value))] = value
    return found


def newest_of_kind(organisation: UUID, kind: str) -> int | None:
    """Where in the log this happened last."""
    found = Leaf.objects.filter(organisation_id=organisation, kind=kind).aggregate(newest=Max("seq"))
    newest: int | None = found["newest"]
    return newest
