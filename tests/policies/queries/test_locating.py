"""What the rules are told about where the policy is found, on any day."""

from __future__ import annotations

from datetime import date

from countersign.kernel.outbound.looking import Outcome
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import PolicyKind
from countersign.policies.facts import Location
from countersign.policies.queries import collect_facts
from countersign.readiness.queries import dossier_of
from countersign.readiness.rule import Finding
from countersign.readiness.rules.distribution import hard_to_find
from tests.cast import Cast
from tests.policies.locating import answered, ended, looked, named
from tests.policies.worlds import after, begun, in_force_from, leader, offered, signed

HERE = Location(where="Countersign", ok=True)
GONE = Outcome.ERROR


def on(here: Cast, day: int) -> tuple[Location, ...]:
    """So many days after everything began."""
    return collect_facts(here.organisation, after(day).date())[0].locations


def raised(here: Cast, day: int) -> list[str]:
    dossier = dossier_of(here.organisation, after(day).date())
    return [answer.subject for answer in hard_to_find.judge(dossier) if isinstance(answer, Finding)]


def test_nothing_is_told_of_a_policy_that_is_nowhere(larkbeam: Cast) -> None:
    begun(larkbeam)
    assert on(larkbeam, 400) == ()


def test_published_here_it_is_found_here_until_it_is_taken_back(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam, at=after(1))
    second = offered(larkbeam, policy, at=after(3))
    signed(larkbeam, second, at=after(3))
    withdraw(version_id=second, reason="No.", by=leader(larkbeam), at=after(5))
    assert [on(larkbeam, day) for day in (0, 1, 3, 4, 5)] == [(), (HERE,), (HERE,), (HERE,), ()]
    assert first != second


def test_a_place_is_told_while_it_is_on_the_list(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    page = named(larkbeam, policy, begun_on=date(2025, 12, 1), at=after(3))
    ended(larkbeam, page, at=after(9))
    intranet = (Location(where="Intranet", ok=True),)
    assert [on(larkbeam, day) for day in (0, 2, 8, 9)] == [intranet, intranet, intranet, ()]


def test_a_place_named_and_taken_off_on_one_day_never_was(larkbeam: Cast) -> None:
    ended(larkbeam, named(larkbeam, begun(larkbeam), at=after(1)), at=after(1, hours=2))
    assert on(larkbeam, 1) == ()


def test_since_when_it_is_missing_is_the_first_day_of_the_last_time(larkbeam: Cast) -> None:
    page = named(larkbeam, begun(larkbeam))
    answered(larkbeam, page, GONE, 404, at=after(2))
    looked(larkbeam, page, at=after(4))
    looked(larkbeam, page, found=False, at=after(6))
    answered(larkbeam, page, Outcome.NO_CONNECTION, at=after(8))
    looked(larkbeam, page, found=False, at=after(9))
    told = [(place.ok, place.failing_since) for day in (1, 2, 4, 6, 9) for place in on(larkbeam, day)]
    day_2, day_6 = after(2).date(), after(6).date()
    assert told == [(True, None), (False, day_2), (True, None), (False, day_6), (False, day_6)]


def test_it_is_the_day_of_the_organisation_that_counts(larkbeam: Cast) -> None:
    """Half past eleven in the evening by Greenwich is the next day in London, in summer."""
    page = named(larkbeam, begun(larkbeam))
    looked(larkbeam, page, found=False, at=after(180, hours=14).replace(hour=23, minute=30))
    told = collect_facts(larkbeam.organisation, after(400).date())[0].locations
    assert [place.failing_since for place in told] == [after(181).date()]


def test_of_a_topic_policy_nothing_is_told(larkbeam: Cast) -> None:
    topic = begun(larkbeam, PolicyKind.TOPIC, "Remote work")
    named(larkbeam, topic)
    assert on(larkbeam, 3) == ()


def test_the_finding_is_raised_after_a_week_and_cleared_by_whoever_looks(larkbeam: Cast) -> None:
    """Signed on paper and not published here, so that only the intranet has it."""
    policy = begun(larkbeam)
    signed(larkbeam, offered(larkbeam, policy, publish_when_signed=False))
    assert raised(larkbeam, 1) == [""]
    page = named(larkbeam, policy, at=after(1))
    answered(larkbeam, page, GONE, 404, at=after(2))
    assert [raised(larkbeam, day) for day in (1, 9, 10)] == [[], [], ["Intranet"]]
    looked(larkbeam, page, at=after(10))
    assert raised(larkbeam, 10) == []
