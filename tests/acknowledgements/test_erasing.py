"""Somebody who accepted, asked and was answered is erased: the acts stay, the words go, everything verifies."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from countersign.acknowledgements.commands.answer import answer
from countersign.acknowledgements.models import Acceptance, Reply
from countersign.acknowledgements.queries import acceptance_of, stats
from countersign.kernel.actors import Hat
from countersign.ledger.guard import opened
from countersign.ledger.models import Disclosure, Leaf
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from tests.acknowledgements.worlds import accepted_by, asked_by, declined_by, in_force_from, leaves, topic
from tests.cast import Cast
from tests.ledger.past_the_gate import every
from tests.policies.worlds import after, lead


def test_erase_keeps_acceptances_and_empties_replies(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    other, ola = topic(larkbeam), larkbeam.person("ola").id
    accepted_by(larkbeam, "ola", id)
    answered = asked_by(larkbeam, "ola", id, text="What about my own phone?", at=after(2))
    answer(reply_id=answered, text="It counts too.", by=lead(larkbeam), at=after(2))
    declined_by(larkbeam, "ola", other, at=after(2))
    leaves(larkbeam, "ola", at=after(3))
    erase(person_id=ola, by=larkbeam.actor("ruth", Hat.HR), at=after(3))
    replies = Reply.objects.filter(organisation_id=larkbeam.organisation, person_id=ola)
    assert {(reply.text, reply.answer) for reply in replies} == {(None, None)}
    assert acceptance_of(larkbeam.organisation, ola, id)
    assert not Disclosure.objects.filter(organisation_id=larkbeam.organisation, person=ola).exists()
    leaves_told = Leaf.objects.filter(organisation_id=larkbeam.organisation).values_list("data", flat=True)
    assert not [data for data in leaves_told if b"phone" in bytes(data) or b"counts too" in bytes(data)]
    assert stats(larkbeam.organisation, id, after(3).date()).everybody.due == 5
    assert verify(larkbeam.organisation)[1] == []


def test_the_database_lets_nobody_change_an_acceptance(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    for model, change in ((Acceptance, {"executive": True}), (Acceptance, {"confirmed": "PASSKEY"})):
        table = model._meta.db_table
        with pytest.raises(IntegrityError, match="is protected"), transaction.atomic(), opened(table):
            every(model, organisation_id=larkbeam.organisation).update(**change)


def test_the_database_lets_nobody_change_what_was_answered(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    asked = asked_by(larkbeam, "ola", id)
    answer(reply_id=asked, text="It counts too.", by=lead(larkbeam), at=after(2))
    for change in ({"answer": "It does not."}, {"text": "Nothing."}, {"kind": "DECLINED"}, {"answered_at": None}):
        with pytest.raises(IntegrityError, match="is protected"), transaction.atomic(), opened(Reply._meta.db_table):
            every(Reply, organisation_id=larkbeam.organisation).update(**change)
