"""The form for a review that was held elsewhere: each answer is checked where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.archives import Unreadable
from countersign.kernel.text import Heading, Text
from countersign.kernel.text.plain import to_plain
from countersign.policies.imports.pdf import read_pdf
from countersign.reviews.commands.record_elsewhere import LONGEST_TEXT, LONGEST_WORDS, Past, Record
from countersign.reviews.enums import INPUTS, ReviewKind
from countersign.web.days import NO_DAY
from countersign.web.policies.record_form import AnybodyField, called
from countersign.web.reviews.forms import PeopleField
from countersign.web.reviews.words import KINDS, LEVELS, TITLES
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person

LINES = 5
"""So many decisions at once; what more there is stands in the file."""

RECORDED = ("held_on", "kind", "chair_id", "guests", "minutes_on", "confirmed", "next_planned_on", "documented", "text")


class RecordForm(ActForm):
    """Day, chair and attendees; how far each input was covered; what was decided; and what shows it."""

    held_on = forms.DateField(label=_("On which day was it held?"), error_messages=NO_DAY)
    kind = forms.TypedChoiceField(
        choices=list(KINDS.items()), coerce=ReviewKind, label=_("What kind of review was it?")
    )
    chair_id = AnybodyField(required=False, label=_("Who chaired it?"))
    attendees = PeopleField(required=False, label=_("Who was there?"))
    guests = forms.CharField(required=False, max_length=200, label=_("Who else was there?"))
    minutes_on = forms.DateField(
        required=False, label=_("On which day were the minutes written?"), error_messages=NO_DAY
    )
    confirmed = forms.BooleanField(required=False, label=_("The chair has confirmed them"))
    next_planned_on = forms.DateField(required=False, label=_("Which day did it note for the next?"))
    documented = forms.CharField(
        max_length=300,
        label=_("Where is it documented?"),
        error_messages={"required": _("Say where it is documented. Without it there is only your word.")},
    )
    scan = forms.FileField(required=False, label=_("The minutes as a file"))
    text = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What do the minutes say?"))

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chair_id"].offer(people, nobody=str(_("Nobody, or somebody who is not in the list")))
        fields["attendees"].choices = [(one.id.hex, called(one)) for one in people]
        for part in INPUTS:
            fields[f"level_{part.value}"] = forms.TypedChoiceField(
                coerce=int, choices=LEVELS, initial=0, label=TITLES[part]
            )
        for n in range(LINES):
            fields[f"words_{n}"] = forms.CharField(
                required=False, max_length=LONGEST_WORDS, label=_("What was decided")
            )
            fields[f"owner_{n}"] = AnybodyField(required=False, label=_("Who sees to it"))
            fields[f"owner_{n}"].offer(people, nobody=str(_("Nobody")))
            fields[f"due_{n}"] = forms.DateField(required=False, label=_("By when"))
            fields[f"done_{n}"] = forms.DateField(required=False, label=_("Done on"))

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])

    def clean(self) -> dict[str, Any]:
        """Where nobody has written what they say, a PDF says it itself."""
        given = super().clean() or {}
        if given.get("scan") and not (given.get("text") or "").strip():
            given["text"] = words_in(given["scan"])
        return given

    @property
    def levels(self) -> Iterable[Any]:
        return [self[f"level_{part.value}"] for part in INPUTS]

    @property
    def lines(self) -> Iterable[dict[str, Any]]:
        return [{name: self[f"{name}_{n}"] for name in ("words", "owner", "due", "done")} for n in range(LINES)]

    def arguments(self) -> dict[str, Any]:
        """As the command takes them, but the file's bytes in place of its digest."""
        given = self.cleaned_data
        decided = [
            Past(
                words=given[f"words_{n}"],
                owner_id=given[f"owner_{n}"],
                due_on=given[f"due_{n}"],
                done_on=given[f"done_{n}"],
            )
            for n in range(LINES)
            if given[f"words_{n}"].strip()
        ]
        record = Record(
            **{name: given[name] for name in RECORDED},
            attendees=given["attendees"],
            levels={part.value: given[f"level_{part.value}"] for part in INPUTS},
            decisions=decided,
        )
        return {"record": record, "scan": given["scan"]}


def words_in(file: bytes) -> str:
    """What a PDF says below its headings, as far as it can be compared. A picture of words says nothing."""
    try:
        text = read_pdf(file, "minutes.pdf").text
    except Unreadable:
        return ""
    return to_plain(Text(tuple(one for one in text.blocks if not isinstance(one, Heading))))[:LONGEST_TEXT]
