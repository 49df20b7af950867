from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from countersign.roles.commands.ask_again import ask_again
from countersign.roles.commands.end import end
from countersign.roles.enums import Authority, Duty, RenewalState
from countersign.roles.library import LEAD
from countersign.roles.queries import Book, renewals, role_with_key
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    TODAY,
    after,
    anew,
    approved,
    asked_again,
    entered,
    held,
    lead,
    leader,
    proposed,
    recording_fails,
    renewed,
    role,
)


def test_ask_again_when_a_duty_changes_asks_the_holder(firm: Cast) -> None:
    id = held(firm)
    made = anew(firm, at=after(3))
    asked = asked_again(firm)
    assert (asked.appointment_id, asked.role_id, str(asked.person)) == (id, made, "Tom Okafor")
    assert (asked.state, asked.needs_approval, asked.asked_at) == (RenewalState.ASKED, False, after(3))
    assert asked.document == role_with_key(firm.organisation, LEAD).digest
    assert entered(firm, "renewal.asked") == 1
    assert verify(firm.organisation)[1] == []


def test_ask_again_asks_everybody_who_was_appointed_and_nobody_else(firm: Cast) -> None:
    """Who is only proposed, declined, ended or has left holds nothing that could change."""
    held(firm, "mei", "hr")
    approved(firm, proposed(firm, "ola", "hr"))
    proposed(firm, "dana", "hr")
    end(appointment_id=held(firm, "ruth", "hr"), held_until=TODAY, by=leader(firm), at=AT)
    held(firm, "tom")
    anew(firm, "hr")
    assert sorted(str(one.person) for one in renewals(firm.organisation)) == ["Mei Sato", "Ola Nowak"]


def test_ask_again_asks_whoever_holds_it_until_a_day_that_is_known(firm: Cast) -> None:
    end(appointment_id=held(firm, "ruth", "hr"), held_until=TODAY + timedelta(days=1), by=leader(firm), at=AT)
    anew(firm, "hr", at=after(1))
    assert not renewals(firm.organisation), "on the last day it is over"
    end(appointment_id=held(firm, "mei", "hr"), held_until=TODAY + timedelta(days=30), by=leader(firm), at=AT)
    anew(firm, "hr", at=after(1))
    book = Book(organisation(firm.organisation))
    assert [str(one.person) for one in book.unanswered(TODAY + timedelta(days=29))] == ["Mei Sato"]
    assert not book.unanswered(TODAY + timedelta(days=30))


def test_ask_again_when_the_holder_left_asks_nobody(firm: Cast) -> None:
    held(firm, "mei", "hr")
    leave(person_id=firm.person("mei").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    anew(firm, "hr")
    assert not renewals(firm.organisation)


@pytest.mark.parametrize(
    ("changed", "needed"),
    [
        ({"name": "Head of security"}, False),
        ({"competence": "A degree."}, False),
        ({"duties": ("Something else.",)}, False),
        ({"carries": (Duty.CONFORMITY,)}, True),
        ({"authorities": (Authority.ENFORCE,)}, True),
    ],
)
def test_ask_again_when_authority_or_the_two_duties_change_asks_top_management_first(
    firm: Cast, changed: dict[str, Any], needed: bool
) -> None:
    held(firm)
    anew(firm, **changed)
    asked = asked_again(firm)
    assert asked.needs_approval is needed
    assert asked.state is (RenewalState.PROPOSED if needed else RenewalState.ASKED)


def test_ask_again_compares_with_what_was_accepted_last(firm: Cast) -> None:
    """Version 2 was never accepted: to the holder, the authority that it took is taken by version 3."""
    held(firm)
    anew(firm, authorities=(Authority.ENFORCE,))
    anew(firm, competence="A degree.")
    assert asked_again(firm).needs_approval
    held(firm, "mei", "hr")
    anew(firm, "hr")
    renewed(firm, "mei")
    anew(firm, "hr")
    assert [one.role.version for one in renewals(firm.organisation).filter(role__key="hr")] == [2, 3]
    assert not asked_again(firm, "mei").needs_approval


def test_ask_again_is_for_whoever_may_describe(firm: Cast) -> None:
    held(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        ask_again(role_id=role(firm), by=firm.actor("ola"), at=AT)
    assert ask_again(role_id=role(firm), by=lead(firm), at=AT)
    assert not renewals(firm.organisation), "nobody holds an older one"


def test_ask_again_when_recording_fails_describes_nothing(firm: Cast) -> None:
    held(firm)
    with recording_fails(), pytest.raises(OperationalError):
        anew(firm)
    assert not renewals(firm.organisation)
    assert role_with_key(firm.organisation, LEAD).version == 1
    assert verify(firm.organisation)[1] == []
