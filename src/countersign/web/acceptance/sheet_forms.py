"""The form for a sheet that people signed: who, when, in which words, who saw it, and what shows it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.acknowledgements.commands.record_sheet import LONGEST_SENTENCE, MOST_ON_A_SHEET
from countersign.acknowledgements.enums import Confirmed
from countersign.entrance.acts import ActForm
from countersign.web.acceptance.words import ON_A_SHEET
from countersign.web.days import NO_DAY
from countersign.web.people.by_name import LONGEST_LIST, people_named
from countersign.web.scans import scan_in


class TickedField(forms.TypedMultipleChoiceField):
    """People who were ticked. The list may have changed meanwhile; whether they are known here, the command asks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=lambda hexadecimal: UUID(hex=hexadecimal), required=False, **kwargs)

    def valid_value(self, value: Any) -> bool:
        try:
            UUID(hex=value)
        except ValueError:
            return False
        return True


class SheetForm(ActForm):
    """``organisation``: whose people are named; ``today``: the last day that lies behind us."""

    people = TickedField(
        label=_("Who signed it?"),
        error_messages={"invalid_choice": _("Tick people from the list, or name them below.")},
    )
    others = forms.CharField(required=False, max_length=LONGEST_LIST, label=_("Others who signed it"))
    how = forms.TypedChoiceField(
        coerce=Confirmed,
        choices=[(how.value, words) for how, (words, _note) in ON_A_SHEET.items()],
        error_messages={"required": _("Say how they read it."), "invalid_choice": _("Choose one of the answers.")},
        label=_("How did they read it?"),
    )
    accepted_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    words = forms.CharField(
        max_length=LONGEST_SENTENCE,
        label=_("The sentence above the signatures"),
        error_messages={"required": _("Write the sentence that stands above the signatures.")},
    )
    witness = forms.CharField(
        max_length=200,
        label=_("Who saw them sign?"),
        error_messages={"required": _("Name somebody who was there. Without a witness it is only your word.")},
    )
    scan = forms.FileField(
        label=_("The scan"),
        error_messages={
            "required": _("Choose the scan or photograph of the signed sheet."),
            "empty": _("The file is empty (0 bytes). Scan it again, and choose the new file."),
        },
    )

    def __init__(self, *args: Any, organisation: UUID, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.today = organisation, today

    def clean_accepted_on(self) -> date:
        day: date = self.cleaned_data["accepted_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come. Only what has happened can be recorded."))
        return day

    def clean_others(self) -> list[UUID]:
        return [one.id for one in people_named(self.organisation, self.cleaned_data["others"], MOST_ON_A_SHEET)]

    def clean_witness(self) -> UUID:
        typed = " ".join(self.cleaned_data["witness"].split())
        return people_named(self.organisation, typed, 1)[0].id

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("people") and not given.get("others") and "others" not in self.errors:
            self.add_error("people", _("Nobody is ticked. Say who signed the sheet."))
        return given

    def arguments(self) -> dict[str, Any]:
        """As the command takes them, but the scan's bytes in place of its digest."""
        given = super().arguments()
        people, witness = [*given.pop("people"), *given.pop("others")], given.pop("witness")
        return {**given, "people_ids": people, "witness_id": witness}
