"""``countersign key ORG``: the public key that an auditor pins."""

from __future__ import annotations

import argparse

from countersign.console.choosing import organisation_named, takes_an_organisation
from countersign.ledger.queries import key_of


def options(parser: argparse.ArgumentParser) -> None:
    takes_an_organisation(parser)


def run(chosen: argparse.Namespace) -> int:
    print(key_of(organisation_named(chosen.organisation).id))
    return 0
