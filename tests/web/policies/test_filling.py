"""What stands in double braces, on every page that shows a draft, and on those that show what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from countersign.kernel.text import to_plain
from countersign.policies.imports.files import read_file
from countersign.policies.queries import versions
from tests.cast import Cast
from tests.entrance.signing_in import PRIYA
from tests.policies.filling import FILLED, TEXT, owned, renamed, with_tokens
from tests.policies.reading import asked, read, said
from tests.policies.worlds import AT, after, change, draft, lead, leader, offered, signed
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.signing import page_of, ready
from tests.web.world import browser_of

MARKED = '<span class="filled" title="Filled in for {{owner}}">Mei Sato</span> looks after this policy'


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def page(policy: UUID, end: str = "") -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/draft/{end}"


def test_the_page_of_a_draft_shows_values_and_says_which(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    answer = get(browser_of("tom"), page(policy))
    assert MARKED in answer.content.decode()
    told = seen(answer)
    assert FILLED[0] in told
    assert (
        "Filled in with what is so today, and again when it is put forward: Larkbeam Ltd for {{organisation}}" in told
    )
    assert "Tom Okafor for {{role: isms_lead}}" in told
    assert "Still to be filled in" not in told


def test_a_draft_without_tokens_says_nothing_of_them(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    change(larkbeam, policy, "No names.")
    answer = get(browser_of("tom"), page(policy))
    assert "Filled in with" not in seen(answer)
    assert 'class="filled"' not in answer.content.decode()


def test_what_an_organisation_is_called_is_escaped(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    renamed(larkbeam, "Lark <b>& Beam</b>")
    content = get(browser_of("tom"), page(policy)).content.decode()
    assert ">Lark &lt;b&gt;&amp; Beam&lt;/b&gt;</span> makes rota" in content
    assert "<b>& Beam" not in content


def test_the_writing_page_keeps_tokens_and_explains_them(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    answer = get(browser_of("tom"), page(policy, "edit/"))
    content, told = answer.content.decode(), seen(answer)
    assert "{{organisation}} makes rota" in content, "it is written on"
    assert 'data-insert="{{role: isms_lead}}" hidden' in content, "shown by the script that can insert it"
    assert "Mei Sato who owns this policy" in told
    assert "Tom Okafor whoever holds the role “ISMS lead”" in told
    assert "nobody today whoever holds the role “HR security duties”" in told
    assert "{{role: all_staff}}" not in told


def test_marks_are_offered_and_shown_with_their_values(larkbeam: Cast) -> None:
    policy, tom = with_tokens(larkbeam), browser_of("tom")
    form = form_with(get(tom, page(policy, "marks/")), "revision_shown")
    block = draft(larkbeam, policy).text["blocks"][0]["id"]
    sent = {"PURPOSE": f"{block}|{FILLED[0]}"}
    assert send(tom, page(policy, "marks/"), form, **sent).status_code == 303
    assert draft(larkbeam, policy).marks["PURPOSE"] == {"block": block, "quote": TEXT[0]}
    content = get(tom, page(policy)).content.decode()
    assert '<mark data-label="5.2 (a) purpose"><span class="filled"' in content
    again = get(tom, page(policy, "marks/")).content.decode()
    assert FILLED[0] in again
    assert TEXT[0] not in again


def test_what_stands_for_nothing_is_said_before_it_is_refused(larkbeam: Cast) -> None:
    policy, tom = with_tokens(larkbeam), browser_of("tom")
    change(larkbeam, policy, "{{company}} and {{role: hr}}, and [who].", "{{owner}}")
    for end in ("", "edit/", "offer/"):
        told = seen(get(tom, page(policy, end)))
        assert "{{company}} stands for nothing here." in told
        assert "nobody holds the role “HR security duties” today. Appoint somebody" in told
    form = form_with(get(tom, page(policy, "offer/")), "revision_shown")
    answer = send(tom, page(policy, "offer/"), form)
    assert answer.status_code == 403
    assert "{{company}} stands for nothing here." in seen(answer)


def test_the_offer_shows_what_is_filled_in_and_what_it_changes(larkbeam: Cast) -> None:
    policy, tom = with_tokens(larkbeam), browser_of("tom")
    signed(larkbeam, offered(larkbeam, policy))
    assert "The text is the same, word for word." in seen(get(tom, page(policy, "offer/")))
    owned(larkbeam, policy, "ola")
    told = seen(get(tom, page(policy, "offer/")))
    assert "Filled in now" in told
    assert "{{owner}} Ola Nowak" in told
    assert "One paragraph changed." in told
    compared = seen(get(tom, f"/o/larkbeam-ltd/policies/{policy.hex}/compare/"))
    assert "{{" not in compared
    assert "One paragraph changed." in compared


def test_whoever_signs_is_told_what_changed_before_they_try(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    id, says = offered(larkbeam, policy), "{{owner}} was filled in as “Mei Sato”, and is “Ola Nowak” today."
    priya, tom = browser_of("priya"), browser_of("tom")
    form, code = ready(priya, page_of(policy, id, "sign/"), PRIYA)
    assert says not in seen(get(priya, page_of(policy, id, "sign/")))
    asks = form_to(get(priya, page_of(policy, id, "sign/")), "/code/")
    owned(larkbeam, policy, "ola")
    refused = send(priya, "", asks)
    assert refused.status_code == 403, "nobody is mailed a code for what cannot be signed"
    assert says in seen(refused)
    answer = send(priya, page_of(policy, id, "sign/"), form, code=code)
    assert answer.status_code == 403
    assert says in seen(answer)
    now = seen(get(priya, page_of(policy, id, "sign/")))
    assert says in now
    assert "Send me a code to sign" not in now
    assert "Read and sign" not in seen(get(priya, page_of(policy, id, "")))
    told = get(tom, page_of(policy, id, ""))
    assert says in seen(told)
    assert f'href="{page(policy, "offer/")}">Put it forward again' in told.content.decode()
    form = form_with(get(tom, page(policy, "offer/")), "revision_shown")
    assert send(tom, page(policy, "offer/"), form).status_code == 303
    newest = versions(larkbeam.organisation, policy)[0]
    assert newest is not None
    assert newest.variables["owner"] == "Ola Nowak"
    assert says not in seen(get(priya, page_of(policy, newest.id, "sign/")))


def test_readers_see_values_and_change_the_words_of_the_draft(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    asked(larkbeam, policy, "ola")
    ola, here = browser_of("ola"), page(policy, "remarks/")
    block = draft(larkbeam, policy).text["blocks"][1]["id"]
    opened = get(ola, f"{here}?at={block}")
    assert MARKED in opened.content.decode()
    assert "What stands in double braces is filled in when the draft is put forward." in seen(opened)
    form = form_with(opened, "block").fields
    instead = TEXT[1].replace("looks after", "owns")
    assert post(ola, here, **{**form, "passage": instead, "body": ""}).status_code == 303
    assert "Instead of: looks after better: owns" in seen(get(browser_of("tom"), here))


def test_a_reader_who_wants_a_name_in_the_place_of_a_token_sees_both(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    block = draft(larkbeam, policy).text["blocks"][0]["id"]
    one = said(larkbeam, policy, leader(larkbeam), block=block, passage=TEXT[0].replace("{{organisation}}", "We"))
    here, tom = page(policy, "remarks/"), browser_of("tom")
    answer = get(tom, here)
    assert "Instead of: Larkbeam Ltd better: We" in seen(answer)
    form = form_to(answer, f"{one.id.hex}/settle/")
    assert post(tom, form.action, **form.fields, taken="YES").status_code == 303
    assert "We makes rota" in str(draft(larkbeam, policy).text)


def test_a_reader_is_shown_what_changed_in_words_and_not_how_often_it_was_saved(larkbeam: Cast) -> None:
    policy, mei = with_tokens(larkbeam), browser_of("mei")
    asked(larkbeam, policy, "mei")
    read(larkbeam, policy, larkbeam.actor("mei"), at=AT)
    change(larkbeam, policy, *TEXT, "One more.")
    assert "What changed since you read it" in seen(get(mei, page(policy, "remarks/")))
    change(larkbeam, policy, *TEXT)
    assert "What changed since you read it" not in seen(get(mei, page(policy, "remarks/")))


def test_a_remark_quotes_what_is_shown(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    asked(larkbeam, policy, "mei")
    block = draft(larkbeam, policy).text["blocks"][0]["id"]
    one = said(larkbeam, policy, larkbeam.actor("mei"), block=block, body="Nice.")
    assert one.quote == TEXT[0]
    change(larkbeam, policy, "Gone.")
    told = seen(get(browser_of("tom"), page(policy, "remarks/")))
    assert "{{organisation}} makes rota" in told, "its token is not in the draft any more, so nothing is put in"


def test_what_was_signed_elsewhere_says_why_it_cannot_be_recorded(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    told = seen(get(browser_of("tom"), page(policy, "record/")))
    assert "What was signed elsewhere says a name, and not {{owner}}." in told
    change(larkbeam, policy, "{{organisation}} makes rotas.", by=lead(larkbeam))
    told = seen(get(browser_of("tom"), page(policy, "record/")))
    assert "says a name" not in told
    assert "Larkbeam Ltd makes rotas." in told


def test_files_to_take_along_keep_the_tokens(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    text = get(browser_of("tom"), page(policy, "md/")).content
    back = read_file(text, "policy.md").text
    assert to_plain(back).split("\n\n")[-2:] == [*TEXT]
    word = get(browser_of("tom"), page(policy, "docx/")).content
    assert to_plain(read_file(word, "policy.docx").text).split("\n\n")[-2:] == [*TEXT]
