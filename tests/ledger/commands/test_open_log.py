from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, OperationalError

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.commands.open_log import open_log
from countersign.ledger.keys import public_key
from countersign.ledger.models import Checkpoint, Head, Leaf, Log
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.ledger.doing import AT, recording_fails

HERE = new_id(AT)
SET_UP = Actor(ActorKind.SET_UP, HERE)


def kinds(organisation: UUID) -> list[str]:
    leaves = Leaf.objects.filter(organisation_id=organisation).order_by("seq")
    return list(leaves.values_list("kind", flat=True))


def test_open_log_begins_a_log_and_signs_it_at_once(db: None) -> None:
    reference = open_log(by=SET_UP, at=AT)
    log = Log.objects.get(organisation_id=HERE)
    assert reference == log.ref
    assert log.origin.startswith("log-")
    assert log.origin.endswith(f"/{HERE.hex}")
    assert (log.generation, log.public_key, log.opened_at) == (1, public_key(log.origin, 1), AT)
    assert kinds(HERE) == ["log.opened", "checkpoint.issued"]
    assert Checkpoint.objects.get(organisation_id=HERE).size == 1
    assert verify(HERE) == (2, [])


def test_open_log_when_opened_again_has_another_name(db: None) -> None:
    other = Actor(ActorKind.SET_UP, new_id(AT))
    for by in (SET_UP, other):
        open_log(by=by, at=AT)
    names = {log.origin.partition("/")[0] for log in Log.objects.filter(organisation_id__in=[HERE, other.organisation])}
    assert len(names) == 2


def test_open_log_when_it_is_an_example_says_so_for_ever(db: None) -> None:
    open_log(example=True, by=SET_UP, at=AT)
    assert Log.objects.get(organisation_id=HERE).origin == f"example/{HERE.hex}"


def test_open_log_when_asked_by_a_person_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="not done by this kind of actor"):
        open_log(by=larkbeam.actor("priya"), at=AT)


def test_open_log_when_there_is_one_already_changes_nothing(larkbeam: Cast) -> None:
    before = kinds(larkbeam.organisation)
    with pytest.raises(IntegrityError):
        open_log(by=larkbeam.system, at=AT)
    assert kinds(larkbeam.organisation) == before


def test_open_log_when_recording_fails_leaves_nothing(db: None) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        open_log(by=SET_UP, at=AT)
    assert not Log.objects.filter(organisation_id=HERE).exists()
    assert not Head.objects.filter(organisation_id=HERE).exists()
