from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.digests import digest_text
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger import acts
from countersign.ledger.queries import newest_checkpoint
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies.commands.sign import sign
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import VersionState
from countersign.policies.queries import version
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    approval,
    begun,
    change,
    entered,
    in_force_from,
    kind_of,
    lead,
    leader,
    off_the_register,
    offered,
    recording_fails,
    second_leader,
    signed,
)

WORDS = (
    "I approve ‘Information Security Policy’, version 1.0, for Larkbeam Ltd. "
    "It applies to me as it does to everybody here."
)


def test_sign_when_leader(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam), publish_when_signed=False)
    sent = approval(larkbeam, id, leader(larkbeam), after(1))
    sign(**sent, by=leader(larkbeam), at=after(1))
    now = version(larkbeam.organisation, id)
    assert (now.state, now.signed_at, now.signed_on) == (VersionState.SIGNED, after(1), date(2026, 1, 7))
    assert str(now.signed_by) == "Priya Raman"
    assert now.signed_as == "CEO and founder, top management since 1 April 2019"
    assert (now.signed_hat, now.single_handed, now.signed_words) == ("TOP_MANAGEMENT", False, WORDS)
    assert (now.wording_id, now.statement) == (sent["wording_id"], sent["signature"].evidence["statement"])
    assert (now.signature_method, now.signature_evidence) == ("MAILED_CODE", sent["signature"].evidence)
    assert kind_of(larkbeam, now) == "version.signed"
    assert newest_checkpoint(larkbeam.organisation).issued_at == after(1)  # type: ignore[union-attr]
    assert verify(larkbeam.organisation)[1] == []


def test_sign_publishes_what_was_offered_so(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    second = offered(larkbeam, policy, at=after(1))
    signed(larkbeam, second, at=after(2))
    now = version(larkbeam.organisation, second)
    assert (now.state, now.published_at, now.effective_on) == (VersionState.PUBLISHED, after(2), date(2026, 1, 8))
    assert version(larkbeam.organisation, first).state is VersionState.SUPERSEDED
    assert verify(larkbeam.organisation)[1] == []


def test_sign_counts_days_in_the_organisations_zone(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    signed(larkbeam, id, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert version(larkbeam.organisation, id).signed_on == date(2026, 7, 1)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT, Hat.ADMINISTRATOR])
def test_sign_when_not_on_the_register_is_refused(larkbeam: Cast, hat: Hat) -> None:
    """Whatever hat the page believed: the register is read again."""
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="Only top management can sign"):
        signed(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_sign_when_the_hat_was_not_worn_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="Only top management can sign"):
        signed(larkbeam, id, by=larkbeam.actor("priya"))


def test_sign_when_off_the_register_since_today_is_refused(larkbeam: Cast) -> None:
    """Until the evening before they could; the actor was made when they still did."""
    ruth = second_leader(larkbeam, "ruth")
    off_the_register(larkbeam, "ruth", date(2026, 1, 9))
    id = offered(larkbeam, begun(larkbeam), by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    change(
        larkbeam, version(larkbeam.organisation, id).policy_id, "Mei's text.", by=larkbeam.actor("mei", Hat.ISMS_LEAD)
    )
    id = offered(larkbeam, version(larkbeam.organisation, id).policy_id, by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    sent = approval(larkbeam, id, ruth, after(2))
    midnight = datetime(2026, 1, 9, tzinfo=UTC)
    with pytest.raises(Refused, match="Only top management can sign"):
        sign(**sent, by=ruth, at=midnight)
    sign(**sent, by=ruth, at=midnight - timedelta(milliseconds=1))
    assert version(larkbeam.organisation, id).signed_on == date(2026, 1, 8)


def test_sign_when_gone_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    leave(
        person_id=larkbeam.person("priya").id,
        left_on=date(2026, 1, 6),
        by=larkbeam.actor("ruth", Hat.HR),
        at=AT,
    )
    with pytest.raises(Refused, match="Only top management can sign"):
        signed(larkbeam, id)


def test_sign_when_author_and_another_leads_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = offered(larkbeam, begun(larkbeam), by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    with pytest.raises(Refused, match="another member of top management"):
        signed(larkbeam, id, by=tom)
    signed(larkbeam, id)
    assert version(larkbeam.organisation, id).single_handed is False


def test_sign_when_they_offered_it_and_another_leads_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    policy = begun(larkbeam)
    change(larkbeam, policy, "Mei's text.", by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    with pytest.raises(Refused, match="another member of top management"):
        signed(larkbeam, offered(larkbeam, policy, by=tom), by=tom)


def test_sign_when_author_and_only_leader_is_single_handed(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    priya = larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    change(larkbeam, policy, "Priya's own text.", by=priya)
    id = offered(larkbeam, policy)
    signed(larkbeam, id, by=priya)
    assert version(larkbeam.organisation, id).single_handed is True
    assert verify(larkbeam.organisation)[1] == []


def test_sign_when_another_text_was_shown_is_stale(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    sent = approval(larkbeam, id, leader(larkbeam), AT) | {"digest_shown": digest_text("another text")}
    with pytest.raises(Stale, match="not the text that you were shown"):
        sign(**sent, by=leader(larkbeam), at=AT)
    assert version(larkbeam.organisation, id).state is VersionState.OFFERED


def test_sign_when_other_words_were_shown_is_stale(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    sent = approval(larkbeam, id, leader(larkbeam), AT) | {"words_shown": WORDS.replace("1.0", "1.1")}
    with pytest.raises(Stale, match="not the sentence that you were shown"):
        sign(**sent, by=leader(larkbeam), at=AT)


def test_sign_when_the_sentence_is_for_something_else_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    accepting = wording(larkbeam.organisation, WordingKind.ACCEPTANCE).id
    sent = approval(larkbeam, id, leader(larkbeam), AT) | {"wording_id": accepting}
    with pytest.raises(Refused, match="not the one by which a text is approved"):
        sign(**sent, by=leader(larkbeam), at=AT)


def test_sign_when_the_code_was_for_something_else_is_refused(larkbeam: Cast) -> None:
    """The code was mailed for a version that has been replaced since."""
    policy = begun(larkbeam)
    old = approval(larkbeam, offered(larkbeam, policy), leader(larkbeam), AT)
    id = offered(larkbeam, policy, at=after(1))
    sent = approval(larkbeam, id, leader(larkbeam), after(1)) | {"signature": old["signature"]}
    with pytest.raises(Refused, match="You confirmed something else"):
        sign(**sent, by=leader(larkbeam), at=after(1))


def test_sign_when_another_persons_code_is_used_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = offered(larkbeam, begun(larkbeam))
    sent = approval(larkbeam, id, tom, AT)
    with pytest.raises(Refused, match="You confirmed something else"):
        sign(**sent, by=leader(larkbeam), at=AT)


@pytest.mark.parametrize(
    "method", [SignatureMethod.WET_SIGNATURE, SignatureMethod.MINUTE, SignatureMethod.OTHER_SYSTEM]
)
def test_sign_when_it_was_signed_elsewhere_is_refused(larkbeam: Cast, method: SignatureMethod) -> None:
    id = offered(larkbeam, begun(larkbeam))
    sent = approval(larkbeam, id, leader(larkbeam), AT)
    sent["signature"] = Signature(method, sent["signature"].evidence)
    with pytest.raises(Refused, match="Here you sign with a passkey or a mailed code"):
        sign(**sent, by=leader(larkbeam), at=AT)


def test_sign_when_signed_before_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam), publish_when_signed=False)
    signed(larkbeam, id)
    with pytest.raises(Refused, match="has been signed"):
        signed(larkbeam, id)
    assert entered(larkbeam, "version.signed") == 1


def test_sign_when_in_force_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="has been published"):
        signed(larkbeam, id)


def test_sign_when_withdrawn_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    withdraw(version_id=id, reason="Too long.", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="was withdrawn"):
        signed(larkbeam, id)


def test_sign_when_the_same_form_comes_twice_answers_the_same(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    act, sent = new_id(AT), approval(larkbeam, id, leader(larkbeam), AT)
    answers = []
    for _ in range(2):
        with acts.asked_for(act):
            answers.append(sign(**sent, by=leader(larkbeam), at=AT))
    assert answers[0] == answers[1]
    assert entered(larkbeam, "version.signed") == 1


def test_sign_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    sent = approval(larkbeam, offered(larkbeam, begun(larkbeam)), leader(larkbeam), AT)
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (sent["version_id"], NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            sign(**sent | {"version_id": id}, by=otto, at=AT)


def test_sign_when_the_wording_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    sent = approval(larkbeam, offered(larkbeam, begun(larkbeam)), leader(larkbeam), AT)
    theirs = wording(stonecross.organisation, WordingKind.APPROVAL).id
    for id in (theirs, NOBODY):
        with pytest.raises(Unknown, match="There is no such wording here"):
            sign(**sent | {"wording_id": id}, by=leader(larkbeam), at=AT)


def test_sign_when_nobody_acts_is_refused(larkbeam: Cast) -> None:
    sent = approval(larkbeam, offered(larkbeam, begun(larkbeam)), leader(larkbeam), AT)
    by = Actor(ActorKind.PERSON, larkbeam.organisation, hats=frozenset({Hat.TOP_MANAGEMENT}))
    with pytest.raises(Refused, match="Only top management can sign"):
        sign(**sent, by=by, at=AT)


def test_sign_when_recording_fails_leaves_it_unsigned(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    id = offered(larkbeam, policy)
    sent = approval(larkbeam, id, leader(larkbeam), AT)
    with recording_fails(), pytest.raises(OperationalError):
        sign(**sent, by=leader(larkbeam), at=AT)
    assert version(larkbeam.organisation, id).state is VersionState.OFFERED
    assert version(larkbeam.organisation, first).state is VersionState.PUBLISHED
    assert verify(larkbeam.organisation)[1] == []
