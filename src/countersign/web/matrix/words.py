"""The words of the matrix."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from countersign.roles.enums import MatrixState, Replaced

MEANINGS = {"A": _("answers for it"), "R": _("does it"), "C": _("is asked before"), "I": _("is told after")}

STATES = {
    MatrixState.PROPOSED: _("waits for top management"),
    MatrixState.APPROVED: _("approved"),
    MatrixState.TAKEN_BACK: _("taken back"),
    MatrixState.WITHDRAWN: _("withdrawn"),
}

NOT_APPROVED = _("not approved")
"""Of a version that was closed by somebody else than whoever proposed it."""

TAKES_BACK = {
    Replaced.CHANGED: _("Take the last change back"),
    Replaced.BY_A_FILE: _("Take back what stood here before the file"),
    Replaced.THROWN_AWAY: _("Take back what was thrown away"),
}
