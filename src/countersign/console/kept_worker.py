"""The worker beside the web server: it parts from us with all that is loaded, and is started again whenever it dies.

Between us and it stands its keeper, a process with a single thread that does nothing else. Whoever parts while other
threads run may take locks along that nobody opens any more, and the web server has such threads from its start on. So a
keeper that dies cannot be followed by one that parts from us: that is a program of its own (``another_keeper``).
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from subprocess import Popen
from threading import Event, Thread

WORKER = "countersign.console.worker"
ANOTHER_KEEPER = "countersign.console.another_keeper"

KEEPER = "worker-keeper"

SECONDS_TO_STOP = 10
SECONDS_BEFORE_AGAIN = 1.0
"""Long enough that a worker that cannot start does not keep the machine busy with trying."""

SECONDS_BETWEEN_LOOKS = 5.0
"""So often the keeper and the web server look whether the other is there: whoever is killed tells nobody."""

ENDINGS = (signal.SIGTERM, signal.SIGINT)


class KeptWorker:
    """``countersign worker``, from now until ``stop``. Whatever is open to the database must be closed before."""

    def __init__(self) -> None:
        parted = get_context("fork").Process(target=keep, args=(os.getpid(),), name="the worker's keeper")
        parted.start()
        self.keeper: ForkProcess | Popen[bytes] = parted
        self.is_over = Event()
        self.looking = Thread(target=self.look_after_it, name="looks after the worker's keeper", daemon=True)
        self.looking.start()

    def look_after_it(self) -> None:
        """Another keeper for one that died; one that was told to end is followed by none. The worker ends by itself."""
        while not self.is_over.wait(SECONDS_BETWEEN_LOOKS):
            if code := code_of(self.keeper):
                print(f"The worker's keeper ended by itself ({code}); another is started.", file=sys.stderr, flush=True)
                with suppress(OSError):  # such as no memory: it is tried again at the next look
                    self.keeper = Popen([sys.executable, "-m", ANOTHER_KEEPER, str(os.getpid())])

    def stop(self) -> None:
        """Let it finish what it is at; its keeper ends it when it does not."""
        self.is_over.set()
        self.looking.join()
        self.keeper.terminate()
        if isinstance(self.keeper, Popen):
            self.keeper.wait()
        else:
            self.keeper.join()


def code_of(keeper: ForkProcess | Popen[bytes]) -> int | None:
    """With what it ended; None while it lives."""
    return keeper.poll() if isinstance(keeper, Popen) else keeper.exitcode


def keep(beside: int) -> None:
    """The life of the keeper. ``beside``: the process of the web server."""
    be_called(KEEPER)
    Keeper(beside).keep()


class Keeper:
    """A worker and another after it, until we are told to end or the web server is gone."""

    def __init__(self, beside: int) -> None:
        self.beside = beside
        self.told_to_end = False
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        with later():
            for name in ENDINGS:
                signal.signal(name, self.end)
            self.worker = begun()

    def end(self, *_: object) -> None:
        self.told_to_end = True
        self.worker.terminate()

    def keep(self) -> None:
        while not self.is_over():
            self.worker.join(SECONDS_BETWEEN_LOOKS)
            if self.worker.exitcode is not None and not self.is_over():
                self.begin_again(self.worker.exitcode)
        self.stop()

    def is_over(self) -> bool:
        return self.told_to_end or os.getppid() != self.beside

    def begin_again(self, code: int) -> None:
        time.sleep(SECONDS_BEFORE_AGAIN)
        with later():
            if not self.is_over():
                print(f"The worker ended by itself ({code}); it is started again.", file=sys.stderr, flush=True)
                self.worker = begun()

    def stop(self) -> None:
        self.worker.terminate()
        self.worker.join(SECONDS_TO_STOP)
        if self.worker.exitcode is None:
            self.worker.kill()
            self.worker.join()


@contextmanager
def later() -> Iterator[None]:
    """Whatever would end us waits, or a worker that is just being parted might take it for its keeper's."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    yield
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)


def begun() -> ForkProcess:
    worker = get_context("fork").Process(target=work, args=(os.getpid(),), name="the worker", daemon=True)
    worker.start()
    return worker


def work(kept_by: int) -> None:
    """The life of the worker: signals mean again what they mean to a process that was just started.

    ``kept_by``: the process of its keeper, without which it ends.
    """
    be_called("worker")
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    import_module(WORKER).work(kept_by=kept_by)


def be_called(name: str) -> None:
    """In the lists of processes, where the system knows such a name (Linux: at most 15 letters)."""
    here = Path("/proc/self/comm")
    if here.exists():
        here.write_text(name)
