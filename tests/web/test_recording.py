"""Recording what was signed elsewhere: each answer is looked at where it stands, and nothing that was typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from pytest_django import Settings

from countersign.kernel.actors import Hat
from countersign.kernel.digests import digest
from countersign.ledger import files
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.policies.enums import VersionState
from countersign.policies.models import Version
from countersign.policies.queries import versions
from tests.cast import Cast
from tests.policies.worlds import AT, after, begun, change, draft, entered, in_force_from, lead, mark_all
from tests.web.pages import Answer, bare, form_with
from tests.web.recording import PAPER, claim, page_of, record, scan
from tests.web.world import browser_of


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


@pytest.fixture
def policy(larkbeam: Cast) -> UUID:
    return begun(larkbeam)


def text_of(answer: Answer) -> str:
    text: str = answer.content.decode()
    return text


def made(here: Cast, policy: UUID) -> Version:
    return versions(here.organisation, policy)[0]


def complaint(answer: Answer, field: str) -> str:
    """What is said beside a field."""
    found = re.search(rf'id="id_{field}-error"><p class="error">(.*?)</p>', text_of(answer))
    return found[1] if found else ""


def test_the_draft_leads_to_it(larkbeam: Cast, policy: UUID) -> None:
    for first in ("tom", "priya"):
        shown = text_of(browser_of(first).get(f"/o/larkbeam-ltd/policies/{policy.hex}/"))
        assert f'href="{page_of(policy)}"' in shown, first
        assert "It was signed elsewhere already" in shown


def test_the_page_says_what_it_is_worth(larkbeam: Cast, policy: UUID) -> None:
    shown = text_of(browser_of("tom").get(page_of(policy)))
    for sentence in ("recorded later, on your word, and never as a signature given here", "the findings judge that"):
        assert sentence in shown
    assert "Larkbeam makes rota and payroll software" in shown
    assert "material" not in shown
    assert "It is in force at once, and 6 people are asked to read and accept it." in shown
    assert f"/policies/{policy.hex}/draft/" in shown


def test_passages_that_nobody_marked_are_named(larkbeam: Cast, policy: UUID) -> None:
    says = "Nobody has marked where it speaks of purpose, objectives, requirements or improvement."
    assert says in text_of(browser_of("tom").get(page_of(policy)))
    mark_all(larkbeam, policy)
    assert "Nobody has marked" not in text_of(browser_of("tom").get(page_of(policy)))


def test_top_management_goes_back_to_a_page_that_opens(larkbeam: Cast, policy: UUID) -> None:
    priya = browser_of("priya")
    shown = text_of(priya.get(page_of(policy)))
    back = re.search(r'href="([^"]+)">Back to the policy', shown)
    assert back
    assert priya.get(back[1]).status_code == 200
    assert "Enter them first" not in shown


def test_recording_keeps_everything(larkbeam: Cast, policy: UUID) -> None:
    mark_all(larkbeam, policy)
    answer = record(larkbeam, policy, scan=scan())
    now = made(larkbeam, policy)
    assert answer.status_code == 303
    assert answer["Location"] == f"/o/larkbeam-ltd/policies/{policy.hex}/versions/{now.id.hex}/"
    assert (now.state, now.label, now.signed_as) == (VersionState.PUBLISHED, "3.0", "IT Director")
    assert (now.signed_on, now.effective_on, now.signed_at) == (date(2025, 9, 15), date(2025, 9, 22), after(2))
    assert [str(one) for one in (now.signed_by, now.drafted_by, now.offered_by)] == [
        *("Mei Sato", "Ola Nowak", "Tom Okafor")
    ]
    assert (now.signature_method, now.scan) == ("WET_SIGNATURE", digest(PAPER))
    assert files.read(larkbeam.organisation, digest(PAPER)) == PAPER
    assert entered(larkbeam, "version.signed") == 0
    assert verify(larkbeam.organisation)[1] == []


def test_recording_the_least(larkbeam: Cast, policy: UUID) -> None:
    least = {"signed_as": "", "label": "", "effective_on": "", "drafted_by_id": "", "method": "MINUTE", "material": ""}
    assert record(larkbeam, policy, **least).status_code == 303
    now = made(larkbeam, policy)
    assert (now.label, now.effective_on, now.drafted_by_id, now.scan) == ("1.0", date(2025, 9, 15), None, None)


def test_the_same_form_twice_is_one_act(larkbeam: Cast, policy: UUID) -> None:
    tom = browser_of("tom")
    fields = {**form_with(tom.get(page_of(policy)), "act").fields, **claim(larkbeam)}
    first, second = (tom.post(page_of(policy), {**fields, "scan": scan()}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert len(versions(larkbeam.organisation, policy)) == 1


def test_whoever_has_left_may_have_signed(larkbeam: Cast, policy: UUID) -> None:
    mei = larkbeam.person("mei").id
    leave(person_id=mei, left_on=date(2026, 1, 6), by=lead(larkbeam), at=AT)
    assert ", left 6 January 2026" in text_of(browser_of("tom").get(page_of(policy)))
    assert record(larkbeam, policy).status_code == 303
    assert made(larkbeam, policy).signed_by_id == mei


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("signer_id", "", "Choose somebody."),
        ("signer_id", "nobody", "Choose somebody from the list."),
        ("drafted_by_id", "x", "Choose somebody from the list."),
        ("signed_on", "", "Say on which day."),
        ("signed_on", "15.9.2025", "Write the day as 2025-09-15."),
        ("signed_on", "2026-01-09", "That day is still to come. Only what has happened can be recorded."),
        ("signed_on", "0026-01-05", "Look at the year."),
        ("effective_on", "2026-01-09", "That day is still to come. Only what has happened can be recorded."),
        ("method", "", "Say how it was signed."),
        ("method", "MAILED_CODE", "Choose one of the answers."),
        ("label", "x" * 21, "A version's label has at most 20 characters."),
        ("signed_as", "x" * 201, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_bad_input_is_named_where_it_stands(larkbeam: Cast, policy: UUID, field: str, typed: str, says: str) -> None:
    answer = record(larkbeam, policy, **{field: typed})
    assert answer.status_code == 422
    assert complaint(answer, field).replace("&#x27;", "'") == says
    assert "Nothing is recorded yet" in text_of(answer)
    assert len(versions(larkbeam.organisation, policy)) == 0


def test_today_has_happened(larkbeam: Cast, policy: UUID) -> None:
    assert record(larkbeam, policy, signed_on="2026-01-08", effective_on="2026-01-08").status_code == 303


def test_what_was_typed_stays(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    typed = {"signed_on": "2027-02-03", "label": "Rev C", "change_note": "Phones & <tablets>", "material": "NO"}
    shown = text_of(record(larkbeam, policy, **typed, scan=scan()))
    for part in (
        *('value="IT Director"', 'value="2027-02-03"', 'value="Rev C"', 'value="2025-09-22"'),
        *("Phones &amp; &lt;tablets&gt;", f'<option value="{larkbeam.person("mei").id.hex}" selected>'),
        f'<option value="{larkbeam.person("ola").id.hex}" selected>',
    ):
        assert part in shown, part
    assert re.search(r'value="WET_SIGNATURE"\s+checked', shown)
    assert re.search(r'value="NO"\s+checked', shown)
    assert "Choose the scan again: a browser does not keep it." in shown


def test_a_label_that_is_taken(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    answer = record(larkbeam, policy, label="v1.0")
    assert answer.status_code == 422
    assert complaint(answer, "label") == "There is a version 1.0 already."


def test_an_older_one_goes_into_the_history(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    shown = text_of(browser_of("tom").get(page_of(policy)))
    assert "If it took effect before 6 January 2026, it goes into the history: version 1.0 stays in force" in shown
    assert record(larkbeam, policy, label="0.9").status_code == 303
    assert made(larkbeam, policy).state is VersionState.SUPERSEDED


def test_whether_it_was_material_is_asked_when_there_was_one_before(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    answer = record(larkbeam, policy, material="")
    assert complaint(answer, "material") == "Say whether anybody had to act differently because of it."


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "page.pdf", "The file is empty (0 bytes). Scan it again, and choose the new file."),
        (b"MZ\x90\x00", "page.pdf", "page.pdf is no PDF, PNG or JPEG, whatever its name says. Choose the scan."),
        (b"<svg/>", "page.png", "page.png is no PDF, PNG or JPEG, whatever its name says. Choose the scan."),
        (
            b"PK\x03\x04",
            "policy.docx",
            "policy.docx is an office file or an archive. Save it as PDF, PNG or JPEG, and choose that.",
        ),
        (b"no", "<b>.pdf", "&lt;b&gt;.pdf is no PDF, PNG or JPEG, whatever its name says. Choose the scan."),
    ],
)
def test_what_is_no_scan_is_refused(larkbeam: Cast, policy: UUID, data: bytes, name: str, says: str) -> None:
    answer = record(larkbeam, policy, scan=scan(data, name))
    assert (answer.status_code, complaint(answer, "scan")) == (422, says)
    assert "Choose the scan again" not in text_of(answer)


def test_a_scan_that_is_too_large_says_so(larkbeam: Cast, policy: UUID, settings: Settings) -> None:
    settings.COUNTERSIGN_LARGEST_UPLOAD = 100
    answer = record(larkbeam, policy, scan=scan(PAPER + b"\0" * 100))
    assert answer.status_code == 422
    assert complaint(answer, "scan") == "The file is larger than 10 MB. Scan it with a lower resolution."


def test_a_scan_that_is_refused_is_not_kept(larkbeam: Cast, policy: UUID) -> None:
    other = PAPER + b", never recorded"
    record(larkbeam, policy, scan=scan(other), signed_on="2027-01-01")
    assert files.size_of(larkbeam.organisation, digest(other)) is None


def test_a_draft_that_was_changed_meanwhile(larkbeam: Cast, policy: UUID) -> None:
    """What was typed stays, the new text is there to be read, and the next try counts."""
    tom = browser_of("tom")
    fields = form_with(tom.get(page_of(policy)), "act").fields
    change(larkbeam, policy, "Another text altogether.")
    stale = tom.post(page_of(policy), {**fields, **claim(larkbeam), "scan": scan()})
    assert stale.status_code == 409
    assert "Somebody changed this draft after you opened it." in text_of(stale)
    assert "Another text altogether." in text_of(stale)
    assert 'value="IT Director"' in text_of(stale)
    assert "Choose the scan again" in text_of(stale)
    again = form_with(stale, "act").fields
    assert again["revision_shown"] == str(draft(larkbeam, policy).revision)
    assert tom.post(page_of(policy), {**again, **claim(larkbeam)}).status_code == 303


def test_a_draft_without_a_text_is_refused(larkbeam: Cast, policy: UUID) -> None:
    change(larkbeam, policy)
    answer = record(larkbeam, policy)
    assert answer.status_code == 403
    assert "This policy has no text yet." in text_of(answer)
    assert 'value="IT Director"' in text_of(answer)


@pytest.mark.parametrize("field", ["signer_id", "drafted_by_id"])
def test_somebody_else_s_people_are_unknown(larkbeam: Cast, stonecross: Cast, policy: UUID, field: str) -> None:
    """Otto answers like nobody at all, to the letter."""
    pages = []
    for person in (stonecross.person("otto").id, UUID(int=77)):
        answer = record(larkbeam, policy, **{field: person.hex})
        assert answer.status_code == 422
        assert person.hex not in text_of(answer)
        pages.append(bare(answer))
    assert pages[0] == pages[1]


def test_whoever_was_erased_is_not_in_the_list(larkbeam: Cast, policy: UUID) -> None:
    dana = larkbeam.person("dana").id
    leave(person_id=dana, left_on=date(2026, 1, 6), by=lead(larkbeam), at=AT)
    erase(person_id=dana, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    assert dana.hex not in text_of(browser_of("tom").get(page_of(policy)))


@pytest.mark.parametrize("body", [{}, {"act": "x"}, {"signer_id": "\x00"}, {"scan": "no file"}])
def test_a_damaged_form_says_what_is_missing(larkbeam: Cast, policy: UUID, body: dict[str, Any]) -> None:
    assert browser_of("tom").post(page_of(policy), body).status_code == 422


def test_staff_do_not_come_here(larkbeam: Cast, policy: UUID) -> None:
    ola = browser_of("ola")
    assert ola.get(page_of(policy)).status_code == 403
    assert ola.post(page_of(policy), {"act": str(uuid4()), **claim(larkbeam)}).status_code == 403
    assert len(versions(larkbeam.organisation, policy)) == 0


def test_another_one_s_policy_is_unknown(larkbeam: Cast, stonecross: Cast, policy: UUID) -> None:
    tom = browser_of("tom")
    for page in (page_of(UUID(int=7)), page_of(policy, "stonecross-managed-it-ltd")):
        assert tom.get(page).status_code == 404
        assert tom.post(page, claim(larkbeam)).status_code == 404
