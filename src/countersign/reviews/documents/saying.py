"""What minutes say as a document: headings and paragraphs, from the value that was signed and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from countersign.kernel.words import spelled
from countersign.reviews.enums import DecisionKind, Effect, Part

HEADING, PARAGRAPH = "heading", "paragraph"

TITLES: dict[str, str] = {
    Part.A.value: "Actions from earlier reviews",
    Part.B.value: "Changes inside and outside the organisation",
    Part.C.value: "Needs and expectations of interested parties",
    Part.D.value: "Performance of information security",
    Part.E.value: "Feedback from interested parties",
    Part.F.value: "Risks and the state of their treatment",
    Part.G.value: "Opportunities to improve",
}
LEVELS = ("Not looked at.", "Mentioned.", "Looked at with data.")
EFFECTS: dict[str, str] = {
    Effect.RAISES.value: "Put forward as a request, to be decided by itself",
    Effect.APPROVES.value: "Approves the request “{called}”",
    Effect.REFUSES.value: "Refuses the request “{called}”",
    Effect.SETS.value: "Put forward as an objective, to be adopted by itself",
    Effect.ADOPTS.value: "Adopts the objective “{called}”",
    Effect.CHANGES.value: "Asks for a change of the policy “{called}”",
}
KINDS: dict[str, str] = {
    DecisionKind.IMPROVEMENT.value: "Improvement",
    DecisionKind.RESOURCES.value: "Resources",
    DecisionKind.POLICY.value: "Policy",
    DecisionKind.OBJECTIVE.value: "Objective",
    DecisionKind.NO_CHANGE.value: "No change",
}

type Said = tuple[str, str]


def blocks(minutes: Mapping[str, Any]) -> list[Said]:
    """Everything in its order; a part of which nothing was written says so."""
    return [*present(minutes), *inputs(minutes), *besides(minutes), *decided(minutes), *following(minutes)]


def present(minutes: Mapping[str, Any]) -> Iterator[Said]:
    yield HEADING, "Who was there"
    if "chaired_by_name" in minutes:
        yield PARAGRAPH, f"Chair: {minutes['chaired_by_name']}. {minutes['chair_name']} signs for them."
    else:
        yield PARAGRAPH, f"Chair: {minutes['chair_name']}."
    for one in minutes["attended"]:
        role = f", {one['as']}" if one["as"] else ""
        top = " (in top management on that day)" if one["leads"] else ""
        yield PARAGRAPH, f"{one['name']}{role}{top}"
    if minutes["guests"]:
        yield PARAGRAPH, f"From outside: {minutes['guests']}"
    if minutes["apologies"]:
        yield PARAGRAPH, "Apologies: " + ", ".join(one["name"] for one in minutes["apologies"])


def inputs(minutes: Mapping[str, Any]) -> Iterator[Said]:
    for key, title in TITLES.items():
        if key not in minutes["inputs"]:
            continue
        one = minutes["inputs"][key]
        yield HEADING, f"{key}. {title}"
        yield PARAGRAPH, LEVELS[one["level"]]
        yield from paragraphs(one["text"])


def besides(minutes: Mapping[str, Any]) -> Iterator[Said]:
    heads = (("presented", "What was presented"), ("questions", "What leaders asked"), ("conclusion", "Conclusion"))
    for key, title in heads:
        if minutes[key].strip():
            yield HEADING, title
            yield from paragraphs(minutes[key])


def decided(minutes: Mapping[str, Any]) -> Iterator[Said]:
    yield HEADING, "Decisions"
    for one in minutes["decisions"]:
        yield PARAGRAPH, f"{one['number']}. {KINDS[one['kind']]}: {one['words']}"
        told = [
            f"decided by {one['decided_by']}" if one["decided_by"] else "",
            f"done by {one['owner']}" if one["owner"] else "",
            f"by {day(one['due_on'])}" if one["due_on"] else "",
        ]
        if any(told):
            yield PARAGRAPH, first_up([each for each in told if each])
        if "effect" in one:
            yield PARAGRAPH, EFFECTS[one["effect"]].format(called=one.get("called", "")) + "."


def first_up(told: list[str]) -> str:
    """Names keep their capitals."""
    line = ", ".join(told)
    return line[0].upper() + line[1:] + "."


def following(minutes: Mapping[str, Any]) -> Iterator[Said]:
    if minutes.get("alone"):
        yield PARAGRAPH, "Whoever signs these minutes wrote all of them, too."
    if minutes["endorsed"]:
        yield PARAGRAPH, "Version of the policy that was confirmed: " + ", ".join(minutes["endorsed"])
    if minutes["next_planned_on"]:
        yield PARAGRAPH, f"Next review: {day(minutes['next_planned_on'])}"


def paragraphs(text: str) -> Iterator[Said]:
    for line in text.splitlines():
        if line.strip():
            yield PARAGRAPH, line.strip()


def day(written: str) -> str:
    return spelled(date.fromisoformat(written))
