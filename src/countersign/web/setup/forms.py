from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance import set_up_door
from countersign.entrance.acts import ActForm, fresh_act
from countersign.people.commands.set_up import Founder
from countersign.people.enums import Basis, PersonKind, Scope

ME, SOMEBODY_ELSE = "ME", "SOMEBODY_ELSE"
BASES = [
    (Basis.OWNER.value, _("Owner or founder")),
    (Basis.DIRECTOR.value, _("Managing or statutory director")),
    (Basis.BOARD.value, _("Member of the board")),
    (Basis.EXECUTIVE.value, _("Member of the executive team")),
]
SCOPES = [(Scope.WHOLE.value, _("The whole organisation")), (Scope.PART.value, _("A part of it"))]
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


class SetUpForm(ActForm):
    """The first step: the organisation, what its ISMS covers, and who sets it up."""

    organisation_name = forms.CharField(max_length=200, label=_("What is it called?"))
    purpose = forms.CharField(max_length=2000, required=False, label=_("What does it do, and for whom?"))
    isms_scope = forms.TypedChoiceField(coerce=Scope, choices=SCOPES, label=_("What does the ISMS cover?"))
    isms_scope_statement = forms.CharField(max_length=4000, required=False, label=_("Which part?"))
    time_zone = forms.ChoiceField(choices=[(zone, zone.replace("_", " ")) for zone in ZONES], label=_("Time zone"))
    isms_start = forms.DateField(label=_("When did your ISMS start?"))
    name = forms.CharField(max_length=200, label=_("Your name"))
    mail = forms.EmailField(label=_("Your mail address at work"))
    title = forms.CharField(max_length=200, label=_("Your job title"))
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

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("isms_scope") is Scope.PART and not given.get("isms_scope_statement"):
            self.add_error("isms_scope_statement", _("Say which part: sites, services, teams."))
        return given

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "name": given["organisation_name"],
            "purpose": given["purpose"],
            "isms_scope": given["isms_scope"],
            "isms_scope_statement": given["isms_scope_statement"],
            "time_zone": given["time_zone"],
            "isms_started_on": given["isms_start"],
            "lead": Founder(given["name"], given["mail"], given["title"]),
        }


class LeaderForm(ActForm):
    """The second step: who leads. Whoever says "I do" puts their name to it with the same act."""

    leader = forms.ChoiceField(
        choices=[(ME, _("I am")), (SOMEBODY_ELSE, _("Somebody else is"))],
        error_messages={"required": _("Say whether you are top management yourself.")},
    )
    leader_name = forms.CharField(max_length=200, required=False, label=_("Their name"))
    leader_mail = forms.EmailField(required=False, label=_("Their mail address at work"))
    leader_title = forms.CharField(max_length=200, required=False, label=_("Their job title"))
    basis = forms.TypedChoiceField(
        choices=BASES,
        coerce=Basis,
        label=_("On what ground?"),
        error_messages={"required": _("Choose what makes that person top management.")},
    )
    leads_from = forms.DateField(label=_("Since when?"))

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
        who = Founder(given["leader_name"], given["leader_mail"], given["leader_title"], PersonKind.DIRECTOR)
        return {
            "who": None if given["leader"] == ME else who,
            "basis": given["basis"],
            "leads_from": given["leads_from"],
        }


def not_ahead(day: date) -> date:
    """Dates of the past: a year ahead is a slip of the pen."""
    if day.year < 1900 or day.year > 2100:
        raise forms.ValidationError(_("Look at the year."))
    return day
