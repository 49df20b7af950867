"""``python -m tests.bench.crowd SIZE``: an empty database gets a policy in force and people who owe it, signed in.

Prints what they would send as JSON: the path, what stands in the form, and a session for each.
"""

from __future__ import annotations

import json
import os
import sys

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from countersign.console.migrate import bring_up_to_date
from tests.cast import enter_cast
from tests.faults.crowd import crowd
from tests.web.pages import form_with
from tests.web.world import browser_of


def main(size: int) -> None:
    bring_up_to_date(verbosity=0)
    enter_cast()
    found = crowd(size)
    form = form_with(browser_of("ola").get(found.page, SERVER_NAME="localhost"), "digest_shown").fields
    told = {"page": found.page, "form": form, "sessions": [guest.cookie for guest in found.guests]}
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
