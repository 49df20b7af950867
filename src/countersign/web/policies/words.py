"""The words of this area: requirements, states and steps, as a person reads them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.kernel.approvals import SignatureMethod
from countersign.policies.enums import Occasion, Outcome, Requirement, Step, VersionState

type Lazy = str | Promise

CLAUSES: dict[Requirement, str] = {
    Requirement.PURPOSE: "5.2 (a)",
    Requirement.OBJECTIVES: "5.2 (b)",
    Requirement.REQUIREMENTS: "5.2 (c)",
    Requirement.IMPROVEMENT: "5.2 (d)",
}

LABELS: dict[Requirement, Lazy] = {
    Requirement.PURPOSE: _("purpose"),
    Requirement.OBJECTIVES: _("objectives"),
    Requirement.REQUIREMENTS: _("requirements"),
    Requirement.IMPROVEMENT: _("improvement"),
}

ASKED: dict[Requirement, Lazy] = {
    Requirement.PURPOSE: _("Where does it say what your organisation does, and why information matters to it?"),
    Requirement.OBJECTIVES: _("Where are the security objectives, or the way in which you set them?"),
    Requirement.REQUIREMENTS: _(
        "Where do you commit to meeting the laws, contracts and other rules that apply to you?"
    ),
    Requirement.IMPROVEMENT: _("Where do you commit to improving your ISMS, again and again?"),
}

STATES: dict[VersionState, Lazy] = {
    VersionState.OFFERED: _("waits for a signature"),
    VersionState.SIGNED: _("signed, not published"),
    VersionState.PUBLISHED: _("in force"),
    VersionState.SUPERSEDED: _("superseded"),
    VersionState.WITHDRAWN: _("withdrawn"),
}

STEPS: dict[Step, Lazy] = {
    Step.DRAFTED: _("Drafted by {who}"),
    Step.OFFERED: _("Offered for signature by {who}"),
    Step.DECLINED: _("{who} does not sign it"),
    Step.COSIGNED: _("Signed by {who}, as one of several"),
    Step.SIGNED: _("Signed by {who}"),
    Step.RECORDED_ELSEWHERE: _("Signed elsewhere by {who}"),
    Step.SUPERSEDED: _("Superseded"),
    Step.PUBLISHED: _("In force"),
    Step.WITHDRAWN: _("Withdrawn"),
}

HOW: dict[str, Lazy] = {
    SignatureMethod.MAILED_CODE: _("Confirmed by mailed code"),
    SignatureMethod.PASSKEY: _("Confirmed by passkey"),
    SignatureMethod.WET_SIGNATURE: _("Signed on paper"),
    SignatureMethod.MINUTE: _("Approved in a minute"),
    SignatureMethod.OTHER_SYSTEM: _("Signed in another system"),
}
"""How somebody put their name to a text. A mailed code is never called a second factor."""

ELSEWHERE: dict[str, tuple[Lazy, Lazy]] = {
    SignatureMethod.WET_SIGNATURE: (_("On paper"), _("with a pen, under a printed text")),
    SignatureMethod.MINUTE: (_("By a minute"), _("a meeting approved it, and its minutes say so")),
    SignatureMethod.OTHER_SYSTEM: (_("In another system"), _("an e-signature service, a document system")),
}
"""The same as answers to choose from, each with a note."""

OUTCOMES: dict[str, Lazy] = {
    Outcome.CONFIRMED_UNCHANGED: _("It is still right"),
    Outcome.CHANGE_NEEDED: _("It needs a change"),
}

REVIEWED: dict[str, Lazy] = {
    Outcome.CONFIRMED_UNCHANGED: _("{who} confirmed it unchanged"),
    Outcome.CHANGE_NEEDED: _("{who} asked for a change"),
}

OCCASIONS: dict[str, Lazy] = {
    Occasion.YEARLY: _("The calendar: it is time"),
    Occasion.CHANGE: _("A significant change"),
    Occasion.INCIDENT: _("An incident"),
    Occasion.LAW: _("A new law, contract or requirement"),
    Occasion.SIGNATORY_GONE: _("Whoever signed it leads no longer"),
    Occasion.ORGANISATION: _("Another organisation, scope or leadership"),
    Occasion.OTHER: _("Something else"),
}
"""Why a policy is looked at again, as answers to choose from."""

STATED: dict[str, Lazy] = {
    "version": _("Version"),
    "date": _("Day"),
    "approver": _("Approved by"),
    "interval": _("Reviewed"),
}
"""What a text may state of itself."""

READS: tuple[Lazy, Lazy, Lazy] = (
    _("It reads plainly: most people take it in at once."),
    _("It reads with some care: most people take it in when they go slowly."),
    _("It is hard to read: many will need to read it twice, or stop."),
)

OUTLINED: tuple[tuple[float, Lazy], ...] = (
    (
        0.85,
        _(
            "Nearly all of its wording is still that of our outline. Auditors discount what nobody adapted: begin with "
            "the purpose, who is responsible, and what you aim for."
        ),
    ),
    (0.625, _("About three quarters of its wording are still those of our outline.")),
    (0.375, _("About half of its wording is still that of our outline.")),
    (0.18, _("About a quarter of its wording is still that of our outline.")),
    (0.03, _("A little of its wording is still that of our outline.")),
    (0.0, _("None of its wording is that of our outline.")),
)
"""From which share on, and the sentence. At the first POL-012 speaks up."""

CHANGED: tuple[tuple[float, Lazy], ...] = (
    (1.0, _("Every sentence is new or changed since version {label}.")),
    (0.85, _("Nearly every sentence is new or changed since version {label}.")),
    (0.625, _("About three quarters of the sentences are new or changed since version {label}.")),
    (0.375, _("About half of the sentences are new or changed since version {label}.")),
    (0.18, _("About a quarter of the sentences are new or changed since version {label}.")),
    (0.0001, _("A few sentences are new or changed since version {label}.")),
    (0.0, _("No sentence is new since version {label}.")),
)


def shares(part: float) -> str:
    """How much of a text is new, as one would say it."""
    return str(next(words for least, words in CHANGED if part >= least))
