from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.refusals import Refused
from countersign.ledger.guard import opened
from countersign.people.commands.set_wording import set_wording
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=1)
SENTENCE = "I approve the {title}, {version}."


def test_set_wording_is_asked_from_then_on(larkbeam: Cast) -> None:
    by = Actor(ActorKind.SET_UP, larkbeam.organisation)
    set_wording(kind=WordingKind.APPROVAL, language="en-gb", text=SENTENCE, by=by, at=AT)
    assert wording(larkbeam.organisation, WordingKind.APPROVAL).text == SENTENCE


def test_set_wording_when_a_person_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="this kind of actor"):
        set_wording(kind=WordingKind.APPROVAL, language="en-gb", text=SENTENCE, by=larkbeam.actor("priya"), at=AT)


def test_wording_that_was_set_cannot_change(larkbeam: Cast) -> None:
    """What people agreed to may never be edited, not even past our own code."""
    with (
        pytest.raises(IntegrityError, match="people_wording is protected"),
        opened("people_wording"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE people_wording SET text = 'something else'")
