"""Somebody reads a policy in their language, and accepts what is signed."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.models import Acceptance
from countersign.ledger.reconciling import verify
from countersign.policies.queries import translation, version
from tests.cast import Cast
from tests.policies.translating import SAETZE, read_in, taken_away, translated
from tests.policies.worlds import after, in_force_from, tree
from tests.web.acceptance.worlds import Answer, fields, inside, link, newest_code, says, send
from tests.web.people.worlds import client_of

GERMAN = {"accept-language": "de,en;q=0.5"}
NOTICE = "Signed in English; where the two differ, the English text applies."


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(3), tick=False):
        yield


def german(here: Cast, first: str) -> Client:
    """Somebody whose browser prefers German."""
    client = client_of(here, first)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = GERMAN["accept-language"]
    return client


def the_one(here: Cast, first: str, id: UUID) -> Acceptance:
    return Acceptance.objects.get(organisation_id=here.organisation, person_id=here.person(first).id, version_id=id)


def test_whoever_reads_german_accepts_what_is_signed(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    ola = german(larkbeam, "ola")
    page = ola.get(inside(id))
    assert SAETZE[0] in says(page)
    assert NOTICE in says(page)
    assert fields(page)["digest_shown"] == version(larkbeam.organisation, id).document
    assert send(ola, inside(id), agreed="on").status_code == 303
    name = the_one(larkbeam, "ola", id)
    assert (name.translation_id, verify(larkbeam.organisation)[1]) == (given, [])
    receipt = says(ola.get(inside(id)))
    assert "Its translation into German" in receipt
    assert "where the two differ, the English text applies" in receipt
    assert translation(larkbeam.organisation, given).document in receipt


def test_whoever_turns_to_the_signed_text_read_that(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    ola = german(larkbeam, "ola")
    signed = f"{inside(id)}?language=en-gb"
    assert SAETZE[0] not in says(ola.get(signed))
    assert send(ola, signed, agreed="on").status_code == 303
    assert the_one(larkbeam, "ola", id).translation_id is None
    assert "Its translation" not in says(ola.get(inside(id)))


def test_by_the_link_in_a_mail_the_same_text_stands_there_with_the_code(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    path, client = f"{link(larkbeam, 'ola', id)}?language=de", Client()
    page = client.get(path)
    assert SAETZE[0] in says(page)
    sent = client.post(path, {**fields(page), "agreed": "on", "send_code": "1"})
    assert SAETZE[0] in says(sent)
    assert fields(sent)["translation_id"] == str(given)
    answer = client.post(link(larkbeam, "ola", id), {**fields(sent), "agreed": "on", "code": newest_code()})
    assert answer.status_code == 303
    assert the_one(larkbeam, "ola", id).translation_id == given
    assert "Its translation into German" in says(client.get(link(larkbeam, "ola", id)))


def test_the_code_page_of_somebody_who_reads_the_signed_text_stays_with_it(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    client, path = Client(headers=GERMAN), f"{link(larkbeam, 'ola', id)}?language=en-gb"
    page = client.get(path)
    sent = client.post(link(larkbeam, "ola", id), {**fields(page), "translation_id": "", "send_code": "1"})
    assert SAETZE[0] not in says(sent)


def test_what_was_taken_away_meanwhile_is_not_what_they_read(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    ola = german(larkbeam, "ola")
    old = fields(ola.get(inside(id)))
    taken_away(larkbeam, given)
    answer = ola.post(inside(id), {**old, "agreed": "on"})
    assert answer.status_code == 409
    assert "The translation that you read is not shown any more." in says(answer)
    assert SAETZE[0] not in says(answer)
    again = {**fields(answer), "translation_id": "", "agreed": "on"}
    assert ola.post(inside(id), again).status_code == 303
    assert the_one(larkbeam, "ola", id).translation_id is None


def test_a_better_translation_has_to_be_read_first(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    ola = german(larkbeam, "ola")
    old = fields(ola.get(inside(id)))
    better = translated(larkbeam, id, text=tree(*SAETZE, "So ist es."), at=after(2))
    answer = ola.post(inside(id), {**old, "agreed": "on"})
    assert answer.status_code == 409
    assert "So ist es." in says(answer)
    assert fields(answer)["translation_id"] == better.hex
    assert ola.post(inside(id), {**fields(answer), "agreed": "on"}).status_code == 303
    assert the_one(larkbeam, "ola", id).translation_id == better


@pytest.mark.parametrize("sent", ["nonsense", "0" * 31])
def test_what_is_no_translation_at_all_is_refused(larkbeam: Cast, sent: str) -> None:
    _, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    ola = german(larkbeam, "ola")
    answer = ola.post(inside(id), {**fields(ola.get(inside(id))), "translation_id": sent, "agreed": "on"})
    assert answer.status_code == 422
    assert not Acceptance.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_where_people_read_in_one_language_nothing_more_is_asked(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    ola = german(larkbeam, "ola")
    ola.get(inside(id))
    before = asked(ola, inside(id))
    read_in(larkbeam, "de")
    assert asked(ola, inside(id)) == before + 1
    form = fields(ola.get(inside(id)))
    with CaptureQueriesContext(connection) as queries:
        assert ola.post(inside(id), {**form, "agreed": "on"}).status_code == 303
    assert not any("policies_translation" in one["sql"] for one in queries)


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer: Answer = client.get(path)
    assert answer.status_code == 200
    return len(queries)


def test_the_lead_sees_who_read_it_in_which_language(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    send(german(larkbeam, "ola"), inside(id), agreed="on")
    send(client_of(larkbeam, "mei"), inside(id), agreed="on")
    tom = client_of(larkbeam, "tom")
    assert says(tom.get(inside(id, "everybody/?show=accepted"))).count("read in German") == 1
    rows = tom.get(inside(id, "everybody/list.csv?show=accepted")).content.decode()
    assert next(line for line in rows.splitlines() if "accepted, read in German" in line).startswith('"Ola Nowak"')
    assert rows.count("read in German") == 1
