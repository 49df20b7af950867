"""The form for a contract that binds people of a supplier."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.acknowledgements.commands.bind import LONGEST, MOST_BOUND
from countersign.entrance.acts import ActForm
from countersign.web.days import NO_DAY
from countersign.web.people.by_name import LONGEST_LIST, people_named
from countersign.web.scans import scan_in


class ContractForm(ActForm):
    """``organisation``: whose people are named."""

    supplier = forms.CharField(
        max_length=LONGEST, label=_("Which supplier?"), error_messages={"required": _("Say which supplier it is.")}
    )
    reference = forms.CharField(
        max_length=LONGEST,
        label=_("Which clause of which contract?"),
        error_messages={"required": _("Say where it stands: an auditor asks to see it.")},
    )
    signed_on = forms.DateField(label=_("Signed on"), error_messages=NO_DAY)
    until_on = forms.DateField(required=False, label=_("Its last day"), error_messages=NO_DAY)
    people = forms.CharField(
        max_length=LONGEST_LIST,
        label=_("Whom does it bind?"),
        error_messages={"required": _("Name the people whom the contract binds.")},
    )
    scan = forms.FileField(
        required=False,
        label=_("The clause"),
        error_messages={"empty": _("The file is empty (0 bytes). Scan it again, and choose the new file.")},
    )

    def __init__(self, *args: Any, organisation: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean_people(self) -> list[UUID]:
        return [one.id for one in people_named(self.organisation, self.cleaned_data["people"], MOST_BOUND)]

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])

    def arguments(self) -> dict[str, Any]:
        """As the command takes them, but the scan's bytes in place of its digest."""
        given = super().arguments()
        people = given.pop("people")
        return {**given, "people_ids": people}
