"""Nobody is named who is not to be, whatever they wrote; and what is not shown is counted."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from countersign.kernel.actors import Hat
from countersign.ledger.columns import DIGEST
from countersign.ledger.format import opens
from countersign.ledger.guard import guarded_models
from countersign.packs.documents.freezing import SHOWN
from countersign.packs.enums import Names
from countersign.people.commands.change import change
from countersign.roles.commands.decline import decline
from tests.cast import LARKBEAM, Cast
from tests.packs.test_same_bytes import as_it_is
from tests.packs.worlds import QUESTION, exported, inside, lived_in, manifest, verified
from tests.policies.filling import with_tokens
from tests.policies.worlds import offered, signed
from tests.roles.worlds import AT, approved, proposed

LED = ("Priya Raman", "Tom Okafor")
OTHERS = tuple(name for _, name, *_ in LARKBEAM if name not in LED)
REASON = "I have no time for this on Fridays."
NUMBER = "EMP-80417"


def secrets() -> list[str]:
    return [*(f"{first}@larkbeam.example" for first, *_ in LARKBEAM), NUMBER, QUESTION, REASON]


def lived(here: Cast) -> None:
    lived_in(here)
    hr, mei = here.actor("ruth", Hat.HR), here.person("mei")
    change(
        person_id=mei.id,
        revision_shown=mei.revision,
        **{**as_it_is(mei), "employee_number": NUMBER},
        by=hr,
        at=AT,
    )
    id = proposed(here, "mei", "hr")
    approved(here, id)
    decline(appointment_id=id, because=REASON, by=here.actor("mei"), at=AT)


def everything(data: bytes) -> dict[str, str]:
    """Every file as text; what is packed in a PDF, too."""
    files = inside(data)
    return {
        name: pdf_text(found) if name.endswith(".pdf") else found.decode(errors="replace")
        for name, found in files.items()
    }


def pdf_text(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    return "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])


def records(data: bytes, noun: str) -> list[Any]:
    return [json.loads(line) for line in inside(data)[f"records/{noun}.jsonl"].splitlines()]


@pytest.mark.parametrize(("names", "kept_back"), [(Names.LEADERS, OTHERS), (Names.EVERYBODY, ())])
def test_nothing_personal_of_others_is_inside(larkbeam: Cast, names: Names, kept_back: tuple[str, ...]) -> None:
    lived(larkbeam)
    _, data = exported(larkbeam, names=names)
    for path, text in everything(data).items():
        found = [word for word in (*secrets(), *kept_back) if word in text]
        assert not found, f"{path} holds {found}"


def test_a_name_that_was_filled_into_what_nobody_signed_stays_inside(larkbeam: Cast, tmp_path: Path) -> None:
    id = offered(larkbeam, with_tokens(larkbeam))
    _, before = exported(larkbeam)
    assert not [path for path, text in everything(before).items() if "Mei Sato" in text]
    assert verified(larkbeam, before, tmp_path).returncode == 0
    signed(larkbeam, id)
    _, after = exported(larkbeam)
    assert [path for path, text in everything(after).items() if "Mei Sato" in text]


def test_leaders_are_named_and_everybody_is_when_asked(larkbeam: Cast) -> None:
    lived(larkbeam)
    few, all_of_them = exported(larkbeam)[1], exported(larkbeam, names=Names.EVERYBODY)[1]
    assert {one["people"]["name"]["value"] for one in records(few, "person") if one["people"]} == {*LED}
    named = {one["people"]["name"]["value"] for one in records(all_of_them, "person")}
    assert named == {name for _, name, *_ in LARKBEAM}
    assert {column for one in records(all_of_them, "person") for column in one["people"]} == {"name", "title"}


def test_what_is_opened_is_what_was_committed_to(larkbeam: Cast) -> None:
    lived(larkbeam)
    _, data = exported(larkbeam)
    leaves = log(data)
    for record in records(data, "person"):
        for column, told in record["people"].items():
            assert opens(leaves[record["leaf"]]["c"][column], bytes.fromhex(told["salt"]), column, told["value"])


def log(data: bytes) -> list[Any]:
    """The leaves out of the bundles."""
    files, found = inside(data), []
    for path in sorted(path for path in files if path.startswith("ledger/tile/entries/")):
        rest = files[path]
        while rest:
            length = int.from_bytes(rest[:2], "big")
            found.append(json.loads(rest[2 : 2 + length]))
            rest = rest[2 + length :]
    return found


@pytest.mark.parametrize("names", Names)
def test_what_is_not_opened_is_counted(larkbeam: Cast, names: Names) -> None:
    lived(larkbeam)
    _, data = exported(larkbeam, names=names)
    leaves = log(data)
    every = [one for path in inside(data) if path.startswith("records/") for one in records(data, path[8:-6])]
    hidden = [
        (one, column) for one in every for column in leaves[one["leaf"]].get("c", {}) if column not in one["people"]
    ]
    told = manifest(data)
    assert told["withheld"]["values"] + told["erased"] == len(hidden)
    assert told["withheld"]["people"] == 6
    assert f"{told['withheld']['values']} personal values" in " ".join(inside(data)["index.html"].decode().split())


KEPT_BACK = {
    ("import", "file_name"),
    ("pack", "recipient"),
    *(("delegation", column) for column in ("reason", "ended_because")),
    ("internalaudit", "result"),
    ("spotcheck", "said"),
    ("rehearsal", "questions"),
    ("managementreview", "place"),
    ("auditexception", "closed_because"),
    *(("risk", column) for column in ("cause", "consequence", "affected", "link")),
    ("treatment", "action"),
}
"""They may name somebody, and nobody outside needs them."""


def test_every_text_is_shown_or_kept_back_on_purpose(larkbeam: Cast) -> None:
    """A new text stays inside until somebody has decided that it may leave the building."""
    texts = {
        (model.noun, column) for model in guarded_models() for column, how in model.proved.items() if how is DIGEST
    }
    log_s_own = {("checkpoint", "note")}
    assert texts - log_s_own == SHOWN | KEPT_BACK, "Decide: into SHOWN (documents/freezing.py), or into KEPT_BACK here."
    assert not SHOWN & KEPT_BACK


def test_recipients_of_other_packs_are_kept_back(larkbeam: Cast) -> None:
    exported(larkbeam, recipient="Kestrel Auditors")
    _, data = exported(larkbeam, recipient="Northgate")
    assert not any("Kestrel" in text for text in everything(data).values())
