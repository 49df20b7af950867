"""From a plan to what the pages of an import show: counts as filters, rows, and what the button does."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import ActForm
from countersign.entrance.endpoint import Visit
from countersign.people.imports.days import AMBIGUOUS
from countersign.people.imports.plan import Item, Plan, State
from countersign.web.people.words import FIELDS, LEADS, STATES, day, shown

A_PAGE = 25

REMARKS = "REMARKS"
"""The filter that holds rows of every state in which something should be looked at."""


def listed(request: Visit, plan: Plan, names: dict[str, str]) -> dict[str, Any]:
    """The rows of the group that is chosen, a page of them, and the ways to the others."""
    chosen, items = chosen_items(request.GET.get("show", ""), plan)
    asked = request.GET.get("q", "").strip()[:100]
    found = [item for item in items if matches(item, asked)] if asked else items
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    way = {"show": chosen, **({"q": asked} if asked else {})}
    return {
        "tabs": tabs(plan, chosen),
        "chosen": chosen,
        "asked": asked,
        "searchable": len(items) > A_PAGE,
        "all_url": f"?show={chosen}",
        "lead": _("Something in these rows needs a look.") if chosen == REMARKS else LEADS[State(chosen)],
        "rows": [row(item, names) for item in page],
        "shown": _("{first} to {last} of {n}").format(
            first=page.start_index(), last=page.end_index(), n=page.paginator.count
        ),
        "previous_url": address(way, page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(way, page.next_page_number()) if page.has_next() else "",
    }


def address(way: dict[str, str], page: int) -> str:
    return f"?{urlencode({**way, 'page': page})}"


def matches(item: Item, asked: str) -> bool:
    """The beginning of a word of the name or of the address; or a row, by its number."""
    words = [*item.name.casefold().replace("-", " ").split(), item.email]
    wanted = asked.casefold().split()
    return asked == str(item.row) or all(any(word.startswith(one) for word in words) for one in wanted)


def chosen_items(asked: str, plan: Plan) -> tuple[str, list[Item]]:
    """The filter that is set, else the first that holds anything."""
    if asked == REMARKS and plan.remarked:
        return REMARKS, plan.remarked
    states = [state for state in STATES if plan.counts[state]]
    if not states:
        return State.UNCHANGED.value, []
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
        "facts": entered_facts(item, names) if item.state in (State.NEW, State.ACCOUNT) else [],
        "changes": [] if item.state in (State.NEW, State.ACCOUNT) else changes,
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
    states = (State.NEW, State.CHANGED, State.REFUSED, State.ACCOUNT)
    new, changed, refused, accounts = (plan.counts[state] for state in states)
    parts = [
        ngettext("one new person", "{n} new people", new).format(n=new) if new else "",
        ngettext("one changed", "{n} changed", changed).format(n=changed) if changed else "",
        ngettext("one row refused", "{n} rows refused", refused).format(n=refused) if refused else "",
        ngettext("one that may be an account", "{n} that may be accounts", accounts).format(n=accounts)
        if accounts
        else "",
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
    return _("Record what is ticked")


def entered(count: int) -> str:
    if not count:
        return _("Nobody entered")
    return ngettext("One person entered", "{n} people entered", count).format(n=count)


def accounts(plan: Plan, form: ActForm) -> list[dict[str, Any]]:
    """What may be an account and no person, each a box to tick, with the reason."""
    reasons = {str(item.row): item.remark.in_language(_) for item in plan.of(State.ACCOUNT) if item.remark}
    return [{"option": box, "note": reasons.get(str(box.data["value"]), "")} for box in form["taken"].subwidgets]


def first_ambiguous(plan: Plan) -> str:
    """A day of the list that can be read in two ways, if that is why rows are refused."""
    for item in plan.of(State.REFUSED):
        if item.reason and item.reason.template == AMBIGUOUS:
            return str(dict(item.reason.values)["text"])
    return ""


def refused_row(item: Item) -> list[object]:
    reason = item.reason.in_language(_) if item.reason else ""
    return [item.row, item.name, item.email, item.column, reason]
