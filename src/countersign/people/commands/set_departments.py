from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.entries import OrganisationChanged
from countersign.people.models import Organisation
from countersign.people.permissions import check_can_change_organisation, check_fresh

LONGEST_NAME = 200
MOST = 500


@command
def set_departments(*, departments: Sequence[str], revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Name the departments that the ISMS covers (ISO/IEC 27001, 4.3). None at all means every one.

    Saving what is there already changes nothing.
    """
    organisation = locked(Organisation, by.organisation, by.organisation)
    check_can_change_organisation(by)
    check_fresh(organisation, revision_shown)
    named = sorted({" ".join(name.split()) for name in departments if name.strip()})
    if len(named) > MOST or any(len(name) > LONGEST_NAME for name in named):
        raise Refused("These are too many departments, or one of their names is too long.")
    if named != organisation.departments:
        organisation.departments = named
        write(organisation, OrganisationChanged())
    return organisation.ref
