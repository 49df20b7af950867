"""The address that must never be asked for anything, and the browser that looks at what we made."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests import chromium

SECONDS_TO_LOOK = 60
BAIT = {"/picture", "/script"}
MILLISECONDS_OF_ITS_TIME = "4000"


@dataclass
class Listener:
    """``asked``: the paths that somebody asked for."""

    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def listener() -> Iterator[Listener]:
    heard = Listener("")

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815 (the library's names)

        def log_message(self, *_what: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Ear) as server:
        heard.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield heard
        finally:
            server.shutdown()


def look(folder: Path, pages: dict[str, str], heard: Listener) -> set[str]:
    """Open every page in a browser, without the headers that would guard it. What was asked for meanwhile.

    ``BAIT`` is among it when the browser looked: a picture and a script of a page of our own.
    """
    frames = []
    bait = f"<img src='{heard.url}/picture'><script>fetch('{heard.url}/script', {{mode: 'no-cors'}})</script>"
    for name, html in {**pages, "bait": bait}.items():
        (folder / f"{name}.html").write_text(html)
        frames.append(f'<iframe src="{name}.html"></iframe>')
    every = folder / "every.html"
    every.write_text("<!doctype html>" + "".join(frames))
    before, browser = len(heard.asked), chromium.find()
    assert browser
    command = [browser, *chromium.FLAGS, f"--virtual-time-budget={MILLISECONDS_OF_ITS_TIME}", "--dump-dom"]
    command += ["--allow-file-access-from-files", f"--user-data-dir={folder / 'profile'}", every.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=SECONDS_TO_LOOK)
    return set(heard.asked[before:])
