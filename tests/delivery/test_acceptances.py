"""Everybody who owes an acceptance is told in their one mail a day, with a link that opens just that."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.acknowledgements.commands.answer import answer
from countersign.delivery.models import Mail, NoticeItem
from countersign.delivery.owed import owed_to
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.delivery.tokens import Link, link_in
from countersign.kernel.references import ref
from countersign.people.queries import organisation
from tests.acknowledgements.worlds import accepted_by, asked_by, in_force_from, leaves, topic
from tests.cast import Cast
from tests.delivery.post import Post, part
from tests.delivery.post import link_in as address_in
from tests.ledger.doing import enter_crowd
from tests.policies.worlds import AT, after, lead

WEEK = timedelta(days=7)


@pytest.fixture
def version(house: Cast) -> UUID:
    """In force since Tuesday 6 January 2026, approved by Priya."""
    return in_force_from(house)[1]


def told(here: Cast) -> list[str]:
    mails = Mail.objects.filter(organisation_id=here.organisation, kind="NOTICE").order_by("to")
    return [mail.to.partition("@")[0] for mail in mails]


def test_everybody_who_owes_it_gets_one_mail_and_the_approver_none(house: Cast, version: UUID) -> None:
    for _ in range(3):
        remind(AT)
    assert told(house) == ["dana", "mei", "ola", "ruth", "tom"]


def test_several_policies_are_one_mail_with_a_link_each(house: Cast, version: UUID, post: Post) -> None:
    topic(house, at=after(0, 1))
    remind(after(0, 1))
    send(after(0, 1))
    (mail,) = [one for one in post.mails if "ola@" in str(one["To"])]
    assert str(mail["Subject"]) == "Larkbeam Ltd: two things wait for your name"
    text = part(mail, "plain")
    assert "Read and accept “Information Security Policy”, version 1.0" in text
    assert "Priya Raman put it in force for everybody here." in text
    token = address_in(mail).rstrip("/").rpartition("/")[2]
    assert link_in(token) == Link(house.organisation, house.person("ola").id, version)
    assert text.count("/a/") == 2


def test_whoever_accepted_or_left_is_not_reminded(house: Cast, version: UUID) -> None:
    remind(AT)
    Mail.objects.filter(organisation_id=house.organisation).update(day=None)
    accepted_by(house, "ola", version)
    leaves(house, "dana", at=after(2))
    remind(AT + WEEK)
    again = NoticeItem.objects.filter(organisation_id=house.organisation, step="1")
    names = {house.person(first).id for first in ("mei", "ruth", "tom")}
    assert set(again.values_list("person", flat=True)) == names


def test_whoever_asks_is_left_in_peace_until_it_is_answered(house: Cast, version: UUID) -> None:
    ola, tom = house.person("ola").id, house.person("tom").id
    asked = asked_by(house, "ola", version, at=AT)
    firm = organisation(house.organisation)
    assert owed_to(firm, ola, AT) == []
    lead_s = [owed for owed in owed_to(firm, tom, AT) if owed.route == ("acceptances:questions",)]
    assert [(str(owed.title), owed.item) for owed in lead_s] == [
        ("Ola Nowak waits for an answer about “Information Security Policy”", ref("reply", asked))
    ]
    answer(reply_id=asked, text="Yes.", by=lead(house), at=after(1))
    (owed,) = owed_to(firm, ola, after(1))
    assert (owed.item, str(owed.why)) == (ref("reply", asked), "What you asked about it was answered.")
    remind(after(1))
    assert NoticeItem.objects.filter(person=ola, item=ref("reply", asked), step="0").exists()
    assert [one for one in owed_to(firm, tom, after(1)) if one.route == ("acceptances:questions",)] == []


def test_several_questions_about_one_version_are_one_item(house: Cast, version: UUID) -> None:
    for first in ("ola", "mei", "dana"):
        asked_by(house, first, version, at=AT)
    leaves(house, "dana", at=AT)
    firm, tom = organisation(house.organisation), house.person("tom").id
    titles = [str(owed.title) for owed in owed_to(firm, tom, after(1))]
    assert "Two people wait for an answer about “Information Security Policy”" in titles


def test_one_person_s_page_loads_nobody_else(house: Cast, version: UUID) -> None:
    firm, ola = organisation(house.organisation), house.person("ola").id
    with CaptureQueriesContext(connection) as few:
        assert len(owed_to(firm, ola, AT)) == 1
    enter_crowd(house, 200)
    with CaptureQueriesContext(connection) as many:
        assert len(owed_to(firm, ola, AT)) == 1
    assert len(few) == len(many)
    assert not [one for one in many if "NOT (EXISTS" in one["sql"] and "acknowledgements_acceptance" in one["sql"]]


def test_a_round_with_nothing_new_asks_as_much_for_many_as_for_few(house: Cast, version: UUID) -> None:
    counted = []
    for first, many in ((1000, 10), (2000, 200)):
        enter_crowd(house, many, first=first)
        remind(AT)
        for at in (AT, AT + timedelta(days=1)):
            with CaptureQueriesContext(connection) as queries:
                assert remind(at) == 0
            counted.append(len(queries))
    assert counted[:2] == counted[2:]
