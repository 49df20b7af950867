"""Whom a public text waits for: whoever leads, once a material change has left it behind."""

from __future__ import annotations

from countersign.delivery.owed import Owed, everything_owed
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.policies.publishing import not_shared, published
from tests.policies.worlds import after, in_force_from, offered, signed


def owed(here: Cast) -> list[Owed]:
    found = everything_owed(organisation(here.organisation), after(5))
    return [one for one in found if one.item.endswith("/public")]


def test_a_public_text_in_step_waits_for_nobody(larkbeam: Cast) -> None:
    published(larkbeam, in_force_from(larkbeam)[1])
    assert owed(larkbeam) == []


def test_a_change_that_is_not_material_asks_nobody(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    signed(larkbeam, offered(larkbeam, policy, at=after(2), material=False), at=after(2))
    assert owed(larkbeam) == []


def test_a_material_change_asks_whoever_leads_until_the_text_is_made_anew(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    later = offered(larkbeam, policy, at=after(2))
    assert owed(larkbeam) == []
    signed(larkbeam, later, at=after(3))
    [asked] = owed(larkbeam)
    assert (asked.person, asked.since) == (larkbeam.person("priya").id, after(3).date())
    assert asked.route == ("policies:outside", policy.hex)
    published(larkbeam, later, at=after(4))
    assert owed(larkbeam) == []


def test_a_text_that_is_not_public_any_more_asks_nobody(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id)
    signed(larkbeam, offered(larkbeam, policy, at=after(2)), at=after(3))
    not_shared(larkbeam, policy, at=after(4))
    assert owed(larkbeam) == []
