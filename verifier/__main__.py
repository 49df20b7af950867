"""``python -m verifier``: the same as the built file, from the source."""

from __future__ import annotations

import sys

from verifier.command import main

if __name__ == "__main__":
    sys.exit(main())
