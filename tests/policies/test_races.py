"""Two people, one version, the same moment (G22, and failure 6 of others): one effect, and a ledger that verifies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.policies.commands.create import create
from countersign.policies.commands.offer import offer
from countersign.policies.commands.publish import publish
from countersign.policies.commands.sign import sign
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import PolicyKind, VersionState
from countersign.policies.queries import cosignatures, open_offers, version, versions
from tests.cast import Cast, cast, id_of
from tests.ledger.copies import at_once, inside
from tests.policies.worlds import AT, PASSAGES, approval, draft, entered, offered, second_leader, signed, tree

PAIRS = 12
PUBLISHED = "This version has been published."

type Act = Callable[[], object]


class Track:
    """A policy that neither of two leaders wrote, in a database of its own."""

    def __init__(self, here: Cast) -> None:
        self.here, self.at = here, AT
        self.priya, self.mei = here.actor("priya", Hat.TOP_MANAGEMENT), here.actor("mei", Hat.ISMS_LEAD)
        self.tom = second_leader(here)
        text = tree(*PASSAGES.values())
        self.policy = id_of(create(kind=PolicyKind.PARENT, title="Policy", text=text, by=self.mei, at=AT))

    def offered(self, **how: Any) -> UUID:
        """The next version to race for, a minute later."""
        self.at += timedelta(minutes=1)
        return offered(self.here, self.policy, by=self.mei, at=self.at, material=False, **how)

    def signing(self, id: UUID, by: Actor) -> Act:
        """Somebody who has the page before them, and a code in their hand."""
        return partial(sign, **approval(self.here, id, by, self.at), by=by, at=self.at)

    def states(self) -> Counter[VersionState]:
        return Counter(version.state for version in versions(self.here.organisation, self.policy))

    def sound(self) -> bool:
        return verify(self.here.organisation)[1] == [] and self.states()[VersionState.PUBLISHED] <= 1


@pytest.fixture
def track(database_copy: dict[str, str]) -> Iterator[Track]:
    with inside(database_copy):
        yield Track(cast("larkbeam-ltd"))


def race(*works: Act) -> list[str]:
    """What came of each, all begun at the same moment."""
    return at_once(*(partial(outcome, work) for work in works))


def outcome(work: Act) -> str:
    try:
        work()
    except (Refused, Stale) as refused:
        return str(refused)
    return "done"


def test_sign_when_two_race_signs_and_publishes_once(track: Track) -> None:
    for number in range(PAIRS):
        id, other = track.offered(), track.priya if number % 2 else track.tom
        assert sorted(race(track.signing(id, track.priya), track.signing(id, other))) == [PUBLISHED, "done"]
    assert entered(track.here, "version.signed") == entered(track.here, "version.published") == PAIRS
    assert track.states() == {VersionState.PUBLISHED: 1, VersionState.SUPERSEDED: PAIRS - 1}
    assert track.sound()


def test_publish_when_two_race_publishes_once(track: Track) -> None:
    for _ in range(PAIRS):
        id = track.offered(publish_when_signed=False)
        signed(track.here, id, at=track.at, by=track.priya)
        one, other = (partial(publish, version_id=id, by=by, at=track.at) for by in (track.priya, track.mei))
        assert sorted(race(one, other)) == [PUBLISHED, "done"]
    assert entered(track.here, "version.published") == PAIRS
    assert track.sound()


def test_sign_when_it_is_withdrawn_at_the_same_moment(track: Track) -> None:
    for _ in range(PAIRS):
        id = track.offered()
        back = partial(withdraw, version_id=id, reason="Too long.", by=track.mei, at=track.at)
        assert race(track.signing(id, track.priya), back) in (
            ["done", "This version is signed: only top management can withdraw it."],
            ["This version was withdrawn.", "done"],
        )
    assert entered(track.here, "version.signed") + entered(track.here, "version.withdrawn") == PAIRS
    assert track.sound()


def test_sign_when_another_is_offered_at_the_same_moment(track: Track) -> None:
    """Whoever comes first, nothing is lost: signed, so the same text is no new version; or replaced, so not signed."""
    for _ in range(PAIRS):
        id = track.offered()
        shown = draft(track.here, track.policy).revision
        anew = partial(offer, policy_id=track.policy, revision_shown=shown, material=False, by=track.mei, at=track.at)
        said, offered_anew = race(track.signing(id, track.priya), anew)
        waiting = open_offers(track.here.organisation, track.policy).count()
        if said == "done":
            assert (offered_anew.endswith("which is in force. Change it first."), waiting) == (True, 0)
        else:
            assert (said, offered_anew, waiting) == ("This version was withdrawn.", "done", 1)
    assert track.sound()


def test_sign_when_two_of_several_race_counts_each_once(track: Track) -> None:
    """Both at once, and one of them twice: two hands, the later one the version's."""
    named = [one.person for one in (track.priya, track.tom)]
    for _ in range(PAIRS):
        id = track.offered(signatories=named)
        said = race(track.signing(id, track.priya), track.signing(id, track.tom), track.signing(id, track.priya))
        assert said.count("done") == 2
        [first] = cosignatures(track.here.organisation, id)
        last = version(track.here.organisation, id)
        assert {first.person_id, last.signed_by_id} == {*named}
    assert entered(track.here, "cosignature.given") == entered(track.here, "version.signed") == PAIRS
    assert track.sound()
