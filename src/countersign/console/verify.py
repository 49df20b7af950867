"""``countersign verify [ORG]``: everything the database holds against everything the ledger says."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from uuid import UUID

from countersign.console.backups.restoring import day
from countersign.console.choosing import organisation_named
from countersign.console.held import for_log, held, of_no_log, older_than, takes_checkpoints
from countersign.kernel.instants import instant
from countersign.ledger.format import EXAMPLE
from countersign.ledger.queries import entered_last, every_log, origin_of
from countersign.ledger.reconciling import verify

AS_RECORDED, NOT_AS_RECORDED = 0, 1
INVENTED = " (EXAMPLE: the organisation is invented, and its past was dated by a clock of its own)"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("organisation", metavar="ORG", nargs="?", help="one organisation; otherwise all of them")
    takes_checkpoints(parser)


def run(chosen: argparse.Namespace) -> int:
    """Exit code 0 when all is as recorded, 1 when anything is not, 2 for a file that holds no checkpoint."""
    notes = held(chosen.checkpoint)
    if chosen.organisation:
        return verify_all([organisation_named(chosen.organisation).id], notes)
    for line in (missing := of_no_log(notes)):
        print(line)
    return verify_all(every_log(), notes) or (NOT_AS_RECORDED if missing else AS_RECORDED)


def verify_all(organisations: Sequence[UUID], notes: Sequence[str]) -> int:
    return max((verify_one(organisation, notes) for organisation in organisations), default=AS_RECORDED)


def verify_one(organisation: UUID, notes: Sequence[str]) -> int:
    checkpoints, wrong = for_log(organisation, notes)
    size, problems = verify(organisation, checkpoints)
    found = [*wrong, *map(str, problems)]
    for problem in found:
        print(problem)
    says = f"{len(found)} problems" if found else "all as recorded"
    origin = origin_of(organisation)
    print(f"{origin}: {size} entries, {says}{INVENTED if origin.startswith(EXAMPLE) else ''}")
    if older := older_than(size, last_day(organisation), checkpoints):
        print(older)
    return NOT_AS_RECORDED if found else AS_RECORDED


def last_day(organisation: UUID) -> str:
    at = entered_last(organisation)
    return "an unknown day" if at is None else day(instant(at).isoformat())
