"""Top management not identified, or not really in control.

What it looks at
    Whether the register of top management names anybody, and whether at least one of those named is shown to control
    what the management system covers: with a recorded basis; if a contractor, a supplier or somebody from outside,
    with a mandate as owner, director or from the board; and for the scope, where that is a part of the organisation.

Why an auditor raises it
    Clause 5 addresses the person or group that directs and controls the organisation at the highest level. Unless it
    is clear who that is, nothing can be shown to come from the top.

What clears it
    Enter the person or group in the register, with the basis on which they control the scope. For part of a group,
    the head of that part counts.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.people.facts import Leader
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import current_entries, register
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="TOP-001",
    clauses=("5.1", "5.3"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={Grade.MINOR: "the register names nobody, or nobody who is shown to be in control"},
    reads=("top_management", "people"),
)

MANDATES = ("owner", "director", "board")
OUTSIDE = ("contractor", "supplier", "external")
HINT = (
    ", so nothing can be shown to come from the top. Name the person or group that directs and controls {scope}, and "
    "record why (owner, director, board, executive for the scope)."
)


def judge(dossier: Dossier) -> Answers:
    entries = current_entries(dossier)
    weak = [reason for entry in entries if (reason := weakness(dossier, entry))]
    if not register(dossier):
        says = say("Nobody is registered as top management" + HINT, scope=scope(dossier))
        yield Finding(Grade.MINOR, says)
    elif entries and len(weak) == len(entries):
        says = say(
            "Nobody on the register of top management is shown to be in control ({reasons})" + HINT,
            reasons="; ".join(weak),
            scope=scope(dossier),
        )
        yield Finding(Grade.MINOR, says, subject=",".join(dict.fromkeys(entry.person for entry in entries)))


def weakness(dossier: Dossier, entry: Leader) -> str:
    """Why this entry does not show control; empty if it does."""
    name, kind = name_of(dossier, entry.person), dossier.by_id[entry.person].kind
    if entry.basis == "none":
        return f"{name}: no basis is recorded"
    if kind in OUTSIDE and entry.basis not in MANDATES:
        return f"{name}: {'from outside' if kind == 'external' else kind}, without a mandate from owners or board"
    if dossier.org.scope == "part" and not entry.covers_scope:
        return f"{name}: does not control the part in scope"
    return ""


def scope(dossier: Dossier) -> str:
    name = dossier.org.name
    return name if dossier.org.scope == "whole" else f"the part of {name} that is in scope"


MAX_LEADS = {"top_management[0].person": "max", "top_management[0].basis": "executive"}

QUIET = (
    Quiet("A director is registered", {}),
    Quiet("An employee is registered as executive for the scope", {"top_management[0].basis": "executive"}),
    Quiet("A contractor has a mandate from the board", {**MAX_LEADS, "top_management[0].basis": "board"}),
    Quiet("One of two entries shows control", {"top_management[+]": {"person": "ben", "from": "2026-01-05"}}),
    Quiet("Everything is in scope, so every entry covers it", {"top_management[0].covers_scope": False}),
    Quiet("Who was registered has left: that is another finding", {"top_management[0].to": "2026-10-01"}),
    Quiet("It starts today", {"top_management[0].from": "2026-11-20"}),
)

RAISED = (
    Raised("The register is empty", {"top_management": []}, (Grade.MINOR,)),
    Raised("The only entry starts tomorrow", {"top_management[0].from": "2026-11-21"}, (Grade.MINOR,)),
    Raised("No basis is recorded", {"top_management[0].basis": GONE}, (Grade.MINOR,)),
    Raised("The basis is none", {"top_management[0].basis": "none"}, (Grade.MINOR,)),
    Raised("A contractor leads as executive", MAX_LEADS, (Grade.MINOR,)),
    Raised("Somebody from outside leads as executive", {**MAX_LEADS, "people[6].kind": "external"}, (Grade.MINOR,)),
    Raised(
        "A part is in scope, and the entry covers the rest",
        {"org.scope": "part", "top_management[0].covers_scope": False},
        (Grade.MINOR,),
    ),
    Raised(
        "Each of two entries is weak for a reason of its own",
        {
            "top_management[0].basis": "none",
            "top_management[+]": {"person": "max", "basis": "executive", "from": "2026-01-05"},
        },
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about top management", {"unknown": ["top_management"]}),)
