"""The manifest: what the pack is, for whom, as of which day and checkpoint, and every file with its digest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from countersign.kernel.canonical import NotCanonical, from_canonical
from countersign.kernel.digests import digest
from countersign.ledger.format import DAY, DIGEST, EXAMPLE, REFERENCE
from countersign.ledger.note import Checkpoint
from countersign.ledger.verify import Problem
from verifier.layout import MANIFEST
from verifier.safety import MOST_FILES

FORMAT = "countersign.pack/1"
LONGEST = 512 * MOST_FILES
"""In bytes; a file's line in the manifest has about 150."""
NAMES = ("leaders", "everybody")
ROOT = re.compile("[0-9a-f]{64}")

WORDS = ("format", "origin", "as_of", "recipient", "names", "rules")
OBJECTS = ("organisation", "checkpoint", "withheld")
KEYS = {
    **dict.fromkeys(WORDS, str),
    **dict.fromkeys(OBJECTS, dict),
    "example": bool,
    "erased": int,
    "files": list,
}


class BadManifest(ValueError):
    """Bytes that are no manifest of this format. The text completes "manifest.json …"."""


@dataclass(frozen=True)
class Listed:
    """A file as the manifest lists it: its size in bytes and its digest."""

    size: int
    digest: str


@dataclass(frozen=True)
class Manifest:
    """A manifest that has the right form. Whether it is true is for others to say."""

    digest: str
    organisation: str
    name: str
    as_of: str
    recipient: str
    names: str
    rules: str
    example: bool
    withheld_people: int
    withheld_values: int
    erased: int
    checkpoint: Checkpoint
    files: dict[str, Listed]


def read_manifest(data: bytes) -> Manifest:
    """Raises BadManifest and says which part is wrong."""
    try:
        told = from_canonical(data)
    except NotCanonical as error:
        raise BadManifest(f"is not canonical JSON: {error}") from error
    take(told, "itself", KEYS)
    organisation = take(told["organisation"], "organisation", {"ref": str, "name": str})
    withheld = take(told["withheld"], "withheld", {"people": int, "values": int})
    check_words(told, organisation["ref"])
    return Manifest(
        digest=digest(data),
        organisation=organisation["ref"],
        name=organisation["name"],
        withheld_people=withheld["people"],
        withheld_values=withheld["values"],
        checkpoint=checkpoint(told["origin"], told["checkpoint"]),
        files=files(told["files"]),
        **{key: told[key] for key in ("as_of", "recipient", "names", "rules", "example", "erased")},
    )


def take(value: Any, what: str, kinds: dict[str, type]) -> dict[str, Any]:
    """An object with exactly these keys, each of its kind; numbers are not negative."""
    if not isinstance(value, dict) or value.keys() != kinds.keys():
        raise BadManifest(f"has other parts than the format says ({what})")
    for key, kind in kinds.items():
        if type(value[key]) is not kind or (kind is int and value[key] < 0):
            raise BadManifest(f"holds something else than the format says under {key}")
    return value


def check_words(told: dict[str, Any], organisation: str) -> None:
    if told["format"] != FORMAT:
        raise BadManifest(f"is not of the format {FORMAT}")
    if told["names"] not in NAMES:
        raise BadManifest(f"says names are of {told['names']!r}")
    if not organisation.startswith("organisation_") or not REFERENCE.fullmatch(organisation):
        raise BadManifest(f"names an organisation {organisation!r}")
    try:
        date.fromisoformat(told["as_of"] if DAY.fullmatch(told["as_of"]) else "")
    except ValueError as error:
        raise BadManifest(f"names a day {told['as_of']!r}") from error


def checkpoint(origin: str, told: Any) -> Checkpoint:
    take(told, "checkpoint", {"size": int, "root": str})
    if not told["size"] or not ROOT.fullmatch(told["root"]):
        raise BadManifest("names no checkpoint: a size above nothing, and a root of 64 hexadecimal digits")
    return Checkpoint(origin, told["size"], bytes.fromhex(told["root"]))


def files(told: list[Any]) -> dict[str, Listed]:
    """The list of files, which is sorted and names none twice."""
    listed: dict[str, Listed] = {}
    last = ""
    for one in told:
        take(one, "files", {"path": str, "size": int, "sha256": str})
        if one["path"] <= last or one["path"] == MANIFEST or not DIGEST.fullmatch(one["sha256"]):
            raise BadManifest(f"lists {one['path']!r} twice, out of order, or without a digest")
        last = one["path"]
        listed[last] = Listed(one["size"], one["sha256"])
    return listed


def check_claims(manifest: Manifest, told: str | None) -> Iterator[Problem]:
    """What the manifest says of itself, against the digest that the reader was told and against its own origin."""
    if told is not None and told != manifest.digest:
        yield Problem("MANIFEST-DIGEST", MANIFEST, f"has the digest {manifest.digest}, and you were told {told}")
    origin = manifest.checkpoint.origin
    if origin.rpartition("/")[2] != manifest.organisation.rpartition("_")[2]:
        yield Problem("MANIFEST-ORGANISATION", MANIFEST, f"names {manifest.organisation}, and the log is {origin}")
    if manifest.example != origin.startswith(EXAMPLE):
        yield Problem("MANIFEST-EXAMPLE", MANIFEST, f"is wrong about being an example; the log is {origin}")
