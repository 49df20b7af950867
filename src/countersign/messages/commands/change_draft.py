from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, ref
from countersign.kernel.refusals import Unknown
from countersign.kernel.text.characters import clean
from countersign.ledger.writing import command
from countersign.messages.commands.begin_draft import check_audience, check_words, tidy
from countersign.messages.models import Draft
from countersign.messages.permissions import check_can_draft, check_fresh
from countersign.people.queries import departments as departments_of
from countersign.people.queries import today


@command
def change_draft(
    *,
    draft_id: UUID,
    revision_shown: int,
    title: str,
    text: str,
    to_staff: bool,
    to_contractors: bool,
    departments: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> Ref:
    """Write on. Whoever was asked to send it is asked anew: these are other words."""
    draft = being_written(by.organisation, draft_id)
    check_can_draft(by)
    check_fresh(draft, revision_shown)
    check_words(title, text)
    check_audience(to_staff, to_contractors, departments, departments_of(by.organisation, today(by.organisation, at)))
    before = draft.digest
    draft.title, draft.text = clean(title).strip(), tidy(text)
    draft.to_staff, draft.to_contractors, draft.departments = to_staff, to_contractors, sorted({*departments})
    if draft.digest != before:
        draft.written_at, draft.written_by_id = at, who(by)
        draft.offered_at = draft.offered_by_id = None
        draft.revision += 1
        draft.save(force_update=True)
    return ref("message", draft.id)


def being_written(organisation: UUID, id: UUID) -> Draft:
    """A working copy, locked until the act ends. Raises Unknown, also for somebody else's."""
    found = Draft.objects.select_for_update().filter(organisation_id=organisation, id=id).first()
    if found is None:
        raise Unknown("message")
    return found
