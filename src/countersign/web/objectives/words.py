"""What the stored choices of objectives are called on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from countersign.objectives.enums import Direction, Outcome, TermsState

if TYPE_CHECKING:
    from countersign.objectives.models import ObjectiveTerms

DIRECTIONS = [
    (Direction.AT_LEAST.value, gettext_lazy("At least")),
    (Direction.AT_MOST.value, gettext_lazy("At most")),
]
OUTCOMES = [
    (Outcome.MET.value, gettext_lazy("It was met")),
    (Outcome.NOT_MET.value, gettext_lazy("It was not met")),
    (Outcome.REPLACED.value, gettext_lazy("Another one takes its place")),
]
ENDED = {
    Outcome.MET: gettext_noop("met"),
    Outcome.NOT_MET: gettext_noop("not met"),
    Outcome.REPLACED: gettext_noop("replaced"),
}
STATES = {
    TermsState.PROPOSED: gettext_noop("proposed, not adopted yet"),
    TermsState.ADOPTED: gettext_noop("adopted"),
    TermsState.WITHDRAWN: gettext_noop("refused or taken back"),
}


def target(terms: ObjectiveTerms) -> str:
    """ "at least 98 %", or why there is no number."""
    if not terms.target:
        return _("no number is practicable") if terms.not_practicable else _("no target yet")
    side = _("at least") if terms.direction == Direction.AT_LEAST else _("at most")
    return f"{side} {terms.target} {terms.unit}".rstrip()


def missing(terms: ObjectiveTerms) -> list[str]:
    """What an auditor would find missing, before anybody adopts it (OBJ-002, OBJ-003, OBJ-006)."""
    wanting = {
        _("a measure and a target, or why no number is practicable"): not (
            (terms.measure and terms.target) or terms.not_practicable
        ),
        _("an owner"): terms.owner_id is None,
        _("a day by which it is reached"): terms.due_on is None,
        _("a plan"): not terms.plan_what,
        _("a goal of the business"): terms.goal_id is None,
    }
    return [what for what, is_so in wanting.items() if is_so]
