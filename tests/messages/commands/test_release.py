from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.messages.queries import drafts, messages
from tests.cast import Cast
from tests.messages.worlds import (
    NOBODY,
    TEXT,
    TITLE,
    TODAY,
    after,
    begun,
    changed,
    found,
    kind_of,
    lead,
    recording_fails,
    released,
    written,
)
from tests.people.worlds import put_right
from tests.policies.worlds import second_leader


def test_release_sends_the_words_that_were_shown(larkbeam: Cast) -> None:
    draft = begun(larkbeam)
    digest = written(larkbeam, draft).digest
    id = released(larkbeam, draft)
    one = found(larkbeam, id)
    assert (one.title, one.text, one.document, str(one.leader)) == (TITLE, TEXT, digest, "Priya Raman")
    assert (one.said_on, one.recorded_at, str(one.recorded_by)) == (TODAY, after(), "Priya Raman")
    assert one.said_as.startswith("CEO and founder")
    assert one.addressed == 5, "everybody but herself"
    assert (one.sent_here, one.has_copy) == (True, True)
    assert kind_of(larkbeam, id) == "message.released"
    assert not drafts(larkbeam.organisation).exists()
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("told", "n"),
    [
        ({"to_contractors": False}, 4),
        ({"to_staff": False}, 1),
        ({"departments": ["Engineering"]}, 1),
    ],
)
def test_release_counts_those_it_is_for(larkbeam: Cast, told: dict[str, Any], n: int) -> None:
    put_right(larkbeam, "mei", department="Engineering")
    assert found(larkbeam, released(larkbeam, begun(larkbeam, **told))).addressed == n


def test_release_of_other_words_than_were_shown_is_stale(larkbeam: Cast) -> None:
    """Tom changes it while Priya reads: not even whom it goes to may differ (S8)."""
    draft = begun(larkbeam)
    before = written(larkbeam, draft).digest
    changed(larkbeam, draft, to_contractors=False)
    with pytest.raises(Stale, match="not the words that you were shown"):
        released(larkbeam, draft, digest_shown=before)
    assert not messages(larkbeam.organisation).exists()


@pytest.mark.parametrize("first", ["tom", "mei"])
def test_release_for_the_leader_is_refused(larkbeam: Cast, first: str) -> None:
    with pytest.raises(Refused, match="Only the leader in whose name"):
        released(larkbeam, begun(larkbeam), by=larkbeam.actor(first, *Hat))


def test_release_by_another_leader_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the leader in whose name"):
        released(larkbeam, begun(larkbeam), by=second_leader(larkbeam))


def test_release_by_whoever_leads_no_more_is_refused(larkbeam: Cast) -> None:
    draft = begun(larkbeam)
    with pytest.raises(Refused, match="Only somebody on the register"):
        released(larkbeam, draft, by=larkbeam.actor("priya", Hat.ISMS_LEAD))


def test_release_without_words_or_to_nobody_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="no words in it yet"):
        released(larkbeam, begun(larkbeam, text=""))
    put_right(larkbeam, "priya", department="Board")
    with pytest.raises(Refused, match="Nobody here is among those"):
        released(larkbeam, begun(larkbeam, departments=["Board"]))


def test_release_twice_is_unknown(larkbeam: Cast) -> None:
    draft = begun(larkbeam)
    digest = written(larkbeam, draft).digest
    released(larkbeam, draft)
    with pytest.raises(Unknown):
        released(larkbeam, draft, digest_shown=digest)
    assert messages(larkbeam.organisation).count() == 1


def test_release_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (begun(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            released(larkbeam, id, digest_shown="", by=otto)


def test_release_when_recording_fails_keeps_the_draft(larkbeam: Cast) -> None:
    draft = begun(larkbeam, by=lead(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        released(larkbeam, draft)
    assert not messages(larkbeam.organisation).exists()
    assert written(larkbeam, draft).text == TEXT
