"""What the pages call the parts of a management review."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from countersign.reviews.enums import DecisionKind, Part, ReviewKind, ReviewState

KINDS: dict[ReviewKind, Any] = {
    ReviewKind.FULL: _("Full review, all inputs"),
    ReviewKind.SLOT: _("Quarterly slot"),
    ReviewKind.EXTRAORDINARY: _("Extraordinary review"),
    ReviewKind.SOLE_DIRECTOR: _("Review of a sole director"),
}
KIND_NOTES: dict[ReviewKind, Any] = {
    ReviewKind.FULL: _("Sixty minutes, or ninety in a larger firm."),
    ReviewKind.SLOT: _("Thirty minutes: earlier actions, performance, risks. The others at least once a year."),
    ReviewKind.EXTRAORDINARY: _("After an incident, or to close a gap before an audit. Say why."),
    ReviewKind.SOLE_DIRECTOR: _("Read alone, with written conclusions; name an adviser from outside as a guest."),
}
STATES: dict[ReviewState, Any] = {
    ReviewState.PLANNED: _("planned"),
    ReviewState.OPEN: _("held, the chair has not signed the minutes"),
    ReviewState.CLOSED: _("signed"),
    ReviewState.CALLED_OFF: _("called off"),
}
TITLES: dict[Part, Any] = {
    Part.A: _("Actions from last time"),
    Part.B: _("What changed inside and outside, the climate too"),
    Part.C: _("What customers, regulators and owners expect now"),
    Part.D: _("How we are doing"),
    Part.E: _("What others told us"),
    Part.F: _("Top risks and their treatment"),
    Part.G: _("Ideas to improve"),
    Part.PRESENTED: _("What was presented"),
    Part.QUESTIONS: _("What leaders asked"),
    Part.CONCLUSION: _("Suitable, adequate, effective?"),
}
MINUTES: dict[Part, int] = {Part.A: 6, Part.B: 8, Part.C: 5, Part.D: 15, Part.E: 4, Part.F: 8, Part.G: 4}
"""So many of sixty (DOMAIN, 6.4)."""

LEVELS = ((0, _("Not looked at")), (1, _("Mentioned")), (2, _("Looked at, with data")))
LEVELS_OF_D = ((0, _("Not looked at")), (1, _("Mentioned")), (2, _("Looked at, with two points in time of all four")))
ITEMS = (
    ("d1", _("Nonconformities and corrective actions")),
    ("d2", _("Monitoring and measurement")),
    ("d3", _("Audit results")),
    ("d4", _("Objectives met")),
)
HINTS: dict[Part, Any] = {
    Part.PRESENTED: _("Documents that were on the table, with their version."),
    Part.QUESTIONS: _("In their words. Nothing shows leading better."),
    Part.CONCLUSION: _("In your own words, and with the reason."),
}
DECISIONS: dict[DecisionKind, Any] = {
    DecisionKind.IMPROVEMENT: _("Improvement, or an action"),
    DecisionKind.RESOURCES: _("Money, people or time"),
    DecisionKind.POLICY: _("Change of the policy"),
    DecisionKind.OBJECTIVE: _("Objective"),
    DecisionKind.NO_CHANGE: _("No change, because …"),
}
