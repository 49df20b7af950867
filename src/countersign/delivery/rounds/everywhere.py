from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from countersign.delivery.outside import kept_inside
from countersign.ledger.queries import logs
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Organisation


def everywhere(work: Callable[[Organisation], int], limit: int) -> int:
    """Do a round's work for one organisation after another, until enough is done for one time.

    Those that mail nobody are passed by. Trouble with one keeps no other waiting; it is raised at the end.
    """
    done, trouble, quiet = 0, [], kept_inside()
    for id in logs():
        if id in quiet:
            continue
        try:
            done += work(people.organisation(id))
        except Exception as error:
            trouble.append(error)
        if done >= limit:
            break
    if trouble:
        raise ExceptionGroup(f"{len(trouble)} organisations could not be worked on", trouble)
    return done
