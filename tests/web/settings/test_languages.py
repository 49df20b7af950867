from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.people.commands.set_languages import set_languages
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.policies.worlds import after, lead
from tests.web.people.worlds import HERE, client_of
from tests.web.roles.pages import get, hidden, post, seen

PAGE = f"{HERE}/settings/languages/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def test_languages_are_named_and_taken_off_the_list(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    page = seen(get(tom, PAGE))
    assert "Everybody reads what is signed" in page
    assert "signed in English." in page
    assert post(tom, PAGE, **hidden(tom, PAGE), more="de").status_code == 303
    assert post(tom, PAGE, **hidden(tom, PAGE), others="de", more="pl").status_code == 303
    assert organisation(larkbeam.organisation).languages == ["en-gb", "de", "pl"]
    assert "German, Deutsch" in seen(get(tom, PAGE))
    assert post(tom, PAGE, **hidden(tom, PAGE), others="pl", more="").status_code == 303
    assert organisation(larkbeam.organisation).languages == ["en-gb", "pl"]


@pytest.mark.parametrize("sent", [{"more": "xx"}, {"more": "en"}, {"others": "xx"}])
def test_languages_that_are_none_are_refused(larkbeam: Cast, sent: dict[str, str]) -> None:
    tom = client_of(larkbeam, "tom")
    answer = post(tom, PAGE, **hidden(tom, PAGE), **sent)
    assert answer.status_code == 422
    assert "Select a valid choice." in seen(answer)
    assert organisation(larkbeam.organisation).languages == ["en-gb"]


def test_languages_that_somebody_changed_meanwhile_are_shown_as_they_are(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    form = hidden(tom, PAGE)
    set_languages(others=["de"], revision_shown=1, by=lead(larkbeam), at=after(2))
    answer = post(tom, PAGE, **form, more="pl")
    assert answer.status_code == 409
    assert "German, Deutsch" in seen(answer)
    assert organisation(larkbeam.organisation).languages == ["en-gb", "de"]


def test_languages_are_for_whoever_may_change_the_organisation(larkbeam: Cast) -> None:
    assert get(client_of(larkbeam, "ola"), PAGE).status_code in (403, 404)
    assert "The languages people read in" in seen(get(client_of(larkbeam, "tom"), f"{HERE}/settings/"))
