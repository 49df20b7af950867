from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse

from countersign.roles.commands.describe import as_described, describe
from countersign.roles.enums import Authority, Duty
from countersign.roles.library import EVERYONE, LEAD
from countersign.roles.queries import role_with_key, roles
from tests.cast import Cast
from tests.roles.worlds import AT, CRISIS, entered, held, lead, leader, proposed, role
from tests.web.roles.pages import ROLES, get, hidden, post, seen
from tests.web.world import browser_of

NEW, LIBRARY = f"{ROLES}new/", f"{ROLES}library/"


def typed(**changed: Any) -> dict[str, Any]:
    sent = {
        "version_shown": "0",
        "name": "Crisis speaker",
        "duties": "- Speaks to the press.\r\n\r\n\u2022 Tells staff first.",
        "competence": "Has spoken to the press before.",
        "authorities": ["STOP_WORK"],
        "carries": [],
    }
    return sent | changed


def page_of(here: Cast, key: str, act: str = "") -> str:
    return f"{ROLES}{role(here, key).hex}/" + (f"{act}/" if act else "")


def test_a_role_of_ones_own_from_the_library_to_its_page(firm: Cast) -> None:
    tom = browser_of("tom")
    assert "Describe a role of your own" in seen(get(tom, LIBRARY))
    assert "What does this role ask?" in seen(get(tom, NEW))
    answer = post(tom, NEW, **typed())
    assert (answer.status_code, answer["Location"]) == (303, page_of(firm, "own_crisis_speaker"))
    made = role_with_key(firm.organisation, "own_crisis_speaker")
    assert made.duties == ["Speaks to the press.", "Tells staff first."], "what stood before a line is no duty"
    told = seen(get(tom, answer["Location"]))
    assert "A role of your own: the library does not have it." in told
    assert "Stop work in an emergency" in told
    assert "What usually fits Has spoken to the press before." in told
    assert "Crisis speaker Speaks to the press. Tells staff first." in seen(get(tom, LIBRARY))
    assert "19 roles, 6 described here" in seen(get(tom, LIBRARY)), "an own one is none of the nineteen"
    assert "Crisis speaker" in seen(get(tom, ROLES))


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        ({"name": ""}, 422, "Write what the role is called."),
        ({"name": "x" * 81}, 422, "at most 80 characters"),
        ({"duties": " \n "}, 422, "Write at least one duty"),
        ({"duties": "y" * 301}, 403, "is too long: a duty has at most 300 characters."),
        ({"duties": "\n".join(f"Duty {n}." for n in range(21))}, 403, "A role has at most 20 duties."),
        ({"competence": "z" * 501}, 422, "at most 500 characters"),
        ({"name": "hr security duties"}, 403, "Another role here is called"),
        ({"name": "Cri\u200bsis"}, 422, "Here stands a character that nobody sees"),
        ({"authorities": ["KING"]}, 422, "Select a valid choice."),
        ({"carries": ["KING"]}, 422, "Select a valid choice."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(
    firm: Cast, changed: dict[str, Any], status: int, says: str
) -> None:
    answer = post(browser_of("tom"), NEW, **typed(**changed))
    assert (answer.status_code, says in seen(answer)) == (status, True)
    assert "Has spoken to the press before." in seen(answer) or "competence" in changed
    assert len(roles(firm.organisation)) == 6


def test_markup_is_shown_as_it_was_typed(firm: Cast) -> None:
    answer = post(browser_of("tom"), NEW, **typed(name="<b>Boss</b>", duties="<script>alert(1)</script>"))
    page = get(browser_of("tom"), answer["Location"]).content.decode()
    assert "&lt;b&gt;Boss&lt;/b&gt;" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_sent_twice_is_one_role(firm: Cast) -> None:
    tom, sent = browser_of("tom"), hidden(browser_of("tom"), NEW)
    assert [post(tom, NEW, **typed() | sent).status_code for _ in range(2)] == [303, 303]
    assert len(roles(firm.organisation)) == 7


def test_a_role_of_the_library_is_changed_from_what_it_is_now(firm: Cast) -> None:
    tom, path = browser_of("tom"), page_of(firm, LEAD, "change")
    page = get(tom, path)
    assert "Save it as version 2" in seen(page)
    assert "Coordinates audits, management reviews and the work on risks." in seen(page)
    assert 'value="CONFORMITY" checked' in page.content.decode()
    sent = typed(version_shown="1", name="Head of security", authorities=["SPEND"], carries=["CONFORMITY"])
    answer = post(tom, path, **sent)
    made = role_with_key(firm.organisation, LEAD)
    assert (made.version, made.name, made.carries) == (2, "Head of security", (Duty.CONFORMITY,))
    told = seen(get(tom, answer["Location"]))
    assert "It was called “ISMS lead”, and is called “Head of security” now." in told
    assert "Came Speaks to the press. Tells staff first. Went Makes sure that the ISMS conforms" in told
    assert "Reports how the ISMS performs (5.3 (b))" in told
    assert "Enforce the rules: refuse access, send work back" in told
    assert "of today." in seen(get(tom, LIBRARY))


def test_nothing_to_change_is_refused(firm: Cast) -> None:
    path, now = page_of(firm, "hr", "change"), role_with_key(firm.organisation, "hr")
    same = {"name": now.name, "duties": "\n".join(now.duties), "competence": now.competence}
    answer = post(browser_of("tom"), path, **typed(version_shown="1", authorities=now.authorities, **same))
    assert (answer.status_code, "nothing would change" in seen(answer)) == (403, True)


def test_two_who_write_at_once_lose_nothing(firm: Cast) -> None:
    """The second sees what the first changed, with their own words still there, and can send them over it."""
    tom, path = browser_of("tom"), page_of(firm, "hr", "change")
    now = as_described(role_with_key(firm.organisation, "hr"))
    theirs = replace(now, duties=(*now.duties, "Hands out the badges."))
    describe(description=theirs, key="hr", version_shown=1, by=leader(firm), at=AT)
    sent = typed(version_shown="1", name="People security")
    answer = post(tom, path, **sent)
    assert answer.status_code == 409
    told = seen(answer)
    assert "Somebody described this role anew while you were writing: it is version 2 now." in told
    assert "What somebody else changed" in told
    assert "Came Hands out the badges." in told
    assert "Speaks to the press." in told
    again = post(tom, path, **sent | of_page(answer))
    assert again.status_code == 303
    assert role_with_key(firm.organisation, "hr").version == 3


def of_page(answer: HttpResponse) -> dict[str, str]:
    assert b'name="version_shown" value="2"' in answer.content
    return {"version_shown": "2"}


def test_an_address_of_an_older_version_changes_the_newest(firm: Cast) -> None:
    old = page_of(firm, "hr", "change")
    now = as_described(role_with_key(firm.organisation, "hr"))
    describe(description=replace(now, name="People security"), key="hr", version_shown=1, by=lead(firm), at=AT)
    assert "Save it as version 3" in seen(get(browser_of("tom"), old))


def test_what_is_everybodys_brings_no_authority(firm: Cast) -> None:
    path = page_of(firm, EVERYONE, "change")
    assert "What goes with it" not in seen(get(browser_of("tom"), path))
    answer = post(browser_of("tom"), path, **typed(version_shown="1", name="Everyone"))
    assert (answer.status_code, "Everybody has this role" in seen(answer)) == (403, True)


def test_another_role_that_carries_a_duty_is_named(firm: Cast) -> None:
    assert "5.3 (a) · ISMS lead carries it already" in seen(get(browser_of("tom"), NEW))
    assert "carries it already" not in seen(get(browser_of("tom"), page_of(firm, LEAD, "change")))


def test_describing_is_not_for_staff_and_nobody_reads_anothers(firm: Cast, stonecross: Cast) -> None:
    for path in (NEW, page_of(firm, "hr", "change")):
        assert get(browser_of("ola"), path).status_code == 403
        assert post(browser_of("ola"), path, **typed()).status_code == 403
    for act in ("", "change/"):
        assert get(browser_of("tom"), f"{ROLES}{stonecross.organisation.hex}/{act}").status_code == 404
    assert entered(firm, "role.defined") == 6


def test_the_page_of_a_role_says_who_holds_which_version(firm: Cast) -> None:
    held(firm, "mei", "hr")
    now = as_described(role_with_key(firm.organisation, "hr"))
    first = page_of(firm, "hr")
    describe(description=replace(now, competence="Law."), key="hr", version_shown=1, by=lead(firm), at=AT)
    tom = browser_of("tom")
    told = seen(get(tom, page_of(firm, "hr")))
    assert "From version 1 to version 2." in told
    assert "The basics of employment law. Law." in told
    assert "Mei Sato version 1 · accepted on 6 January 2026" in told
    old = seen(get(tom, first))
    assert "This is an older description. Version 2 of 6 January 2026 replaced it." in old
    assert "Describe it anew" not in old


def test_any_two_versions_are_compared(firm: Cast) -> None:
    now = as_described(role_with_key(firm.organisation, "hr"))
    for n, name in ((1, "Second"), (2, "Third")):
        describe(description=replace(now, name=name), key="hr", version_shown=n, by=lead(firm), at=AT)
    tom, path = browser_of("tom"), page_of(firm, "hr")
    assert "It was called “Second”, and is called “Third” now." in seen(get(tom, path))
    assert "It was called “HR security duties”, and is called “Third” now." in seen(get(tom, f"{path}?with=1"))
    assert "It was called “Second”" in seen(get(tom, f"{path}?with=king")), "what is no version is not asked for"


def test_staff_read_what_each_role_asks_and_who_holds_it(firm: Cast) -> None:
    held(firm, "ola", "dept_contact")
    held(firm, "mei", "hr")
    proposed(firm, "dana", "hr")
    ola = browser_of("ola")
    assert "Department contact" in seen(get(ola, page_of(firm, "dept_contact")))
    assert get(ola, page_of(firm, EVERYONE)).status_code == 200
    told = seen(get(ola, page_of(firm, "hr")))
    assert "Mei Sato" in told
    assert "Dana Field" not in told
    assert "Describe it anew" not in seen(get(ola, page_of(firm, "dept_contact")))


def test_an_own_role_is_proposed_and_held_like_any_other(firm: Cast) -> None:
    describe(description=CRISIS, by=lead(firm), at=AT)
    told = seen(get(browser_of("tom"), page_of(firm, "own_crisis_speaker", "propose")))
    assert "What usually fits: Has spoken to the press before." in told
    held(firm, "mei", "own_crisis_speaker")
    assert "Crisis speaker" in seen(get(browser_of("tom"), f"{ROLES}document/"))
    assert Authority.STOP_WORK.value in role_with_key(firm.organisation, "own_crisis_speaker").authorities


def test_a_role_that_nobody_needs_is_retired_and_taken_up_again(firm: Cast) -> None:
    tom, page = browser_of("tom"), page_of(firm, "hr")
    assert "Retire this role" in seen(get(tom, page))
    empty = post(tom, f"{page}retire/", reason="")
    assert (empty.status_code, "Say in a sentence why nobody needs" in seen(empty)) == (422, True)
    answer = post(tom, f"{page}retire/", reason="All of it is <b>outside</b>.")
    assert (answer.status_code, answer["Location"]) == (303, page)
    told = seen(get(tom, page))
    assert "Retired by Tom Okafor on 6 January 2026: “All of it is <b>outside</b>.”" in told
    assert "Propose somebody" not in told
    assert "Retire this role" not in told
    assert "HR security duties" not in seen(get(tom, ROLES))
    post(tom, f"{ROLES}library/take/", key="hr")
    assert "HR security duties" in seen(get(tom, ROLES))


def test_a_role_that_is_held_is_not_retired(firm: Cast) -> None:
    held(firm, "mei", "hr")
    tom, page = browser_of("tom"), page_of(firm, "hr")
    assert "Retire this role" not in seen(get(tom, page))
    answer = post(tom, f"{page}retire/", reason="Away with it.")
    assert (answer.status_code, "Mei Sato: this role is held" in seen(answer)) == (403, True)
    assert "Away with it." in seen(answer)
    assert get(browser_of("ola"), f"{page}retire/").status_code == 403
