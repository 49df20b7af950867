from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.people.queries import organisation
from countersign.readiness.queries import dossier_of
from tests.cast import Cast
from tests.policies.worlds import after, in_force_from
from tests.web.people.worlds import HERE, client_of
from tests.web.roles.pages import get, hidden, post, seen

ABOUT = f"{HERE}/settings/organisation/"
SENT = {
    "name": "Larkbeam Ltd",
    "purpose": "Rota and payroll software for care homes",
    "context_terms": "care homes\nrota\npayroll",
    "isms_scope": "WHOLE",
    "isms_scope_statement": "",
    "isms_started_on": "2026-01-05",
    "time_zone": "Europe/London",
}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def test_about_is_changed_and_judged_by(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    tom = client_of(larkbeam, "tom")
    answer = post(tom, ABOUT, **hidden(tom, ABOUT), **SENT)

    assert answer.status_code == 303
    assert "payroll" in get(tom, ABOUT).content.decode()
    version = dossier_of(larkbeam.organisation, after(2).date()).policies[0].versions[0]
    assert version.context_hits is not None
    assert version.context_hits >= 3


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"isms_scope": "PART"}, "Say which part of the organisation the ISMS covers."),
        ({"isms_started_on": "soon"}, "Enter a valid date."),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice."),
        ({"name": ""}, "This field is required."),
    ],
)
def test_about_when_something_is_wrong_keeps_what_was_typed(larkbeam: Cast, changed: dict[str, str], says: str) -> None:
    tom = client_of(larkbeam, "tom")
    answer = post(tom, ABOUT, **hidden(tom, ABOUT), **{**SENT, "purpose": "Something else", **changed})

    assert answer.status_code in (403, 422)
    assert says in seen(answer)
    assert "Something else" in answer.content.decode()
    assert organisation(larkbeam.organisation).purpose == ""


def test_about_of_an_older_state_shows_the_page_again(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    old = hidden(tom, ABOUT)
    post(tom, ABOUT, **old, **SENT)
    answer = post(tom, ABOUT, **{**hidden(tom, ABOUT), "revision_shown": old["revision_shown"]}, **SENT)

    assert answer.status_code == 409
    assert "Somebody changed this after you opened it." in seen(answer)


def test_about_is_not_for_everybody(larkbeam: Cast) -> None:
    assert get(client_of(larkbeam, "ola"), ABOUT).status_code == 403
