"""The link in a mail: it shows, and alone it can do nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from uuid import UUID

import pytest
from django.test import Client

from countersign.acknowledgements.models import Acceptance, Reply
from countersign.delivery.models import Mail
from countersign.delivery.queue import SEAL
from countersign.delivery.sealing import unseal
from countersign.delivery.tokens import Link, link_in, token_for
from countersign.entrance.models import Confirmation, Session
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.queries import version as version_of
from tests.acknowledgements.worlds import accepted_by, in_force_from, leaves, next_version, topic
from tests.cast import Cast
from tests.faults.number import asked, counted, told
from tests.policies.worlds import after, begun, leader, offered
from tests.web.acceptance.worlds import ask_for_code, fields, inside, link, newest_code, says, send
from tests.web.roles.pages import get
from tests.web.world import browser_of

VISITS = asked("ROBOTS", 1000)
THOROUGH = 100
"""Every so many visits a robot tries more than the defaults."""


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    return in_force_from(larkbeam)[1]


def names(here: Cast) -> list[tuple[str, str]]:
    found = Acceptance.objects.filter(organisation_id=here.organisation).select_related("person")
    return [(str(one.person), one.confirmed) for one in found]


def mails(here: Cast) -> list[Mail]:
    return list(Mail.objects.filter(organisation_id=here.organisation))


def test_a_get_shows_the_text_the_sentence_and_an_unticked_box(larkbeam: Cast, version: UUID) -> None:
    answer = Client().get(link(larkbeam, "ola", version))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "I have read ‘Information Security Policy’, version 1.0, of Larkbeam Ltd" in says(answer)
    assert "Larkbeam makes rota and payroll software" in page
    assert 'name="agreed"' in page
    assert "checked" not in page
    assert "Send me a code" in page
    assert 'name="code"' not in page
    assert "for Ola Nowak" in says(answer)
    assert "ola@larkbeam.example" not in page
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "set-cookie" not in answer or "countersign=" not in str(answer.cookies)


def test_accept_with_a_code(larkbeam: Cast, version: UUID) -> None:
    client, path = Client(), link(larkbeam, "ola", version)
    page = client.post(path, {**fields(client.get(path)), "agreed": "on", "send_code": "1"})
    assert page.status_code == 200
    assert 'name="code"' in page.content.decode()
    assert "checked" in page.content.decode(), "what was ticked before stays ticked"
    answer = client.post(path, {**fields(page), "agreed": "on", "code": newest_code()})
    assert (answer.status_code, answer["Location"]) == (303, path)
    assert names(larkbeam) == [("Ola Nowak", "MAILED_CODE")]
    receipt = client.get(path)
    assert "Accepted" in says(receipt)
    assert "Confirmed by mailed code" in says(receipt)
    assert not Session.objects.exists()


def test_somebody_else_who_is_signed_in_is_told_whom_the_mail_was_for(larkbeam: Cast, version: UUID) -> None:
    for page in ("", "question/"):
        told = get(browser_of("mei"), link(larkbeam, "ola", version, page))
        assert "This mail was for Ola Nowak, and Mei Sato is signed in here." in says(told)
        assert "You are not signed in" not in says(told)
        assert "Sign in instead" not in says(told)
        assert f'href="{inside(version)}"' in told.content.decode()
    assert "This mail was for" not in says(Client().get(link(larkbeam, "ola", version)))
    path = link(larkbeam, "ola", version)
    code = ask_for_code(browser_of("mei"), path)
    send(browser_of("mei"), path, agreed="on", code=code)
    assert names(larkbeam) == [("Ola Nowak", "MAILED_CODE")]


def test_the_code_s_mail_repeats_the_sentence_and_goes_to_the_person_alone(larkbeam: Cast, version: UUID) -> None:
    ask_for_code(Client(), link(larkbeam, "ola", version))
    assert [mail.to for mail in mails(larkbeam)] == ["ola@larkbeam.example"]


@pytest.mark.parametrize("typed", [{}, {"code": ""}, {"code": "12345"}, {"code": "abcdef"}])
def test_accept_without_a_code_is_answered_with_the_page(larkbeam: Cast, version: UUID, typed: dict[str, str]) -> None:
    answer = send(Client(), link(larkbeam, "ola", version), agreed="on", **typed)
    assert answer.status_code == 422
    assert names(larkbeam) == []


def test_accept_with_a_wrong_code_counts_down_and_keeps_the_tick(larkbeam: Cast, version: UUID) -> None:
    client, path = Client(), link(larkbeam, "ola", version)
    code = ask_for_code(client, path)
    wrong = "000000" if code != "000000" else "111111"
    for left in (4, 3, 2, 1):
        answer = send(client, path, agreed="on", code=wrong)
        assert answer.status_code == 403
        assert f"You can try {left} more times" in says(answer)
        assert "checked" in answer.content.decode()
    assert "for the fifth time" in says(send(client, path, agreed="on", code=wrong))
    answer = send(client, path, agreed="on", code=code)
    assert "This code no longer works" in says(answer)
    assert "Send me a code" in says(answer)
    assert names(larkbeam) == []


def test_accept_with_an_expired_code_says_so(larkbeam: Cast, version: UUID) -> None:
    client, path = Client(), link(larkbeam, "ola", version)
    code = ask_for_code(client, path)
    for one in Confirmation.objects.filter(organisation_id=larkbeam.organisation):
        Confirmation.objects.filter(organisation_id=larkbeam.organisation, id=one.id).update(
            expires_at=one.made_at - timedelta(minutes=1)
        )
    answer = send(client, path, agreed="on", code=code)
    assert (answer.status_code, "This code no longer works" in says(answer)) == (403, True)
    assert names(larkbeam) == []


def test_accept_with_a_code_but_no_tick_is_answered_beside_the_box(larkbeam: Cast, version: UUID) -> None:
    client, path = Client(), link(larkbeam, "ola", version)
    answer = send(client, path, code=ask_for_code(client, path))
    assert answer.status_code == 422
    assert "Tick the box first" in says(answer)


def test_a_code_for_one_person_or_answer_is_none_for_another(larkbeam: Cast, version: UUID) -> None:
    client = Client()
    mine, other = link(larkbeam, "ola", version), link(larkbeam, "mei", version)
    code = ask_for_code(client, mine)
    ask_for_code(client, other)
    if code != newest_code():
        assert send(client, other, agreed="on", code=code).status_code == 403
    question = link(larkbeam, "ola", version, "question/")
    assert send(client, question, text="Why?", code=code).status_code in (403, 422)
    assert names(larkbeam) == []


def test_a_question_and_a_refusal_with_their_codes(larkbeam: Cast, version: UUID) -> None:
    client = Client()
    for first, page, kind in (("ola", "question/", "QUESTION"), ("dana", "decline/", "DECLINED")):
        path = link(larkbeam, first, version, page)
        sent = client.post(path, {**fields(client.get(path)), "text": "What about phones?", "send_code": "1"})
        assert "What about phones?" in sent.content.decode(), "what was typed stays"
        answer = client.post(path, {**fields(sent), "text": "What about phones?", "code": newest_code()})
        assert (answer.status_code, answer["Location"]) == (303, link(larkbeam, first, version))
        assert Reply.objects.get(organisation_id=larkbeam.organisation, kind=kind).text == "What about phones?"
        assert "waits for an answer" in says(client.get(answer["Location"]))


class Clicker(HTMLParser):
    """Everything on a page that a robot could follow or send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.forms: list[dict[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and said.get("href", "").startswith("/"):
            self.links.add(said["href"])
        elif tag == "form":
            self.forms.append({})
        elif tag in ("input", "button", "textarea") and said.get("name") and self.forms:
            self.forms[-1][said["name"]] = said.get("value") or "123456"


def thought_of(form: dict[str, str]) -> Iterator[dict[str, str]]:
    """The form with every box ticked, any code typed, and with either button."""
    for sent in (form, {**form, "agreed": "on", "code": "123456"}, {**form, "send_code": "", "text": "Yes"}):
        yield sent
        yield {name: value for name, value in sent.items() if name != "send_code"}


def visit(client: Client, start: str, *, thorough: bool) -> set[str]:
    """Open and follow everything below /a/, and submit every form with its defaults, or all that one could try."""
    seen: set[str] = set()
    todo = {start}
    while todo:
        path = todo.pop()
        seen.add(path)
        page = client.get(path)
        clicked = Clicker(page.content.decode())
        todo |= {one for one in clicked.links if one.startswith("/a/")} - seen
        for form in clicked.forms:
            for sent in thought_of(form) if thorough else (form,):
                client.post(path, sent)
    return seen


def test_robots_that_open_follow_and_submit_everything_achieve_nothing(larkbeam: Cast, version: UUID) -> None:
    """G25: the link still works for its owner afterwards."""
    topic(larkbeam)
    start = link(larkbeam, "ola", version)
    visits = [visit(Client(), start, thorough=number % THOROUGH == 0) for number in counted(range(VISITS))]
    assert min(map(len, visits)) >= 3
    assert names(larkbeam) == []
    assert not Reply.objects.filter(organisation_id=larkbeam.organisation).exists()
    assert not Session.objects.exists()
    codes = Confirmation.objects.filter(organisation_id=larkbeam.organisation, used_at__isnull=False)
    assert not codes.exists()
    client = browser_of("ola")
    assert send(client, inside(version), agreed="on").status_code == 303
    told(f"{VISITS:,} visits without a browser")


def test_a_get_of_any_kind_changes_nothing(larkbeam: Cast, version: UUID) -> None:
    for page in ("", "question/", "decline/", "proof/"):
        path = link(larkbeam, "ola", version, page)
        for query in ("", "?agreed=on&code=123456&send_code=1"):
            assert Client().get(path + query).status_code == 200
            assert Client().head(path + query).status_code == 200
    codes = Confirmation.objects.filter(organisation_id=larkbeam.organisation).count()
    assert (mails(larkbeam), codes, names(larkbeam)) == ([], 0, [])


def test_a_receipt_counts_what_waits_and_names_the_version_that_came_since(larkbeam: Cast, version: UUID) -> None:
    ola = browser_of("ola")
    send(ola, inside(version), agreed="on")
    topic(larkbeam)
    topic(larkbeam, "Clear desk")
    assert "Two more wait for you, first" in says(ola.get(inside(version)))
    next_version(larkbeam, version_of(larkbeam.organisation, version).policy_id, material=True)
    told = ola.get(inside(version))
    assert "You accepted version 1.0. Version 2.0 has taken its place since, and waits for your name." in says(told)
    assert "Read version 2.0" in says(told)


def test_a_code_says_what_it_is_for(larkbeam: Cast, version: UUID) -> None:
    sent = {"": "code to accept", "question/": "code to send it"}
    for page, words in sent.items():
        typed = {"text": "May I?"} if page else {}
        ask_for_code(Client(), link(larkbeam, "ola", version, page), **typed)
        mail = max(mails(larkbeam), key=lambda one: (one.queued_at, one.id))
        letter = unseal(SEAL, bytes(mail.sealed), about=mail.to).decode()
        assert words in letter, page
        assert "code to sign" not in letter


def test_after_one_comes_the_next(larkbeam: Cast, version: UUID) -> None:
    second, client, path = topic(larkbeam, at=after(0, 1)), Client(), link(larkbeam, "ola", version)
    first_page = says(client.get(path))
    assert "1 of 2" in first_page
    assert "Next: Acceptable Use, version 1.0." in first_page
    send(client, path, agreed="on", code=ask_for_code(client, path))
    receipt = client.get(path)
    assert "One more waits for you: Acceptable Use, version 1.0." in says(receipt)
    following = link(larkbeam, "ola", second)
    assert f'href="{following}"' in receipt.content.decode()
    send(client, following, agreed="on", code=ask_for_code(client, following))
    assert "That is all" in says(client.get(following))
    assert len(names(larkbeam)) == 2


def test_when_superseded_meanwhile_the_later_version_is_offered(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    client, path = Client(), link(larkbeam, "ola", version)
    code = ask_for_code(client, path)
    open_page = fields(client.get(path))
    later = next_version(larkbeam, policy, material=True)
    answer = client.post(path, {**open_page, "agreed": "on", "code": code})
    assert answer.status_code == 409
    assert "A later version has taken the place of this one" in says(answer)
    for page in (answer, client.get(path), client.get(link(larkbeam, "ola", version, "question/"))):
        assert f'href="{link(larkbeam, "ola", later)}"' in page.content.decode()
    assert names(larkbeam) == []


def test_when_withdrawn_there_is_nothing_to_do(larkbeam: Cast, version: UUID) -> None:
    withdraw(version_id=version, reason="A mistake.", by=leader(larkbeam), at=after(1))
    told = says(Client().get(link(larkbeam, "ola", version)))
    assert "This version was withdrawn" in told
    assert "nothing waits for your name" in told


def test_when_the_approver_opens_it_their_name_stands_there(larkbeam: Cast, version: UUID) -> None:
    assert "You approved it yourself" in says(Client().get(link(larkbeam, "priya", version)))


def test_when_an_earlier_acceptance_counts_there_is_nothing_to_do(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", version)
    later = next_version(larkbeam, policy, material=False, at=after(2))
    assert "You accepted an earlier version" in says(Client().get(link(larkbeam, "ola", later)))


def test_the_link_of_somebody_who_left_has_ended(larkbeam: Cast, version: UUID) -> None:
    path = link(larkbeam, "ola", version)
    leaves(larkbeam, "ola")
    for answer in (Client().get(path), Client().post(path, {"send_code": "1"})):
        assert answer.status_code == 410
        assert "This link has ended" in says(answer)
        assert "Ola" not in says(answer)
    assert mails(larkbeam) == []


def test_what_was_not_made_by_us_opens_nothing(larkbeam: Cast, stonecross: Cast, version: UUID) -> None:
    good = token_for(Link(larkbeam.organisation, larkbeam.person("ola").id, version))
    changed = good[:-2] + ("AA" if good[-2:] != "AA" else "BB")
    swapped = token_for(Link(stonecross.organisation, larkbeam.person("ola").id, version))
    foreign = token_for(Link(stonecross.organisation, stonecross.person("otto").id, version))
    for token in ("x", "%00", good[:-1], good + "A", good + "=", changed, "é", swapped, foreign):
        assert Client().get(f"/a/{token}/").status_code == 404, token
    assert link_in(good) == Link(larkbeam.organisation, larkbeam.person("ola").id, version)


def test_a_version_that_was_never_in_force_is_not_shown(larkbeam: Cast) -> None:
    assert Client().get(link(larkbeam, "ola", offered(larkbeam, begun(larkbeam)))).status_code == 404


def test_who_is_signed_in_is_led_inside_and_nobody_else(larkbeam: Cast, version: UUID) -> None:
    path = link(larkbeam, "ola", version, "question/")
    answer = browser_of("ola").get(path)
    assert (answer.status_code, answer["Location"]) == (302, inside(version, "question/"))
    other = browser_of("mei").get(link(larkbeam, "ola", version))
    assert (other.status_code, "Send me a code" in says(other)) == (200, True)
    assert send(browser_of("mei"), link(larkbeam, "ola", version), agreed="on").status_code == 422
    assert names(larkbeam) == []
