"""``countersign verify [ORG]``: everything the database holds against everything the ledger says."""

from __future__ import annotations

import argparse

from countersign.console.choosing import organisation_named
from countersign.ledger.queries import logs, origin_of
from countersign.ledger.reconciling import verify


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("organisation", metavar="ORG", nargs="?", help="one organisation; otherwise all of them")


def run(chosen: argparse.Namespace) -> int:
    """Exit code 0 when all is as recorded, 1 when anything is not."""
    organisations = [organisation_named(chosen.organisation).id] if chosen.organisation else logs()
    wrong = 0
    for organisation in organisations:
        size, problems = verify(organisation)
        for problem in problems:
            print(problem)
        says = f"{len(problems)} problems" if problems else "all as recorded"
        print(f"{origin_of(organisation)}: {size} entries, {says}")
        wrong += len(problems)
    return 1 if wrong else 0
