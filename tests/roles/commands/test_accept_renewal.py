from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.roles.commands.accept_renewal import accept_renewal
from countersign.roles.commands.end import end
from countersign.roles.enums import Authority, RenewalState
from countersign.roles.queries import role_held, standings
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    TODAY,
    accepted,
    after,
    anew,
    approved,
    asked_again,
    entered,
    found,
    held,
    leader,
    proposed,
    recording_fails,
    renewal_answer,
    renewal_approved,
    renewed,
    role,
)


def test_accept_renewal_when_the_holder_does(firm: Cast) -> None:
    id = held(firm)
    anew(firm, name="Head of security")
    renewed(firm, at=after(2))
    asked = asked_again(firm)
    assert (asked.state, asked.accepted_at, asked.confirmed) == (RenewalState.ACCEPTED, after(2), "mailed-code")
    assert asked.accepted_words.startswith("I accept the role Head of security at Larkbeam Ltd.")
    assert role_held(found(firm, id), [asked], after(2).date(), "UTC").version == 2
    assert role_held(found(firm, id), [asked], TODAY, "UTC").version == 1, "on a day before it is what it was"
    (now,) = standings(firm.organisation, after(2).date())
    assert (now.role.version, now.asked) == (2, None)
    assert verify(firm.organisation)[1] == []


def test_accept_renewal_keeps_the_sentence_out_of_the_leaf(firm: Cast) -> None:
    held(firm)
    anew(firm)
    renewed(firm)
    leaf = leaf_of(firm.organisation, asked_again(firm).entry)
    assert leaf is not None
    assert leaf.kind == "renewal.accepted"
    assert b"I accept" not in bytes(leaf.data)


def test_accept_renewal_when_top_management_has_to_approve_first_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm, authorities=(Authority.AUDIT,))
    with pytest.raises(Refused, match="has not approved this description yet"):
        renewed(firm)
    renewal_approved(firm)
    renewed(firm)
    assert asked_again(firm).state is RenewalState.ACCEPTED


def test_accept_renewal_when_somebody_else_does_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm)
    for by in (leader(firm), firm.actor("ola")):
        with pytest.raises(Refused, match="Only the holder"):
            accept_renewal(**renewal_answer(firm), by=by, at=AT)


def test_accept_renewal_when_accepted_before_is_refused(firm: Cast) -> None:
    held(firm)
    anew(firm)
    renewed(firm)
    with pytest.raises(Refused, match="accepted before"):
        renewed(firm)
    assert entered(firm, "renewal.accepted") == 1


def test_accept_renewal_when_the_role_itself_was_not_accepted_asks_for_that_first(firm: Cast) -> None:
    id = proposed(firm)
    approved(firm, id)
    anew(firm)
    with pytest.raises(Refused, match="Say first whether you take the role"):
        renewed(firm)
    accepted(firm, id)
    renewed(firm)
    assert asked_again(firm).state is RenewalState.ACCEPTED


def test_accept_renewal_when_another_sentence_was_shown_is_stale(firm: Cast) -> None:
    held(firm)
    anew(firm)
    sent = renewal_answer(firm) | {"words_shown": "I accept everything."}
    with pytest.raises(Stale, match="not the sentence that you were shown"):
        accept_renewal(**sent, by=firm.actor("tom"), at=AT)


def test_accept_renewal_when_described_anew_since_is_stale(firm: Cast) -> None:
    held(firm)
    anew(firm)
    first = renewal_answer(firm)
    anew(firm)
    with pytest.raises(Stale, match="described anew since"):
        accept_renewal(**first, by=firm.actor("tom"), at=AT)


def test_accept_renewal_when_the_appointment_is_over_is_refused(firm: Cast) -> None:
    id = held(firm)
    anew(firm)
    end(appointment_id=id, held_until=TODAY, by=leader(firm), at=AT)
    with pytest.raises(Refused, match="has ended"):
        renewed(firm)


def test_accept_renewal_when_anything_is_somebody_elses_is_unknown(firm: Cast) -> None:
    held(firm)
    anew(firm)
    for changed in ({"renewal_id": NOBODY}, {"wording_id": role(firm)}):
        with pytest.raises(Unknown):
            accept_renewal(**renewal_answer(firm) | changed, by=firm.actor("tom"), at=AT)


def test_accept_renewal_when_recording_fails_accepts_nothing(firm: Cast) -> None:
    held(firm)
    anew(firm)
    with recording_fails(), pytest.raises(OperationalError):
        renewed(firm)
    assert asked_again(firm).state is RenewalState.ASKED
    assert verify(firm.organisation)[1] == []
