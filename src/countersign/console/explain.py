"""``countersign explain CODE``: one rule in words, with its ladder, its numbers and its examples."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches

from countersign.readiness.reports.explained import explained
from countersign.readiness.rules import BY_CODE

UNKNOWN = 2


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="of a rule, such as POL-003")


def run(chosen: argparse.Namespace) -> int:
    code = chosen.code.upper()
    if code not in BY_CODE:
        near = get_close_matches(code, BY_CODE, n=3)
        print(f"There is no rule {chosen.code!r}.{f' Near it: {", ".join(near)}.' if near else ''}", file=sys.stderr)
        return UNKNOWN
    print("\n".join(explained(BY_CODE[code])))
    return 0
