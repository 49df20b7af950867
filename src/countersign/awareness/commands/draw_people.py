from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from countersign.awareness.entries import PeopleDrawn
from countersign.awareness.models import Draw, Invitation, Urn
from countersign.awareness.permissions import check_can_draw, check_could_draw
from countersign.awareness.queries import open_draw, population, population_of
from countersign.kernel.actors import Actor
from countersign.kernel.chance import token
from countersign.kernel.drawing import NEWCOMER, OUTSIDER, drawn, read
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import hold, today

SEED_BYTES = 32

DAYS_TO_ANSWER = timedelta(days=10)
"""Long enough for one reminder after a week, and for no second one."""


@command
def draw_people(*, draw_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Make the seed, and ask whoever it draws. It is made here and now: nobody chooses it, and there is no second one.

    ``digest_shown``: of the list on the page.
    """
    hold(by.organisation)
    row = locked(Draw, by.organisation, draw_id)
    check_can_draw(by)
    on = today(by.organisation, at)
    check_could_draw(row, digest_shown, on)
    if open_draw(by.organisation):
        raise Refused("People are being asked already. When that draw has ended, draw again.")
    urn = Urn.objects.get(organisation_id=by.organisation, draw=row)
    here = {lot.token: person for person, lot in population(by.organisation, on, urn.salt).lots.items()}
    row.seed = token(SEED_BYTES).hex()
    found = drawn(read(population_of(row)), row.seed, row.size)
    if any(lot.token not in here for lot in found):
        raise Stale("Somebody on the list is not here any more. Write down anew who is here, and draw from that.")
    row.asked, row.drawn_at, row.drawn_by_id, row.until_on = len(found), at, who(by), on + DAYS_TO_ANSWER
    write(row, PeopleDrawn(docs=(row.population,)))
    Invitation.objects.bulk_create(
        Invitation(
            id=UUID(bytes=token(16), version=4),
            organisation_id=by.organisation,
            draw=row,
            person_id=here[lot.token],
            department=lot.department,
            newcomer=NEWCOMER in lot.sorts,
            outsider=OUTSIDER in lot.sorts,
        )
        for lot in found
    )
    return row.ref
