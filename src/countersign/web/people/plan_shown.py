"""From a plan to what the pages of an import show: counts as filters, rows, and what the button does."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit
from countersign.people.imports.plan import Item, Plan, State
from countersign.web.people.words import FIELDS, STATES, day, shown

REMARKS = "REMARKS"
"""The filter that holds rows of every state in which something should be looked at."""


def chosen_items(request: Visit, plan: Plan) -> tuple[str, list[Item]]:
    """The filter that is set, else the first that holds anything."""
    asked = request.GET.get("show", "")
    if asked == REMARKS and plan.remarked:
        return REMARKS, plan.remarked
    states = [state for state in STATES if plan.counts[state]]
    state = next((state for state in states if state.value == asked), states[0])
    return state.value, plan.of(state)


def tabs(plan: Plan, chosen: str) -> list[dict[str, Any]]:
    found = [
        {"label": f"{label} {plan.counts[state]}", "url": f"?show={state.value}", "current": state.value == chosen}
        for state, label in STATES.items()
        if plan.counts[state]
    ]
    if plan.remarked:
        label = f"{_('To look at')} {len(plan.remarked)}"
        found.append({"label": label, "url": f"?show={REMARKS}", "current": chosen == REMARKS})
    return found


def row(item: Item, names: dict[str, str]) -> dict[str, Any]:
    changes = [
        {
            "field": FIELDS[change.field],
            "before": shown(change.field, change.before, names),
            "after": shown(change.field, change.after, names),
        }
        for change in item.changes
    ]
    return {
        "number": item.row,
        "name": item.name,
        "email": item.email,
        "state": STATES[item.state],
        "facts": entered_facts(item, names) if item.state is State.NEW else [],
        "changes": [] if item.state is State.NEW else changes,
        "column": item.column,
        "reason": item.reason.in_language(_) if item.reason else "",
        "remark": item.remark.in_language(_) if item.remark else "",
    }


def entered_facts(item: Item, names: dict[str, str]) -> list[str]:
    """What is known about somebody new, in a line."""
    line = item.line
    if line is None:
        return []
    manager = item.change_of("manager_id")
    told = [line.title, line.department, shown("kind", line.kind or "EMPLOYEE", names)]
    if manager:
        told.append(_("reports to {name}").format(name=shown("manager_id", manager.after, names)))
    if line.joined_on:
        told.append(_("since {day}").format(day=day(line.joined_on)))
    if line.left_on:
        told.append(_("leaves on {day}").format(day=day(line.left_on)))
    return [one for one in told if one]


def finding(plan: Plan) -> str:
    """The title of the page: what would happen, in numbers that add up."""
    new, changed, refused = (plan.counts[state] for state in (State.NEW, State.CHANGED, State.REFUSED))
    parts = [
        ngettext("one new person", "{n} new people", new).format(n=new) if new else "",
        ngettext("one changed", "{n} changed", changed).format(n=changed) if changed else "",
        ngettext("one row refused", "{n} rows refused", refused).format(n=refused) if refused else "",
    ]
    told = ", ".join(part for part in parts if part)
    return told[:1].upper() + told[1:] if told else _("Nothing new in this list")


def button(plan: Plan) -> str:
    new, changed = plan.counts[State.NEW], plan.counts[State.CHANGED]
    if new and changed:
        return _("Enter {n} and change {m}").format(n=new, m=changed)
    if new:
        return ngettext("Enter one person", "Enter {n} people", new).format(n=new)
    if changed:
        return ngettext("Change one person", "Change {n} people", changed).format(n=changed)
    return _("Record who has left")


def entered(count: int) -> str:
    if not count:
        return _("Nobody entered")
    return ngettext("One person entered", "{n} people entered", count).format(n=count)
