from __future__ import annotations

from countersign.delivery.owed import owed_to
from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.roles.worlds import AT, TODAY, accepted, after, approved, begun, proposed, second_leader


def titles(here: Cast, first: str) -> list[str]:
    """What waits for somebody about roles."""
    owed = owed_to(organisation(here.organisation), here.person(first).id, after(2))
    return [str(one.title) for one in owed if one.route[0].startswith("roles:")]


def test_an_approval_waits_for_every_leader_but_the_one_it_is_about(larkbeam: Cast) -> None:
    begun(larkbeam)
    second_leader(larkbeam)
    id = proposed(larkbeam)
    assert titles(larkbeam, "priya") == ["Appoint Tom Okafor: ISMS lead"]
    assert titles(larkbeam, "tom") == []
    approved(larkbeam, id)
    assert titles(larkbeam, "priya") == []
    assert titles(larkbeam, "tom") == ["Say whether you take the role: ISMS lead"]
    accepted(larkbeam, id)
    assert titles(larkbeam, "tom") == []


def test_an_approval_waits_for_the_only_leader_also_about_themselves(larkbeam: Cast) -> None:
    begun(larkbeam)
    proposed(larkbeam, "priya")
    assert titles(larkbeam, "priya") == ["Appoint Priya Raman: ISMS lead"]


def test_nothing_waits_for_or_about_somebody_who_left(larkbeam: Cast) -> None:
    begun(larkbeam)
    ids = [proposed(larkbeam, "mei", "hr"), proposed(larkbeam, "dana", "dept_contact")]
    approved(larkbeam, ids[1])
    for first in ("mei", "dana"):
        leave(person_id=larkbeam.person(first).id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert titles(larkbeam, "priya") == titles(larkbeam, "dana") == []
