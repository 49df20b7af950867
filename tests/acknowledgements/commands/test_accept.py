from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries import acceptance_of
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.digests import digest_text
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger import acts
from countersign.ledger.format import read
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.set_wording import set_wording
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.queries import checks, version
from tests.acknowledgements.worlds import (
    NOON,
    WORDS,
    acceptance,
    accepted_by,
    by_link,
    code_for,
    in_force_from,
    joins,
    leaves,
    next_version,
    takes,
)
from tests.cast import Cast
from tests.policies.commands.test_set_checks import LOST, PHONE, questions
from tests.policies.translating import taken_away, translated
from tests.policies.worlds import AT, NOBODY, after, begun, entered, leader, offered, recording_fails


def the_one(here: Cast, first: str, id: UUID) -> Acceptance:
    return Acceptance.objects.get(organisation_id=here.organisation, person_id=here.person(first).id, version_id=id)


def test_accept_when_signed_in(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    ola = larkbeam.actor("ola")
    sent = acceptance(larkbeam, id)
    reference = accept(**sent, by=ola, at=NOON)
    now = the_one(larkbeam, "ola", id)
    assert reference == now.ref
    assert (now.words, now.wording_id) == (WORDS, sent["wording_id"])
    assert (now.accepted_at, now.accepted_on) == (NOON, date(2026, 1, 7))
    assert (now.hat, now.executive, now.kind, now.confirmed) == ("STAFF", False, "EMPLOYEE", "SESSION")
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf is not None
    said = read(bytes(leaf.data))
    assert (leaf.kind, said["docs"]) == ("policy.accepted", [version(larkbeam.organisation, id).document])
    assert said["state"]["words"] == digest_text(WORDS)
    assert said["by"] == {"kind": "PERSON", "p": larkbeam.person("ola").ref, "hat": "STAFF", "auth": ["session"]}
    assert "c" not in said
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(("mailbox", "told"), [(False, "MAILED_CODE"), (True, "MAILBOX_CODE")])
def test_accept_when_a_code_was_typed(larkbeam: Cast, mailbox: bool, told: str) -> None:
    _, id = in_force_from(larkbeam)
    code = code_for(larkbeam, id, larkbeam.person("ola").id, mailbox=mailbox)
    accept(**acceptance(larkbeam, id), signature=code, by=by_link(larkbeam, "ola"), at=NOON)
    now = the_one(larkbeam, "ola", id)
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf is not None
    assert (now.confirmed, read(bytes(leaf.data))["by"]["via"]) == (told, "mail-link")


def test_accept_after_reading_a_translation_binds_the_version(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    given = translated(larkbeam, id, at=AT)
    accept(**acceptance(larkbeam, id), translation_id=given, by=larkbeam.actor("ola"), at=NOON)
    accepted_by(larkbeam, "mei", id)
    translation, signed_text = (the_one(larkbeam, first, id) for first in ("ola", "mei"))
    leaf = leaf_of(larkbeam.organisation, translation.entry)
    assert leaf is not None
    said = read(bytes(leaf.data))
    assert (translation.translation_id, signed_text.translation_id) == (given, None)
    assert said["docs"] == [version(larkbeam.organisation, id).document]
    assert said["state"]["translation_id"] == given.hex
    assert verify(larkbeam.organisation)[1] == []


def test_accept_after_reading_what_is_shown_no_more_is_stale(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    gone = translated(larkbeam, id, at=AT)
    taken_away(larkbeam, gone, at=AT)
    for unread in (gone, NOBODY):
        with pytest.raises(Stale, match="not shown any more"):
            accept(**acceptance(larkbeam, id), translation_id=unread, by=larkbeam.actor("ola"), at=NOON)
    assert entered(larkbeam, "policy.accepted") == 0


def test_accept_when_only_the_link_was_followed_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Type the code that we mailed you, or sign in"):
        accept(**acceptance(larkbeam, id), by=by_link(larkbeam, "ola"), at=NOON)
    assert entered(larkbeam, "policy.accepted") == 0


def test_accept_when_the_code_was_somebody_elses_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    code = code_for(larkbeam, id, larkbeam.person("mei").id)
    with pytest.raises(Refused, match="You confirmed something else"):
        accept(**acceptance(larkbeam, id), signature=code, by=by_link(larkbeam, "ola"), at=NOON)


def test_accept_when_it_was_signed_elsewhere_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    evidence = code_for(larkbeam, id, larkbeam.person("ola").id).evidence
    paper = Signature(SignatureMethod.WET_SIGNATURE, evidence)
    with pytest.raises(Refused, match="What was accepted elsewhere is recorded"):
        accept(**acceptance(larkbeam, id), signature=paper, by=larkbeam.actor("ola"), at=NOON)


def test_accept_when_leader_says_so_at_that_moment(larkbeam: Cast) -> None:
    """Priya is on the register; Nia is marked as an executive; Dana is on contract."""
    _, id = in_force_from(larkbeam)
    joins(larkbeam, "Nia Bevan", executive=True)
    accepted_by(larkbeam, "priya", id, Hat.TOP_MANAGEMENT)
    accepted_by(larkbeam, "nia.bevan", id)
    accepted_by(larkbeam, "dana", id)
    told = {first: the_one(larkbeam, first, id) for first in ("priya", "nia.bevan", "dana")}
    assert [(one.hat, one.executive, one.kind) for one in told.values()] == [
        ("TOP_MANAGEMENT", True, "DIRECTOR"),
        ("STAFF", True, "EMPLOYEE"),
        ("STAFF", False, "CONTRACTOR"),
    ]


def test_accept_counts_days_in_the_organisations_zone(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert the_one(larkbeam, "ola", id).accepted_on == date(2026, 7, 1)


def test_accept_twice_is_one_row_and_the_same_answer(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    first = accepted_by(larkbeam, "ola", id)
    assert accepted_by(larkbeam, "ola", id, at=after(2)) == first
    assert accept(**{**acceptance(larkbeam, id), "agreed": False}, by=larkbeam.actor("ola"), at=after(3)) == first
    assert entered(larkbeam, "policy.accepted") == 1


def test_accept_when_the_same_form_comes_twice_answers_the_same(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    act, answers = new_id(NOON), []
    for _ in range(2):
        with acts.asked_for(act):
            answers.append(accepted_by(larkbeam, "ola", id))
    assert answers[0] == answers[1]
    assert entered(larkbeam, "policy.accepted") == 1


def test_accept_again_after_it_was_superseded_answers_as_before(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    first = accepted_by(larkbeam, "ola", id)
    next_version(larkbeam, policy, material=True, at=after(2))
    assert accepted_by(larkbeam, "ola", id, at=after(3)) == first


def test_accept_when_the_sentence_has_changed_since_keeps_the_one_shown(larkbeam: Cast) -> None:
    """The page was open when another sentence was set: what was shown is what is recorded."""
    _, id = in_force_from(larkbeam)
    sent = acceptance(larkbeam, id)
    by = Actor(ActorKind.SET_UP, larkbeam.organisation)
    set_wording(kind=WordingKind.ACCEPTANCE, language="en-gb", text="I will keep to the {title}.", by=by, at=AT)
    accept(**sent, by=larkbeam.actor("ola"), at=NOON)
    assert the_one(larkbeam, "ola", id).words == WORDS


def test_accept_when_not_ticked_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Tick the box first"):
        accept(**{**acceptance(larkbeam, id), "agreed": False}, by=larkbeam.actor("ola"), at=NOON)


def test_accept_when_another_text_was_shown_is_stale(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    sent = acceptance(larkbeam, id) | {"digest_shown": digest_text("another text")}
    with pytest.raises(Stale, match="not the text that you were shown"):
        accept(**sent, by=larkbeam.actor("ola"), at=NOON)


def test_accept_when_other_words_were_shown_is_stale(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    sent = acceptance(larkbeam, id) | {"words_shown": WORDS.replace("will", "may")}
    with pytest.raises(Stale, match="not the sentence that you were shown"):
        accept(**sent, by=larkbeam.actor("ola"), at=NOON)


def test_accept_when_the_sentence_is_for_something_else_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    sent = acceptance(larkbeam, id) | {"wording_id": wording(larkbeam.organisation, WordingKind.APPROVAL).id}
    with pytest.raises(Refused, match="not the one by which a text is accepted"):
        accept(**sent, by=larkbeam.actor("ola"), at=NOON)


def test_accept_when_superseded_says_which_to_read(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    sent = acceptance(larkbeam, id)
    next_version(larkbeam, policy, material=False)
    with pytest.raises(Stale, match="A later version has taken the place of this one"):
        accept(**sent, by=larkbeam.actor("ola"), at=after(2))


def test_accept_when_withdrawn_says_so(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    withdraw(version_id=id, reason="A mistake.", by=leader(larkbeam), at=AT)
    with pytest.raises(Stale, match="was withdrawn"):
        accepted_by(larkbeam, "ola", id)


def test_accept_when_it_was_never_in_force_is_unknown(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Unknown, match="There is no such version here"):
        accepted_by(larkbeam, "ola", id)


def test_accept_when_gone_is_refused_from_that_day_on(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    sent, ola = acceptance(larkbeam, id), larkbeam.actor("ola")
    leaves(larkbeam, "ola", at=after(3))
    midnight = datetime(2026, 1, 9, tzinfo=UTC)
    with pytest.raises(Refused, match="You have left"):
        accept(**sent, by=ola, at=midnight)
    accept(**sent, by=ola, at=midnight - timedelta(milliseconds=1))


def test_accept_when_not_joined_yet_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    joins(larkbeam, "Sam Price", joined_on=date(2026, 1, 8))
    with pytest.raises(Refused, match="You have not joined yet"):
        accepted_by(larkbeam, "sam.price", id)
    accepted_by(larkbeam, "sam.price", id, at=after(2))


def test_accept_when_not_a_person_of_the_organisation_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for person, says in ((None, "Only a person can do this"), (NOBODY, "Only somebody who works here")):
        with pytest.raises(Refused, match=says):
            accept(**acceptance(larkbeam, id), by=Actor(ActorKind.PERSON, larkbeam.organisation, person), at=NOON)


def test_accept_when_the_version_or_wording_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    sent = acceptance(larkbeam, id)
    for strange in (id, NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            accept(**sent | {"version_id": strange}, by=stonecross.actor("otto"), at=NOON)
    foreign = wording(stonecross.organisation, WordingKind.ACCEPTANCE).id
    for strange in (foreign, NOBODY):
        with pytest.raises(Unknown, match="There is no such wording here"):
            accept(**sent | {"wording_id": strange}, by=larkbeam.actor("ola"), at=NOON)


def test_accept_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        accepted_by(larkbeam, "ola", id)
    assert acceptance_of(larkbeam.organisation, larkbeam.person("ola").id, id) is None
    accepted_by(larkbeam, "ola", id)
    assert entered(larkbeam, "policy.accepted") == 1


def test_accept_when_there_are_questions_takes_the_right_answers(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    questions(larkbeam, policy, LOST, PHONE)
    first, second = (one.id for one in checks(larkbeam.organisation, policy))
    shown = acceptance(larkbeam, id)
    ola = larkbeam.actor("ola")
    for answers, says in (
        ({}, "Answer question 1 first"),
        ({first: 0}, "Answer question 2 first"),
        ({first: 2, second: 1}, "Question 1: the policy says something else"),
        ({first: 0, second: 0}, "Question 2: the policy says something else"),
    ):
        with pytest.raises(Refused, match=says):
            accept(**shown, answers=answers, by=ola, at=after(2))
    accept(**shown, answers={first: 0, second: 1}, by=ola, at=after(2))
    name = acceptance_of(larkbeam.organisation, larkbeam.person("ola").id, id)
    assert name is not None
    assert (name.understood, name.read_through) == (2, False)


def test_accept_when_it_has_to_lie_open_for_as_long_as_reading_takes(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    takes(larkbeam, policy, asks_reading=True)
    shown, at, ola = acceptance(larkbeam, id), after(2), larkbeam.actor("ola")
    for opened_at in (None, at, at - timedelta(seconds=1)):
        with pytest.raises(Refused, match="Read it first: it has"):
            accept(**shown, opened_at=opened_at, by=ola, at=at)
    accept(**shown, opened_at=at - timedelta(minutes=1), by=ola, at=at)
    name = acceptance_of(larkbeam.organisation, larkbeam.person("ola").id, id)
    assert name is not None
    assert (name.understood, name.read_through) == (0, True)
