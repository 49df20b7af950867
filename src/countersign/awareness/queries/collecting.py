"""What awareness tells readiness (decision 21)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from countersign.awareness.facts import Training
from countersign.awareness.models import Completion
from countersign.awareness.queries.rows import keeps_trainings
from countersign.kernel.references import parse_ref, ref


def collect_facts(organisation: UUID, as_of: date, of: Collection[str]) -> tuple[Training, ...] | None:
    """The trainings of these people (references) up to a day, the earliest first.

    None: nobody had done any by then, as far as is recorded. Whether there is none, or they are kept somewhere else,
    nobody can tell from that.
    """
    ids = sorted(parse_ref(one)[1] for one in of)
    here = Completion.objects.filter(organisation_id=organisation, withdrawn_at=None, completed_on__lte=as_of)
    rows = here.filter(person_id__in=ids).order_by("completed_on", "id").values_list("person_id", "completed_on")
    told = dict.fromkeys(rows)
    if not told and not keeps_trainings(organisation, as_of):
        return None
    return tuple(Training(person=ref("person", person), on=on) for person, on in told)
