"""Larkbeam with something to show, packs of it, and the verifier as a stranger runs it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from countersign.kernel.actors import Hat
from countersign.kernel.references import parse_ref
from countersign.ledger.queries import key_of
from countersign.packs.commands.export import export
from countersign.packs.documents.building import Made, again
from countersign.packs.enums import Names
from countersign.packs.models import Pack
from countersign.packs.queries import pack
from countersign.packs.rounds.export import make
from countersign.people.commands.enter import enter
from countersign.policies.rounds.render import render
from tests.acknowledgements.worlds import accepted_by, asked_by
from tests.cast import Cast
from tests.policies.worlds import AT, mark_all, offered, signed
from tests.policies.worlds import begun as begun_policy
from tests.roles.worlds import begun, held

VERIFIER = Path(__file__).parents[2] / "verifier" / "countersign-verify.pyz"
EXPORTED = AT + timedelta(days=30)
DAY = date(2026, 2, 5)
RECIPIENT = "Northgate Certification"
QUESTION = "What about my own telephone?"


def lived_in(here: Cast) -> UUID:
    """A policy in force with its PDF, acceptances, a question, and a role that is held. Returns the version's id."""
    policy = begun_policy(here)
    mark_all(here, policy)
    id = offered(here, policy)
    signed(here, id)
    begun(here)
    held(here, "tom")
    for first in ("priya", "mei", "ola"):
        accepted_by(here, first, id)
    asked_by(here, "dana", id, text=QUESTION)
    render(EXPORTED)
    return id


def exported(
    here: Cast, *, names: Names = Names.LEADERS, recipient: str = RECIPIENT, at: datetime = EXPORTED
) -> tuple[Pack, bytes]:
    """A pack as the machine makes it: the row, and the bytes."""
    file = io.BytesIO()
    asked, made = make(here.organisation, DAY, recipient, names, into=file, at=at)
    reference = export(asked=asked, manifest=made.manifest, by=here.system, at=at)
    assert reference
    return pack(here.organisation, parse_ref(reference)[1]), file.getvalue()


def made_again(pack: Pack) -> tuple[Made, bytes]:
    file = io.BytesIO()
    return again(pack, file), file.getvalue()


def inside(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(data: bytes) -> Any:
    return json.loads(inside(data)["manifest.json"])


def verified(here: Cast, data: bytes, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The verdict of the stand-alone verifier, with the key from outside the pack."""
    file = folder / "pack.zip"
    file.write_bytes(data)
    command: list[str | Path] = [sys.executable, "-I", VERIFIER, file, "--key", str(key_of(here.organisation)), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def grown(here: Cast, entries: int) -> None:
    """So many people more."""
    by = here.actor("ruth", Hat.HR)
    for number in range(entries):
        enter(name=f"Somebody {number}", email=f"s{number}@larkbeam.example", by=by, at=AT)
