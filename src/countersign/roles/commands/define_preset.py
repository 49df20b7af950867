from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command
from countersign.roles.commands.define import define
from countersign.roles.library import LEAD, SMALL_COMPANY
from countersign.roles.permissions import check_can_define
from countersign.roles.queries import roles


@command
def define_preset(*, by: Actor, at: datetime) -> Ref:
    """Begin with the roles of a small company; those that are described already stay as they are."""
    check_can_define(by)
    there = {role.key for role in roles(by.organisation)}
    missing = [profile.key for profile in SMALL_COMPANY if profile.key not in there]
    if not missing:
        raise Refused("The roles of a small company are described already.")
    defined = [define(key=key, also_reports=key == LEAD, by=by, at=at) for key in missing]
    return defined[0]
