"""Whoever the web server starts hears the one word that is meant for it, from its first moment on."""

from __future__ import annotations

import signal
import subprocess
import sys

SERVER = """
import os, signal, time
from multiprocessing import get_context
from countersign.console.web_server import hear_one_word

heard = []
signal.signal(signal.SIGTERM, lambda *_: heard.append("the server"))
hear_one_word()
started = get_context("fork").Process(target=time.sleep, args=({sleeps},))
started.start()
os.kill(started.pid, {told:d})
started.join(30)
print(started.exitcode)
os.kill(os.getpid(), signal.SIGTERM)
print(*heard)
"""


def server(told: signal.Signals, sleeps: float) -> list[str]:
    """What becomes of somebody whom a server starts and tells something at once; and whether it still listens."""
    command = [sys.executable, "-c", SERVER.format(told=told, sleeps=sleeps)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()


def test_who_is_told_to_end_before_they_listen_ends() -> None:
    assert server(signal.SIGTERM, sleeps=60) == [str(-signal.SIGTERM), "the server"]


def test_who_is_interrupted_with_the_whole_terminal_waits_for_the_word_of_the_server() -> None:
    assert server(signal.SIGINT, sleeps=0.5) == ["0", "the server"]
