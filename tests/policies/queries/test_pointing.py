"""Which topic policies are in use, and which of them the parent points to: on its page, and for the rules."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from countersign.kernel.text import from_json
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import collect_facts, policy_of, topics_pointed_to
from tests.acknowledgements.worlds import next_version, topic
from tests.cast import Cast
from tests.policies.worlds import after, begun, change, in_force_from, leader, offered, signed, tree

if TYPE_CHECKING:
    from countersign.policies.facts import Policy

TEXT = tree("These policies say more: Acceptable Use; Backup.")


def topics(here: Cast, on: date) -> dict[str | None, Policy]:
    return {one.title: one for one in collect_facts(here.organisation, on) if one.kind == "topic"}


def test_the_parent_when_it_names_some(larkbeam: Cast) -> None:
    parent = begun(larkbeam)
    change(larkbeam, parent, "These policies say more: Acceptable Use; Backup.")
    signed(larkbeam, offered(larkbeam, parent))
    topic(larkbeam, "Acceptable Use")
    topic(larkbeam, "Suppliers")
    begun(larkbeam, PolicyKind.TOPIC, "Backup")
    found = topics(larkbeam, after(1).date())
    assert {title: one.parent_link for title, one in found.items()} == {
        "Acceptable Use": True,
        "Suppliers": False,
        "Backup": True,
    }
    assert {title for title, one in found.items() if one.in_use} == {"Acceptable Use", "Suppliers"}
    shown = topics_pointed_to(larkbeam.organisation, from_json(TEXT), after(1).date())
    assert [(one.title, one.named) for one in shown] == [("Acceptable Use", True), ("Suppliers", False)]


def test_the_parent_when_a_later_version_names_none_points_nowhere_from_that_day(larkbeam: Cast) -> None:
    parent = begun(larkbeam)
    change(larkbeam, parent, "See the backup policy.")
    signed(larkbeam, offered(larkbeam, parent))
    topic(larkbeam, "Backup")
    next_version(larkbeam, parent, material=True, at=after(5))
    assert topics(larkbeam, after(4).date())["Backup"].parent_link
    assert not topics(larkbeam, after(5).date())["Backup"].parent_link


def test_the_parent_when_it_has_no_version_leaves_nothing_out(larkbeam: Cast) -> None:
    topic(larkbeam, "Backup")
    assert topics(larkbeam, after().date())["Backup"].parent_link
    begun(larkbeam)
    assert topics(larkbeam, after().date())["Backup"].parent_link


def test_a_topic_when_out_of_use_was_in_use_before(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    id = policy_of(larkbeam.organisation, topic(larkbeam, "Backup"))
    change_policy(
        policy_id=id,
        revision_shown=1,
        owner_id=None,
        review_months=12,
        audience=["department:Sales"],
        all_staff=False,
        in_use=False,
        by=leader(larkbeam),
        at=after(4),
    )
    assert topics(larkbeam, after(3).date())["Backup"].in_use
    now = topics(larkbeam, after(4).date())["Backup"]
    assert (now.in_use, now.all_staff) == (False, False)
    assert topics_pointed_to(larkbeam.organisation, from_json(TEXT), after(4).date()) == []
