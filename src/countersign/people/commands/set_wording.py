from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref, new_id
from countersign.ledger.writing import command, write
from countersign.people.entries import WordingSet
from countersign.people.enums import WordingKind
from countersign.people.models import Wording


@command(accepts={ActorKind.SET_UP})
def set_wording(*, kind: WordingKind, language: str, text: str, by: Actor, at: datetime) -> Ref:
    """Set the sentence that people are asked to put their name to. Values stand in braces: {title}, {version}."""
    wording = Wording(
        id=new_id(at), organisation_id=by.organisation, kind=kind.value, language=language, text=text, set_at=at
    )
    write(wording, WordingSet())
    return wording.ref
