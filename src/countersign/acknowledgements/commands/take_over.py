from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from countersign.acknowledgements.commands.record_sheet import Given, enter
from countersign.acknowledgements.enums import Confirmed
from countersign.acknowledgements.imports import Line
from countersign.acknowledgements.permissions import check_can_record
from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command
from countersign.policies.queries import version_by_itself

MOST_AT_ONCE = 1000


@command
def take_over(*, lines: Sequence[Line], file: str, by: Actor, at: datetime) -> None:
    """Record what a list from another system says about who accepted what, on its word (decision 20).

    ``lines``: rows of the list that can be taken over. ``file``: the digest of the kept list. All of them or none.
    Where the list says that somebody else entered a name there, that is kept with it (DIS-007).
    """
    check_can_record(by, {line.person for line in lines if line.person})
    if len(lines) > MOST_AT_ONCE:
        raise Refused(say("At most {n} rows are taken over at once.", n=MOST_AT_ONCE))
    named = {line.version for line in lines if line.version}
    versions = {id: version_by_itself(by.organisation, id) for id in named}
    given = [
        (line.by_others, Given(line.person, versions[line.version], line.accepted_on))
        for line in lines
        if line.person and line.version and line.accepted_on
    ]
    if len(given) < len(lines) or not given:
        raise Refused("There is nothing in these rows that could be taken over.")
    for how, others in ((Confirmed.OTHER_SYSTEM, False), (Confirmed.OTHER_HANDS, True)):
        if some := [one for by_others, one in given if by_others is others]:
            enter(some, how, {"scan": file}, by, at)
