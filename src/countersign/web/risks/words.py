"""What stored choices about risks are called on pages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from countersign.risks.enums import SEEN_WORDS, Answer, Level, Option, Stance, TreatmentState

OPTIONS: dict[Option, Any] = {
    Option.REDUCE: _("Reduce it: do something that makes it less likely, or less bad"),
    Option.AVOID: _("Avoid it: stop doing what brings it about"),
    Option.SHARE: _("Share it: an insurer, a supplier or a customer bears part of it"),
    Option.ACCEPT: _("Live with it, knowingly, until a day"),
}
SHORT: dict[Option, Any] = {
    Option.REDUCE: _("Reduce"),
    Option.AVOID: _("Avoid"),
    Option.SHARE: _("Share"),
    Option.ACCEPT: _("Live with it"),
}
LEVELS: dict[Level, Any] = {Level.LOW: _("low"), Level.MEDIUM: _("medium"), Level.HIGH: _("high")}
ANSWERS: dict[Answer, Any] = {
    Answer.UNDECIDED: _("nothing decided"),
    Answer.PROPOSED: _("put forward, not decided"),
    Answer.TREATED: _("being treated"),
    Answer.LATE: _("late"),
    Answer.CARRIED_OUT: _("carried out"),
    Answer.ACCEPTED: _("accepted"),
    Answer.OUTGROWN: _("outgrew what was decided"),
    Answer.LAPSED: _("decision has run out"),
}
STATES: dict[TreatmentState, Any] = {
    TreatmentState.PROPOSED: _("waits for a decision"),
    TreatmentState.APPROVED: _("approved"),
    TreatmentState.CARRIED_OUT: _("carried out"),
    TreatmentState.TAKEN_BACK: _("refused or taken back"),
    TreatmentState.ENDED: _("ended"),
}
STANCES: dict[Stance, Any] = {stance: _(words) for stance, words in SEEN_WORDS.items()}
"""The sentences that a leader chooses from."""

NEEDS_HANDS = frozenset({Answer.UNDECIDED, Answer.PROPOSED, Answer.LATE, Answer.OUTGROWN, Answer.LAPSED})
"""Something is to be done or decided."""
