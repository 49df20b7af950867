"""People to whom mail does not get through, reached by commands."""

from __future__ import annotations

from datetime import datetime

from countersign.kernel.references import Ref
from countersign.people.commands.note_bounce import note_bounce
from countersign.people.commands.try_again import try_again
from tests.cast import Cast
from tests.people.worlds import AT, after, lead

SAID = "550 5.1.1 no such user here"


def bounced(here: Cast, first: str, *, at: datetime = AT, status: str = "5.1.1", said: str = SAID) -> Ref:
    """Mail to somebody came back."""
    who = here.person(first)
    told = {"person_id": who.id, "address": who.email or "", "status": status, "said": said}
    return note_bounce(by=here.system, at=at, **told)  # type: ignore[arg-type]


def bouncing_story(here: Cast) -> None:
    """It came back, and the lead has it tried again."""
    bounced(here, "ola")
    try_again(person_id=here.person("ola").id, by=lead(here), at=after(1))
