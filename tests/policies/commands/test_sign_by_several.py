"""Several who all have to sign: each a row of its own, bound to the same text, the last one the version's."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.digests import digest_text
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.policies.commands.sign import sign
from countersign.policies.enums import VersionState
from countersign.policies.queries import cosignatures, hands, version
from tests.cast import Cast
from tests.policies.worlds import (
    after,
    approval,
    begun,
    by_several,
    change,
    entered,
    leader,
    off_the_register,
    offered,
    recording_fails,
    second_leader,
    signed,
)


def mei(here: Cast) -> Actor:
    return here.actor("mei", Hat.TOP_MANAGEMENT)


def state(here: Cast, id: UUID) -> VersionState:
    return version(here.organisation, id).state


def test_sign_when_all_have_signed_it_is_in_force(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    first = approval(larkbeam, id, leader(larkbeam), after(1))
    sign(**first, by=leader(larkbeam), at=after(1))
    assert state(larkbeam, id) is VersionState.OFFERED
    assert (entered(larkbeam, "cosignature.given"), entered(larkbeam, "version.signed")) == (1, 0)
    signed(larkbeam, id, by=mei(larkbeam), at=after(2))
    now, [before] = version(larkbeam.organisation, id), cosignatures(larkbeam.organisation, id)
    assert (now.state, str(now.signed_by), now.signed_on) == (VersionState.PUBLISHED, "Mei Sato", date(2026, 1, 8))
    assert [(one.name, one.signed_on.day) for one in hands(now)] == [("Priya Raman", 7), ("Mei Sato", 8)]
    assert (before.place, before.document) == (1, now.document)
    assert before.statement == first["signature"].evidence["statement"] != now.statement
    assert before.signed_as == "CEO and founder, top management since 1 April 2019"
    assert (entered(larkbeam, "cosignature.given"), entered(larkbeam, "version.signed")) == (1, 1)
    assert verify(larkbeam.organisation)[1] == []


def test_sign_when_one_is_enough_there_is_no_row_beside_the_version(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    id = offered(larkbeam, begun(larkbeam))
    signed(larkbeam, id)
    assert entered(larkbeam, "cosignature.given") == 0
    assert [one.of for one in hands(version(larkbeam.organisation, id))] == [f"version_{id.hex}"]


def test_sign_when_one_is_named_that_one_is_enough(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ola")
    _, id = by_several(larkbeam, "mei")
    with pytest.raises(Refused, match="was offered to others, by name"):
        signed(larkbeam, id)
    signed(larkbeam, id, by=mei(larkbeam))
    assert state(larkbeam, id) is VersionState.PUBLISHED


def test_sign_when_it_is_somebody_else_s_turn_is_refused(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya", in_order=True)
    with pytest.raises(Refused, match="It is not your turn yet: Mei Sato signs before you"):
        signed(larkbeam, id)
    signed(larkbeam, id, by=mei(larkbeam))
    signed(larkbeam, id)
    assert str(version(larkbeam.organisation, id).signed_by) == "Priya Raman"


def test_sign_when_they_have_signed_before_is_refused(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    signed(larkbeam, id)
    with pytest.raises(Refused, match="You have signed this version"):
        signed(larkbeam, id)
    assert entered(larkbeam, "cosignature.given") == 1


def test_sign_when_another_text_was_shown_is_stale(larkbeam: Cast) -> None:
    """Each hand is bound to the digest (S8)."""
    _, id = by_several(larkbeam, "mei", "priya")
    signed(larkbeam, id)
    sent = approval(larkbeam, id, mei(larkbeam), after(1)) | {"digest_shown": digest_text("another text")}
    with pytest.raises(Stale, match="not the text that you were shown"):
        sign(**sent, by=mei(larkbeam), at=after(1))
    assert state(larkbeam, id) is VersionState.OFFERED


def test_sign_when_the_code_was_somebody_else_s_is_refused(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    sent = approval(larkbeam, id, leader(larkbeam), after(1))
    with pytest.raises(Refused, match="You confirmed something else"):
        sign(**sent, by=mei(larkbeam), at=after(1))


def test_sign_when_one_of_them_leads_no_longer_waits_until_it_is_offered_anew(larkbeam: Cast) -> None:
    policy, id = by_several(larkbeam, "mei", "priya")
    off_the_register(larkbeam, "mei", after(1).date())
    signed(larkbeam, id, at=after(2))
    with pytest.raises(Refused, match="Only top management can sign"):
        signed(larkbeam, id, by=mei(larkbeam), at=after(2))
    again = offered(larkbeam, policy, at=after(3))
    assert (state(larkbeam, id), entered(larkbeam, "cosignature.given")) == (VersionState.WITHDRAWN, 1)
    signed(larkbeam, again, at=after(3))
    assert state(larkbeam, again) is VersionState.PUBLISHED
    assert verify(larkbeam.organisation)[1] == []


def test_sign_when_recording_fails_leaves_no_hand(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya")
    sent = approval(larkbeam, id, leader(larkbeam), after(1))
    with recording_fails(), pytest.raises(OperationalError):
        sign(**sent, foreword="In my words.", by=leader(larkbeam), at=after(1))
    assert hands(version(larkbeam.organisation, id)) == []
    assert verify(larkbeam.organisation)[1] == []


def test_offer_to_somebody_who_cannot_sign_is_refused(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.person("ola").id
    with pytest.raises(Refused, match="Ola Nowak is not on the register of top management today"):
        offered(larkbeam, policy, signatories=[larkbeam.person("priya").id, ola])
    tom = second_leader(larkbeam)
    with pytest.raises(Refused, match="Tom Okafor wrote or offers this text"):
        offered(larkbeam, policy, signatories=[larkbeam.person("priya").id, tom.person])
    change(larkbeam, policy, "Mei's text.", by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    with pytest.raises(Refused, match="Tom Okafor wrote or offers this text"):
        offered(larkbeam, policy, by=tom, signatories=[tom.person])
    with pytest.raises(Refused, match="Name each signatory once"):
        offered(larkbeam, policy, signatories=[larkbeam.person("priya").id] * 2)
    assert entered(larkbeam, "version.offered") == 0
