"""The words of the roles document as a file: what each role is, who holds it, and who answers to whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.template.defaultfilters import capfirst
from django.template.defaultfilters import date as date_format
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.roles.documents.sheet import Answering, Hand, Part, Sheet
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Chart, Place, Standing
from countersign.web.roles import showing
from countersign.web.roles.boxes import hat
from countersign.web.roles.gathering import Seen
from countersign.web.roles.words import CLAUSES, DUTIES, STATES

if TYPE_CHECKING:
    from countersign.roles.models import Appointment, Role, StandIn


def sheet(request: Visit, found: Seen) -> Sheet:
    """All of it for one reader and one day."""
    firm, on = request.organisation.name, found.on
    as_of = _("as of {day}").format(day=day(on))
    known = [_("as it is known on {day}").format(day=day(request.today))] if on != request.today else []
    return Sheet(
        organisation=firm,
        title=_("Roles, responsibilities and authorities"),
        imprint=(_("Clause 5.3"), as_of, *known),
        lead=" ".join(
            filter(
                None,
                [_("Who does what for information security at {firm}.").format(firm=firm), made_known(found)],
            )
        ),
        legend=_("A line leads to whoever somebody answers to. Green: the role was accepted. Dashed: it waits."),
        vacant=nobody_holds(found),
        chart=tuple(answering(found.chart)),
        answers=_("Who answers to whom"),
        columns=(_("Who"), _("Place"), _("Roles")),
        parts=tuple(part(role, held, found) for role, held in found.roles),
        empty=_("No role is described on this day."),
    )


def made_known(found: Seen) -> str:
    """When people were told of all this."""
    return _("People were told on {day}.").format(day=day(found.told_on)) if found.told_on else ""


def vacant(found: Seen) -> list[dict[str, str]]:
    """What nobody holds, with its clauses and the function that it is with: roles, and those of the two duties that
    none of these roles carries."""
    roles = found.outline.vacant
    apart = [duty for duty in found.without if all(duty not in role.carries for role in roles)]
    named = [
        {"name": role.name, "clauses": showing.clauses(role), "function": found.functions.get(role.key, "")}
        for role in roles
    ]
    return [*named, *({"name": str(DUTIES[duty]), "clauses": CLAUSES[duty], "function": ""} for duty in apart)]


def nobody_holds(found: Seen) -> str:
    names = []
    for one in vacant(found):
        more = ", ".join(filter(None, (one["clauses"], one["function"])))
        names.append(f"{one['name']} ({more})" if more else one["name"])
    return _("Nobody holds: {names}.").format(names=", ".join(names)) if names else ""


def part(role: Role, held: list[Standing], found: Seen) -> Part:
    everyone, clauses = role.key == EVERYONE, showing.clauses(role)
    return Part(
        name=role.name,
        clauses=_("Clause {clauses}").format(clauses=clauses) if clauses else "",
        duties=tuple(role.duties),
        fits=_("What usually fits: {competence}").format(competence=role.competence) if role.competence else "",
        hands=tuple(hand(one, found.away.get(one.appointment.id)) for one in held),
        alone=_("Everybody who works here") if everyone else found.functions.get(role.key, "") or _("nobody"),
        vacant=not held and not everyone,
    )


def hand(one: Standing, away: StandIn | None) -> Hand:
    made, accepted = one.appointment, one.accepted_on
    since = _("since {day}").format(day=day(made.held_from))
    until = made.held_until and _("{start} until {end}").format(start=since, end=day(made.held_until))
    return Hand(
        name=str(made.person),
        since=until or since,
        state=_("accepted on {day}").format(day=day(accepted)) if accepted else str(STATES[one.state]),
        accepted=accepted is not None,
        lines=tuple(
            line for line in (renewed(one), powers(made), around(made, away), appointed(one), made.hat_note) if line
        ),
    )


def renewed(one: Standing) -> str:
    """Which description they accepted, where the role is described anew."""
    newer = showing.newer(one)
    return f"{capfirst(newer)}." if newer else ""


def powers(made: Appointment) -> str:
    """What the holder may decide without asking, with the sum."""
    decides = showing.decides(made)
    may = _("May {acts}.").format(acts=", ".join(decides)) if decides else _("May decide nothing in writing.")
    return f"{may} {_('Goes straight to top management.')}" if made.direct_line else may


def around(made: Appointment, away: StandIn | None) -> str:
    """Time, for whom they speak, how they report, and who stands in."""
    told = [
        f"{capfirst(time)}." if (time := showing.time_agreed(made)) else "",
        _("Speaks for: {names}.").format(names=", ".join(made.departments)) if made.departments else "",
        _("Reporting: {note}").format(note=made.reporting_note) if made.reporting_note else "",
        stands_in(made, away),
    ]
    return " ".join(filter(None, told))


def stands_in(made: Appointment, away: StandIn | None) -> str:
    if away:
        return _("Away until {day}: {name} stands in.").format(day=day(away.over_on), name=away.person)
    return _("{name} stands in.").format(name=made.deputy) if made.deputy else _("Nobody is named to stand in.")


def appointed(one: Standing) -> str:
    made = one.appointment
    told = [
        _("Appointed by {name} on {day}.").format(name=made.approved_by, day=day(one.approved_on)),
        _("Alone, as nobody else leads.") if made.single_handed else "",
    ]
    return " ".join(filter(None, told))


def answering(drawn: Chart) -> Iterator[Answering]:
    """Everybody in the chart, in words."""
    for one in drawn.tops:
        yield from below(one, _("top management"))
    for one in drawn.apart:
        yield from below(one, _("no line leads to top management"))


def below(one: Place, to: str) -> Iterator[Answering]:
    yield Answering(f"{one.person}, {one.person.title}" if one.person.title else str(one.person), to, roles_of(one))
    for lower in one.below:
        yield from below(lower, _("answers to {name}").format(name=one.person))


def roles_of(one: Place) -> str:
    told = []
    for held in one.held:
        role = hat(held)
        waits = role["newer"] or ("" if role["kind"] == "accepted" else str(STATES[held.state]))
        more = ", ".join(filter(None, (role["clauses"], waits)))
        told.append(f"{role['name']} ({more})" if more else role["name"])
    return f"{', '.join(told)}." if told else ""


def day(on: date | None) -> str:
    return date_format(on, "j F Y") if on else ""
