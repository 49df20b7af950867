"""From a form to an answer: 303, 422, 403, 409, and the same form sent twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.http import urlencode

from countersign.entrance.acts import ActForm, perform, sent_to, to, to_made
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.commands.enter import enter
from countersign.people.models import Person
from tests.cast import Cast
from tests.policies.worlds import lead


class NameForm(ActForm):
    name = forms.CharField(max_length=20)
    email = forms.EmailField()


SAM = {"name": "Sam", "email": "sam@larkbeam.example"}


def page(*, form: ActForm, status: int, refusal: str = "") -> HttpResponse:
    return HttpResponse(f"{form['name'].value()}|{refusal}", status=status)


def then(result: Ref | None) -> str:
    return f"/done/{result}/"


def send(by: Actor, command: Any = enter, **given: object) -> HttpResponse:
    return perform(by, command, NameForm({"act": uuid4(), **SAM, **given}), then=then, page=page)


@pytest.fixture
def tom(larkbeam: Cast) -> Actor:
    return lead(larkbeam)


def sams(by: Actor) -> int:
    return Person.objects.filter(organisation_id=by.organisation, name="Sam").count()


def raising(error: Exception) -> Any:
    def act(*, by: Actor, at: datetime, **_: object) -> Ref:
        raise error

    return act


def test_done(tom: Actor) -> None:
    answer = send(tom)
    sam = Person.objects.get(organisation_id=tom.organisation, name="Sam")
    assert (answer.status_code, answer["Location"]) == (303, f"/done/{sam.ref}/")


def test_the_same_form_twice_is_one_act_and_leads_to_the_first_result(tom: Actor) -> None:
    act = uuid4()
    first, second = send(tom, act=act), send(tom, act=act)
    assert (second.status_code, second["Location"]) == (303, first["Location"])
    assert sams(tom) == 1


def test_the_same_act_with_other_values_changes_nothing(tom: Actor) -> None:
    act = uuid4()
    first = send(tom, act=act)
    assert send(tom, act=act, name="Kim", email="kim@larkbeam.example")["Location"] == first["Location"]
    assert not Person.objects.filter(organisation_id=tom.organisation, name="Kim").exists()


def test_an_act_s_id_sent_from_another_page_does_nothing_and_can_be_sent_again(tom: Actor) -> None:
    """Neither the result of the first page, nor a second act: the sentence, and a form with an id of its own."""
    act, kim = uuid4(), {"name": "Kim", "email": "kim@larkbeam.example"}
    with sent_to("/people/new/"):
        assert send(tom, act=act).status_code == 303
    with sent_to("/roles/new/"):
        form = NameForm(as_sent({"act": act, **kim}))
        answer = perform(tom, enter, form, then=then, page=page)
        assert answer.status_code == 422
        assert answer.content.decode().startswith("Kim|This form was sent before, from another page.")
        assert not Person.objects.filter(organisation_id=tom.organisation, name="Kim").exists()
        again = send(tom, act=form["act"].value(), **kim)
    assert again.status_code == 303
    assert Person.objects.filter(organisation_id=tom.organisation, name="Kim").count() == 1


def as_sent(given: dict[str, Any]) -> QueryDict:
    return QueryDict(urlencode(given))


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("Tom\u202eyaM", "behind “Tom” (U+202E)"),
        ("\u2067Tom", "at the beginning (U+2067)"),
        ("T\u200bom", "behind “T” (U+200B)"),
        ("Tom\u009b", "behind “Tom” (U+009B)"),
    ],
)
def test_a_name_with_what_nobody_sees_is_refused_and_told_where(tom: Actor, typed: str, where: str) -> None:
    form = NameForm({"act": uuid4(), **SAM, "name": typed})
    assert form.errors["name"] == [
        f"Here stands a character that nobody sees, {where}. Delete it, or type it all anew."
    ]
    assert send(tom, name=typed).status_code == 422
    assert sams(tom) == 0


@pytest.mark.parametrize("name", ["क्\u200dष", "पर\u200cख", "אבג\u200f!", "Zoë  Ng", "D'Arcy"])
def test_a_name_with_the_joiners_of_its_script_is_taken(tom: Actor, name: str) -> None:
    assert NameForm({"act": uuid4(), **SAM, "name": name}).is_valid()


def test_a_long_text_with_what_a_word_processor_left_in_it_is_taken() -> None:
    class Longer(ActForm):
        reason = forms.CharField(max_length=2000)

    assert Longer({"act": uuid4(), "reason": "Care\u00adhomes\u200b ask for it."}).is_valid()


def test_an_act_s_id_is_one_organisation_s_own(tom: Actor, stonecross: Cast) -> None:
    """Somebody who sends another organisation's act id learns nothing and stops nothing."""
    act = uuid4()
    assert send(stonecross.actor("otto", Hat.ISMS_LEAD), act=act).status_code == send(tom, act=act).status_code == 303
    assert sams(tom) == 1


@pytest.mark.parametrize("act", ["", "nonsense", "1", "urn:uuid:" + "0" * 31, None])
def test_without_an_act_s_id_nothing_is_done(tom: Actor, act: str | None) -> None:
    assert send(tom, act=act).status_code == 422
    assert sams(tom) == 0


@pytest.mark.parametrize("given", [{"name": ""}, {"name": "S" * 21}, {"email": "no address"}])
def test_invalid(tom: Actor, given: dict[str, str]) -> None:
    answer = send(tom, **given)
    assert answer.status_code == 422
    assert answer.content.decode().startswith(given.get("name", "Sam"))


class ShownForm(NameForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


@pytest.mark.parametrize(
    ("given", "says"), [({}, True), ({"revision_shown": "x"}, True), ({"revision_shown": 1}, False)]
)
def test_a_form_without_what_was_shown_says_what_to_do(tom: Actor, given: dict[str, object], says: bool) -> None:
    """A name is missing as well, which its own field says."""
    before = sams(tom)
    form = ShownForm(as_sent({"act": str(uuid4()), "name": "", **given}))
    answer = perform(tom, enter, form, then=then, page=page)
    assert answer.status_code == 422
    assert ("Open the page again" in answer.content.decode()) is says
    assert sams(tom) == before


@pytest.mark.parametrize(("error", "status"), [(Refused("Not you."), 403), (Stale("Look again."), 409)])
def test_refused_and_stale_say_why_and_keep_what_was_typed(tom: Actor, error: Exception, status: int) -> None:
    answer = send(tom, raising(error))
    assert (answer.status_code, answer.content.decode()) == (status, f"Sam|{error}")


def test_a_refused_act_can_be_sent_again(tom: Actor, larkbeam: Cast) -> None:
    """What was refused was not done, so its id is free."""
    act = uuid4()
    assert send(larkbeam.actor("ola"), act=act).status_code == 403
    assert send(tom, act=act).status_code == 303


def test_unknown_goes_on_to_the_gate(tom: Actor) -> None:
    with pytest.raises(Unknown):
        send(tom, raising(Unknown("person")))


def test_to_leads_to_one_page_whatever_came_of_the_act() -> None:
    assert to("/people/")(None) == to("/people/")("person_" + "0" * 32) == "/people/"


def test_to_made_leads_to_what_was_made() -> None:
    made = UUID(int=7)
    assert to_made(lambda id: f"/{id.hex}/")(f"person_{made.hex}") == f"/{made.hex}/"
    with pytest.raises(ValueError, match="not a reference"):
        to_made(lambda id: f"/{id.hex}/")(None)
