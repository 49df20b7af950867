"""Direction, support and exceptions of leaders, as people see them and send their forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from countersign.direction.queries import deviations, directions, supports
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.cast import Cast
from tests.direction.worlds import (
    AT,
    TODAY,
    after,
    approved,
    directed,
    lead,
    leader,
    observed,
    second_leader,
    supported,
)
from tests.direction.worlds import (
    seen as deviation_of,
)
from tests.ledger.doing import enter_crowd
from tests.people.worlds import put_right
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

DIRECTION = "/o/larkbeam-ltd/direction/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(1), tick=False):
        yield


def sent(client: Client, page: str, **typed: Any) -> Any:
    return post(client, page, **{**hidden(client, page), **typed})


def exception(id: UUID, act: str = "") -> str:
    return f"{DIRECTION}exceptions/{id.hex}/" + (f"{act}/" if act else "")


def test_the_page_when_there_is_nothing_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("priya"), DIRECTION))
    assert "No act of direction yet" in text
    assert text.count("Why an auditor cares.") == 2
    assert "nobody was seen above a rule" in text
    assert get(browser_of("ola"), DIRECTION).status_code == 403


def test_record_by_the_leader_is_in_their_own_hand_and_on_the_wall(larkbeam: Cast) -> None:
    priya, page = browser_of("priya"), f"{DIRECTION}record/"
    mine = larkbeam.person("priya").id.hex
    assert f'<option value="{mine}" selected>' in get(priya, page).content.decode().replace("\n", "")
    scan = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7, minutes")
    told = {"kind": "WORKSHOP", "leader_id": mine, "directed_on": "2026-01-06", "what": "The risk workshop."}
    answer = post(priya, page, **told, scan=scan)
    made = directions(larkbeam.organisation).get()
    assert answer["Location"] == f"{DIRECTION}{made.id.hex}/"
    text = seen(get(priya, answer["Location"]))
    assert "Recorded on 7 January 2026 by Priya Raman, in their own name" in text
    assert get(priya, f"{DIRECTION}{made.id.hex}/file/").content == b"%PDF-1.7, minutes"
    wall = get(priya, "/o/larkbeam-ltd/wall/evidence/?duty=f")
    assert "Priya Raman took part in a workshop or an exercise" in seen(wall)
    assert answer["Location"] in wall.content.decode()


def test_record_by_the_isms_lead_says_whose_word_it_is(larkbeam: Cast) -> None:
    told = {"kind": "OBSTACLE", "directed_on": "2025-12-04", "what": "Two days a week."}
    tom = browser_of("tom")
    answer = post(tom, f"{DIRECTION}record/", **told, leader_id=larkbeam.person("priya").id.hex)
    assert "by Tom Okafor, not by whoever did it" in seen(get(tom, answer["Location"]))
    assert "by Tom Okafor, not by whoever did it" in seen(get(tom, DIRECTION))


def test_record_when_something_is_missing_keeps_what_was_typed(larkbeam: Cast) -> None:
    answer = post(browser_of("priya"), f"{DIRECTION}record/", what="The workshop.")
    assert answer.status_code == 422
    text = seen(answer)
    for says in ("Choose what they did.", "Choose somebody.", "Say on which day.", "The workshop."):
        assert says in answer.content.decode(), text


def test_support_is_recorded_with_who_helped(larkbeam: Cast) -> None:
    priya, page = browser_of("priya"), f"{DIRECTION}support/"
    told = {"kind": "TARGET", "supported_on": "2026-01-06", "what": "No open accounts.", "manager_id": ""}
    told["manager_id"] = larkbeam.person("mei").id.hex
    refused = sent(priya, page, **told)
    assert (refused.status_code, "Say who helped them" in seen(refused)) == (403, True)
    answer = sent(priya, page, **told, supporter_id=larkbeam.person("priya").id.hex)
    text = seen(get(priya, answer["Location"]))
    assert "Was given a target for security. Priya Raman helped them." in text
    assert "Priya Raman gave Mei Sato a target for security" in seen(
        get(priya, "/o/larkbeam-ltd/wall/evidence/?duty=h")
    )
    own = sent(priya, page, **{**told, "kind": "OWN_ACT"})
    assert "helped them" not in seen(get(priya, own["Location"]))
    assert supports(larkbeam.organisation).count() == 2


def test_withdraw_keeps_both_on_the_list_with_the_reason(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    for path in (directed(larkbeam).hex, f"support/{supported(larkbeam).hex}"):
        page = f"{DIRECTION}{path}/withdraw/"
        assert sent(tom, page, because="").status_code == 422
        assert sent(tom, page, because="Another day.").status_code == 303
        assert "“Another day.”" in seen(get(tom, f"{DIRECTION}{path}/"))
    assert seen(get(tom, DIRECTION)).count("Withdrawn on 7 January 2026 by Tom Okafor.") == 2


def test_an_exception_is_observed_approved_by_another_and_corrected(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    tom, mei, priya = browser_of("tom"), browser_of("mei"), browser_of("priya")
    told = {"leader_id": larkbeam.person("priya").id.hex, "observed_on": "2025-12-04", "what": "Her own laptop."}
    page = post(tom, f"{DIRECTION}observe/", **told)["Location"]
    id = deviations(larkbeam.organisation).get().id
    assert page == exception(id)
    text = seen(get(priya, page))
    assert "This is about you." in text
    assert "Let it stand until a day" not in text
    refused = sent(priya, exception(id, "approve"), approved_until="2026-03-01", because="I may.")
    assert (refused.status_code, "your own approval is none" in seen(refused)) == (403, True)
    stands = sent(mei, exception(id, "approve"), approved_until="2026-03-01", because="The new one comes.")
    assert stands.status_code == 303
    assert "It may stand until 1 March 2026" in seen(get(tom, page))
    assert "approved until 1 March 2026" in seen(get(tom, DIRECTION))
    assert sent(tom, exception(id, "correct"), corrected_on="2026-01-07").status_code == 303
    assert "The rule is kept since 7 January 2026" in seen(get(tom, page))


def test_an_exception_whose_last_day_is_over_waits_again(larkbeam: Cast) -> None:
    id = observed(larkbeam)
    approved(larkbeam, id, by=second_leader(larkbeam, "mei"), approved_until=TODAY)
    assert "its approval ended on 6 January 2026" in seen(get(browser_of("tom"), exception(id)))


def test_an_executive_reads_what_is_about_them_and_nothing_else(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", executive=True)
    mine = observed(larkbeam, "ola", by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
    other, ola = observed(larkbeam), browser_of("ola")
    text = seen(get(ola, exception(mine)))
    assert "This is about you." in text
    assert "tell whoever recorded it" in text
    assert get(ola, exception(other)).status_code == 404


def test_withdraw_of_an_exception_when_somebody_was_quicker_asks_to_look_again(larkbeam: Cast) -> None:
    id = observed(larkbeam)
    tom, page = browser_of("tom"), exception(id, "withdraw")
    form = form_with(tom.get(page), "revision_shown")
    approved(larkbeam, id, by=second_leader(larkbeam, "mei"))
    answer = send(tom, page, form, because="It was not hers.")
    assert answer.status_code == 409
    assert send(tom, page, form_with(answer, "revision_shown"), because="It was not hers.").status_code == 303
    assert deviation_of(larkbeam, id).withdrawn_because == "It was not hers."


def test_the_page_when_there_is_much_is_paged_and_asks_as_often(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    directed(larkbeam)
    supported(larkbeam)
    observed(larkbeam)
    get(tom, DIRECTION)
    few = asked(tom, DIRECTION)
    for number in range(21):
        directed(larkbeam, what=f"Number {number}.", by=lead(larkbeam) if number % 2 else leader(larkbeam))
        supported(larkbeam)
    assert asked(tom, DIRECTION) == few <= 16
    assert seen(get(tom, DIRECTION)).count("1 to 20 of 22") == 2
    assert "21 to 22 of 22" in seen(get(tom, f"{DIRECTION}?directions=2"))


def test_findings_about_direction_have_their_buttons(larkbeam: Cast) -> None:
    enter_crowd(larkbeam, 20)
    observed(larkbeam)
    grant(person_id=larkbeam.person("mei").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    with time_machine.travel(after(120), tick=False):
        page = get(browser_of("tom"), "/o/larkbeam-ltd/findings/").content.decode()
    for path in ("record/", "support/", ""):
        assert f'href="{DIRECTION}{path}"' in page, path
