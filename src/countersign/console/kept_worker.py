"""The worker beside the web server: a process of its own, started again whenever it dies."""

from __future__ import annotations

import subprocess
import sys
import threading

SECONDS_TO_STOP = 10
SECONDS_BEFORE_AGAIN = 1.0
"""Long enough that a worker that cannot start does not keep the machine busy with trying."""


class KeptWorker:
    """``countersign worker``, from ``start`` until ``stop``."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.process = self.begin()
        self.watch = threading.Thread(target=self.keep, name="worker-watch", daemon=True)

    def begin(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "countersign", "worker"])

    def start(self) -> None:
        self.watch.start()

    def keep(self) -> None:
        """Wait for its end; unless that was asked for, say so and begin anew."""
        while True:
            code = self.process.wait()
            if self.stopping.wait(SECONDS_BEFORE_AGAIN):
                return
            print(f"The worker ended by itself ({code}); it is started again.", file=sys.stderr, flush=True)
            self.process = self.begin()
            if self.stopping.is_set():
                self.process.terminate()

    def stop(self) -> None:
        """Let it finish what it is at; end it when it does not."""
        self.stopping.set()
        self.process.terminate()
        try:
            self.process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
