"""Evidence file changed or missing.

What it looks at
    Every item of evidence, however old: whether the file is there and still the one that was recorded, and whether the
    record verifies.

Why an auditor raises it
    Clause 7.5.3 wants records protected from loss and from changes nobody meant. Evidence that can change proves
    nothing, and it casts doubt on the rest.

What clears it
    Restore the original, or record the replacement openly. A better scan is a new item.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="EVD-005",
    clauses=("7.5.3",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=2,
    ladder={Grade.MINOR: "an item does not match what was recorded"},
    reads=("evidence.hash_bad",),
)


def judge(dossier: Dossier) -> Answers:
    bad = [one for one in dossier.evidence if one.hash_bad]
    if bad:
        says = say(
            "{n} evidence {files} not match what was recorded on {days}. Evidence that can change proves nothing. "
            "Restore the original or record the replacement openly.",
            n=len(bad),
            files="file does" if len(bad) == 1 else "files do",
            days=listed([spelled(day) for day in sorted({one.recorded_on or one.on for one in bad})]),
        )
        yield Finding(Grade.MINOR, says, subject=str(len(bad)))


LONG_AGO = {"on": "2019-05-06", "recorded_on": "2019-05-07", "action": "a", "by": "ada", "hash_bad": True}

QUIET = (
    Quiet("Every file is as it was recorded", {}),
    Quiet("There is no evidence", {"evidence": []}),
    Quiet("It happens tomorrow", {"evidence[+]": {**LONG_AGO, "on": "2026-11-21"}}),
)

RAISED = (
    Raised("One file does not match", {"evidence[0].hash_bad": True}, (Grade.MINOR,)),
    Raised("Two do not", {"evidence[0].hash_bad": True, "evidence[1].hash_bad": True}, (Grade.MINOR,)),
    Raised("One of years ago does not", {"evidence[+]": LONG_AGO}, (Grade.MINOR,)),
    Raised("Nobody knows when it was recorded", {"evidence[+]": {**LONG_AGO, "recorded_on": None}}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about files", {"unknown": ["evidence.hash_bad"]}),)
