"""Internal auditor is not independent.

What it looks at
    Who conducted each internal audit of the last 365 days, and which roles they held on that day: a role that was
    audited, or one that carries 5.3 a while the audit was of the ISMS itself (assumed when no subject is recorded).

Why an auditor raises it
    Clause 9.2.2 wants auditors objective and impartial. Whoever keeps the system conforming cannot judge whether it
    conforms. Coordinating the programme is fine; auditing one's own work is not.

What clears it
    Have the audit conducted by a colleague from elsewhere or by somebody from outside. For a company of one that is
    the only way; an exchange with another firm passes.
"""

from __future__ import annotations

from countersign.audits.facts import InternalAudit
from countersign.kernel.words import Words, listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.holding import CONFORMITY, was_holder
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.roles.facts import Role

RULE = Rule(
    code="ROL-017",
    clauses=("9.2.2", "5.3"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MAJOR: "no internal audit of the last 365 days was independent",
        Grade.MINOR: "some were not",
    },
    reads=("audit_internal", "roles.assignments", "people"),
    thresholds=(Threshold("audit_days", 365, "how far back the audit programme is looked at"),),
)


def judge(dossier: Dossier) -> Answers:
    days = int(RULE.limit(dossier, "audit_days"))
    audits = [audit for audit in dossier.audit_internal if within(dossier, audit.on, days)]
    own = [audit for audit in audits if audits_own_work(dossier, audit)]
    if own:
        grade = Grade.MAJOR if len(own) == len(audits) else Grade.MINOR
        yield Finding(grade, words(dossier, own), subject=",".join(dict.fromkeys(audit.by for audit in own)))


def audits_own_work(dossier: Dossier, audit: InternalAudit) -> bool:
    subjects = [role for role in dossier.roles if is_subject(role, audit)]
    return any(was_holder(dossier, role, audit.by, audit.on) for role in subjects)


def is_subject(role: Role, audit: InternalAudit) -> bool:
    """Whoever ensures conformity answers for the ISMS as a whole."""
    of_the_isms = not audit.subjects or "isms" in (subject.strip().casefold() for subject in audit.subjects)
    return role.id in audit.subject_roles or (of_the_isms and CONFORMITY in role.mandatory)


def words(dossier: Dossier, own: list[InternalAudit]) -> Words:
    if len(own) == 1:
        return say(
            "The internal audit of {date} was done by {person}, who is responsible for what was audited. Auditors must "
            "be objective; coordinating the programme is fine, auditing your own work is not. Use a colleague from "
            "elsewhere or an outside auditor.",
            date=own[0].on,
            person=name_of(dossier, own[0].by),
        )
    return say(
        "{n} internal audits were done by somebody who is responsible for what was audited: {audits}. Auditors must be "
        "objective; coordinating the programme is fine, auditing your own work is not. Use a colleague from elsewhere "
        "or an outside auditor.",
        n=len(own),
        audits=listed([f"{spelled(audit.on)} by {name_of(dossier, audit.by)}" for audit in own]),
    )


LEAD, ON = "roles[0].assignments", "audit_internal[0].on"
BY_LEAD = {"audit_internal[0].by": "ben"}
OF_IT = {"on": "2026-05-06", "by": "eve", "subject_roles": ["it"], "subjects": ["access"]}
ANOTHER = {"on": "2026-08-05", "by": "ben"}

QUIET = (
    Quiet("Somebody without a duty conducted it", {}),
    Quiet("Somebody from outside conducted it", {"audit_internal[0].by": "A firm of auditors"}),
    Quiet("The ISMS lead audited backups alone", {**BY_LEAD, "audit_internal[0].subjects": ["backups"]}),
    Quiet("The ISMS lead audited the day before taking up the role", {**BY_LEAD, f"{LEAD}[0].from": "2026-05-07"}),
    Quiet(
        "The ISMS lead had ended the role that day",
        {**BY_LEAD, f"{LEAD}[0].to": "2026-05-06", f"{LEAD}[+]": {"person": "eve", "from": "2026-05-06"}},
    ),
    Quiet("It was 366 days ago", {**BY_LEAD, ON: "2025-11-19", f"{LEAD}[0].from": GONE}),
    Quiet("There was no internal audit; that is another finding", {"audit_internal": []}),
)

RAISED = (
    Raised("The ISMS lead conducted the only one", BY_LEAD, (Grade.MAJOR,)),
    Raised("It was 365 days ago", {**BY_LEAD, ON: "2025-11-20", f"{LEAD}[0].from": GONE}, (Grade.MAJOR,)),
    Raised("It was on the ISMS lead's first day", {**BY_LEAD, f"{LEAD}[0].from": "2026-05-06"}, (Grade.MAJOR,)),
    Raised("The ISMS is a subject", {**BY_LEAD, "audit_internal[0].subjects": ["access", "ISMS"]}, (Grade.MAJOR,)),
    Raised(
        "Its holder by job title conducted it", {**BY_LEAD, LEAD: [{"function": "operations manager"}]}, (Grade.MAJOR,)
    ),
    Raised("Whoever conducted it has left the role since", {**BY_LEAD, f"{LEAD}[0].to": "2026-06-01"}, (Grade.MAJOR,)),
    Raised("The head of IT audited the head of IT", {"audit_internal[0]": OF_IT}, (Grade.MAJOR,)),
    Raised("The ISMS lead conducted two of two", {**BY_LEAD, "audit_internal[+]": ANOTHER}, (Grade.MAJOR,)),
    Raised("The ISMS lead conducted one of two", {"audit_internal[+]": ANOTHER}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about internal audits", {"unknown": ["audit_internal"]}),)
