"""A small log made of real leaf bytes: an organisation, its people, a policy signed elsewhere and one signed here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from countersign.kernel.digests import digest, digest_text
from countersign.ledger.format import commitment, fix, place, read

HEX = "019b8d627a807fa5a229181308ac0acd"
ORIGIN = f"log-cea1788c666561e2/{HEX}"
NAME = "Larkbeam Ltd"
MONDAY = 1767603600000
POLICY = b'{"text":"We protect what our customers trust us with."}'
SCAN = b"%PDF-1.7 a scan of minutes"


def ref(noun: str, number: int) -> str:
    """A reference whose number can be read."""
    return f"{noun}_{number:032x}"


def salt_of(seq: int) -> bytes:
    return hashlib.sha256(b"salt %d" % seq).digest()


@dataclass
class Story:
    """Leaves in order, and the personal values that they commit to."""

    origin: str = ORIGIN
    leaves: list[bytes] = field(default_factory=list)
    personal: dict[int, dict[str, Any]] = field(default_factory=dict)
    plain: dict[str, Any] = field(default_factory=dict)
    """The texts and values behind the digests in ``state``."""

    def tell(
        self, kind: str, of: str, state: dict[str, Any], personal: dict[str, Any] | None = None, **more: Any
    ) -> int:
        """Add a leaf; returns its number."""
        seq = len(self.leaves)
        body: dict[str, Any] = {"v": 1, "id": ref("entry", seq), "at": MONDAY + seq * 1000, "kind": kind, "kv": 1}
        body |= {"by": {"kind": "PERSON", "auth": ["mailed-code"]}, "of": of, "state": state, "act": ref("act", seq)}
        body |= more
        if personal:
            self.personal[seq] = personal
            body["c"] = {column: commitment(salt_of(seq), column, value) for column, value in personal.items()}
        self.leaves.append(place(fix(body), self.origin, seq)[0])
        return seq

    def text(self, words: str) -> str:
        """A text's digest, as a leaf states it."""
        told = digest_text(words)
        self.plain[told] = words
        return told

    def newest(self, noun: str) -> dict[str, int]:
        """For each row of that noun, the number of the newest leaf about it."""
        seen = ((read(leaf)["of"], seq) for seq, leaf in enumerate(self.leaves))
        return {of: seq for of, seq in seen if of.startswith(f"{noun}_")}


def begun(origin: str = ORIGIN) -> Story:
    """A log with its first two leaves."""
    story = Story(origin)
    story.tell("log.opened", ref("log", 1), {"generation": 1, "origin": origin})
    organisation = f"organisation_{HEX}"
    story.tell("organisation.set_up", organisation, {"name": story.text(NAME), "slug": "larkbeam", "revision": 1})
    return story


def people(story: Story, count: int) -> None:
    for number in range(count):
        state = {"department": story.text("Sales"), "executive": number == 0, "left_on": None, "revision": 1}
        told = {"name": f"Person {number}", "email": f"p{number}@example.com"}
        story.tell("person.entered", ref("person", number), state, told)


def acceptances(story: Story, count: int) -> None:
    """What packs may do without: rows of a noun that they have no records of."""
    for number in range(count):
        story.tell("policy.accepted", ref("acceptance", number), {"words": story.text("I have read it.")})


def larkbeam(origin: str = ORIGIN, count: int = 120, accepted: int = 142) -> Story:
    """269 leaves, so that there is a full tile, a full bundle and a row above; or fewer."""
    story = begun(origin)
    people(story, count)
    acceptances(story, accepted)
    version = {"document": digest(POLICY), "title": story.text("Security policy"), "number": 1, "signed_on": None}
    story.tell("version.offered", ref("version", 1), version)
    signed = {**version, "signed_on": "2026-01-05", "signature_method": "MAILED_CODE"}
    by = {"kind": "PERSON", "auth": ["mailbox-code"]}
    story.tell("version.signed", ref("version", 1), signed, docs=[digest(POLICY)], by=by)
    minute = {**version, "number": 0, "document": digest(SCAN), "signature_method": "MINUTE"}
    story.tell("version.recorded_elsewhere", ref("version", 2), minute, docs=[digest(SCAN)], occurred_on="2025-09-15")
    left = {"department": story.text("Sales"), "executive": False, "left_on": "2026-01-05", "revision": 2}
    story.tell("person.left", ref("person", 2), left, {"name": "Person 2"})
    story.tell("person.erased", ref("person", 3), {**left, "revision": 3})
    return story


@cache
def standing() -> Story:
    """The story that most tests begin with. Nobody changes it."""
    return larkbeam()
