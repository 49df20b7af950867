from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command
from countersign.roles.commands.define import define
from countersign.roles.enums import Preset
from countersign.roles.library import LEAD, LIBRARY, PRESETS, REPORTER
from countersign.roles.models import Role
from countersign.roles.permissions import check_can_define
from countersign.roles.queries import roles

NOTHING_LEFT = {
    Preset.SMALL: "The roles of a small company are described already.",
    Preset.FULL: "Every role of the library is described already.",
}


@command
def define_preset(*, preset: Preset = Preset.SMALL, by: Actor, at: datetime) -> Ref:
    """Begin with the roles of a small company, or with all of them; those described already stay as they are."""
    check_can_define(by)
    missing = list(missing_roles(preset, roles(by.organisation)))
    if not missing:
        raise Refused(NOTHING_LEFT[preset])
    defined = [define(key=key, also_reports=reports, by=by, at=at) for key, reports in missing]
    return defined[0]


def missing_roles(preset: Preset, described: Sequence[Role]) -> Iterator[tuple[str, bool]]:
    """The roles that a preset would add, each with whether it reports as well (the lead of a small company does).

    A duty of 5.3 is never put into a second role: where one carries (b) already, neither the reporter nor a reporting
    lead is added; where another carries (a), the reporter comes in the lead's place. No name is given twice.
    """
    there, names = {role.key for role in described}, {role.name.casefold() for role in described}
    kept = any(role.ensures_conformity for role in described if role.key != LEAD)
    reported = any(role.reports_performance for role in described)
    for key in dict.fromkeys(REPORTER if key == LEAD and kept else key for key in PRESETS[preset]):
        taken = key in there or LIBRARY[key].name.casefold() in names
        if taken or (key == REPORTER and reported):
            continue
        yield key, key == LEAD and preset is Preset.SMALL and not reported
