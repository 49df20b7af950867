"""``countersign reference``: the pages that are written from the code, and ``.env.example``."""

from __future__ import annotations

import argparse
from pathlib import Path

from countersign.console.reference_pages import written


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are out of date")
    parser.add_argument("--into", type=Path, default=Path(), metavar="FOLDER", help="the root of a checkout")


def run(chosen: argparse.Namespace) -> int:
    """Exit code 1 with --check when a page is missing or out of date, otherwise 0."""
    pages = written()
    old = [name for name, text in pages.items() if kept(chosen.into / name) != text]
    for name in old:
        if chosen.check:
            print(f"{name} is out of date: run `make docs` and read what changed.")
        else:
            (chosen.into / name).parent.mkdir(parents=True, exist_ok=True)
            (chosen.into / name).write_text(pages[name], encoding="utf-8")
            print(f"{name} written")
    return 1 if chosen.check and old else 0


def kept(page: Path) -> str | None:
    return page.read_text(encoding="utf-8") if page.exists() else None
