"""``countersign bounce < MAIL``: what a mail server hands over that came back to the address for bounces."""

from __future__ import annotations

import argparse
import sys

from django.db import DatabaseError

from countersign.delivery.reports import LARGEST
from countersign.delivery.returned import take_in
from countersign.entrance import clock
from countersign.kernel.refusals import Refused

DEALT_WITH, NO_SUCH_MAIL, LATER = 0, 65, 75
"""As mail servers read them (sysexits.h): the second gives up, the third keeps it and tries again."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="ADDRESS", default="", help="whom it came to; otherwise its headers say so")


def run(chosen: argparse.Namespace) -> int:
    """Exit code 0 when it was noted or says nothing, 65 when it answers no mail of ours, 75 to try again later."""
    try:
        print(take_in(sys.stdin.buffer.read(LARGEST + 1), clock.now(), chosen.to))
    except Refused as error:
        print(error, file=sys.stderr)
        return NO_SUCH_MAIL
    except DatabaseError:
        print("The database does not answer now: hand it over again later.", file=sys.stderr)
        return LATER
    return DEALT_WITH
