"""``python -m tests.bench.publishing``: the policy of the firm gets new versions. Prints the seconds of each signature.

A signature of top management approves a version and puts it in force, for everybody at once.
"""

from __future__ import annotations

import json
import os
import time
from datetime import timedelta

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from countersign.entrance.clock import now
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import in_force_by_policy
from tests.cast import Cast, cast
from tests.policies.worlds import leader, offered, signed

TIMES, FIRST = 20, 3
"""So many versions; the first are not counted."""


def main() -> None:
    here = cast("larkbeam-ltd")
    took = [published(here, number) for number in range(FIRST + TIMES)]
    print(json.dumps(took[FIRST:]))


def published(here: Cast, number: int) -> float:
    """One more paragraph, offered and signed."""
    at = now() + timedelta(seconds=number)
    [parent] = [one for one in in_force_by_policy(here.organisation).values() if one.policy.kind == PolicyKind.PARENT]
    version, by = offered(here, parent.policy_id, at=at), leader(here)
    begun = time.perf_counter()
    signed(here, version, at=at, by=by)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
