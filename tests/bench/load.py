"""Many clients at once, each with a connection of its own: requests are written beforehand, answers only timed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from urllib.parse import urlencode, urlsplit

CLIENTS = 16
A_READ = 65536
DONE = b"303"


@dataclass(frozen=True)
class Load:
    """How long each answer took, and all of them together."""

    took: list[float]
    seconds: float

    @property
    def a_second(self) -> float:
        return len(self.took) / self.seconds

    @property
    def slowest_of_a_hundred(self) -> float:
        return sorted(self.took)[len(self.took) * 99 // 100]


def post(url: str, path: str, fields: dict[str, str], cookies: dict[str, str]) -> bytes:
    """A form as it goes over the wire."""
    body = urlencode(fields).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {urlsplit(url).netloc}",
        f"Cookie: {'; '.join(f'{name}={value}' for name, value in cookies.items())}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def at_once(url: str, requests: Iterable[bytes]) -> Load:
    """Sixteen clients take one request after another until none is left."""
    left, lock = iter(requests), Lock()
    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        took = [seconds for one in clients.map(lambda _: client(url, left, lock), range(CLIENTS)) for seconds in one]
    return Load(took, time.perf_counter() - begun)


def client(url: str, left: Iterator[bytes], lock: Lock) -> list[float]:
    took: list[float] = []
    where = urlsplit(url)
    with socket.create_connection((where.hostname, where.port), timeout=60) as wire:
        while True:
            with lock:
                request = next(left, None)
            if request is None:
                return took
            begun = time.perf_counter()
            wire.sendall(request)
            status = answered(wire)
            took.append(time.perf_counter() - begun)
            if status != DONE:
                raise RuntimeError(f"answered {status.decode()}")


def answered(wire: socket.socket) -> bytes:
    """Read one whole answer; its status."""
    data = b""
    while b"\r\n\r\n" not in data:
        if not (more := wire.recv(A_READ)):
            raise ConnectionError("hung up")
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0]) - len(body) if lengths else 0
    while missing > 0:
        missing -= len(wire.recv(A_READ))
    return head.split(b" ", 2)[1]


def warmed(url: str, requests: list[bytes], first: int) -> Load:
    """The first requests open connections and fill caches, and are not counted."""
    waiting = iter(requests)
    at_once(url, list(islice(waiting, first)))
    return at_once(url, waiting)
