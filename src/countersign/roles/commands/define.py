from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.writing import command
from countersign.roles.commands.describe import Description, describe, says_so
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
    shown = before.version if before else 0
    return describe(description=described_by(profile), key=key, version_shown=shown, by=by, at=at)


def profile_of(key: str, *, also_reports: bool) -> Profile:
    """What the library says of a role. Raises Unknown for one that it does not have."""
    if key not in LIBRARY:
        raise Unknown("role")
    if not also_reports:
        return LIBRARY[key]
    if key != LEAD:
        raise Refused("Only the ISMS lead can take over the reporting.")
    return LEAD_WHO_REPORTS


def described_by(profile: Profile) -> Description:
    return Description(
        name=profile.name,
        duties=profile.duties,
        carries=profile.carries,
        authorities=profile.authorities,
        competence=profile.competence,
    )


def same(role: Role, profile: Profile) -> bool:
    """Does the role say what the profile says? Then defining it would add nothing."""
    return says_so(role, described_by(profile))
