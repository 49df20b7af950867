"""Processes to be killed, born in milliseconds: forks of one that has Django already, and no connection yet.

``python -m tests.ledger.nursery MODULE …`` imports these, then forks whenever its socket asks for it.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper

import django

from tests.ledger.programs import ROOT

LONGEST = 1 << 16


@dataclass
class Child:
    """What it prints, and how it dies."""

    pid: int
    stdout: TextIOWrapper
    killed: bool = False

    def kill(self) -> None:
        """Once: afterwards the number may be somebody else's."""
        if not self.killed:
            self.killed = True
            os.kill(self.pid, signal.SIGKILL)


@dataclass(frozen=True)
class Nursery:
    """Where children are asked for."""

    asked: socket.socket

    @contextmanager
    def start(self, function: str, *words: str, sequencer: str = "") -> Iterator[Child]:
        """``module:function``, called with words in a process of its own, which is gone at the end."""
        read, write = os.pipe()
        order = json.dumps({"function": function, "words": words, "sequencer": sequencer})
        socket.send_fds(self.asked, [order.encode()], [write])
        os.close(write)
        with open(read) as said:
            child = Child(int(said.readline()), said)
            try:
                yield child
            finally:
                child.kill()
                said.read()  # it ends when the process does


@contextmanager
def nursery(environment: dict[str, str], *modules: str) -> Iterator[Nursery]:
    """On the database that the environment leads to. Nothing of it outlives the test."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    told = [sys.executable, "-m", "tests.ledger.nursery", *modules]
    there = {**os.environ, **environment}
    with subprocess.Popen(told, cwd=ROOT, env=there, stdin=theirs.fileno(), start_new_session=True), ours:
        theirs.close()
        yield Nursery(ours)


def bear(asked: socket.socket) -> None:
    """Until whoever asks is gone; then everybody born here is as well."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        order, writes, _flags, _address = socket.recv_fds(asked, LONGEST, 1)
        if not order:
            os.killpg(0, signal.SIGKILL)
        if os.fork() == 0:
            asked.close()
            live(writes[0], **json.loads(order))
        os.close(writes[0])


def live(out: int, function: str, words: list[str], sequencer: str) -> None:
    from django.conf import settings

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(out, 1)
    os.close(out)
    print(os.getpid(), flush=True)  # noqa: T201
    settings.COUNTERSIGN_SEQUENCER = sequencer or settings.COUNTERSIGN_SEQUENCER
    module, _, name = function.partition(":")
    getattr(import_module(module), name)(*words)
    os._exit(0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "countersign.settings")
    django.setup()
    for one in sys.argv[1:]:
        import_module(one)
    bear(socket.socket(fileno=0))
