"""The report as one JSON object, for a program."""

from __future__ import annotations

import json
from typing import Any

from verifier.manifest import Manifest
from verifier.report import Report

FORMAT = "countersign.verification/1"


def listing(report: Report) -> str:
    """One object in ASCII, keys sorted; instants in milliseconds since 1970, sizes in leaves."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "valid": report.valid,
        "problems": [{"code": one.code, "where": one.where, "says": one.says} for one in report.problems],
        "problem_count": report.count,
        "key": {"name": report.key.name, "hash": report.key.hint.hex()},
    }
    if report.manifest:
        told.update(**of_manifest(report.manifest, report.told), **of_content(report))
    return json.dumps(told, indent=1, sort_keys=True) + "\n"


def of_manifest(manifest: Manifest, told: str | None) -> dict[str, Any]:
    """What the manifest says."""
    return {
        "organisation": {"ref": manifest.organisation, "name": manifest.name},
        "origin": manifest.checkpoint.origin,
        "as_of": manifest.as_of,
        "recipient": manifest.recipient,
        "names": manifest.names,
        "rules": manifest.rules,
        "example": manifest.example,
        "checkpoint": {"size": manifest.checkpoint.size, "root": manifest.checkpoint.root.hex()},
        "manifest": {"digest": manifest.digest, "as_told": None if told is None else told == manifest.digest},
        "withheld": {"people": manifest.withheld_people, "values": manifest.withheld_values},
        "erased": manifest.erased,
    }


def of_content(report: Report) -> dict[str, Any]:
    """What was found in the pack."""
    counts = report.counts
    return {
        "files": report.files,
        "for_reading": report.for_reading,
        "tiles": report.tiles,
        "leaves": counts.leaves if counts else 0,
        "newest_leaf_at": counts.newest_at if counts and counts.leaves else None,
        "records": report.records,
        "personal_values": {"shown": report.opened, "withheld_or_erased": report.kept_back},
        "documents": {
            path: {"kind": named.kind, "of": named.of, "leaf": named.leaf} for path, named in report.documents.items()
        },
        "proofs": report.proofs,
        "trial_acts": len(counts.trial) if counts else 0,
        "recorded_elsewhere": counts.elsewhere if counts else 0,
        "erasures": counts.erased if counts else 0,
    }
