"""Who was appointed to what, and who has not said yes: Ruth's form lies in a pile, and Carl had no time."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.roles import queries as roles
from countersign.roles.commands.accept import accept
from countersign.roles.commands.approve import approve
from countersign.roles.commands.decline import decline
from countersign.roles.commands.define import define
from countersign.roles.commands.propose import Terms, propose
from countersign.roles.commands.send_roles import send_roles
from countersign.roles.enums import Authority
from countersign.roles.library import CONTACT, LEAD

if TYPE_CHECKING:
    from countersign.roles.models import Appointment

TUESDAY = date(2026, 11, 17)
WEDNESDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 3, day) for day in (18, 20, 21, 22, 23))
SPONSOR, HR, INCIDENT = "sponsor", "hr", "incident"
DESCRIBED = (SPONSOR, LEAD, HR, INCIDENT, CONTACT)

TERMS = {
    SPONSOR: Terms(authorities=(Authority.APPROVE, Authority.SPEND, Authority.ENFORCE)),
    LEAD: Terms(
        authorities=(Authority.ENFORCE, Authority.ESCALATE),
        direct_line=True,
        hat_note="Wears the hat of the ISMS lead on Fridays; the CEO owns the ISMS.",
    ),
    HR: Terms(authorities=(Authority.ENFORCE,)),
    INCIDENT: Terms(authorities=(Authority.ENFORCE,)),
    CONTACT: Terms(departments=("Operations",)),
}
HOLDERS = (("Priya", SPONSOR), ("Tom", LEAD), ("Ruth", HR), ("Mei", INCIDENT), ("Carl", CONTACT))
TOO_MUCH = "I answer the support line all day and could not leave it for an audit. Nia knows the contracts better."


def describe(stage: Stage, key: str) -> None:
    define(key=key, also_reports=key == LEAD, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def put_forward(stage: Stage, name: str, key: str) -> None:
    propose(
        role_id=roles.role_with_key(stage.organisation, key).id,
        person_id=stage.person(name).id,
        held_from=stage.day(FRIDAY),
        terms=TERMS[key],
        note_later=True,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def propose_jack(stage: Stage) -> None:
    """For sales, which has no contact. Priya has not looked at it yet."""
    propose(
        role_id=roles.role_with_key(stage.organisation, CONTACT).id,
        person_id=stage.person("Jack").id,
        held_from=stage.today,
        terms=Terms(departments=("Sales",)),
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def appointed(stage: Stage, name: str, key: str) -> Appointment:
    return there(roles.open_in_role(stage.organisation, key, stage.person(name).id), "appointment")


def appoint(stage: Stage, name: str, key: str) -> None:
    proposed, leads = appointed(stage, name, key), stage.by("Priya", Hat.TOP_MANAGEMENT)
    approve(appointment_id=proposed.id, digest_shown=proposed.document, by=leads, at=stage.at)


def say_yes(stage: Stage, name: str, key: str) -> None:
    mine, sentence = appointed(stage, name, key), wording(stage.organisation, WordingKind.ROLE)
    words = roles.words_for(mine, sentence.text)
    accept(appointment_id=mine.id, wording_id=sentence.id, words_shown=words, by=stage.by(name), at=stage.at)


def say_no(stage: Stage) -> None:
    mine = appointed(stage, "Carl", CONTACT)
    decline(appointment_id=mine.id, because=TOO_MUCH, by=stage.by("Carl"), at=stage.at)


def tell_everybody(stage: Stage) -> None:
    """By mail, as it stands on the page that Tom reads first."""
    shown = roles.digest_of_holders(roles.held_then(stage.organisation, stage.today, stage.at))
    send_roles(digest_shown=shown, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


ACTS = (
    *(
        Act(WEDNESDAY, time(9, number), f"Tom describes {key}", partial(describe, key=key))
        for number, key in enumerate(DESCRIBED)
    ),
    *(
        Act(WEDNESDAY, time(9, 10 + number), f"Tom proposes {name}", partial(put_forward, name=name, key=key))
        for number, (name, key) in enumerate(HOLDERS)
    ),
    *(
        Act(FRIDAY, time(9, 40 + number), f"Priya appoints {name}", partial(appoint, name=name, key=key))
        for number, (name, key) in enumerate(HOLDERS)
    ),
    Act(FRIDAY, time(9, 50), "Priya takes the role", partial(say_yes, name="Priya", key=SPONSOR)),
    Act(FRIDAY, time(14, 15), "Carl does not take the role", say_no),
    Act(FRIDAY, time(15, 0), "Tom proposes Nia", partial(put_forward, name="Nia", key=CONTACT)),
    Act(FRIDAY, time(16, 40), "Priya appoints Nia", partial(appoint, name="Nia", key=CONTACT)),
    Act(SATURDAY, time(11, 5), "Tom takes the role", partial(say_yes, name="Tom", key=LEAD)),
    Act(SUNDAY, time(17, 30), "Mei takes the role", partial(say_yes, name="Mei", key=INCIDENT)),
    Act(SUNDAY, time(19, 10), "Nia takes the role", partial(say_yes, name="Nia", key=CONTACT)),
    Act(MONDAY, time(9, 30), "Tom tells everybody who holds what", tell_everybody),
    Act(TUESDAY, time(10, 20), "Tom proposes Jack", propose_jack),
)
