from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger import acts
from countersign.ledger.reconciling import verify
from countersign.people.enums import WordingKind
from countersign.people.queries import open_grant, wording
from countersign.roles.commands.accept import accept
from countersign.roles.commands.decline import decline
from countersign.roles.enums import AppointmentState
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    acceptance,
    accepted,
    after,
    approved,
    entered,
    found,
    held,
    holder,
    kind_of,
    proposed,
    recording_fails,
)

WORDS = "I accept the role HR security duties at Larkbeam Ltd. I know what it asks of me and what I may decide in it."


def test_accept_when_the_holder_does(firm: Cast) -> None:
    id = proposed(firm, "ruth", "hr")
    approved(firm, id)
    accepted(firm, id, at=after(2))
    made = found(firm, id)
    assert (made.state, made.accepted_at, made.accepted_words) == (AppointmentState.ACCEPTED, after(2), WORDS)
    assert made.wording_id == wording(firm.organisation, WordingKind.ROLE).id
    assert made.confirmed == "mailed-code"
    assert kind_of(firm, id) == "appointment.accepted"
    assert verify(firm.organisation)[1] == []


def test_accept_gives_no_access(firm: Cast) -> None:
    """What the ISMS asks of somebody and what this product lets them do are two pages."""
    held(firm, "mei")
    assert open_grant(firm.organisation, firm.person("mei").id, Hat.ISMS_LEAD) is None


@pytest.mark.parametrize("first", ["tom", "priya", "ola"])
def test_accept_when_anybody_else_does_is_refused(firm: Cast, first: str) -> None:
    id = proposed(firm, "ruth", "hr")
    approved(firm, id)
    by = firm.actor(first, Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.HR)
    with pytest.raises(Refused, match="Only the person who was appointed can accept"):
        accept(**acceptance(firm, id), by=by, at=AT)


def test_accept_when_not_approved_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="Top management has not approved"):
        accepted(firm, proposed(firm))


def test_accept_when_accepted_before_is_refused(firm: Cast) -> None:
    id = held(firm)
    with pytest.raises(Refused, match="accepted before"):
        accepted(firm, id)
    assert entered(firm, "appointment.accepted") == 1


def test_accept_when_declined_before_is_refused(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    decline(appointment_id=id, because="No time.", by=holder(firm, id), at=AT)
    with pytest.raises(Refused, match="was declined"):
        accepted(firm, id)


def test_accept_when_other_words_were_shown_is_stale(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    sent = acceptance(firm, id)
    with pytest.raises(Stale, match="not the sentence that you were shown"):
        accept(**sent | {"words_shown": sent["words_shown"] + " "}, by=holder(firm, id), at=AT)
    assert found(firm, id).state is AppointmentState.APPROVED


def test_accept_when_the_sentence_is_for_something_else_is_refused(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    other = wording(firm.organisation, WordingKind.ACCEPTANCE).id
    with pytest.raises(Refused, match="not the one by which a role is accepted"):
        accept(**acceptance(firm, id) | {"wording_id": other}, by=holder(firm, id), at=AT)


def test_accept_when_anything_is_somebody_elses_is_unknown(firm: Cast, stonecross: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    theirs = wording(stonecross.organisation, WordingKind.ROLE).id
    for changed in ({"appointment_id": NOBODY}, {"wording_id": theirs}, {"wording_id": NOBODY}):
        with pytest.raises(Unknown):
            accept(**acceptance(firm, id) | changed, by=holder(firm, id), at=AT)
    with pytest.raises(Unknown, match="There is no such appointment here"):
        accept(**acceptance(firm, id), by=stonecross.actor("otto"), at=AT)


def test_accept_when_the_same_form_comes_twice_answers_the_same(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    act, sent, answers = new_id(AT), acceptance(firm, id), []
    for _ in range(2):
        with acts.asked_for(act):
            answers.append(accept(**sent, by=holder(firm, id), at=AT))
    assert answers[0] == answers[1]
    assert entered(firm, "appointment.accepted") == 1


def test_accept_when_recording_fails_leaves_it_open(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    sent, by = acceptance(firm, id), holder(firm, id)
    with recording_fails(), pytest.raises(OperationalError):
        accept(**sent, by=by, at=AT)
    assert found(firm, id).state is AppointmentState.APPROVED
    assert verify(firm.organisation)[1] == []
