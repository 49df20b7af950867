"""``countersign``, and ``python -m countersign``."""

from __future__ import annotations

from countersign.console.command_line import main

if __name__ == "__main__":
    main()
