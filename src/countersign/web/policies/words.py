"""The words of this area: requirements, states and steps, as a person reads them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.kernel.approvals import SignatureMethod
from countersign.policies.enums import Requirement, Step, VersionState

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
