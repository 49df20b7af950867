"""Real servers on this machine, under names of our own."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from countersign.kernel.outbound.guarding import Address, Guard, LookUp

WIKI = "wiki.larkbeam.example"
HERE = ip_address("127.0.0.1")

type Answers = Callable[[BaseHTTPRequestHandler], tuple[int, dict[str, str]]]


class Server:
    """``asked``: the first lines and heads of the requests so far."""

    def __init__(self, answers: Answers) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.handler(answers))
        self.port = self.http.server_address[1]

    def handler(self, answers: Answers) -> type[BaseHTTPRequestHandler]:
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.path, dict(self.headers)))
                status, heads = answers(self)
                self.send_response(status)
                for name, value in heads.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(b"x" * 100_000)

            def log_message(self, *_said: Any) -> None:
                """Nothing: these servers are asked wrong questions on purpose."""

        return Handler

    def at(self, path: str = "/", host: str = WIKI, scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(answers: Answers | int, certificate: Path | None = None) -> Iterator[Server]:
    """A server that always answers so; secured where there is a certificate."""
    fixed = answers
    server = Server((lambda _asked: (fixed, {})) if isinstance(fixed, int) else fixed)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.http.socket = context.wrap_socket(server.http.socket, server_side=True)
    thread = Thread(target=server.http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()


@contextmanager
def saying(said: bytes, *, for_ever: bool = False, after_hearing: bool = True) -> Iterator[int]:
    """A server that does not speak as it should. Its port."""

    def answer() -> None:
        connection, _ = server.accept()
        with connection, suppress(OSError):
            if after_hearing:
                connection.recv(4096)
            connection.sendall(said)
            while for_ever:
                connection.sendall(said)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def known(**hosts: str) -> LookUp:
    """Names and where they lie; dots are written as underscores."""

    def look_up(host: str) -> list[Address]:
        return [ip_address(one) for one in hosts.get(host.replace(".", "_"), "").split()]

    return look_up


def inside(host: str = WIKI) -> Guard:
    """An administrator has named this host, and it lies on this machine."""
    return Guard(frozenset({host}), lambda _host: [HERE])


def certificate_for(host: str, folder: Path) -> Path:
    """A key and a certificate that its own key has signed, in one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / f"{host}.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file
