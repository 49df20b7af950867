"""``wall.svg`` and ``acts.txt``: the wall of 5.1 from the leaves of the pack, with the names that it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from countersign.kernel.references import Ref
from countersign.kernel.words import spelled
from countersign.packs.documents.archive import Archive
from countersign.packs.documents.originals import is_digest
from countersign.packs.documents.records import Told
from countersign.packs.documents.rows import Row
from countersign.readiness.dossier import Dossier
from countersign.readiness.wall.acting import Act, Known, acts_of
from countersign.readiness.wall.drawing import wide
from countersign.readiness.wall.duties import DUTIES, recorded
from countersign.readiness.wall.shaping import Wall, sentences, wall_of
from countersign.readiness.wall.window import window_of

TAIL = 8
"""The last digits of a reference, which chance has made, are enough to tell people of one organisation apart."""

type Rows = Mapping[str, Row]


def write_wall(archive: Archive, leaves: Iterable[Mapping[str, Any]], told: Told, dossier: Dossier) -> Wall:
    zone = told.organisation.state["time_zone"]
    rows = {noun: {row.of: row for row in told.rows[noun]} for noun in ("role", *KNOWN)}

    def known(of: Ref) -> Known:
        noun = of.rpartition("_")[0]
        return KNOWN[noun](rows[noun][of], rows["role"], told)

    acts = acts_of(leaves, dossier, zone, known, lambda person: name_of(told, person))
    wall = wall_of(acts, window_of(dossier), recorded())
    archive.put("wall.svg", f"{wide(wall, file=True)}\n".encode())
    archive.put("acts.txt", "".join(f"{line}\n" for line in lines(wall)).encode())
    return wall


def name_of(told: Told, person: str) -> str:
    """The name that the pack opens; the end of the reference of anybody else."""
    known = told.book.known.get(person)
    return known.name if known else f"person \u2026{person[-TAIL:]}"


def version(row: Row, roles: Rows, told: Told) -> Known:
    title = row.state["title"]
    return Known({"title": "a policy whose title is not shown" if is_digest(title) else title})


def under_version(row: Row, roles: Rows, told: Told) -> Known:
    """A hand before the last one or behind it, a foreword, or a review."""
    held = next(one for one in told.rows["version"] if one.id == row.state["version_id"])
    return Known({**version(held, roles, told).values, "label": held.state["label"]})


def appointment(row: Row, roles: Rows, told: Told) -> Known:
    role = roles[f"role_{row.state['role_id']}"].state
    called = role["key"] if is_digest(role["name"]) else role["name"]
    return Known({"name": name_of(told, row.state["person_id"]), "role": called})


def message(row: Row, roles: Rows, told: Told) -> Known:
    title = row.state["title"]
    return Known({"title": "a message whose heading is not shown" if is_digest(title) else title})


def itself(row: Row, roles: Rows, told: Told) -> Known:
    """What its entry says is all there is to say: the words of an ask are the leader's, and stay inside."""
    return Known({})


def about_risk(row: Row, roles: Rows, told: Told) -> Known:
    """A decision about a risk, or a leader's receipt for one."""
    title = next(one for one in told.rows["risk"] if one.id == row.state["risk_id"]).state["title"]
    return Known({"title": "a risk whose title is not shown" if is_digest(title) else title})


def resource_decision(row: Row, roles: Rows, told: Told) -> Known:
    about = next(one for one in told.rows["resource"] if one.id == row.state["request_id"])
    return titled(about, "a request whose title is not shown")


def year_budget(row: Row, roles: Rows, told: Told) -> Known:
    return titled(row, "a budget whose title is not shown")


def process_check(row: Row, roles: Rows, told: Told) -> Known:
    of = next(one for one in told.rows["process"] if one.id == row.state["process_id"])
    name = of.state["name"]
    return Known({"title": "a process whose name is not shown" if is_digest(name) else name})


def titled(row: Row, otherwise: str) -> Known:
    title = row.state["title"]
    return Known({"title": otherwise if is_digest(title) else title})


def objective(row: Row, roles: Rows, told: Told) -> Known:
    title = row.state["title"]
    return Known({"title": "whose title is not shown" if is_digest(title) else title})


def report(row: Row, roles: Rows, told: Told) -> Known:
    return Known({})


def meeting(row: Row, roles: Rows, told: Told) -> Known:
    """A management review, by its day."""
    return Known({"day": date.fromisoformat(row.state["held_on"] or row.state["planned_on"])})


def decision(row: Row, roles: Rows, told: Told) -> Known:
    held = next(one for one in told.rows["managementreview"] if one.id == row.state["review_id"])
    return meeting(held, roles, told)


def audit_seen(row: Row, roles: Rows, told: Told) -> Known:
    return titled(
        next(one for one in told.rows["internalaudit"] if one.id == row.state["audit_id"]),
        "an internal audit whose title is not shown",
    )


def action(row: Row, roles: Rows, told: Told) -> Known:
    title = row.state["title"]
    return Known({"title": "an action whose name is not shown" if is_digest(title) else title})


def direction(row: Row, roles: Rows, told: Told) -> Known:
    """Its words are personal, and its kind says enough."""
    return Known({})


def support(row: Row, roles: Rows, told: Told) -> Known:
    return Known({"name": name_of(told, row.state["manager_id"])})


KNOWN: dict[str, Callable[[Row, Rows, Told], Known]] = {
    "version": version,
    "cosignature": under_version,
    "endorsement": under_version,
    "foreword": under_version,
    "review": under_version,
    "appointment": appointment,
    "ask": itself,
    "message": message,
    "treatment": about_risk,
    "riskreceipt": about_risk,
    "resourcedecision": resource_decision,
    "budget": year_budget,
    "processcheck": process_check,
    "objectiveterms": objective,
    "report": report,
    "managementreview": meeting,
    "decision": decision,
    "auditseen": audit_seen,
    "action": action,
    "direction": direction,
    "support": support,
}
"""By the noun of the rows that count."""


def lines(wall: Wall) -> Iterator[str]:
    """The acts in words, duty by duty, each with the leaf that states it."""
    first, last = (spelled(month).partition(" ")[2] for month in (wall.window.months[0], wall.window.months[-1]))
    yield f"Clause 5.1: acts of leadership, {first} to {last}, as of {spelled(wall.window.today)}"
    yield " ".join(str(words) for words in sentences(wall))
    for duty in DUTIES:
        yield ""
        yield f"5.1({duty.letter}) {duty.name} {duty.more}"
        acts = wall.row(duty.letter)
        yield from (f"  {line(act)}" for act in acts)
        if not acts:
            yield "  nothing recorded" if duty.letter in wall.recorded else "  Countersign does not record this yet"


def line(act: Act) -> str:
    written = "the same day" if act.on == act.recorded_on else spelled(act.recorded_on)
    leads = "" if act.leads else "; not top management on that day"
    return f"{spelled(act.on)}: {act.says} (written down {written}; leaf {act.leaf}{leads})"
