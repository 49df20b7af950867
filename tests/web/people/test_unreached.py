"""Mail that comes back: whose, since when, what the server said, and what there is to do."""

from __future__ import annotations

import pytest
from django.test import Client

from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.queries import unreached
from tests.acknowledgements.worlds import joins
from tests.cast import Cast
from tests.people.bouncing import bounced
from tests.people.worlds import AT, DAY, after, hr
from tests.web.people.test_person import address_of
from tests.web.people.worlds import HERE, act, client_of, granted

LIST = f"{HERE}/people/unreached/"


def told(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_a_person_s_page_says_what_came_back_and_what_to_do(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola", said="550 5.1.1 <b>no such user</b>")
    page = told(client_of(larkbeam, "tom"), address_of(larkbeam, "ola"))
    for said in (
        "Mail comes back",
        "came back on 6 January 2026",
        "550 5.1.1 &lt;b&gt;no such user&lt;/b&gt;",
        "Ask them for the right one",
        "Change the mail address",
        "Try it again",
    ):
        assert said in page, said


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        ("5.1.1", "nothing for this address"),
        ("", "nothing for this address"),
        ("5.2.2", "full or closed"),
        ("5.7.1", "takes no mail of ours"),
        ("5.0.0", "nothing for this address"),
    ],
)
def test_what_to_do_is_told_by_the_status(larkbeam: Cast, status: str, advice: str) -> None:
    bounced(larkbeam, "ola", status=status, said="")
    page = told(client_of(larkbeam, "tom"), address_of(larkbeam, "ola"))
    assert advice in page
    assert "The mail server said" not in page


def test_try_again_from_the_page(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    tom, where = client_of(larkbeam, "tom"), address_of(larkbeam, "ola")
    sent = {"act": act()}
    done = [tom.post(f"{where}address/try-again/", sent) for _ in range(2)]
    assert [(one.status_code, one["Location"]) for one in done] == [(303, where)] * 2
    assert unreached(larkbeam.organisation) == set()
    assert "Mail comes back" not in told(tom, where)


def test_try_again_when_somebody_else_has_says_so(larkbeam: Cast) -> None:
    tom, where = client_of(larkbeam, "tom"), address_of(larkbeam, "ola")
    refused = tom.post(f"{where}address/try-again/", {"act": act()})
    assert refused.status_code == 403
    assert "No mail to this address has come back." in refused.content.decode()
    assert tom.get(f"{where}address/try-again/").status_code == 405


def test_whoever_reads_only_is_offered_nothing(larkbeam: Cast) -> None:
    granted(larkbeam, "mei", Hat.INTERNAL_AUDITOR)
    bounced(larkbeam, "ola")
    page = told(client_of(larkbeam, "mei"), address_of(larkbeam, "ola"))
    assert "Mail comes back" in page
    assert "Try it again" not in page


def test_one_s_own_address_can_be_tried_again_and_nobody_else_s(larkbeam: Cast) -> None:
    for first in ("ola", "dana"):
        bounced(larkbeam, first)
    ola, own = client_of(larkbeam, "ola"), f"{HERE}/me/address/"
    assert "Try it again" in told(ola, own)
    other = ola.post(f"{address_of(larkbeam, 'dana')}address/try-again/", {"act": act()})
    assert (other.status_code, "Dana" in other.content.decode()) == (404, False)
    done = ola.post(f"{address_of(larkbeam, 'ola')}address/try-again/", {"act": act()})
    assert (done.status_code, done["Location"]) == (303, own)
    assert unreached(larkbeam.organisation) == {larkbeam.person("dana").id}


def test_the_list_names_whoever_is_here(larkbeam: Cast) -> None:
    bounced(larkbeam, "ola")
    bounced(larkbeam, "dana", at=after(1), status="5.2.2", said="552 5.2.2 over quota")
    tom = client_of(larkbeam, "tom")
    page = told(tom, LIST)
    assert "Mail to two people comes back" in page
    for said in ("Ola Nowak", "Dana Field", "552 5.2.2 over quota", address_of(larkbeam, "ola")):
        assert said in page, said
    assert "Mail to two people comes back" in told(tom, f"{HERE}/people/")
    leave(person_id=larkbeam.person("dana").id, left_on=DAY, by=hr(larkbeam), at=after(2))
    assert "Mail to one person comes back" in told(tom, LIST)


def test_the_list_when_all_mail_gets_through(larkbeam: Cast) -> None:
    tom = client_of(larkbeam, "tom")
    assert "No mail comes back" in told(tom, LIST)
    assert "comes back" not in told(tom, f"{HERE}/people/")


def test_the_list_of_many_is_paged(larkbeam: Cast) -> None:
    for number in range(51):
        joins(larkbeam, f"Nobody {number}")
        bounced(larkbeam, f"nobody.{number}", at=AT)
    tom = client_of(larkbeam, "tom")
    assert "1 to 50 of 51" in told(tom, LIST)
    assert "51 to 51 of 51" in told(tom, f"{LIST}?page=2")


def test_another_organisation_has_none_of_it(larkbeam: Cast, stonecross: Cast) -> None:
    bounced(stonecross, "otto")
    assert "No mail comes back" in told(client_of(larkbeam, "tom"), LIST)
