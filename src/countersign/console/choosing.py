"""Naming an organisation on the command line."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from countersign.people.queries import organisation_by_slug

if TYPE_CHECKING:
    from countersign.people.models import Organisation


def takes_an_organisation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("organisation", metavar="ORG", help="its name in addresses, for example larkbeam-ltd")


def organisation_named(slug: str) -> Organisation:
    """Leaves with exit code 2 and a sentence when there is none."""
    found = organisation_by_slug(slug)
    if found is None:
        print(f"There is no organisation {slug!r} here.", file=sys.stderr)
        raise SystemExit(2)
    return found
