from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from countersign.ledger.queries import logs
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Organisation


def everywhere(work: Callable[[Organisation], int], limit: int) -> int:
    """Do a round's work for one organisation after another, until enough is done for one time.

    Trouble with one keeps no other waiting; it is raised at the end.
    """
    done, trouble = 0, []
    for id in logs():
        try:
            done += work(people.organisation(id))
        except Exception as error:
            trouble.append(error)
        if done >= limit:
            break
    if trouble:
        raise ExceptionGroup(f"{len(trouble)} organisations could not be worked on", trouble)
    return done
