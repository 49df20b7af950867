from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.policies.commands.look import look
from countersign.policies.queries import reader_of, unread
from tests.cast import Cast
from tests.policies.reading import asked, read
from tests.policies.worlds import after, begun, change, draft, offered


def test_look_when_asked_keeps_what_they_saw(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    before = verify(larkbeam.organisation)[0]
    asked(larkbeam, policy, "ola")
    read(larkbeam, policy, larkbeam.actor("ola"), at=after(days=2))
    seen = draft(larkbeam, policy).text
    change(larkbeam, policy, "Something else.", at=after(days=3))
    reader = reader_of(larkbeam.organisation, policy, larkbeam.person("ola").id)
    assert reader is not None
    assert (reader.looked_at, reader.revision, reader.text) == (after(days=2), 1, seen)
    assert not unread(larkbeam.organisation)
    assert verify(larkbeam.organisation) == (before, [])


def test_look_when_somebody_reads_drafts_anyway_needs_no_asking(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    read(larkbeam, policy, larkbeam.actor("priya", Hat.TOP_MANAGEMENT))
    reader = reader_of(larkbeam.organisation, policy, larkbeam.person("priya").id)
    assert reader is not None
    assert reader.asked_at is None


def test_look_when_the_draft_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    asked(larkbeam, policy, "ola")
    change(larkbeam, policy, "Something else.")
    with pytest.raises(Stale, match="Somebody changed this draft after you opened it"):
        look(policy_id=policy, revision_shown=1, by=larkbeam.actor("ola"), at=after(days=2))
    assert len(unread(larkbeam.organisation)) == 1


def test_look_when_not_asked_or_not_any_more_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="You are not asked to read this draft, or not any more"):
        read(larkbeam, policy, larkbeam.actor("ola"))
    asked(larkbeam, policy, "ola")
    offered(larkbeam, policy, at=after(days=2))
    with pytest.raises(Refused, match="You are not asked to read this draft, or not any more"):
        read(larkbeam, policy, larkbeam.actor("ola"), at=after(days=3))


def test_look_when_an_auditor_from_outside_is_refused(larkbeam: Cast) -> None:
    """Drafts are for the house; their staff's hat alone would let them be asked."""
    with pytest.raises(Refused, match="You are not asked"):
        read(larkbeam, begun(larkbeam), larkbeam.actor("dana", Hat.EXTERNAL_AUDITOR))
