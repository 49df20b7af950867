"""The words of the matrix."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from countersign.roles.enums import MatrixState

MEANINGS = {"A": _("answers for it"), "R": _("does it"), "C": _("is asked before"), "I": _("is told after")}

STATES = {
    MatrixState.PROPOSED: _("waits for top management"),
    MatrixState.APPROVED: _("approved"),
    MatrixState.TAKEN_BACK: _("not approved"),
    MatrixState.WITHDRAWN: _("withdrawn"),
}
