from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.digests import digest_text
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.decline import LONGEST_REASON, NOBODY_LEFT, decline
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import Step, VersionState
from countersign.policies.queries import answers, draft_of, life, refusals, version, versions
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    by_several,
    change,
    declined,
    entered,
    lead,
    leader,
    offered,
    recording_fails,
    second_leader,
    signed,
)

BECAUSE = "We do not do the second half of it yet."


def test_decline_when_another_can_sign_it_stays_offered(larkbeam: Cast) -> None:
    mei = second_leader(larkbeam, "mei")
    policy = begun(larkbeam)
    id = offered(larkbeam, policy)
    declined(larkbeam, id, because=f" {BECAUSE} ", at=after(1))
    now, [refusal] = version(larkbeam.organisation, id), refusals(larkbeam.organisation, id)
    assert now.state is VersionState.OFFERED
    assert (str(refusal.person), refusal.because, refusal.document) == ("Priya Raman", BECAUSE, now.document)
    assert refusal.declined_as == "CEO and founder, top management since 1 April 2019"
    assert entered(larkbeam, "version.declined") == 1
    signed(larkbeam, id, by=mei, at=after(2))
    found = list(versions(larkbeam.organisation, policy))
    told = life(draft_of(larkbeam.organisation, policy), found, "UTC", answers(larkbeam.organisation, policy))
    assert [(one.step, one.who, one.because) for one in told if one.step in (Step.DECLINED, Step.SIGNED)] == [
        (Step.DECLINED, "Priya Raman", BECAUSE),
        (Step.SIGNED, "Mei Sato", ""),
    ]
    assert verify(larkbeam.organisation)[1] == []


def test_decline_when_nobody_is_left_takes_it_back(larkbeam: Cast) -> None:
    mei = second_leader(larkbeam, "mei")
    id = offered(larkbeam, begun(larkbeam))
    declined(larkbeam, id, at=after(1))
    declined(larkbeam, id, by=mei, at=after(2))
    now = version(larkbeam.organisation, id)
    assert (now.state, now.withdrawn_at, now.withdrawn_because) == (VersionState.WITHDRAWN, after(2), NOBODY_LEFT)
    assert (entered(larkbeam, "version.declined"), entered(larkbeam, "version.withdrawn")) == (2, 1)
    assert verify(larkbeam.organisation)[1] == []


def test_decline_when_only_the_author_is_left_takes_it_back(larkbeam: Cast) -> None:
    """Tom wrote it, and leads: he cannot sign it (S1)."""
    second_leader(larkbeam)
    id = offered(larkbeam, begun(larkbeam))
    declined(larkbeam, id)
    assert version(larkbeam.organisation, id).state is VersionState.WITHDRAWN


def test_decline_when_one_of_several_takes_it_back_and_keeps_the_hands(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ola")
    _, id = by_several(larkbeam, "mei", "priya")
    signed(larkbeam, id)
    with pytest.raises(Refused, match="You have signed this version"):
        declined(larkbeam, id)
    with pytest.raises(Refused, match="nobody asks you to sign it"):
        declined(larkbeam, id, by=larkbeam.actor("ola", Hat.TOP_MANAGEMENT))
    declined(larkbeam, id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))
    assert version(larkbeam.organisation, id).state is VersionState.WITHDRAWN
    assert entered(larkbeam, "cosignature.given") == 1


def test_decline_and_sign_after_all(larkbeam: Cast) -> None:
    """Nothing is decided by a no but that it was said."""
    second_leader(larkbeam, "mei")
    id = offered(larkbeam, begun(larkbeam))
    declined(larkbeam, id)
    with pytest.raises(Refused, match="You have said already"):
        declined(larkbeam, id)
    signed(larkbeam, id, at=after(1))
    assert version(larkbeam.organisation, id).state is VersionState.PUBLISHED


def test_decline_when_not_on_the_register_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    for by in (larkbeam.actor("mei", Hat.TOP_MANAGEMENT), larkbeam.actor("ola"), lead(larkbeam)):
        with pytest.raises(Refused, match="Only top management is asked"):
            declined(larkbeam, id, by=by)


def test_decline_when_author_is_refused(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    policy = begun(larkbeam)
    change(larkbeam, policy, "Tom's text.", by=tom)
    with pytest.raises(Refused, match="You can take it back instead"):
        declined(larkbeam, offered(larkbeam, policy), by=tom)


def test_decline_when_it_is_decided_is_refused(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    id = offered(larkbeam, begun(larkbeam))
    withdraw(version_id=id, reason="Too long.", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="was withdrawn"):
        declined(larkbeam, id)


@pytest.mark.parametrize(("because", "says"), [(" ", "Say in a sentence why"), ("x" * (LONGEST_REASON + 1), "at most")])
def test_decline_without_a_reason_or_with_too_long_a_one_is_refused(larkbeam: Cast, because: str, says: str) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match=says):
        declined(larkbeam, id, because=because)


def test_decline_when_another_text_was_shown_is_stale(larkbeam: Cast) -> None:
    id, shown = offered(larkbeam, begun(larkbeam)), digest_text("another")
    with pytest.raises(Stale, match="not the text that you were shown"):
        decline(version_id=id, digest_shown=shown, because=BECAUSE, by=leader(larkbeam), at=AT)


def test_decline_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (offered(larkbeam, begun(larkbeam)), NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            decline(version_id=id, digest_shown="", because=BECAUSE, by=otto, at=AT)


def test_decline_when_recording_fails_leaves_it_offered(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        declined(larkbeam, id)
    assert version(larkbeam.organisation, id).state is VersionState.OFFERED
    assert refusals(larkbeam.organisation, id) == []
