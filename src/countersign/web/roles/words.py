"""The words of this area: duties, authorities and states, as a person reads them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.roles.enums import AppointmentState, Authority, Basis, Duty, RenewalState, RiskLevel

type Lazy = str | Promise

DUTIES: dict[Duty, Lazy] = {
    Duty.CONFORMITY: _("Makes sure that the ISMS conforms"),
    Duty.REPORTING: _("Reports how the ISMS performs"),
}

CLAUSES: dict[Duty, str] = {Duty.CONFORMITY: "5.3 (a)", Duty.REPORTING: "5.3 (b)"}

AUTHORITIES: dict[Authority, tuple[Lazy, Lazy]] = {
    Authority.APPROVE: (_("Approve"), _("texts, plans and changes in the field of the role")),
    Authority.SPEND: (_("Spend money"), _("up to a sum, without asking")),
    Authority.ENFORCE: (_("Enforce the rules"), _("refuse access, send work back")),
    Authority.ESCALATE: (_("Take a matter higher up"), _("past a manager, when it is stuck")),
    Authority.ACCEPT_RISK: (_("Accept a risk"), _("decide that what remains can be lived with, up to a level")),
    Authority.STOP_WORK: (_("Stop work in an emergency"), _("ask for permission afterwards")),
    Authority.AUDIT: (_("Audit"), _("see everything that is needed for it")),
}
"""In the form: what it is called, and what it means."""

BRIEFLY: dict[Authority, Lazy] = {
    Authority.APPROVE: _("approve"),
    Authority.ENFORCE: _("enforce the rules"),
    Authority.ESCALATE: _("take matters higher up"),
    Authority.STOP_WORK: _("stop work in an emergency"),
    Authority.AUDIT: _("audit"),
}
"""In a line of text; spending is said with its sum, accepting risks with its level."""

RISKS: dict[RiskLevel, Lazy] = {
    RiskLevel.LOW: _("accept low risks"),
    RiskLevel.MEDIUM: _("accept risks up to medium"),
    RiskLevel.HIGH: _("accept risks up to high"),
}
ANY_RISK = _("accept any risk")

LEVELS: dict[RiskLevel, Lazy] = {
    RiskLevel.LOW: _("Low"),
    RiskLevel.MEDIUM: _("Medium"),
    RiskLevel.HIGH: _("High"),
}

STATES: dict[AppointmentState, Lazy] = {
    AppointmentState.PROPOSED: _("waits for top management"),
    AppointmentState.APPROVED: _("not accepted yet"),
    AppointmentState.ACCEPTED: _("accepted"),
    AppointmentState.DECLINED: _("cannot accept"),
    AppointmentState.ENDED: _("ended"),
}

RENEWALS: dict[RenewalState, Lazy] = {
    RenewalState.PROPOSED: _("waits for top management"),
    RenewalState.ASKED: _("waits for the holder"),
    RenewalState.ACCEPTED: _("accepted"),
    RenewalState.DECLINED: _("cannot take it on"),
}

BASES: dict[Basis, tuple[Lazy, Lazy]] = {
    Basis.TRAINING: (_("Training"), _("Training: a course, a workshop, learning beside somebody")),
    Basis.EDUCATION: (_("Education"), _("Education: a degree, an apprenticeship")),
    Basis.EXPERIENCE: (_("Experience"), _("Experience: what they have done, where and for how long")),
    Basis.CERTIFICATE: (_("Certificate"), _("Certificate: an examination that somebody else held")),
}
"""In a list, and in the form."""
