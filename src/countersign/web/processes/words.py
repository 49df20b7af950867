"""What the pages call the parts of somebody's time here."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.processes.enums import LifeStage

STAGES: list[tuple[str, str | Promise]] = [
    (LifeStage.SCREENING.value, _("Before the first day: who they are is checked")),
    (LifeStage.TERMS.value, _("With the contract: duties and confidentiality stand in it")),
    (LifeStage.AWARENESS.value, _("In the first weeks: they learn the rules")),
    (LifeStage.MOVING.value, _("With another job: access changes with the work")),
    (LifeStage.LEAVING.value, _("On the last day: things come back, access ends")),
    (LifeStage.DISCIPLINE.value, _("When rules are broken: there is a fair way to deal with it")),
]
"""In their order."""
