"""What the pages call actions, and where they come from."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from countersign.actions.enums import ActionKind, ActionState, SourceKind

KINDS = [
    (ActionKind.CORRECTIVE.value, gettext_lazy("Corrective: something went wrong, and must not happen again")),
    (ActionKind.IMPROVEMENT.value, gettext_lazy("Improvement: it is in order, and gets better")),
    (ActionKind.FOLLOW_UP.value, gettext_lazy("Follow-up: something that was promised or decided")),
]

CALLED: dict[ActionKind, str] = {
    ActionKind.CORRECTIVE: gettext_noop("Corrective action"),
    ActionKind.IMPROVEMENT: gettext_noop("Improvement"),
    ActionKind.FOLLOW_UP: gettext_noop("Follow-up"),
}

SOURCES: dict[SourceKind, str] = {
    SourceKind.AUDIT: gettext_noop("Internal audit"),
    SourceKind.EXTERNAL_AUDIT: gettext_noop("Audit from outside"),
    SourceKind.REVIEW: gettext_noop("Management review"),
    SourceKind.INCIDENT: gettext_noop("Incident"),
    SourceKind.CHANGE: gettext_noop("Significant change"),
    SourceKind.FINDING: gettext_noop("Finding of Countersign"),
    SourceKind.RISK: gettext_noop("Risk"),
    SourceKind.OBJECTIVE: gettext_noop("Objective"),
    SourceKind.ACTION: gettext_noop("Action that did not work"),
    SourceKind.OTHER: gettext_noop("Something else"),
}

TYPED_SOURCES = [(one.value, gettext_lazy(words)) for one, words in SOURCES.items() if one is not SourceKind.ACTION]
"""Those that somebody may choose: an action that did not work names itself."""

STATES: dict[ActionState, str] = {
    ActionState.OPEN: gettext_noop("open"),
    ActionState.DONE: gettext_noop("done"),
    ActionState.EFFECTIVE: gettext_noop("done, and it works"),
    ActionState.INEFFECTIVE: gettext_noop("done, and it did not work"),
    ActionState.DROPPED: gettext_noop("dropped"),
}

PAGES: dict[str, tuple[str, str]] = {
    "action": ("actions:action", "action.read"),
    "event": ("changes:change", "change.read"),
    "internalaudit": ("audits:internal", "internalaudit.read"),
}
"""For the noun of what an action came from its page, and the act one needs to be allowed there."""


def kind_called(kind: str) -> str:
    return _(CALLED[ActionKind(kind)])


def source_called(kind: str) -> str:
    return _(SOURCES[SourceKind(kind)])
