from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.decline import decline
from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.queries import acceptance_of, open_replies, replies_of
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from tests.acknowledgements.worlds import (
    NOON,
    accepted_by,
    asked_by,
    by_link,
    code_for_reply,
    declined_by,
    in_force_from,
    leaves,
    next_version,
)
from tests.cast import Cast
from tests.policies.worlds import NOBODY, after, recording_fails


def test_decline_when_signed_in(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    declined_by(larkbeam, "dana", id)
    now = replies_of(larkbeam.organisation, larkbeam.person("dana").id, id).get()
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf is not None
    assert (now.kind, now.text, leaf.kind) == ("DECLINED", "I work on a shared computer.", "acceptance.declined")
    assert b"computer" not in bytes(leaf.data)
    assert verify(larkbeam.organisation)[1] == []


def test_decline_when_a_code_was_typed(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    dana, by = larkbeam.person("dana").id, by_link(larkbeam, "dana")
    with pytest.raises(Refused, match="Type the code"):
        decline(version_id=id, text="No.", by=by, at=NOON)
    code = code_for_reply(larkbeam, id, ReplyKind.DECLINED, dana)
    decline(version_id=id, text="No.", signature=code, by=by, at=NOON)
    assert open_replies(larkbeam.organisation, id).get().confirmed == "MAILED_CODE"


def test_decline_and_accept_in_the_end(larkbeam: Cast) -> None:
    """Nobody is held to their no."""
    _, id = in_force_from(larkbeam)
    declined_by(larkbeam, "dana", id)
    accepted_by(larkbeam, "dana", id, at=after(2))
    assert acceptance_of(larkbeam.organisation, larkbeam.person("dana").id, id)


def test_decline_after_accepting_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "dana", id)
    with pytest.raises(Refused, match="What was accepted stays"):
        declined_by(larkbeam, "dana", id, at=after(2))


def test_decline_when_a_question_waits_is_refused(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    asked_by(larkbeam, "dana", id)
    with pytest.raises(Refused, match="waits for an answer"):
        declined_by(larkbeam, "dana", id)


def test_decline_when_gone_or_superseded_is_refused(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    leaves(larkbeam, "ola")
    with pytest.raises(Refused, match="You have left"):
        declined_by(larkbeam, "ola", id)
    next_version(larkbeam, policy, material=True)
    with pytest.raises(Stale, match="A later version"):
        declined_by(larkbeam, "dana", id, at=after(2))


def test_decline_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for one in (id, NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            declined_by(stonecross, "otto", one)


def test_decline_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        declined_by(larkbeam, "dana", id)
    assert open_replies(larkbeam.organisation, id).count() == 0
