from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked
from countersign.reviews.enums import ABSENT, SUB_ITEMS, WITH_DATA, Part
from countersign.reviews.models import Passage, Review
from countersign.reviews.permissions import check_can_minute, check_passage
from countersign.reviews.queries import level_of, passage

LONGEST = 8000


@command
def keep_minutes(
    *,
    review_id: UUID,
    part: Part,
    revision_shown: int,
    text: str,
    level: int = ABSENT,
    items: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> Ref:
    """Save one part of the minutes while they are written: a working copy until they are signed, and no record.

    Each part stands by itself, so two who write at once meet only in the same part; there the second is told, and
    nothing of theirs is lost. Saving what is there already changes nothing. ``revision_shown``: 0 where nothing is yet.
    """
    review = locked(Review, by.organisation, review_id)
    check_can_minute(by, review, part)
    row = passage(by.organisation, review.id, part)
    written = "\n".join(clean(line).rstrip() for line in text.splitlines()).strip()
    items = sorted({*items} & {*SUB_ITEMS}) if part is Part.D else []
    level = level_of(part, level, list(items)) if part in review.inputs else ABSENT
    check_passage(row, revision_shown)
    check_makes_sense(written, level)
    if row and (row.text, row.level, row.items) == (written, level, items):
        return review.ref
    if row is None:
        row = Passage(id=new_id(at), organisation_id=by.organisation, review_id=review.id, part=part.value, revision=0)
    row.text, row.level, row.items = written, level, items
    row.edited_by_id, row.edited_at = who(by), at
    row.written_by = sorted({*row.written_by, who(by).hex})
    row.revision += 1
    row.save()
    return review.ref


def check_makes_sense(text: str, level: int) -> None:
    if not ABSENT <= level <= WITH_DATA:
        raise Refused("Say whether it was left out, mentioned, or looked at with data.")
    if level > ABSENT and not text:
        raise Refused("Write down what was said about it: without words nobody can tell that it was looked at.")
    if len(text) > LONGEST:
        raise Refused(say("One part has at most {n} characters.", n=LONGEST))
