"""``python -m countersign.console.another_keeper PROCESS``: keep the worker of a web server whose first keeper died.

It loads everything anew, so it takes more memory than one that parts from the web server, until that is started again.
"""

from __future__ import annotations

import sys
from importlib import import_module

from countersign.console import framework
from countersign.console.kept_worker import KEEPER, WORKER, be_called, keep
from countersign.console.loading import settle


def keep_anew(beside: int) -> None:
    """``beside``: the process of the web server."""
    be_called(KEEPER)
    framework.start()
    import_module(WORKER)
    settle()
    keep(beside)


if __name__ == "__main__":
    keep_anew(int(sys.argv[1]))
