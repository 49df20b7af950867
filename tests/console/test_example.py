"""``countersign example``: an unknown one is refused, and what verifies an example says that it is one."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from countersign.console.example import address
from countersign.examples.living import home_of
from countersign.examples.stories import LARKBEAM, STORIES, Story
from tests.console.calling import called
from tests.examples.worlds import lived
from tests.ledger.copies import inside
from tests.ledger.programs import start


def says(environment: dict[str, str], *words: str) -> tuple[int, str]:
    told = called(*words, **environment)
    return told.code, told.out


def test_example_that_nobody_knows_leaves_with_2(database_copy: dict[str, str]) -> None:
    assert says(database_copy, "example", "elsewhere")[0] == 2


@pytest.mark.slow
def test_example_that_stands_says_where_it_is(database_copy: dict[str, str]) -> None:
    with inside(database_copy):
        lived(home_of(LARKBEAM))
    program = start("countersign", "example", "larkbeam", environment=database_copy)
    assert program.communicate()[0] == "Pinewood Ltd is at http://127.0.0.1:8000/o/pinewood-ltd/\n"
    assert program.returncode == 0


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_example_in_a_trial_says_at_which_door_it_is(db: None, settings: Settings, story: Story) -> None:
    settings.COUNTERSIGN_TRIAL = True
    lived(home_of(story))
    assert address(home_of(story)).endswith(f"/example/{story.key}/")


def test_verify_says_which_log_is_an_example(database_copy: dict[str, str]) -> None:
    with inside(database_copy):
        here = lived()
    code, said = says(database_copy, "verify")
    assert code == 0
    assert [line.startswith(f"example/{here.organisation.hex}") for line in said.splitlines() if "EXAMPLE" in line] == [
        True
    ]
