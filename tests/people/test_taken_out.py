"""Somebody who is erased is taken out of what others wrote: in texts, sealed reasons, mails, drafts and lists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from countersign.actions.commands.complete_action import complete_action
from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail, NoticeItem, TrialLetter
from countersign.kernel.actors import Hat
from countersign.kernel.redacting import MARK
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.ledger.guard import opened
from countersign.ledger.models import Redaction
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.sweep_files import sweep_files
from countersign.people.commands.enter import enter
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.models import Account
from countersign.people.queries import called
from tests.actions.worlds import added, found
from tests.audits.commands.test_record_visit_plan import prepared
from tests.audits.models_seen import plan_seen
from tests.audits.worlds import planned
from tests.awareness.worlds import lines, taken_over
from tests.cast import Cast
from tests.ledger.golden import frozen, written
from tests.ledger.past_the_gate import every
from tests.people.worlds import put_right
from tests.policies.worlds import AT, after
from tests.searching import columns_holding

LATER = after(5)
EXTENT = "Clauses 4 to 10; OLA  NOWAK shows the offices. Mail ola@larkbeam.example, or ask Ola."
EVERYTHING = ("Ola Nowak", "ola@larkbeam.example", "Ola", "Nowak")


def erased(here: Cast, first: str = "ola", words: tuple[str, ...] = ()) -> None:
    one, by = here.person(first).id, here.actor("ruth", Hat.HR)
    leave(person_id=one, left_on=LATER.date(), by=by, at=LATER)
    erase(person_id=one, words=words, by=by, at=LATER)


def spoken_of(here: Cast) -> tuple[UUID, UUID]:
    """In a text that may never change, and in the sealed words of somebody else. Returns the visit and the action."""
    visit = planned(here)
    prepared(here, visit, at=AT, extent=EXTENT)
    task = added(here, first="mei", title="Free Ola Nowak from the support line", task="Ola's Fridays go to Dana.")
    return visit, task


def test_names_are_taken_out_and_all_else_stays(larkbeam: Cast) -> None:
    visit, task = spoken_of(larkbeam)
    erased(larkbeam, words=("Ola",))
    assert plan_seen(larkbeam, visit).extent == (
        f"Clauses 4 to 10; {MARK} shows the offices. Mail {MARK}, or ask {MARK}."
    )
    row = found(larkbeam, task)
    assert (row.title, row.task) == (f"Free {MARK} from the support line", f"{MARK}'s Fridays go to Dana.")
    assert columns_holding(larkbeam.organisation, EVERYTHING) == {}
    assert verify(larkbeam.organisation)[1] == []


def test_single_words_stay_where_nobody_ticked_them(larkbeam: Cast) -> None:
    visit, task = spoken_of(larkbeam)
    erased(larkbeam)
    assert plan_seen(larkbeam, visit).extent.endswith("or ask Ola.")
    assert found(larkbeam, task).task == "Ola's Fridays go to Dana."
    assert verify(larkbeam.organisation)[1] == []


def test_what_is_written_later_about_the_same_row_verifies(larkbeam: Cast) -> None:
    _, task = spoken_of(larkbeam)
    erased(larkbeam, words=("Ola",))
    complete_action(
        action_id=task, revision_shown=found(larkbeam, task).revision, outcome="Done.", done_on=LATER.date(),
        by=larkbeam.actor("mei"), at=LATER,
    )  # fmt: skip
    assert verify(larkbeam.organisation)[1] == []


def test_several_who_are_erased_one_after_the_other(larkbeam: Cast) -> None:
    visit = planned(larkbeam)
    prepared(larkbeam, visit, at=AT, extent="Ola Nowak and Dana Field are there.")
    added(larkbeam, first="mei", task="Ola Nowak asks Dana Field.")
    for first in ("ola", "dana"):
        erased(larkbeam, first)
        assert verify(larkbeam.organisation)[1] == []
    assert plan_seen(larkbeam, visit).extent == f"{MARK} and {MARK} are there."


def test_former_names_and_addresses_are_found_too(larkbeam: Cast) -> None:
    visit = planned(larkbeam)
    prepared(larkbeam, visit, at=AT, extent="Ola Nowak, called Zielinska since, is there.")
    put_right(larkbeam, "ola", name="Ola Zielinska")
    assert {"Ola Nowak", "Ola Zielinska"} <= {*called(larkbeam.person("ola")).names}
    erased(larkbeam, words=("Zielinska",))
    assert plan_seen(larkbeam, visit).extent == f"{MARK}, called {MARK} since, is there."


def test_nothing_but_their_own_name_is_taken_out(larkbeam: Cast) -> None:
    one, by = larkbeam.person("ola").id, larkbeam.actor("ruth", Hat.HR)
    enter(name="Ola Berg", email="berg@larkbeam.example", by=by, at=AT)
    leave(person_id=one, left_on=LATER.date(), by=by, at=LATER)
    with pytest.raises(Refused, match="“nonconformity” is no part of their name"):
        erase(person_id=one, words=("nonconformity",), by=by, at=LATER)
    with pytest.raises(Refused, match="Somebody else is called “Ola” too"):
        erase(person_id=one, words=("Ola",), by=by, at=LATER)


def test_somebody_else_of_the_same_name_stays(larkbeam: Cast) -> None:
    visit, by = planned(larkbeam), larkbeam.actor("ruth", Hat.HR)
    enter(name="Ola Nowak", email="other@larkbeam.example", by=by, at=AT)
    prepared(larkbeam, visit, at=AT, extent="Ola Nowak is there.")
    erased(larkbeam)
    assert plan_seen(larkbeam, visit).extent == "Ola Nowak is there."
    assert larkbeam.person("other").name == "Ola Nowak"
    assert verify(larkbeam.organisation)[1] == []


def test_mails_and_the_way_to_sign_in_go(larkbeam: Cast) -> None:
    ola, mei = larkbeam.person("ola"), larkbeam.person("mei")
    Account.objects.create(id=new_id(AT), email=ola.email or "", created_at=AT)
    for one in (ola, mei):
        mail = Mail.objects.create(
            id=new_id(AT), organisation_id=larkbeam.organisation, person=one.id, kind=MailKind.NOTICE.value,
            to=one.email or "", sealed=b"", queued_at=AT, not_before=AT, sent_at=AT,
        )  # fmt: skip
        NoticeItem.objects.create(
            id=new_id(AT), organisation_id=larkbeam.organisation, person=one.id, item="x", step="0", mail=mail
        )
        TrialLetter.objects.create(id=new_id(AT), to=one.email or "", subject="Ola Nowak left", text="", received_at=AT)
    erased(larkbeam)
    left = Mail.objects.filter(organisation_id=larkbeam.organisation)
    assert [mail.to for mail in left] == [mei.email]
    assert [letter.subject for letter in TrialLetter.objects.all()] == [f"{MARK} left"]
    assert columns_holding(larkbeam.organisation, EVERYTHING) == {}


def test_a_list_that_names_them_goes_and_its_digest_stays(larkbeam: Cast) -> None:
    kept = taken_over(larkbeam, [line for line in lines(larkbeam) if line.is_new])
    first = "tom" if b"tom@larkbeam.example" in files.read(larkbeam.organisation, kept) else "priya"
    enter(name="Nobody Listed", email="nobody@larkbeam.example", by=larkbeam.actor("ruth", Hat.HR), at=AT)
    erased(larkbeam, "nobody")
    assert not Redaction.objects.filter(organisation_id=larkbeam.organisation, after="").exists()
    erased(larkbeam, first)
    assert verify(larkbeam.organisation)[1] == []
    sweep_files(files_old_by(larkbeam, kept))
    with pytest.raises(files.FileMissing):
        files.read(larkbeam.organisation, kept)
    assert verify(larkbeam.organisation)[1] == []


def files_old_by(here: Cast, kept: str) -> datetime:
    """An instant at which the file is older than a day."""
    touched = datetime.fromtimestamp(files.path_of(here.organisation, kept).stat().st_mtime, UTC)
    return touched + timedelta(days=2)


def test_the_database_lets_nobody_say_something_else(larkbeam: Cast) -> None:
    visit, _ = spoken_of(larkbeam)
    row = plan_seen(larkbeam, visit)
    for extent in ("Clause 4 only.", row.extent.replace("offices", "cellars"), f"{MARK} and more", row.extent.lower()):
        with pytest.raises(IntegrityError, match="is protected"), transaction.atomic(), opened(row._meta.db_table):
            every(type(row), organisation_id=larkbeam.organisation).update(extent=extent)


def test_a_text_that_was_taken_out_past_the_ledger_is_found(larkbeam: Cast) -> None:
    visit, _ = spoken_of(larkbeam)
    row = plan_seen(larkbeam, visit)
    with opened(row._meta.db_table):
        every(type(row), organisation_id=larkbeam.organisation).update(extent=f"{MARK} ask Ola.")
    assert [(one.code, one.where) for one in verify(larkbeam.organisation)[1]] == [("ROW-FIELD", f"{row.ref}, extent")]


def test_a_frozen_leaf_of_a_redaction_is_read_and_written_alike(larkbeam: Cast) -> None:
    spoken_of(larkbeam)
    erased(larkbeam)
    now, old = written(larkbeam.organisation)["redaction.made"], frozen("redaction.made")
    assert (old.keys(), old["kv"]) == (now.keys(), now["kv"])
    assert old["state"].keys() == now["state"].keys() == Redaction.proved.keys()
