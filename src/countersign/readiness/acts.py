"""Reading acts of leadership out of the ledger: by kind, never one entry for each of the staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import fields
from datetime import date, datetime
from uuid import UUID

from countersign.actions import queries as actions
from countersign.audits import queries as audits
from countersign.direction import queries as direction
from countersign.kernel.instants import day_in, instant
from countersign.kernel.references import Ref, parse_ref, ref
from countersign.messages import queries as messages
from countersign.people import queries as people
from countersign.policies import queries as policies
from countersign.processes import queries as processes
from countersign.readiness.dossier import FRAME, Dossier
from countersign.readiness.gathered import Gathered
from countersign.readiness.recorded import beginning
from countersign.readiness.wall.acting import Act, Known, Leaf, acts_of, counts, people_in
from countersign.readiness.wall.duties import recorded
from countersign.readiness.wall.shaping import Wall, wall_of
from countersign.readiness.wall.window import window_of
from countersign.resources import queries as resources
from countersign.reviews import queries as management_reviews
from countersign.risks import queries as risks

type Ids = Collection[UUID]
"""Of the rows that are asked about; lists that the page has read anyway tell of more."""


def leadership_of(read: Gathered, as_of: date) -> Dossier:
    """As much of the dossier as a wall needs: who leads, since when there is an ISMS, and which audit is ahead."""
    organisation = read.firm.id
    found = people.collect_facts(organisation, as_of, register=read.register)
    fed = {"org", "people", "top_management", "audits"}
    rest = tuple(one.name for one in fields(Dossier) if one.name not in FRAME | fed)
    return Dossier(
        as_of=as_of,
        unknown=rest,
        org=found.org,
        people=found.people,
        top_management=found.top_management,
        audits=audits.collect_facts(organisation, as_of, read.calendar),
    )


def wall(read: Gathered, dossier: Dossier, *, as_known: bool = False) -> Wall:
    """The wall of an organisation as it stands on the dossier's day, or ``as_known`` on that day."""
    window = window_of(dossier)
    return wall_of(acts(read, dossier, beginning(window.first), as_known=as_known), window, recorded())


def days_of_acts(read: Gathered, first: date) -> set[date]:
    """The days from one on, on which leadership did something, or something of it was recorded or taken back."""
    leaves = read.recorded.since(beginning(first))
    found = {day_in(read.firm.time_zone, instant(leaf["at"])) for leaf in leaves}
    found |= {date.fromisoformat(leaf["occurred_on"]) for leaf in leaves if counts(leaf) and "occurred_on" in leaf}
    return {day for day in found if day >= first}


def acts(read: Gathered, dossier: Dossier, since: datetime, *, as_known: bool = False) -> list[Act]:
    """The acts that were recorded from an instant on; nothing is recorded before it happens.

    ``as_known``: without what was recorded, or taken back, after the dossier's day.
    """
    leaves = read.recorded.since(since)
    if as_known:
        leaves = [leaf for leaf in leaves if day_in(read.firm.time_zone, instant(leaf["at"])) <= dossier.as_of]
    counting = [leaf for leaf in leaves if counts(leaf)]
    names = names_of(read.firm.id, {ref("person", UUID(person)) for person in people_in(counting)}, dossier)
    rows = known(read, counting)
    return acts_of(leaves, dossier, read.firm.time_zone, rows.__getitem__, lambda id: names[ref("person", UUID(id))])


def names_of(organisation: UUID, wanted: Collection[Ref], dossier: Dossier) -> dict[Ref, str]:
    """What people are called: most stand in the dossier already."""
    told = {one.id: one.name for one in dossier.people if one.name}
    missing = [parse_ref(one)[1] for one in wanted if one not in told]
    found = people.names(organisation, missing) if missing else {}
    return {**told, **{ref("person", id): name for id, name in found.items()}}


def known(read: Gathered, leaves: Iterable[Leaf]) -> dict[Ref, Known]:
    """What each context knows of the rows that these entries are about; of years of others nothing is read."""
    about: dict[str, set[UUID]] = defaultdict(set)
    for leaf in leaves:
        noun, id = parse_ref(leaf["of"])
        about[noun].add(id)
    return {ref(noun, id): told for noun, ids in about.items() for id, told in TOLD[noun](read, ids).items()}


def versions(read: Gathered, _ids: Ids) -> dict[UUID, Known]:
    found = read.shelf.versions
    return {one.id: Known({"title": one.title}, (one.policy_id.hex, one.id.hex)) for one in found}


def under_versions(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    """Hands before the last ones, and forewords: what is known of their versions."""
    known = versions(read, ids)
    labels = {one.id: one.label for one in read.shelf.versions}
    held = policies.held_by(read.firm.id)
    return {
        id: Known({**known[version].values, "label": labels[version]}, known[version].place)
        for id, version in held.items()
    }


def reviews(read: Gathered, _ids: Ids) -> dict[UUID, Known]:
    known = {one.id: one for one in read.shelf.versions}
    found = [one for reviews in read.shelf.reviews.values() for one in reviews]
    return {
        one.id: Known({"title": of.title, "label": of.label}, (one.policy_id.hex, one.id.hex))
        for one in found
        for of in [known[one.version_id]]
    }


def appointments(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = read.appointments_with(ids)
    return {one.id: Known({"name": str(one.person), "role": one.role.name}, (one.id.hex,)) for one in found}


def told(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = messages.messages(read.firm.id).filter(id__in=ids).values_list("id", "title")
    return {id: Known({"title": title}, (id.hex,)) for id, title in found}


def unnamed(_read: Gathered, ids: Ids) -> dict[UUID, Known]:
    """What is known by its place alone: an ask is told without what was asked, a report and a direction likewise."""
    return {id: Known({}, (id.hex,)) for id in ids}


def decisions_about_risks(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = risks.treatments(read.firm.id).filter(id__in=ids).values_list("id", "risk__title")
    return {id: Known({"title": title}, (id.hex,)) for id, title in found}


def receipts_of_risks(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = risks.receipts(read.firm.id).filter(id__in=ids).values_list("id", "risk_id", "risk__title")
    return {id: Known({"title": title}, (risk.hex,)) for id, risk, title in found}


def resource_decisions(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = resources.decisions(read.firm.id).filter(id__in=ids).values_list("id", "request_id", "request__title")
    return {id: Known({"title": title}, (request.hex,)) for id, request, title in found}


def year_budgets(read: Gathered, _ids: Ids) -> dict[UUID, Known]:
    return {one.id: Known({"title": one.title}, (one.id.hex,)) for one in read.purse.budgets}


def process_checks(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = processes.checks(read.firm.id).filter(id__in=ids).values_list("id", "process_id", "process__name")
    return {id: Known({"title": name}, (process.hex,)) for id, process, name in found}


def adoptions(read: Gathered, _ids: Ids) -> dict[UUID, Known]:
    """Versions of the terms of objectives, with the objective they belong to."""
    return {
        terms.id: Known({"title": terms.title}, (one.objective.id.hex,))
        for one in read.pursuits.objectives
        for terms in one.versions
    }


def audits_seen(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = audits.seen(read.firm.id).filter(id__in=ids).values_list("id", "audit_id", "audit__title")
    return {id: Known({"title": title}, (audit.hex,)) for id, audit, title in found}


def chaired(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    """Management reviews, by their day."""
    found = management_reviews.reviews(read.firm.id).filter(id__in=ids)
    return {one.id: Known({"day": one.day}, (one.id.hex,)) for one in found}


def decided(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    """What they decided."""
    days = {one.id: one.day for one in management_reviews.reviews(read.firm.id)}
    found = management_reviews.decisions(read.firm.id, days).filter(id__in=ids)
    return {one.id: Known({"day": days[one.review_id]}, (one.review_id.hex,)) for one in found}


def sponsored(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = actions.actions(read.firm.id).filter(id__in=ids, sponsor_id__isnull=False).values_list("id", "title")
    return {id: Known({"title": title}, (id.hex,)) for id, title in found}


def supports(read: Gathered, ids: Ids) -> dict[UUID, Known]:
    found = direction.supports(read.firm.id).filter(id__in=ids)
    return {one.id: Known({"name": str(one.manager)}, (one.id.hex,)) for one in found}


TOLD: dict[str, Callable[[Gathered, Ids], dict[UUID, Known]]] = {
    "version": versions,
    "review": reviews,
    "cosignature": under_versions,
    "endorsement": under_versions,
    "foreword": under_versions,
    "appointment": appointments,
    "ask": unnamed,
    "message": told,
    "treatment": decisions_about_risks,
    "riskreceipt": receipts_of_risks,
    "resourcedecision": resource_decisions,
    "budget": year_budgets,
    "processcheck": process_checks,
    "objectiveterms": adoptions,
    "report": unnamed,
    "auditseen": audits_seen,
    "managementreview": chaired,
    "decision": decided,
    "action": sponsored,
    "direction": unnamed,
    "support": supports,
}
"""By the noun of the rows; a kind that counts needs its noun here, and in a pack."""
