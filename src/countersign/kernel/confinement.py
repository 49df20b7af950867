"""Work on bytes from outside in a process of its own, with limits on memory and time.

The parent starts a fresh interpreter (no fork: no database connection, lock or thread goes along), hands it
the bytes on stdin and reads one JSON answer from stdout. There is no shell, the environment is a short list
of names without secrets, and the child limits itself before it imports the code that parses.
Source of the numbers: the design's section "Bad input" (1 GiB, 20 s).
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress

if sys.platform != "win32":
    import resource

SECONDS = 20
MEMORY = 1 << 30
_LONGEST_ANSWER = 64 << 20
_LONGEST_NOTE = 1 << 16
_ENVIRONMENT = (
    *("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR"),
)
_MODULE = "countersign.kernel.confinement"


class ConfinedError(Exception):
    """The child gave no answer; the sentence says why."""


class ConfinedTime(ConfinedError):
    """It took longer than allowed and was stopped."""


class ConfinedMemory(ConfinedError):
    """It wanted more memory than allowed."""


class ConfinedFailure(ConfinedError):
    """The function raised, its answer was no JSON, or its process died. ``kind`` is the exception's name."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(f"The confined work failed ({kind}): {message}")


def confined(
    function: Callable[[bytes], object] | str, data: bytes, *, seconds: float = SECONDS, memory: int = MEMORY
) -> object:
    """The JSON-able answer of ``function(data)``, worked out in a child process.

    ``function`` stands at the top of a module that can be imported; written ``module:function``, it is imported by the
    child alone. ``memory`` is in bytes and held only
    where the platform can (not on Windows, not always on macOS). Raises ``ConfinedTime``,
    ``ConfinedMemory`` or ``ConfinedFailure``; ``ValueError`` for a function that no child could find.
    """
    command = [sys.executable, "-P", "-B", "-X", "utf8", "-m", _MODULE, _name(function), str(seconds), str(memory)]
    with tempfile.TemporaryFile() as errors:
        # Fixed program and arguments of our own; nothing that a person sent stands in them.
        child = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=_environment(),
            start_new_session=True,
        )
        answer = _answer(child, data, seconds)
        errors.seek(0)
        return _judged(child.returncode, answer, errors.read(_LONGEST_NOTE).decode(errors="replace"), seconds)


def _name(function: Callable[[bytes], object] | str) -> str:
    if isinstance(function, str):
        return function
    module, name = function.__module__, getattr(function, "__qualname__", "")
    if module == "__main__" or not name.isidentifier():
        raise ValueError(f"{module}:{name} does not stand at the top of a module that a child can import.")
    return f"{module}:{name}"


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join(os.path.abspath(entry) for entry in sys.path)}


def _answer(child: subprocess.Popen[bytes], data: bytes, seconds: float) -> bytes:
    with child:  # its pipes are closed in any case: it may end by itself just when its time is over
        try:
            return child.communicate(data, timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            raise ConfinedTime(_too_long(seconds)) from None
        finally:
            if child.poll() is None:
                _kill(child)


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it started (it leads a session of its own)."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def _too_long(seconds: float) -> str:
    return f"The work took longer than {seconds:g} seconds and was stopped."


def _judged(code: int, answer: bytes, errors: str, seconds: float) -> object:
    """The answer's value, or the error that the end of the child means."""
    if code < 0 and -code == getattr(signal, "SIGXCPU", 0):
        raise ConfinedTime(_too_long(seconds))
    try:
        told = json.loads(answer)
    except ValueError:
        told = None
    if code != 0 or not isinstance(told, dict) or not told.keys() >= {"kind"}:
        raise ConfinedFailure(f"exit code {code}", errors.strip()[-2_000:] or "it ended without a word.")
    if told["kind"] == "MemoryError":
        raise ConfinedMemory("The work wanted more memory than it may have and was stopped.")
    if told["kind"]:
        raise ConfinedFailure(str(told["kind"]), str(told.get("message")))
    return told.get("value")


def _limit(seconds: float, memory: int) -> None:
    """Limit this process, for good: memory, processor time, core dumps, files it may write."""
    if sys.platform == "win32":
        return
    cpu = max(1, round(seconds))
    limits = {
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_CPU: (cpu, cpu + 1),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (_LONGEST_NOTE, _LONGEST_NOTE),
    }
    for what, limit in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(what, limit)


def _told(name: str, data: bytes) -> str:
    """The function's answer as JSON, or the name and message of what it raised."""
    module, _, function = name.partition(":")
    try:
        value = getattr(importlib.import_module(module), function)(data)
        told = json.dumps({"kind": "", "value": value})
        if len(told) > _LONGEST_ANSWER:
            raise MemoryError
    except MemoryError:
        return json.dumps({"kind": "MemoryError"})
    except Exception as error:
        return json.dumps({"kind": type(error).__name__, "message": str(error)[:2_000]})
    return told


def main(name: str, seconds: str, memory: str) -> None:
    """The child: limit, work, answer. Whatever the function prints goes to stderr, not into the answer."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _limit(float(seconds), int(memory))
    told = _told(name, sys.stdin.buffer.read())
    with answer:
        answer.write(told)


if __name__ == "__main__":
    main(*sys.argv[1:])
