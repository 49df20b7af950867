"""What a confined child may be asked to do. Little is imported here: each child begins by importing it."""

from __future__ import annotations

import os
import subprocess
import sys
import time


def tell(data: bytes) -> object:
    return {"length": len(data), "text": data[:4].decode()}


def environment(data: bytes) -> object:
    return sorted(os.environ)


def process(data: bytes) -> object:
    return os.getpid()


def sleep(data: bytes) -> object:
    time.sleep(30)
    return None


def spin(data: bytes) -> object:
    while True:
        pass


def start_another_that_sleeps(data: bytes) -> object:
    subprocess.run([sys.executable, "-c", "import time; time.sleep(30)"], check=False)
    return None


def swell(data: bytes) -> object:
    return len([bytes(1 << 20) for _ in range(4096)])


def complain(data: bytes) -> object:
    raise ValueError(f"cannot read {data!r}")


def die(data: bytes) -> object:
    print("last words", file=sys.stderr, flush=True)  # noqa: T201
    os._exit(3)


def chat(data: bytes) -> object:
    print("{}")  # noqa: T201
    os.write(1, b"not json")
    return "answer"


def not_json(data: bytes) -> object:
    return {1, 2}


def write_much(data: bytes) -> object:
    with open(data.decode(), "wb") as file:
        file.write(bytes(1 << 20))
    return None


def swollen(data: bytes) -> object:
    raise MemoryError
