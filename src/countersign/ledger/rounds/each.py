from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID


def each(organisations: Iterable[UUID], work: Callable[[UUID], int]) -> int:
    """Do a round's work for one log after another. Trouble with one keeps no other waiting; it is raised at the end."""
    done, trouble = 0, []
    for organisation in organisations:
        try:
            done += work(organisation)
        except Exception as error:
            trouble.append(error)
    if trouble:
        raise ExceptionGroup(f"{len(trouble)} logs could not be worked on", trouble)
    return done
