from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.writing import command, write
from countersign.roles.entries import RoleDefined
from countersign.roles.enums import Duty
from countersign.roles.library import LEAD, LEAD_WHO_REPORTS, LIBRARY, Profile
from countersign.roles.models import Role
from countersign.roles.permissions import check_can_define
from countersign.roles.queries import newest


@command
def define(*, key: str, also_reports: bool = False, by: Actor, at: datetime) -> Ref:
    """Say what a role is, in the words of the library. ``also_reports``: the ISMS lead reports as well (5.3 b)."""
    check_can_define(by)
    profile = profile_of(key, also_reports=also_reports)
    before = newest(by.organisation, key)
    if before and same(before, profile):
        raise Refused("This role is described so already.")
    role = Role(
        id=new_id(at),
        organisation_id=by.organisation,
        key=key,
        version=before.version + 1 if before else 1,
        name=profile.name,
        duties=list(profile.duties),
        competence=profile.competence,
        ensures_conformity=Duty.CONFORMITY in profile.carries,
        reports_performance=Duty.REPORTING in profile.carries,
        authorities=[kind.value for kind in profile.authorities],
        defined_at=at,
        defined_by_id=who(by),
    )
    write(role, RoleDefined())
    return role.ref


def profile_of(key: str, *, also_reports: bool) -> Profile:
    """What the library says of a role. Raises Unknown for one that it does not have."""
    if key not in LIBRARY:
        raise Unknown("role")
    if not also_reports:
        return LIBRARY[key]
    if key != LEAD:
        raise Refused("Only the ISMS lead can take over the reporting.")
    return LEAD_WHO_REPORTS


def same(role: Role, profile: Profile) -> bool:
    """Does the role say what the profile says? Then defining it would add nothing."""
    now = (role.name, tuple(role.duties), role.competence, role.carries, tuple(role.authorities))
    return now == (profile.name, profile.duties, profile.competence, profile.carries, profile.authorities)
