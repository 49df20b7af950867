"""A mail server that keeps mail in folders, for programs that read them by IMAP."""

from __future__ import annotations

import asyncio
import ssl
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from imaplib import IMAP4
from pathlib import Path
from threading import Event, Thread

from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer

from countersign.kernel.mail_folders import MailFolder

USER, PASSWORD, FOLDER = "bounces", 'häl"f \\ of it', "Came back"
ASKED_FOR = {"passlib_cfg": None, "proxy_protocol": None, "inherited_sockets": None, "demo_data": False}


class Keeper:
    """``port``: where it listens. What a person would do with a mail program is done by another conversation."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.certificate, self.port = certificate, 0
        self.ready, self.over = Event(), asyncio.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.thread = Thread(target=lambda: asyncio.run(self.serve()), daemon=True)

    async def serve(self) -> None:
        self.loop = asyncio.get_running_loop()
        secured = None
        if self.certificate:
            secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            secured.load_cert_chain(self.certificate)
        asked = Namespace(**ASKED_FOR, demo_user=USER, demo_password=PASSWORD, tls=False, cert=None, key=None)
        asked.host, asked.port, asked.debug = None, 0, False
        backend, config = await DictBackend.init(asked, invalid_user_sleep=0.0)
        speaks = IMAPServer(backend.login, config)

        async def talks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await speaks(reader, writer, SocketInfo.get(writer, None))

        server = await asyncio.start_server(talks, "127.0.0.1", 0, ssl=secured)
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        async with server:
            await self.over.wait()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def stop(self) -> None:
        if self.loop and self.thread.is_alive():
            self.loop.call_soon_threadsafe(self.over.set)
        self.thread.join()

    def folder(self, name: str = FOLDER, password: str = PASSWORD, host: str = "127.0.0.1") -> MailFolder:
        return MailFolder(host, self.port, USER, password, name, secure=self.certificate is not None)

    @contextmanager
    def program(self) -> Iterator[IMAP4]:
        """Somebody's mail program, with the folder open."""
        program = IMAP4("127.0.0.1", self.port, timeout=5)
        program.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
        program.select(f'"{FOLDER}"')
        try:
            yield program
        finally:
            program.logout()

    def arrives(self, *mails: bytes) -> None:
        with self.program() as program:
            for mail in mails:
                assert program.append(f'"{FOLDER}"', "", "", mail)[0] == "OK"

    def made(self) -> None:
        with self.program() as program:
            assert program.create(f'"{FOLDER}"')[0] == "OK"

    def made_anew(self) -> None:
        """The same folder by its name, in which every mail has another number."""
        with self.program() as program:
            program.close()
            assert program.delete(f'"{FOLDER}"')[0] == "OK"
            assert program.create(f'"{FOLDER}"')[0] == "OK"

    def unseen(self) -> int:
        return self.count("UNSEEN")

    def kept(self) -> int:
        return self.count("ALL")

    def count(self, which: str) -> int:
        with self.program() as program:
            return len((program.search(None, which)[1][0] or b"").split())

    def read_by_a_person(self) -> None:
        with self.program() as program:
            program.store("1:*", "+FLAGS", r"(\Seen)")


@contextmanager
def keeping(certificate: Path | None = None) -> Iterator[Keeper]:
    keeper = Keeper(certificate)
    keeper.thread.start()
    assert keeper.ready.wait(10)
    try:
        if not certificate:
            keeper.made()
        yield keeper
    finally:
        keeper.stop()
