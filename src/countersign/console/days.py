"""A day on the command line. Loads nothing else: judging a file does not wait for the web framework."""

from __future__ import annotations

import argparse
from datetime import date


def day(written: str) -> date:
    """Raises ArgumentTypeError, which argparse says with the name of the option."""
    try:
        if len(written) == len("YYYY-MM-DD"):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{written!r} is not a date of the form YYYY-MM-DD")
