from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.ask import ask
from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.models import Reply
from countersign.acknowledgements.queries import open_replies, replies_of
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.format import read
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from tests.acknowledgements.worlds import (
    NOON,
    accepted_by,
    asked_by,
    by_link,
    code_for_reply,
    in_force_from,
    leaves,
    next_version,
)
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, begun, offered, recording_fails


def test_ask_when_signed_in(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    asked_by(larkbeam, "ola", id, text="  What about my own phone?\n")
    now = Reply.objects.get(organisation_id=larkbeam.organisation)
    assert (now.kind, now.text, now.replied_at, now.confirmed) == (
        "QUESTION",
        "What about my own phone?",
        NOON,
        "SESSION",
    )
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf is not None
    said = read(bytes(leaf.data))
    assert (leaf.kind, said["c"].keys(), "text" in said["state"]) == ("question.asked", {"text"}, False)
    assert b"phone" not in bytes(leaf.data)
    assert verify(larkbeam.organisation)[1] == []


def test_ask_when_a_code_was_typed_for_a_question(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    ola, by = larkbeam.person("ola").id, by_link(larkbeam, "ola")
    with pytest.raises(Refused, match="Type the code that we mailed you"):
        ask(version_id=id, text="Why?", by=by, at=NOON)
    refusing = code_for_reply(larkbeam, id, ReplyKind.DECLINED, ola)
    with pytest.raises(Refused, match="You confirmed something else"):
        ask(version_id=id, text="Why?", signature=refusing, by=by, at=NOON)
    ask(version_id=id, text="Why?", signature=code_for_reply(larkbeam, id, ReplyKind.QUESTION, ola), by=by, at=NOON)
    assert replies_of(larkbeam.organisation, ola, id).get().confirmed == "MAILED_CODE"


def test_ask_after_accepting_is_fine(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    asked_by(larkbeam, "ola", id, at=after(2))
    assert open_replies(larkbeam.organisation, id).count() == 1


@pytest.mark.parametrize(("text", "says"), [(" \n", "Write a sentence first"), ("x" * 2001, "at most 2000 letters")])
def test_ask_when_nothing_or_a_book_is_written_is_refused(larkbeam: Cast, text: str, says: str) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match=says):
        asked_by(larkbeam, "ola", id, text=text)


def test_ask_when_one_waits_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    asked_by(larkbeam, "ola", id)
    with pytest.raises(Refused, match="What you wrote before waits for an answer"):
        asked_by(larkbeam, "ola", id)
    asked_by(larkbeam, "mei", id)


def test_ask_when_superseded_is_stale(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    next_version(larkbeam, policy, material=True)
    with pytest.raises(Stale, match="A later version"):
        asked_by(larkbeam, "ola", id, at=after(2))


def test_ask_when_gone_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    leaves(larkbeam, "ola")
    with pytest.raises(Refused, match="You have left"):
        asked_by(larkbeam, "ola", id, at=NOON)


def test_ask_when_the_version_is_somebody_elses_or_not_in_force_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    for one in (id, NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            asked_by(stonecross, "otto", one)
    with pytest.raises(Unknown, match="There is no such version here"):
        asked_by(larkbeam, "ola", id)


def test_ask_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        asked_by(larkbeam, "ola", id)
    assert open_replies(larkbeam.organisation, id).count() == 0
