"""A role that is with a function: shown as that wherever roles are shown, and ended."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from tests.cast import Cast
from tests.roles.made_known import given, gone_meanwhile
from tests.roles.worlds import approved, held, proposed, role
from tests.web.roles.pages import ROLES, get, post, seen
from tests.web.world import browser_of

FOUND = "given to a function: Facilities, nobody by name"


def page(here: Cast, key: str = "hr") -> str:
    return f"{ROLES}{role(here, key).hex}/"


def test_the_page_invites_to_name_somebody_and_takes_what_was_found(firm: Cast) -> None:
    tom, path = browser_of("tom"), f"{page(firm)}function/"
    assert path in get(tom, page(firm)).content.decode()
    told = get(tom, path)
    assert "Auditors want to speak to a person." in seen(told)
    assert f"{page(firm)}propose/" in told.content.decode()
    assert post(tom, path, function="Facilities", given_from="2024-02-01").status_code == 303
    assert FOUND in seen(get(tom, page(firm)))


def test_it_stands_on_the_list_the_chart_and_the_document(firm: Cast) -> None:
    held(firm)
    given(firm)
    tom = browser_of("tom")
    for path in ("", "chart/", "document/"):
        assert FOUND in seen(get(tom, f"{ROLES}{path}")), path
    with ZipFile(BytesIO(get(tom, f"{ROLES}document.docx").content)) as file:
        assert FOUND in file.read("word/document.xml").decode()
    assert FOUND not in seen(get(tom, f"{ROLES}?on=2026-01-05")), "the day before"


def test_everybody_reads_which_function_has_a_role_and_few_write_it_down(firm: Cast) -> None:
    held(firm)
    given(firm)
    assert "Facilities, nobody by name" in seen(get(browser_of("dana"), ROLES))
    assert get(browser_of("dana"), f"{page(firm)}function/").status_code == 403


def test_what_is_odd_is_said_on_the_page(firm: Cast) -> None:
    tom, path = browser_of("tom"), f"{page(firm)}function/"
    assert post(tom, path, function="", given_from="2024-02-01").status_code == 422
    refused = post(tom, path, function="Facilities", given_from="2027-02-01")
    assert refused.status_code == 403
    assert "propose somebody by name" in seen(refused)
    assert 'value="Facilities"' in refused.content.decode()


def test_it_is_ended_by_hand(firm: Cast) -> None:
    id = given(firm)
    tom, path = browser_of("tom"), f"{ROLES}functions/{id.hex}/end/"
    assert path in get(tom, page(firm)).content.decode()
    assert "Since when does Facilities have it no more?" in seen(get(tom, path))
    assert post(tom, path, given_until="").status_code == 422
    assert post(tom, path, given_until="2026-01-06").status_code == 303
    assert FOUND not in seen(get(tom, page(firm)))


def test_it_is_over_once_somebody_is_appointed(firm: Cast) -> None:
    given(firm)
    approved(firm, proposed(firm, "mei", "hr"))
    told = seen(get(browser_of("tom"), page(firm)))
    assert "Mei Sato" in told
    assert "Facilities" not in told
    assert get(browser_of("tom"), f"{page(firm)}function/").status_code == 200


def test_it_is_shown_and_ended_beside_whoever_holds_the_role_after_all(firm: Cast) -> None:
    held(firm, "mei", "hr")
    id = gone_meanwhile(firm, "mei")
    shown = get(browser_of("tom"), page(firm))
    assert "Mei Sato" in seen(shown)
    assert "with Facilities since 6 January 2026, as it was found" in seen(shown)
    assert f"{ROLES}functions/{id.hex}/end/" in shown.content.decode()
