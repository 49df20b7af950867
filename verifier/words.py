"""The report in words, for a person at a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator

from countersign.ledger.verify import Problem
from verifier.counts import Counts
from verifier.manifest import Manifest
from verifier.report import Report

LAST_INSTANT = 253402300799999
"""The end of the year 9999, in milliseconds."""


def visible(text: str) -> str:
    """Text out of a pack, which may not move the cursor or turn the line round."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def instant(milliseconds: int) -> str:
    if milliseconds > LAST_INSTANT:
        return f"{milliseconds} milliseconds after 1970"
    return time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(milliseconds // 1000))


def count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def text(report: Report) -> str:
    """The whole report, ending with a line end."""
    parts = [*headline(report), *wrong(report)]
    if report.manifest:
        parts += facts(report, report.manifest)
        parts += checked(report)
        parts += kept_back(report, report.manifest)
        parts += to_know(report, report.manifest)
    return "".join(visible(line) + "\n" for line in parts)


def headline(report: Report) -> Iterator[str]:
    if report.valid:
        yield "VALID: what was checked is what the log holds up to this checkpoint, signed with the key that you gave."
    else:
        yield f"NOT VALID: {count(report.count, 'thing is', 'things are')} wrong."
    if report.manifest and report.manifest.example:
        yield "EXAMPLE: the organisation is made up, and its clock was set."


def wrong(report: Report) -> Iterator[str]:
    yield ""
    yield from (sentence(problem) for problem in report.problems)
    if more := report.count - len(report.problems):
        yield f"... and {more:,} more."
    if report.problems:
        yield ""


def sentence(problem: Problem) -> str:
    return f"  [{problem.code}] {problem.where}: {problem.says}"


def facts(report: Report, manifest: Manifest) -> Iterator[str]:
    """Who, when, for whom, and by which digests."""
    yield f"Organisation  {manifest.name} ({manifest.organisation})"
    yield f"As of         {manifest.as_of}"
    yield f"Recipient     {manifest.recipient}"
    yield f"Log           {manifest.checkpoint.origin}"
    newest = f", the newest of {instant(report.counts.newest_at)}" if report.counts and report.counts.leaves else ""
    yield f"Checkpoint    {count(manifest.checkpoint.size, 'leaf', 'leaves')}{newest}"
    yield f"Key           {report.key} (hash {report.key.hint.hex()})"
    told = "as you were told" if report.told == manifest.digest else "compare it with the one you were told"
    yield f"Manifest      {manifest.digest} ({told})"
    yield f"Rules         {manifest.rules}"


def checked(report: Report) -> Iterator[str]:
    yield ""
    yield f"Checked: {count(report.files, 'file', 'files')}, of which"
    yield f"  {count(report.counts.leaves if report.counts else 0, 'leaf', 'leaves')}"
    yield f"  {count(report.tiles, 'hash tile', 'hash tiles')}"
    for noun, number in report.records.items():
        yield f"  {count(number, 'record', 'records')} of {noun}"
    for path, named in report.documents.items():
        yield f"  {path}: named by leaf {named.leaf}, {named.kind}, of {named.of}"
    yield f"  {count(report.proofs, 'receipt', 'receipts')}"


def kept_back(report: Report, manifest: Manifest) -> Iterator[str]:
    """Personal values: shown, and not shown."""
    yield ""
    yield f"Personal values in these records: {report.opened:,} shown, {report.kept_back:,} withheld or erased."
    values = count(manifest.withheld_values, "value", "values")
    people = count(manifest.withheld_people, "person", "people")
    erased = f"{manifest.erased:,} erased"
    yield f"The manifest says: names of {manifest.names}; {values} of {people} withheld, {erased}."


def to_know(report: Report, manifest: Manifest) -> Iterator[str]:
    """What a reader should know before relying on it."""
    if report.counts:
        yield from acts(report.counts)
    yield ""
    yield "Not in the ledger, and vouched for by the manifest's digest alone: the recipient, the day, the rules,"
    yield f"the names of files, and what is for reading ({', '.join(report.for_reading) or 'no file'})."
    if report.told is None:
        yield "You gave no digest to compare it with (--manifest sha256:...)."


def acts(counts: Counts) -> Iterator[str]:
    if counts.erased:
        yield f"The log records {count(counts.erased, 'erasure', 'erasures')} of a person's data."
    if counts.trial:
        those = count(len(counts.trial), "act was", "acts were")
        yield f"TRIAL: {those} done with mailbox codes that everybody at the trial machine could read."
    if counts.elsewhere:
        yield f"{count(counts.elsewhere, 'act', 'acts')} took place elsewhere; here they are only recorded."
