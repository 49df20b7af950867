from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.end_delegation import LONGEST_REASON
from countersign.policies.enums import VersionState
from countersign.policies.queries import delegation, version
from tests.cast import Cast
from tests.policies.delegating import delegated, ended, mei, waiting
from tests.policies.worlds import AT, NOBODY, after, entered, lead, recording_fails, second_leader, signed


def test_end_delegation_by_any_leader_keeps_what_was_signed(larkbeam: Cast) -> None:
    other = second_leader(larkbeam, "ola")
    given, _, id = waiting(larkbeam)
    signed(larkbeam, id, by=mei(larkbeam))
    ended(larkbeam, given, by=other, because=" There is a new head. ")
    found = delegation(larkbeam.organisation, given)
    assert (found.ended_at, str(found.ended_by), found.ended_because) == (
        after(1),
        "Ola Nowak",
        "There is a new head.",
    )
    assert version(larkbeam.organisation, id).state is VersionState.PUBLISHED
    assert (entered(larkbeam, "delegation.ended"), verify(larkbeam.organisation)[1]) == (1, [])


def test_end_delegation_by_its_holder_gives_it_back(larkbeam: Cast) -> None:
    given = delegated(larkbeam)
    ended(larkbeam, given, by=mei(larkbeam))
    assert str(delegation(larkbeam.organisation, given).ended_by) == "Mei Sato"


def test_end_delegation_by_somebody_else_is_refused(larkbeam: Cast) -> None:
    given = delegated(larkbeam)
    for by in (lead(larkbeam), larkbeam.actor("ola"), larkbeam.actor("ruth", Hat.HR)):
        with pytest.raises(Refused, match="Only top management ends a delegation, or whoever holds it"):
            ended(larkbeam, given, by=by)
    assert delegation(larkbeam.organisation, given).ended_at is None


def test_end_delegation_twice_is_refused(larkbeam: Cast) -> None:
    given = delegated(larkbeam)
    ended(larkbeam, given)
    with pytest.raises(Refused, match="was ended before"):
        ended(larkbeam, given, by=mei(larkbeam))


@pytest.mark.parametrize(("because", "says"), [(" ", "Say in a sentence why"), ("x" * (LONGEST_REASON + 1), "at most")])
def test_end_delegation_without_a_reason_or_with_too_long_a_one_is_refused(
    larkbeam: Cast, because: str, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        ended(larkbeam, delegated(larkbeam), because=because)


def test_end_delegation_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    given, otto = delegated(larkbeam), stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (given, NOBODY):
        with pytest.raises(Unknown, match="There is no such delegation here"):
            ended(larkbeam, id, by=otto)


def test_end_delegation_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    given, _, id = waiting(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        ended(larkbeam, given)
    signed(larkbeam, id, by=mei(larkbeam), at=AT)
