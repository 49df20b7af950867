"""The whole verification, in the order in which one part vouches for the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from countersign.ledger.note import BadNote, Checkpoint, VerificationKey, open_checkpoint
from countersign.ledger.verify import Problem
from verifier import ed25519
from verifier.bundles import check_bundles_there
from verifier.container import Container
from verifier.counts import Counts
from verifier.documents import Documents
from verifier.files import check_files
from verifier.layout import CHECKPOINT, MANIFEST, check_places, for_reading
from verifier.manifest import LONGEST, BadManifest, Listed, Manifest, check_claims, read_manifest
from verifier.passing import read_through
from verifier.proofs import Proofs
from verifier.records import Records
from verifier.report import Report
from verifier.safety import check_zip
from verifier.shelf import Shelf
from verifier.tiles import Tiles
from verifier.zipped import Damaged

LARGEST_NOTE = 2**16


def check_pack(container: Container, key: VerificationKey, told: str | None) -> Report:
    """Check a pack with a key that did not come from it, and with its manifest's digest if the reader was told one."""
    report = Report(key, told)
    if not report.note(check_zip(container.file, container.archive)):
        return report
    report.manifest = manifest_of(container, report)
    if report.manifest is not None:
        check_content(container, report.manifest, report)
    return report


def manifest_of(container: Container, report: Report) -> Manifest | None:
    code = "MANIFEST-FORM" if MANIFEST in container else "MANIFEST-MISSING"
    try:
        return read_manifest(container.whole(MANIFEST, LONGEST))
    except (Damaged, BadManifest) as error:
        report.note([Problem(code, MANIFEST, str(error))])
        return None


def check_content(container: Container, manifest: Manifest, report: Report) -> None:
    """Everything that the manifest speaks of."""
    measured: dict[str, Listed] = {}
    report.files, report.for_reading = len(container.paths()), for_reading(container.paths())
    report.note(check_claims(manifest, report.told))
    report.note(check_files(container, manifest.files, measured))
    report.note(check_checkpoint(container, manifest.checkpoint, report.key))
    if report.note(check_bundles_there(container, manifest.checkpoint.size)):
        report.note(check_places(container.paths(), manifest.checkpoint.size))
        check_log(container, manifest, measured, report)


def check_checkpoint(container: Container, told: Checkpoint, key: VerificationKey) -> Iterator[Problem]:
    """The signed checkpoint against the key, and against what the manifest says of it."""
    code = "CHECKPOINT-SIGNATURE" if CHECKPOINT in container else "CHECKPOINT-MISSING"
    try:
        signed = open_checkpoint(container.whole(CHECKPOINT, LARGEST_NOTE).decode(), key, ed25519.check)
    except (Damaged, BadNote, ValueError) as error:
        yield Problem(code, CHECKPOINT, f"is not one of the key that you gave: {error}")
        return
    for part in ("origin", "size", "root"):
        if getattr(signed, part) != getattr(told, part):
            yield Problem("CHECKPOINT-MANIFEST", CHECKPOINT, f"states another {part} than the manifest")


def check_log(container: Container, manifest: Manifest, measured: dict[str, Listed], report: Report) -> None:
    """The leaves, and everything that is held against them."""
    size = manifest.checkpoint.size
    counts, tiles, found = Counts(manifest), Tiles(container), Documents(measured)
    receipts = Proofs(container, report.key, size)
    with closing(Shelf(size)) as shelf:
        records = Records(container, shelf)
        report.note(records.load())
        report.note(receipts.load())
        report.note(read_through(container, manifest.checkpoint, [counts, tiles, records, found, receipts]))
        if counts.leaves == size:
            report.note(check_kept_back(manifest, records.kept_back))
    report.counts, report.tiles, report.documents = counts, tiles.compared, found.found
    report.records, report.opened, report.kept_back = records.counted, records.opened, records.kept_back
    report.proofs = len(receipts.files)


def check_kept_back(manifest: Manifest, kept_back: int) -> Iterator[Problem]:
    """Does the manifest own up to every personal value that the records do not open?"""
    told = manifest.withheld_values + manifest.erased
    if told != kept_back:
        says = f"counts {told} values as withheld or erased, and the records do not open {kept_back}"
        yield Problem("MANIFEST-WITHHELD", MANIFEST, says)
