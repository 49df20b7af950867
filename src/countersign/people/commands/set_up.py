from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.commands.open_log import open_log
from countersign.ledger.writing import command, write
from countersign.people.entries import OrganisationSetUp
from countersign.people.enums import Scope
from countersign.people.models import Organisation
from countersign.people.queries import organisation_by_slug

LONGEST_SLUG = 40


@command(accepts={ActorKind.SET_UP})
def set_up(
    *,
    name: str,
    purpose: str = "",
    isms_started_on: date,
    time_zone: str = "Europe/London",
    isms_scope: Scope = Scope.WHOLE,
    isms_scope_statement: str = "",
    example: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Begin an organisation under the id that the actor brings, and its ledger with it (ISO/IEC 27001, 4.3 and 5.1)."""
    check_time_zone(time_zone)
    if not name.strip():
        raise Refused("Say what the organisation is called.")
    organisation = Organisation(
        id=by.organisation,
        slug=free_slug(name),
        name=name.strip(),
        purpose=purpose.strip(),
        isms_scope=isms_scope.value,
        isms_scope_statement=isms_scope_statement.strip(),
        isms_started_on=isms_started_on,
        time_zone=time_zone,
        languages=["en-gb"],
        set_up_at=at,
    )
    open_log(example=example, by=by, at=at)
    write(organisation, OrganisationSetUp())
    return organisation.ref


def check_time_zone(time_zone: str) -> None:
    try:
        ZoneInfo(time_zone)
    except (ValueError, OSError, KeyError) as error:
        raise Refused(say("{zone} is not a time zone; write one like Europe/London.", zone=time_zone)) from error


def free_slug(name: str) -> str:
    """The name as it stands in addresses; numbered when another organisation has it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "organisation"
    number, free = 1, slug
    while organisation_by_slug(free):
        number += 1
        free = f"{slug}-{number}"
    return free
