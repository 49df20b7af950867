from __future__ import annotations

import pytest

from countersign.delivery.owed import owed_to
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.messages.worlds import TITLE, after, begun, changed, leader, offered, released

pytestmark = pytest.mark.beside


def titles(here: Cast, first: str) -> list[str]:
    owed = owed_to(organisation(here.organisation), here.person(first).id, after(1))
    return [str(one.title) for one in owed if one.route[0].startswith("messages:")]


def test_a_message_waits_for_its_leader_once_it_is_offered(house: Cast) -> None:
    id = begun(house)
    assert titles(house, "priya") == []
    offered(house, id)
    assert titles(house, "priya") == [f"Send in your own name: {TITLE}"]
    assert titles(house, "tom") == []
    changed(house, id, text="Other words.")
    assert titles(house, "priya") == [], "whoever writes on takes it back"
    offered(house, id)
    released(house, id)
    assert titles(house, "priya") == []


def test_what_a_leader_offered_themselves_is_no_news_to_them(house: Cast) -> None:
    offered(house, begun(house), by=leader(house))
    assert titles(house, "priya") == []
