"""Making a pack: everything in one look at the database, streamed into a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from countersign.kernel.canonical import canonical
from countersign.kernel.digests import digest
from countersign.kernel.references import ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.extracts import checkpoint_at, leaves_below
from countersign.ledger.format import EXAMPLE
from countersign.ledger.queries import origin_of
from countersign.ledger.reconciling.snapshot import snapshot
from countersign.packs.documents.archive import CHECKPOINT, Archive
from countersign.packs.documents.asked import Asked, asked_of, rules_here
from countersign.packs.documents.freezing import thaw
from countersign.packs.documents.judged import write_judgement
from countersign.packs.documents.log import Log
from countersign.packs.documents.material import Material
from countersign.packs.documents.originals import write_originals
from countersign.packs.documents.page import write_page
from countersign.packs.documents.proofs import events_of, write_proofs
from countersign.packs.documents.records import Told, write_records
from countersign.packs.documents.wall import write_wall

if TYPE_CHECKING:
    from countersign.packs.models import Pack

FORMAT = "countersign.pack/1"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Made:
    """What a pack has become. ``manifest`` is the digest that is quoted."""

    manifest: str
    withheld_people: int
    withheld_values: int
    erased: int


def build(asked: Asked, file: IO[bytes]) -> Made:
    """Write the pack into an empty file. Raises Unknown, FileMissing and FileChanged."""
    archive = Archive(file)
    try:
        with snapshot():
            told, root = fill(archive, asked)
        manifest = canonical(manifest_of(asked, root, told, archive))
        archive.put(MANIFEST, manifest)
    finally:
        archive.close()
    hidden = told.withheld
    return Made(digest(manifest), len(hidden.people), hidden.values, hidden.erased)


def fill(archive: Archive, asked: Asked) -> tuple[Told, str]:
    """Every file but the manifest. Returns what the records tell, and the root of the checkpoint."""
    checkpoint = checkpoint_at(asked.organisation, asked.size)
    frozen = thaw(asked.organisation, asked.frozen)
    archive.put(CHECKPOINT, checkpoint.note.encode())
    log = Log(archive)
    for data in leaves_below(asked.organisation, asked.size):
        log.take(data)
    glance = log.end()
    told = write_records(archive, asked, frozen)
    events = events_of(asked)
    originals = write_originals(archive, asked.organisation, told.rows["version"], told.rows["translation"])
    proofs = write_proofs(archive, asked, checkpoint, events)
    judged = write_judgement(archive, frozen.dossier, told.book)
    origin = origin_of(asked.organisation)
    wall = write_wall(archive, glance.leading, told, judged.dossier)
    write_page(archive, Material(asked, checkpoint, origin, glance, told, events, originals, proofs, judged, wall))
    return told, checkpoint.root


def manifest_of(asked: Asked, root: str, told: Told, archive: Archive) -> dict[str, Any]:
    origin = origin_of(asked.organisation)
    return {
        "format": FORMAT,
        "organisation": {"ref": ref("organisation", asked.organisation), "name": told.organisation.state["name"]},
        "origin": origin,
        "as_of": asked.as_of.isoformat(),
        "recipient": asked.recipient,
        "names": asked.names.value.lower(),
        "checkpoint": {"size": asked.size, "root": root},
        "rules": asked.rules,
        "example": origin.startswith(EXAMPLE),
        "withheld": {"people": len(told.withheld.people), "values": told.withheld.values},
        "erased": told.withheld.erased,
        "files": archive.files(),
    }


def again(pack: Pack, file: IO[bytes]) -> Made:
    """The same pack once more. Raises Refused where other rules would say other things."""
    asked = asked_of(pack)
    if asked.rules != rules_here():
        raise Refused(
            say(
                "This pack was made by {then}, and this is {now}: its rules may say other things. Make it again with "
                "that version.",
                then=asked.rules,
                now=rules_here(),
            )
        )
    return build(asked, file)
