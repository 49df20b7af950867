"""``countersign pack ORG --out FILE.zip``: one zip that somebody outside can read and check."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured

from countersign.console.choosing import organisation_named, takes_an_organisation
from countersign.console.days import day
from countersign.entrance import clock
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.refusals import Refusal, Refused
from countersign.kernel.words import say
from countersign.ledger.files import FileChanged, FileMissing
from countersign.ledger.queries import simulated
from countersign.ledger.rounds.sequence import sequence
from countersign.packs.commands.export import export
from countersign.packs.commands.order import recipient_written
from countersign.packs.documents.building import Made, again
from countersign.packs.enums import Names
from countersign.packs.permissions import check_day
from countersign.packs.queries import packs, packs_at
from countersign.packs.rounds.export import make
from countersign.people.queries import today
from countersign.policies.queries import unrendered
from countersign.policies.rounds.render import render

if TYPE_CHECKING:
    from countersign.packs.models import Pack

VIA = "console"


def options(parser: argparse.ArgumentParser) -> None:
    takes_an_organisation(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="where to write the zip")
    parser.add_argument("--recipient", metavar="TEXT", help="whom it is for, in a few words")
    parser.add_argument("--names", choices=[one.value.lower() for one in Names], help="whose names it opens (leaders)")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day it shows (today)")
    parser.add_argument("--checkpoint", metavar="N", type=int, help="make the pack of this checkpoint again")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(chosen: argparse.Namespace) -> int:
    """Exit code 2 and one sentence when it cannot be made."""
    organisation = organisation_named(chosen.organisation).id
    first_or_again = new if chosen.checkpoint is None else remade
    try:
        with written(chosen.out, force=chosen.force) as file:
            size, made, remark = first_or_again(organisation, chosen, file)
    except (Refusal, FileMissing, FileChanged, ImproperlyConfigured, OSError, ExceptionGroup) as error:
        print(error, file=sys.stderr)
        return 2
    tell(chosen.out, size, made, remark)
    return 0


@contextmanager
def written(out: Path, *, force: bool) -> Iterator[IO[bytes]]:
    """All of it or nothing: beside its place first, then in it."""
    if out.exists() and not force:
        raise Refused(say("{out} is there already; --force writes over it.", out=out))
    if not out.parent.is_dir():
        raise Refused(say("There is no folder {folder}.", folder=out.parent))
    with NamedTemporaryFile(dir=out.parent, prefix=".pack-", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, out)
        except BaseException:
            os.unlink(file.name)
            raise


def new(organisation: UUID, chosen: argparse.Namespace, file: IO[bytes]) -> tuple[int, Made, str]:
    """Everything up to now, and the entry that says that it went out."""
    if organisation in simulated():
        raise Refused("The past of this example is still being lived. Wait until it has caught up with today.")
    render_what_is_signed(organisation)
    at = clock.now()
    as_of = chosen.as_of or today(organisation, at)
    check_day(as_of, today(organisation, at))
    recipient = recipient_written(chosen.recipient) if chosen.recipient else ""
    asked, made = make(organisation, as_of, recipient, names_chosen(chosen) or Names.LEADERS, into=file, at=at)
    by = Actor(ActorKind.SYSTEM, organisation, via=VIA)
    export(asked=asked, manifest=made.manifest, by=by, at=at)
    return asked.size, made, ""


def render_what_is_signed(organisation: UUID) -> None:
    """No pack goes out before its PDFs are made. The rounds would do it soon; here it is done now."""
    while unrendered(organisation).exists():
        sequence(clock.now())
        if not render(clock.now()):
            raise Refused("The PDF of a signed version is not made yet. Try again in a moment.")


def remade(organisation: UUID, chosen: argparse.Namespace, file: IO[bytes]) -> tuple[int, Made, str]:
    pack = found(organisation, chosen)
    made = again(pack, file)
    if made.manifest == pack.manifest:
        return pack.checkpoint_size, made, "These are the bytes of the first time."
    remark = "It is not the pack of the first time: somebody was erased since, and the counts say so. It was {then}."
    return pack.checkpoint_size, made, remark.format(then=pack.manifest)


def found(organisation: UUID, chosen: argparse.Namespace) -> Pack:
    """The pack that was exported at a checkpoint, told apart by day, recipient and names where there are several."""
    wanted = {"as_of": chosen.as_of, "recipient": chosen.recipient, "names": names_chosen(chosen)}
    told = {name: value for name, value in wanted.items() if value is not None}
    here = packs_at(organisation, chosen.checkpoint)
    fitting = [pack for pack in here if all(getattr(pack, name) == value for name, value in told.items())]
    if len({(pack.as_of, pack.recipient, pack.names) for pack in fitting}) > 1:
        raise Refused(
            "Several packs were exported at this checkpoint: say which with --as-of, --recipient and --names."
        )
    if not fitting:
        raise Refused(nothing_there(organisation, chosen.checkpoint))
    return fitting[0]


def nothing_there(organisation: UUID, size: int) -> str:
    sizes = sorted(set(packs(organisation).values_list("checkpoint_size", flat=True)))
    there = f"there are packs at {', '.join(map(str, sizes))}" if sizes else "none was exported yet"
    return f"No such pack was exported at checkpoint {size}; {there}."


def names_chosen(chosen: argparse.Namespace) -> Names | None:
    return Names(chosen.names.upper()) if chosen.names else None


def tell(out: Path, size: int, made: Made, remark: str) -> None:
    print(f"{out}: {out.stat().st_size:,} bytes")
    print(f"Checkpoint  {size:,} leaves")
    print(f"Manifest    {made.manifest}")
    print(f"Withheld    {made.withheld_values:,} values of {made.withheld_people:,} people; {made.erased:,} erased")
    if remark:
        print(remark)
