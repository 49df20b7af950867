from __future__ import annotations

from datetime import datetime

from countersign.awareness.entries import PopulationFixed
from countersign.awareness.models import Draw, Urn
from countersign.awareness.permissions import check_can_draw
from countersign.awareness.queries import FEWEST, MOST, open_draw, population
from countersign.kernel.actors import Actor
from countersign.kernel.chance import token
from countersign.kernel.drawing import ALGORITHM, written
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.files import keep
from countersign.ledger.writing import command, write
from countersign.people.queries import today

SALT_BYTES = 32


@command
def fix_population(*, size: int | None = None, by: Actor, at: datetime) -> Ref:
    """Write down who could be drawn today for a spot check (ISO/IEC 27001, 7.3), before there is a seed.

    The list is kept, and people stand in it by tokens. ``size``: how many are to be drawn; None for as many as it
    takes to meet somebody who does not know.
    """
    check_can_draw(by)
    if open_draw(by.organisation):
        raise Refused("People are being asked already. When that draw has ended, draw again.")
    on, salt = today(by.organisation, at), token(SALT_BYTES).hex()
    found = population(by.organisation, on, salt)
    people = len(found.lots)
    if people < FEWEST:
        raise Refused(say("With fewer than {n} people everybody would know who said what. Just ask.", n=FEWEST))
    wanted = found.needed if size is None else size
    if not found.needed <= wanted <= min(people, MOST):
        raise Refused(
            say(
                "Draw at least {needed}: fewer say little. At most {most} can be drawn.",
                needed=found.needed,
                most=min(people, MOST),
            )
        )
    row = Draw(
        id=new_id(at),
        organisation_id=by.organisation,
        algorithm=ALGORITHM,
        population=keep(by.organisation, written(found.lots.values())),
        people=people,
        on_leave=found.on_leave,
        strata=found.strata(),
        needed=found.needed,
        size=wanted,
        fixed_on=on,
        fixed_at=at,
        fixed_by_id=who(by),
    )
    write(row, PopulationFixed(docs=(row.population,)))
    Urn.objects.create(id=new_id(at), organisation_id=by.organisation, draw=row, salt=salt)
    return row.ref
