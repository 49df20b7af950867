from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.money import CURRENCIES, Money, Unclear, read
from countersign.roles.commands.propose import LONGEST_NOTE, MOST_HOURS, Terms
from countersign.roles.enums import Authority, Preset, RiskLevel
from countersign.roles.library import LIBRARY
from countersign.web.roles.words import AUTHORITIES, LEVELS

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Appointment

USUAL = ("GBP", "EUR", "USD", "CHF")
CURRENCY_CHOICES = [(code, code) for code in (*USUAL, *sorted(CURRENCIES - set(USUAL)))]
SAME, OTHER = "SAME", "OTHER"
ANY = "ANY"
"""A risk of whatever size."""


IN_FIGURES = (Authority.SPEND, Authority.ACCEPT_RISK)
"""What is given by writing how much, not by ticking."""


def as_id(hexadecimal: str) -> UUID:
    return UUID(hex=hexadecimal)


class PersonField(forms.TypedChoiceField):
    """One of the organisation's own people who are here; anybody else's id is no choice."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=as_id, empty_value=None, **kwargs)

    def offer(self, people: Iterable[Person], *, nobody: str = "") -> None:
        named = [(one.id.hex, f"{one.name}, {one.title}" if one.title else one.name) for one in people]
        self.choices = [("", nobody or gettext("Choose somebody")), *named]


class TermsForm(ActForm):
    """What goes with an appointment. A sum that could be two is asked about; nothing is guessed.

    The authorities to spend and to accept risks are not ticked by themselves: they come with a sum and a level, or
    without a limit. Whoever is named to take matters to brings the authority to do so.
    """

    held_from = forms.DateField(label=_("From"))
    authorities = forms.MultipleChoiceField(
        required=False, choices=[(kind.value, AUTHORITIES[kind][0]) for kind in Authority]
    )
    direct_line = forms.BooleanField(required=False)
    spends = forms.CharField(required=False, max_length=40, label=_("Spend up to, in a year"))
    without_limit = forms.BooleanField(required=False)
    currency = forms.ChoiceField(choices=CURRENCY_CHOICES, label=_("Currency"))
    accepts_up_to = forms.ChoiceField(
        required=False,
        choices=[("", _("No risk")), *((one.value, LEVELS[one]) for one in RiskLevel), (ANY, _("Any risk"))],
        label=_("Accept risks up to"),
    )
    escalates_to_id = PersonField(required=False, label=_("Takes what is stuck to"))
    hours_a_week = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_HOURS,
        label=_("Hours a week agreed"),
        error_messages={"invalid": _("Write the hours in figures, for example 8, or leave them open.")},
    )
    reporting_note = forms.CharField(required=False, max_length=LONGEST_NOTE)
    note_later = forms.BooleanField(required=False)
    hat_note = forms.CharField(required=False, max_length=LONGEST_NOTE)
    deputy_id = PersonField(required=False, label=_("Who stands in"))
    departments = forms.MultipleChoiceField(required=False, label=_("Speaks for"))

    def __init__(self, *args: Any, people: list[Person], departments: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["departments"].choices = [(name, name) for name in departments]  # type: ignore[attr-defined]
        for name in ("deputy_id", "escalates_to_id"):
            someone: Any = self.fields[name]
            someone.offer(people, nobody=gettext("Nobody named"))

    def clean_held_from(self) -> date:
        day: date = self.cleaned_data["held_from"]
        if not 1950 <= day.year <= 2100:
            raise forms.ValidationError(_("Look at the year."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        typed = given.get("spends") or ""
        given["money"] = None
        if typed:
            try:
                given["money"] = read(typed, given.get("currency") or USUAL[0])
            except Unclear as unclear:
                self.add_error("spends", unclear.words.in_language(gettext))
        if typed and given.get("without_limit"):
            self.add_error("spends", gettext("Write a sum, or tick that there is no limit: not both."))
        return given

    def terms(self) -> Terms:
        """As the command takes them. No money is no authority to spend."""
        given = self.cleaned_data
        money: Money | None = given["money"]
        kinds = {Authority(kind) for kind in given["authorities"]} - set(IN_FIGURES)
        if given["without_limit"] or (money and money.amount_minor):
            kinds.add(Authority.SPEND)
        if given["accepts_up_to"]:
            kinds.add(Authority.ACCEPT_RISK)
        if given["escalates_to_id"]:
            kinds.add(Authority.ESCALATE)
        return Terms(
            authorities=tuple(kind for kind in Authority if kind in kinds),
            spends=money if money and money.amount_minor else None,
            accepts_up_to=RiskLevel(given["accepts_up_to"]) if given["accepts_up_to"] not in ("", ANY) else None,
            escalates_to_id=given["escalates_to_id"],
            hours_a_week=given["hours_a_week"],
            direct_line=given["direct_line"],
            reporting_note=given["reporting_note"],
            hat_note=given["hat_note"],
            deputy_id=given["deputy_id"],
            departments=tuple(given["departments"]),
        )


class ProposeForm(TermsForm):
    """Somebody for one role; ``succeeds_id``: the appointment that they take over from."""

    succeeds_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person_id = PersonField(label=_("Who"), error_messages={"required": _("Choose somebody.")})

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        person: Any = self.fields["person_id"]
        person.offer(people)

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "person_id": given["person_id"],
            "held_from": given["held_from"],
            "terms": self.terms(),
            "succeeds_id": given["succeeds_id"],
            "note_later": given["note_later"],
        }


class DutiesForm(TermsForm):
    """Both duties of 5.3 on one page."""

    lead_id = PersonField(label=_("Who"), error_messages={"required": _("Choose somebody.")})
    reporter = forms.ChoiceField(choices=[(SAME, _("The same person")), (OTHER, _("Somebody else"))])
    reporter_id = PersonField(required=False, label=_("Who reports"))

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        for name in ("lead_id", "reporter_id"):
            field: Any = self.fields[name]
            field.offer(people)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("reporter") == OTHER and not given.get("reporter_id") and "reporter_id" not in self.errors:
            self.add_error("reporter_id", gettext("Choose somebody."))
        return given

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "lead_id": given["lead_id"],
            "reporter_id": given["reporter_id"] if given["reporter"] == OTHER else None,
            "held_from": given["held_from"],
            "terms": self.terms(),
            "note_later": given["note_later"],
        }


class TakeForm(ActForm):
    """A role of the library, as it stands there; the lead may take the reporting with it."""

    key = forms.ChoiceField(choices=[(key, key) for key in LIBRARY], widget=forms.HiddenInput)
    also_reports = forms.BooleanField(required=False)


class StartForm(ActForm):
    """Which roles to begin with."""

    preset = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in Preset], coerce=Preset, required=False, empty_value=Preset.SMALL
    )


class ApproveForm(ActForm):
    """What was shown."""

    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)


class AcceptForm(ActForm):
    """The sentence that was shown."""

    wording_id = forms.UUIDField(widget=forms.HiddenInput)
    words_shown = forms.CharField(max_length=2000, widget=forms.HiddenInput, strip=False)


class DeclineForm(ActForm):
    because = forms.CharField(
        max_length=1000,
        label=_("I cannot accept, because …"),
        error_messages={"required": _("Say in a sentence why, so that somebody can help.")},
    )


class EndForm(ActForm):
    held_until = forms.DateField(label=_("Until"))


class AwayForm(ActForm):
    """From when until when somebody is away, and for each role that they hold who stands in."""

    away_from = forms.DateField(label=_("Away from"))
    back_on = forms.DateField(label=_("Back on"))

    def __init__(self, *args: Any, held: Sequence[Appointment], people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        for one in held:
            field = PersonField(required=False, label=one.role.name, initial=deputy_in(one, people))
            field.offer(people, nobody=gettext("Nobody"))
            self.fields[self.name_of(one)] = field

    @staticmethod
    def name_of(appointment: Appointment) -> str:
        return f"place_{appointment.id.hex}"

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = [(one.id, given[self.name_of(one)]) for one in self.held]
        places = [(id, person) for id, person in chosen if person]
        return {"away_from": given["away_from"], "back_on": given["back_on"], "places": places}


def deputy_in(appointment: Appointment, people: Iterable[Person]) -> str:
    """The deputy, where they can be chosen."""
    deputy = appointment.deputy_id
    return deputy.hex if deputy and any(one.id == deputy for one in people) else ""


class BackForm(ActForm):
    ended_on = forms.DateField(label=_("Back from"))
