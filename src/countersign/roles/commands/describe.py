from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.roles.commands.ask_again import ask_again
from countersign.roles.entries import RoleDefined
from countersign.roles.enums import Authority, Duty
from countersign.roles.library import EVERYONE, LIBRARY
from countersign.roles.models import Role
from countersign.roles.permissions import check_can_define
from countersign.roles.queries import every_version, newest, retirement, roles

LONGEST_NAME, LONGEST_DUTY, LONGEST_COMPETENCE = 80, 300, 500
MOST_DUTIES = 20

OWN = "own_"
"""What the key of a role of one's own begins with, so that the library can grow without meeting one."""

LONGEST_KEY = 36
"""Without the number that follows where a key was used before."""


@dataclass(frozen=True)
class Description:
    """What a role is: its name, what is asked, which of the two duties of 5.3 it carries, what its holder needs to be
    free to decide, and what shows that somebody can do it."""

    name: str
    duties: tuple[str, ...]
    carries: tuple[Duty, ...] = ()
    authorities: tuple[Authority, ...] = ()
    competence: str = ""


@command
def describe(*, description: Description, key: str = "", version_shown: int = 0, by: Actor, at: datetime) -> Ref:
    """Say what a role is, in one's own words: a new one without a key, otherwise the next version of a role.

    ``version_shown``: the version that whoever writes had before them, 0 for none. Who holds the role is asked again.
    """
    check_can_define(by)
    before = current(by.organisation, key)
    check_shown(before, version_shown)
    said = tidied(description)
    check_words(said)
    check_carried(key, said)
    check_name(by.organisation, key, said.name)
    if before and says_so(before, said) and retirement(before) is None:
        raise Refused("This role is described so already: nothing would change.")
    role = Role(
        id=new_id(at),
        organisation_id=by.organisation,
        key=key or free_key(by.organisation, said.name),
        version=before.version + 1 if before else 1,
        name=said.name,
        duties=list(said.duties),
        competence=said.competence,
        ensures_conformity=Duty.CONFORMITY in said.carries,
        reports_performance=Duty.REPORTING in said.carries,
        authorities=[kind.value for kind in said.authorities],
        defined_at=at,
        defined_by_id=who(by),
    )
    write(role, RoleDefined())
    if before:
        ask_again(role_id=role.id, by=by, at=at)
    return role.ref


def current(organisation: UUID, key: str) -> Role | None:
    """What the role is now, read while nobody else describes it. Raises Unknown for a key that nothing has."""
    found = newest(organisation, key) if key else every_version(organisation).order_by("id").first()
    if found:
        locked(Role, organisation, found.id)
    if not key:
        return None
    now = newest(organisation, key)
    if now is None and key not in LIBRARY:
        raise Unknown("role")
    return now


def check_shown(before: Role | None, version_shown: int) -> None:
    """Nobody writes over words that they have not seen."""
    if before and before.version != version_shown:
        told = "Somebody described this role anew while you were writing: it is version {n} now. Look at what changed."
        raise Stale(say(told, n=before.version))


def tidied(said: Description) -> Description:
    """Without blanks around, and each duty once."""
    duties = (" ".join(duty.split()) for duty in said.duties)
    return Description(
        name=" ".join(said.name.split()),
        duties=tuple(dict.fromkeys(duty for duty in duties if duty)),
        carries=tuple(duty for duty in Duty if duty in said.carries),
        authorities=tuple(dict.fromkeys(said.authorities)),
        competence=" ".join(said.competence.split()),
    )


def check_words(said: Description) -> None:
    if not said.name:
        raise Refused("Write what the role is called.")
    if len(said.name) > LONGEST_NAME:
        raise Refused(say("The name of a role has at most {n} characters.", n=LONGEST_NAME))
    if not said.duties:
        raise Refused("Write at least one duty: what does this role ask of its holder?")
    if len(said.duties) > MOST_DUTIES:
        raise Refused(say("A role has at most {n} duties. Put together what belongs together.", n=MOST_DUTIES))
    if long := next((duty for duty in said.duties if len(duty) > LONGEST_DUTY), None):
        start = f"{long[:40].rstrip()} …"
        raise Refused(say("“{start}” is too long: a duty has at most {n} characters.", start=start, n=LONGEST_DUTY))
    if len(said.competence) > LONGEST_COMPETENCE:
        raise Refused(say("Say in at most {n} characters who can do it.", n=LONGEST_COMPETENCE))


def check_carried(key: str, said: Description) -> None:
    if key == EVERYONE and (said.carries or said.authorities):
        raise Refused("Everybody has this role by working here: it brings no authority, and neither of the two duties.")


def check_name(organisation: UUID, key: str, name: str) -> None:
    """Two roles that are called alike are one in everybody's head."""
    if any(one.name.casefold() == name.casefold() and one.key != key for one in roles(organisation)):
        raise Refused(say("Another role here is called “{name}”. Change that one, or choose another name.", name=name))


def says_so(role: Role, said: Description) -> bool:
    """Does the role say this already? In which order kinds of authority stand says nothing."""
    now = as_described(role)
    same = set(now.authorities) == set(said.authorities)
    return same and replace(now, authorities=()) == replace(said, authorities=())


def as_described(role: Role) -> Description:
    return Description(
        name=role.name,
        duties=tuple(role.duties),
        carries=role.carries,
        authorities=tuple(map(Authority, role.authorities)),
        competence=role.competence,
    )


def free_key(organisation: UUID, name: str) -> str:
    """Made from the name, and never one that was used before: rules and older appointments know it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    first = (OWN + (word or "role"))[:LONGEST_KEY].rstrip("_")
    used = set(every_version(organisation).values_list("key", flat=True))
    tries = (first, *(f"{first}_{n}" for n in range(2, len(used) + 3)))
    return next(key for key in tries if key not in used)
