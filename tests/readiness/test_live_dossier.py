"""The dossier of a live organisation: fed by every context that has facts, and saying what none of them knows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.facts import Acceptance as Accepted
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries import collect_facts as acknowledged
from countersign.acknowledgements.queries import everybody_owing
from countersign.kernel.records.fields import key_of
from countersign.kernel.references import ref
from countersign.people import queries as people
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.queries import current as applying
from countersign.readiness.dossier import FORMAT, FRAME, OWNERS, Dossier, read, write
from countersign.readiness.dossier.acknowledging import Acknowledging, acknowledging
from countersign.readiness.dossier.holding import steps_below_top
from countersign.readiness.dossier.versions import current, parent, saying_the_same
from countersign.readiness.queries import dossier_of, unknown
from countersign.readiness.verdict import judgement
from countersign.roles.commands.propose import Terms
from tests.acknowledgements.crowds import DAYS, FIRST, ONE, answering
from tests.acknowledgements.worlds import accepted_by, in_force_from, joins, next_version, topic
from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.policies.worlds import after, change, leader, offered, parent_standings, signed
from tests.readiness.living import ON, live, whole_story
from tests.roles import worlds as roles

NEVER = {
    "policies.acks": "acceptances are counted",
    "policies.audience": "that of clause 5.2 is for everybody, and no rule reads that of another",
    "policies.ack_days": "as it is by default",
    "policies.ack_stats.stale": "there is no interval, so nothing is older than it",
    "policies.ack_stats.proxy": "nobody accepts for another",
    "policies.versions.translation_of": "every version is an original",
    "objectives.adopted_in_review": "nothing here records a management review",
    "evidence.hash_bad": "nothing was changed since it was recorded",
    "staff_training": "so it is by default, once a training is recorded",
    "thresholds": "those by default, where none is set",
    "top_management.covers_scope": "whoever leads all of it",
}
"""What this dossier leaves out because that is how it is: absence says it."""


def keys(value: Any, place: str = "") -> set[str]:
    """Every key that stands in the JSON, as ``policies.versions.v``."""
    if isinstance(value, list):
        return {key for one in value for key in keys(one, place)}
    if not isinstance(value, dict):
        return set()
    here = {f"{place}{key}": inner for key, inner in value.items()}
    return {*here, *(key for at, inner in here.items() for key in keys(inner, f"{at}."))}


def declared(kind: Any, place: str = "") -> Iterator[str]:
    """Every key that a record of this kind may have."""
    hints = get_type_hints(kind)
    for one in fields(kind):
        yield f"{place}{key_of(one)}"
        for inner in (hints[one.name], *within(hints[one.name])):
            if isinstance(inner, type) and is_dataclass(inner):
                yield from declared(inner, f"{place}{key_of(one)}.")


def within(hint: Any) -> Iterator[Any]:
    for inner in get_args(hint):
        yield inner
        yield from within(inner)


def written(dossier: Dossier) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(write(dossier)))
    return found


def covered(key: str, by: Any) -> bool:
    return any(key == one or key.startswith(f"{one}.") for one in by)


def test_every_key_is_owned_or_unknown() -> None:
    top = {one.name for one in fields(Dossier)} - FRAME
    owned = {key for key in OWNERS if "." not in key}
    unowned = {key for key in unknown() if "." not in key}
    assert owned | unowned == top
    assert not owned & unowned


def test_what_is_unknown_is_a_key_and_said_once() -> None:
    assert set(unknown()) <= set(declared(Dossier))
    assert len(unknown()) == len(set(unknown()))


def test_what_is_unknown_stands_nowhere(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    assert not [key for key in keys(written(live(larkbeam))) if covered(key, unknown())]


def test_what_is_known_is_fed(larkbeam: Cast) -> None:
    """A field of an owned record that is neither fed nor unknown would be read as if somebody had said so."""
    whole_story(larkbeam)
    days = (FIRST - 60 * ONE, FIRST, FIRST + ONE, ON)
    seen = {key for on in days for key in keys(written(live(larkbeam, on)))}
    assert [
        key for key in declared(Dossier) if not covered(key, (*unknown(), *NEVER, *FRAME)) and key not in seen
    ] == []


def test_it_survives_being_written(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    for on in (date(2025, 9, 15), FIRST, ON):
        dossier = live(larkbeam, on)
        assert written(dossier)["format"] == FORMAT
        assert read(written(dossier)) == dossier


def test_whoever_is_spoken_of_is_told_of(larkbeam: Cast) -> None:
    """And nobody else: not Dana, and not Sam."""
    whole_story(larkbeam)
    dossier = live(larkbeam)
    spoken_of = set(re.findall(r"person_\w{32}", json.dumps(write(replace(dossier, people=())))))
    managers = {one.reports_to for one in dossier.people if one.reports_to}
    assert spoken_of | managers == set(dossier.by_id)
    assert {one.name for one in dossier.people} == {
        *("Mei Sato", "Nia Bevan", "Ola Nowak", "Priya Raman", "Ruth Ellis", "Tom Okafor")
    }


def test_steps_to_the_top_can_be_counted(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    assert steps_below_top(live(larkbeam), larkbeam.person("ola").ref) == 3


def test_what_was_counted_is_the_version_that_the_rules_judge(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    for on in (FIRST - 60 * ONE, FIRST - ONE, FIRST, FIRST + ONE, FIRST + 5 * ONE, ON):
        policy = parent(live(larkbeam, on))
        judged = current(policy, on) if policy else None
        counted = applying(parent_standings(larkbeam.organisation, on))
        assert (judged and judged.v) == (counted and counted.version.label)


@pytest.mark.parametrize("material", [True, False])
def test_the_counts_are_those_of_the_lists(larkbeam: Cast, material: bool) -> None:
    """As a file would hold them: everybody, and every acceptance."""
    answering(larkbeam, material=material)
    for on in DAYS:
        counted, listed = acknowledging(live(larkbeam, on)), acknowledging(in_lists(larkbeam, on))
        assert numbers(counted) == numbers(listed)


def in_lists(here: Cast, on: date) -> Dossier:
    dossier, everybody = live(here, on), [one.ref for one in people.people(here.organisation)]
    names = Acceptance.objects.filter(organisation_id=here.organisation, accepted_on__lte=on).select_related("version")
    acks = tuple(
        Accepted(person=ref("person", one.person_id), v=one.version.label, on=one.accepted_on) for one in names
    )
    listed = tuple(replace(one, ack_stats=None, acks=acks) for one in dossier.policies)
    told = people.collect_facts(here.organisation, on, named=everybody)
    return replace(dossier, people=told.people, policies=listed)


def numbers(found: Acknowledging | None) -> object:
    if found is None:
        return None
    contractors = (found.contractors_due, found.contractors_covered)
    return found.due, found.acknowledged, contractors, found.joiners or 0, found.joiners_late, {*found.leaders_missing}


def test_an_organisation_that_has_only_begun_can_be_judged(larkbeam: Cast) -> None:
    dossier = live(larkbeam, FIRST)
    assert (dossier.policies, dossier.roles) == ((), ())
    assert "POL-001" in {rule.code for rule, _ in judgement(dossier).findings()}


def test_every_rule_can_be_asked_on_every_day(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    for on in (date(2019, 1, 1), FIRST - 60 * ONE, FIRST, ON, ON + 900 * ONE):
        assert judgement(live(larkbeam, on)).outcomes


def test_a_day_to_come_is_todays_facts_with_the_calendar_moved(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    ahead = live(larkbeam, ON + 900 * ONE)
    assert (ahead.policies[0].versions, ahead.roles) == (live(larkbeam).policies[0].versions, live(larkbeam).roles)


def test_another_organisation_has_none_of_it(larkbeam: Cast, stonecross: Cast) -> None:
    whole_story(larkbeam)
    dossier = dossier_of(stonecross.organisation, ON)
    assert (dossier.policies, dossier.roles) == ((), ())
    assert [one.name for one in dossier.people] == ["Otto Brandt"]


def test_it_takes_as_many_queries_for_thirty_as_for_three(larkbeam: Cast) -> None:
    """Each table of what is told once, however much stands in it."""
    whole_story(larkbeam)
    few = asked(larkbeam)
    policy = parent_standings(larkbeam.organisation, ON)[0].version.policy_id
    for number in range(10):
        next_version(larkbeam, policy, material=True, at=after(10 + number))
        topic(larkbeam, f"Topic {number}", at=after(10))
        joins(larkbeam, f"Contact {number}", executive=True)
        roles.held(larkbeam, f"contact.{number}", "dept_contact", terms=Terms(departments=("Engineering",)))
    enter_crowd(larkbeam, 300)
    assert asked(larkbeam) == few == 70
    assert asked(larkbeam) == few == 70


def asked(here: Cast) -> int:
    with CaptureQueriesContext(connection) as queries:
        live(here)
    return len(queries)


def test_what_is_owed_counted_and_told_to_the_rules_rests_on_the_same_versions(larkbeam: Cast) -> None:
    """The second version was signed and taken back before it applied; the third changes the wording."""
    policy, first = in_force_from(larkbeam)
    for name in ("ola", "mei", "ruth", "dana"):
        accepted_by(larkbeam, name, first)
    on, before = FIRST + 90 * ONE, standing_of(larkbeam, FIRST + 90 * ONE)
    change(larkbeam, policy, "Larkbeam looks after what it is trusted with.", at=after(10))
    second = offered(larkbeam, policy, at=after(10), publish_when_signed=False)
    signed(larkbeam, second, at=after(10))
    withdraw(version_id=second, reason="Second thoughts.", by=leader(larkbeam), at=after(12))
    assert standing_of(larkbeam, on) == before == (["1.0"], {"Tom Okafor"}, 4)
    next_version(larkbeam, policy, material=False, at=after(20))
    assert standing_of(larkbeam, on) == (["1.0", "1.1"], *before[1:])


def standing_of(here: Cast, on: date) -> tuple[list[str | None], set[str], int]:
    """Under which versions a name counts for the rules, who owes it, and how many of those who are due have it."""
    told = dossier_of(here.organisation, on)
    said = parent(told)
    applies = current(said, on) if said else None
    assert said
    assert applies
    owing = {str(people.person(here.organisation, due.person)) for due in everybody_owing(here.organisation, on)}
    return [one.v for one in saying_the_same(said, applies)], owing, acknowledged(here.organisation, on).acked
