"""``python -m tests.bench.guests``: who looks at the firm that ``tests.bench.firm`` filled, and at what.

Prints the policy's page, and a session for each of them, as JSON. Sessions end, so a firm that was kept gets new ones.
"""

from __future__ import annotations

import json
import os

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from django.conf import settings

from countersign.console.migrate import bring_up_to_date
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import in_force_by_policy
from tests.bench.pages import HOME
from tests.cast import Cast, cast
from tests.web.world import signed_in

LOOKING = {"lead": "tom", "leader": "priya", "employee": "ola"}
"""The lead, the leader, and somebody who is neither."""


def main() -> None:
    bring_up_to_date(verbosity=0)
    print(json.dumps({"pages": pages(cast("larkbeam-ltd")), "sessions": sessions()}))


def pages(here: Cast) -> dict[str, str]:
    """The policy of clause 5.2."""
    [parent] = [one for one in in_force_by_policy(here.organisation).values() if one.policy.kind == PolicyKind.PARENT]
    return {"policy": f"{HOME}policies/{parent.policy_id.hex}/"}


def sessions() -> dict[str, str]:
    found = {who: signed_in(f"{first}@larkbeam.example").cookies for who, first in LOOKING.items()}
    return {who: cookies[settings.SESSION_COOKIE_NAME].value for who, cookies in found.items()}


if __name__ == "__main__":
    main()
