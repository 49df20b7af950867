"""kill -9 while an example's past is lived: what was done is there once, in its order, and the next one goes on."""

from __future__ import annotations

import json
import time
from collections import Counter
from random import Random
from uuid import UUID

import pytest
from django.core.cache import cache

from countersign.examples import living
from countersign.examples.larkbeam.story import ACTS
from countersign.kernel.references import ref
from countersign.ledger.models import Leaf
from countersign.ledger.queries import acts_done, examples
from countersign.ledger.reconciling import verify
from countersign.people.queries import people
from countersign.policies.queries import parent_policy, policies, versions
from tests.ledger.copies import inside
from tests.ledger.programs import start

KILLS = ("inline", "worker", "inline")
"""Who puts the entries in their place, at each kill."""
ENOUGH = 75
"""Acts that reach into April."""


@pytest.mark.slow
def test_an_example_killed_at_any_moment_goes_on_and_doubles_nothing(database_copy: dict[str, str]) -> None:
    chance = Random(7)  # noqa: S311 (no secret)
    for sequencer in KILLS:
        environment = {**database_copy, "COUNTERSIGN_SEQUENCER": sequencer}
        with inside(database_copy), start("countersign", "example", "larkbeam", environment=environment) as program:
            enough = done() + chance.randrange(1, ENOUGH // len(KILLS))
            while done() < enough and program.poll() is None:
                time.sleep(0.05)
            assert program.poll() is None, "it ended before it was killed"
            program.kill()
        with inside(database_copy):
            cache.clear()  # as if the seconds were over for which a killed process is waited for
    with inside(database_copy):
        (example,) = examples()
        while living.progress(example).done < ENOUGH:
            assert living.go_on(example, 10)
        check(example)


def done() -> int:
    """So many acts are on the disk."""
    return max((living.progress(one).done for one in examples()), default=0)


def check(organisation: UUID) -> None:
    calendar = living.calendar_of(organisation)
    first = [living.id_of(act, organisation, calendar) for act in ACTS[:ENOUGH]]
    assert set(first) <= acts_done(organisation)
    assert people(organisation).count() == 12
    titles = list(policies(organisation).values_list("title", flat=True))
    assert len(titles) == len(set(titles)), titles
    parent = parent_policy(organisation)
    assert parent
    about = [ref("version", one.id) for one in versions(organisation, parent.id)]
    told = [
        json.loads(bytes(data))
        for data in Leaf.objects.filter(organisation_id=organisation).values_list("data", flat=True)
    ]
    times = Counter(leaf["kind"] for leaf in told if leaf.get("of") in about)
    assert (times["version.offered"], times["version.signed"], times["version.published"]) == (2, 1, 1)
    assert verify(organisation)[1] == []
