from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance import set_up_door
from countersign.entrance.acts import ActForm, fresh_act
from countersign.people.commands.set_up import FirstLeader, Founder
from countersign.people.enums import Basis, PersonKind

ME, SOMEBODY_ELSE = "ME", "SOMEBODY_ELSE"
BASES = [
    (Basis.OWNER.value, _("Owner or founder")),
    (Basis.DIRECTOR.value, _("Managing or statutory director")),
    (Basis.BOARD.value, _("Member of the board")),
    (Basis.EXECUTIVE.value, _("Member of the executive team")),
]
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


class SetUpForm(ActForm):
    """Everything an organisation needs on its first day."""

    organisation_name = forms.CharField(max_length=200, label=_("What is it called?"))
    purpose = forms.CharField(max_length=2000, required=False, label=_("What does it do, and for whom?"))
    time_zone = forms.ChoiceField(choices=[(zone, zone.replace("_", " ")) for zone in ZONES], label=_("Time zone"))
    isms_start = forms.DateField(label=_("When did your ISMS start?"))
    name = forms.CharField(max_length=200, label=_("Your name"))
    mail = forms.EmailField(label=_("Your mail address at work"))
    title = forms.CharField(max_length=200, label=_("Your job title"))
    leader = forms.ChoiceField(choices=[(ME, _("I am")), (SOMEBODY_ELSE, _("Somebody else is"))], label=_("Who leads?"))
    leader_name = forms.CharField(max_length=200, required=False, label=_("Their name"))
    leader_mail = forms.EmailField(required=False, label=_("Their mail address at work"))
    leader_title = forms.CharField(max_length=200, required=False, label=_("Their job title"))
    basis = forms.ChoiceField(choices=BASES, label=_("On what ground?"))
    leads_from = forms.DateField(label=_("Since when?"))
    token = forms.CharField(max_length=80, required=False, label=_("The token printed at the start"))

    def organisation_id(self) -> UUID:
        """The act's own id: the same form sent twice begins the same organisation."""
        typed = self.fields["act"].to_python(self.data.get("act"))
        return typed if isinstance(typed, UUID) else fresh_act()

    def clean_token(self) -> str:
        typed: str = self.cleaned_data["token"]
        if not set_up_door.fits(typed):
            raise forms.ValidationError(_("This is not the token that was printed when Countersign started."))
        return typed

    def clean_isms_start(self) -> date:
        return not_ahead(self.cleaned_data["isms_start"])

    def clean_leads_from(self) -> date:
        return not_ahead(self.cleaned_data["leads_from"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("leader") == SOMEBODY_ELSE:
            for field in ("leader_name", "leader_mail", "leader_title"):
                if not given.get(field) and field not in self.errors:
                    self.add_error(field, _("Please fill this in, so that they can be asked to sign."))
        return given

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "name": given["organisation_name"],
            "purpose": given["purpose"],
            "time_zone": given["time_zone"],
            "isms_started_on": given["isms_start"],
            "lead": self.lead(),
            "leader": FirstLeader(self.first_leader(), Basis(given["basis"]), given["leads_from"]),
        }

    def lead(self) -> Founder:
        kind = PersonKind.DIRECTOR if self.cleaned_data["leader"] == ME else PersonKind.EMPLOYEE
        return Founder(self.cleaned_data["name"], self.cleaned_data["mail"], self.cleaned_data["title"], kind)

    def first_leader(self) -> Founder:
        given = self.cleaned_data
        if given["leader"] == ME:
            return self.lead()
        return Founder(given["leader_name"], given["leader_mail"], given["leader_title"], PersonKind.DIRECTOR)


def not_ahead(day: date) -> date:
    """Dates of the past: a year ahead is a slip of the pen."""
    if day.year < 1900 or day.year > 2100:
        raise forms.ValidationError(_("Look at the year."))
    return day
