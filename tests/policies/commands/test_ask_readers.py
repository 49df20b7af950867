from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.policies.commands.ask_readers import LONGEST_NOTE, MOST_READERS, ask_readers
from countersign.policies.queries import is_asked, readers, unread
from tests.cast import Cast
from tests.policies.reading import asked, read
from tests.policies.worlds import AT, after, begun, lead, offered


def test_ask_readers_when_lead_lets_them_read_and_waits(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    before = verify(larkbeam.organisation)[0]
    asked(larkbeam, policy, "ola", "mei", note=" Is chapter 2 right? ", answer_by=after(days=9).date())
    found = list(readers(larkbeam.organisation, policy))
    assert [(str(one.person), str(one.asked_by), one.note) for one in found] == [
        ("Mei Sato", "Tom Okafor", "Is chapter 2 right?"),
        ("Ola Nowak", "Tom Okafor", "Is chapter 2 right?"),
    ]
    ola = larkbeam.person("ola").id
    assert is_asked(larkbeam.organisation, policy, ola)
    assert [one.answer_by for one in unread(larkbeam.organisation, ola)] == [after(days=9).date()]
    assert not is_asked(larkbeam.organisation, policy, larkbeam.person("priya").id)
    assert verify(larkbeam.organisation) == (before, [])


def test_ask_readers_when_they_have_read_it_asks_once_more(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    asked(larkbeam, policy, "ola")
    read(larkbeam, policy, larkbeam.actor("ola"))
    assert not unread(larkbeam.organisation)
    asked(larkbeam, policy, "ola", at=after(days=3))
    assert len(readers(larkbeam.organisation, policy)) == len(unread(larkbeam.organisation)) == 1


def test_ask_readers_when_the_draft_is_put_forward_is_over(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    asked(larkbeam, policy, "ola")
    offered(larkbeam, policy, at=after(days=4))
    assert not unread(larkbeam.organisation)
    assert not is_asked(larkbeam.organisation, policy, larkbeam.person("ola").id)
    asked(larkbeam, policy, "ola", at=after(days=5))
    assert len(unread(larkbeam.organisation)) == 1


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"person_ids": []}, "Say who should read it."),
        ({"answer_by": AT.date()}, "The day by which you want an answer has passed: choose a later one."),
        ({"note": "x" * (LONGEST_NOTE + 1)}, f"What you want to know has at most {LONGEST_NOTE} characters."),
    ],
)
def test_ask_readers_when_it_cannot_be_meant_is_refused(larkbeam: Cast, what: dict[str, Any], words: str) -> None:
    policy, given = begun(larkbeam), {"person_ids": [larkbeam.person("ola").id], **what}
    with pytest.raises(Refused, match=words):
        ask_readers(policy_id=policy, by=lead(larkbeam), at=after(days=2), **given)
    assert not readers(larkbeam.organisation, policy)


def test_ask_readers_when_somebody_has_left_asks_nobody(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    leave(person_id=larkbeam.person("ola").id, left_on=after(days=1).date(), by=lead(larkbeam), at=after(days=1))
    with pytest.raises(Refused, match="Ola Nowak has left, or has not joined yet: ask somebody else"):
        asked(larkbeam, policy, "mei", "ola", at=after(days=2))
    assert not readers(larkbeam.organisation, policy)


def test_ask_readers_when_a_crowd_or_a_stranger_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match=f"At most {MOST_READERS} people"):
        ask_readers(policy_id=policy, person_ids=[UUID(int=n) for n in range(51)], by=lead(larkbeam), at=AT)
    with pytest.raises(Unknown):
        ask_readers(policy_id=policy, person_ids=[stonecross.person("otto").id], by=lead(larkbeam), at=AT)


@pytest.mark.parametrize("hat", [hat for hat in Hat if hat is not Hat.ISMS_LEAD])
def test_ask_readers_when_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead asks people to read a draft"):
        ask_readers(policy_id=policy, person_ids=[larkbeam.person("ola").id], by=larkbeam.actor("mei", hat), at=AT)
