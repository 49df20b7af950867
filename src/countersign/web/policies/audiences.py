"""Whom a policy is for, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from countersign.acknowledgements.queries import reach
from countersign.entrance.endpoint import Visit
from countersign.kernel.words import listed
from countersign.people.enums import PersonKind
from countersign.policies.audience import STAFF, Audience, Some, read
from countersign.policies.queries import used_on
from countersign.roles.library import LIBRARY

if TYPE_CHECKING:
    from countersign.policies.models import Aim, Policy

KINDS: dict[PersonKind, Promise] = {
    PersonKind.EMPLOYEE: gettext_lazy("employees"),
    PersonKind.DIRECTOR: gettext_lazy("directors"),
    PersonKind.CONTRACTOR: gettext_lazy("contractors"),
    PersonKind.SUPPLIER: gettext_lazy("people of suppliers"),
}


def in_words(audience: Audience) -> str:
    """ "staff, the department Sales and contractors in Support, but not two people by name".

    No name of a person is read for it.
    """
    some, *together, left_out = audience.parts
    who = _("everybody") if audience.all_but else listed([*ways(some), *map(at_once, together)])
    if not left_out.sorts:
        return who
    return _("{people}, but not {others}").format(people=who, others=listed(ways(left_out), _("or")))


def ways(some: Some) -> list[str]:
    """In what ways they are named; one match is enough."""
    departments = [_("the department {name}").format(name=one) for one in sorted(some.departments)]
    holders = [_("holders of {role}").format(role=called(key)) for key in sorted(some.roles)]
    n = len(some.people)
    named = [ngettext("one person by name", "{n} people by name", n).format(n=n)] if n else []
    return [*kinds(some), *departments, *holders, *named]


def at_once(some: Some) -> str:
    """ "contractors in Sales or Support who hold Legal contact": who fits all of it."""
    who = listed(kinds(some), _("or")) if some.kinds else _("people")
    if some.departments:
        who = _("{people} in {departments}").format(people=who, departments=listed(sorted(some.departments), _("or")))
    if some.roles:
        who = _("{people} who hold {roles}").format(people=who, roles=listed(sorted(map(called, some.roles)), _("or")))
    return who


def kinds(some: Some) -> list[str]:
    staff = [_("staff")] if some.kinds >= STAFF else []
    return staff + [str(name) for kind, name in KINDS.items() if kind in some.kinds and not (staff and kind in STAFF)]


def called(role: str) -> str:
    """A role of the library by its name; one of the organisation's own by its key."""
    return LIBRARY[role].name if role in LIBRARY else role


def whom(policy: Policy, url: str, *, before: Sequence[Aim] = ()) -> dict[str, Any]:
    """What the page of a policy says of it. ``url``: where it is set, for whoever may. ``before``: what it said."""
    return {
        "words": in_words(read(policy.audience)),
        "asks": policy.asks_acceptance,
        "out_of_use_on": policy.out_of_use_on,
        "months": policy.review_months,
        "days": policy.ack_days,
        "again": policy.ack_refresh_months,
        "before": [
            {"words": in_words(read(one.audience)), "asks": one.asks_acceptance, "until": one.held_until}
            for one in reversed(before)
        ],
        "url": url,
    }


def reached(request: Visit, policy: Policy) -> int:
    """How many people here today a version of it would be put to."""
    if not policy.asks_acceptance or not used_on(policy, request.today):
        return 0
    return reach(request.organisation.id, read(policy.audience), request.today)


def options(chosen: Iterable[str], known: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Boxes to tick: those that there are, and those ticked before that there are no more, which can be taken back."""
    ticked, there = set(chosen), list(known)
    gone = sorted(ticked - {value for value, _label in there})
    return [{"value": value, "label": label, "ticked": value in ticked} for value, label in there] + [
        {"value": value, "label": _("{name}, not here any more").format(name=value), "ticked": True} for value in gone
    ]
