from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.queries import open_replies, reply
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.format import read
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from tests.acknowledgements.worlds import asked_by, declined_by, in_force_from, leaves
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, PASSAGES, after, lead, offered, recording_fails, signed, tree


@pytest.fixture
def question(larkbeam: Cast) -> UUID:
    """Ola asks."""
    return asked_by(larkbeam, "ola", in_force_from(larkbeam)[1])


def answered(here: Cast, id: UUID, by: Actor | None = None, text: str = "Your phone counts too.") -> None:
    answer(reply_id=id, text=text, by=by or lead(here), at=after(2))


def test_answer_when_lead(larkbeam: Cast, question: UUID) -> None:
    answered(larkbeam, question)
    now = reply(larkbeam.organisation, question)
    assert (now.answer, now.answered_at, now.answered_by_id) == (
        "Your phone counts too.",
        after(2),
        larkbeam.person("tom").id,
    )
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf is not None
    assert (leaf.kind, read(bytes(leaf.data))["c"].keys()) == ("question.answered", {"text", "answer"})
    assert open_replies(larkbeam.organisation, now.version_id).count() == 0
    assert verify(larkbeam.organisation)[1] == []


def test_answer_when_owner_of_the_policy(larkbeam: Cast) -> None:
    ruth = larkbeam.person("ruth").id
    text = tree(*PASSAGES.values())
    policy = id_of(create(kind=PolicyKind.TOPIC, title="Leave", text=text, owner_id=ruth, by=lead(larkbeam), at=AT))
    id = offered(larkbeam, policy)
    signed(larkbeam, id)
    asked = declined_by(larkbeam, "ola", id)
    with pytest.raises(Refused, match="Only the ISMS lead or the owner"):
        answered(larkbeam, asked, larkbeam.actor("mei"))
    answered(larkbeam, asked, larkbeam.actor("ruth"))
    assert reply(larkbeam.organisation, asked).answered_by_id == ruth


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.TOP_MANAGEMENT, Hat.HR, Hat.INTERNAL_AUDITOR])
def test_answer_when_neither_lead_nor_owner_is_refused(larkbeam: Cast, question: UUID, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or the owner"):
        answered(larkbeam, question, larkbeam.actor("mei", hat))


def test_answer_when_it_is_their_own_is_refused(larkbeam: Cast) -> None:
    asked = asked_by(larkbeam, "tom", in_force_from(larkbeam)[1])
    with pytest.raises(Refused, match="Nobody answers their own question"):
        answered(larkbeam, asked)


def test_answer_twice_is_refused(larkbeam: Cast, question: UUID) -> None:
    answered(larkbeam, question)
    with pytest.raises(Refused, match="was answered before"):
        answered(larkbeam, question, text="Something else.")


def test_answer_when_empty_is_refused(larkbeam: Cast, question: UUID) -> None:
    with pytest.raises(Refused, match="Write a sentence first"):
        answered(larkbeam, question, text=" ")


def test_answer_when_whoever_asked_was_erased_is_refused(larkbeam: Cast, question: UUID) -> None:
    leaves(larkbeam, "ola")
    erase(person_id=reply(larkbeam.organisation, question).person_id, by=larkbeam.actor("ruth", Hat.HR), at=after(2))
    with pytest.raises(Refused, match="there is nobody to answer"):
        answered(larkbeam, question)


def test_answer_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast, question: UUID) -> None:
    for one in (question, NOBODY):
        with pytest.raises(Unknown, match="There is no such reply here"):
            answered(stonecross, one, stonecross.actor("otto", Hat.ISMS_LEAD))


def test_answer_when_recording_fails_leaves_it_open(larkbeam: Cast, question: UUID) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        answered(larkbeam, question)
    assert reply(larkbeam.organisation, question).answered_at is None
