"""What the pages call direction and support."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from countersign.direction.enums import DeviationState, DirectionKind, SupportKind

DIRECTIONS = [
    (DirectionKind.WORKSHOP.value, gettext_lazy("Took part in a workshop or an exercise")),
    (DirectionKind.INSTRUCTION.value, gettext_lazy("Gave an instruction")),
    (DirectionKind.OBSTACLE.value, gettext_lazy("Removed an obstacle")),
    (DirectionKind.BACKING.value, gettext_lazy("Backed somebody in a conflict")),
    (DirectionKind.TRAINING.value, gettext_lazy("Did the same training as everybody")),
    (DirectionKind.OTHER.value, gettext_lazy("Something else")),
]
SUPPORTS = [
    (SupportKind.BRIEFING.value, gettext_lazy("Was briefed on security in their area")),
    (SupportKind.TARGET.value, gettext_lazy("Was given a target for security")),
    (SupportKind.BACKING.value, gettext_lazy("Was backed in leading security")),
    (SupportKind.OTHER.value, gettext_lazy("Was helped in another way")),
    (SupportKind.OWN_ACT.value, gettext_lazy("Led security in their area themselves, for example reported a risk")),
]
DIRECTED, SUPPORTED = dict(DIRECTIONS), dict(SUPPORTS)

STATES: dict[DeviationState, str] = {
    DeviationState.OBSERVED: gettext_noop("neither corrected nor approved"),
    DeviationState.APPROVED: gettext_noop("approved"),
    DeviationState.CORRECTED: gettext_noop("corrected"),
    DeviationState.WITHDRAWN: gettext_noop("withdrawn"),
}
