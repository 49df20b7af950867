from __future__ import annotations

from datetime import datetime
from itertools import batched, islice

from django.db.models import F

from countersign.acknowledgements.commands.take_over import MOST_AT_ONCE, take_over
from countersign.acknowledgements.imports import Line, compare
from countersign.acknowledgements.models import Taking
from countersign.acknowledgements.permissions import MAY
from countersign.acknowledgements.queries import open_takings, with_open_taking
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.permits import allowed
from countersign.kernel.refusals import Refusal
from countersign.ledger import files
from countersign.ledger.files import FileChanged, FileMissing
from countersign.people.queries import organisation, today, whoever_confirmed
from countersign.policies.queries import published_versions


def carry_on_taking(at: datetime, limit: int = 5) -> int:
    """Record long lists of past acceptances, ``limit`` times as many rows of each as one act takes.

    What is left of a list is what is not here yet, so it goes on wherever it was killed. Returns how many rows were
    recorded, and 1 for a list that ended or stopped.
    """
    return sum(carry_on(one, at, limit) for here in with_open_taking() for one in open_takings(here))


def carry_on(taking: Taking, at: datetime, limit: int) -> int:
    by = whoever_confirmed(taking.organisation_id, taking.confirmed_by_id, taking.auth, at)
    if not allowed(MAY, by, "acceptance.record"):
        return stop(
            taking, "Whoever confirmed the list may record nothing any more. Somebody else who may can choose it again."
        )
    try:
        new = [line for line in lines_of(taking, by, at) if line.is_new]
    except (FileMissing, FileChanged, Unreadable):
        return stop(taking, "The list is gone: choose it again.")
    if not new:
        return change(taking, ended_at=at)
    done = 0
    for some in islice(batched(new, MOST_AT_ONCE), limit):
        try:
            take_over(lines=some, file=taking.file, by=by, at=at)
        except Refusal as refusal:
            return stop(taking, str(refusal.words))
        done += change(taking, done=F("done") + len(some)) * len(some)
    return done


def lines_of(taking: Taking, by: Actor, at: datetime) -> list[Line]:
    """The list as it was kept, beside what is here by now."""
    here = taking.organisation_id
    data = files.read(here, taking.file)
    versions = [one for one in published_versions(here) if one.policy_id == taking.policy_id]
    return compare(data, taking.file_name, versions, organisation(here), today(here, at), by)


def stop(taking: Taking, why: str) -> int:
    return change(taking, stopped=why[:300])


def change(taking: Taking, **columns: object) -> int:
    return Taking.objects.filter(organisation_id=taking.organisation_id, id=taking.id).update(**columns)
