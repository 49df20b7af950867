"""A busy installation lived through real requests; then every byte it left behind is searched for every secret."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django import Settings

from countersign.console.worker import ROUNDS
from countersign.delivery import queue
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send as send_mails
from countersign.delivery.sealing import key_for
from countersign.entrance import sessions, set_up_door
from countersign.entrance.clock import now
from countersign.entrance.models import Memo
from countersign.ledger.keys import signing_key
from countersign.ledger.queries import key_of
from countersign.packs.rounds.export import export
from countersign.people.queries import organisation_by_slug
from countersign.policies.rounds.render import render
from tests.delivery.post import Post, part
from tests.engine import SETTINGS
from tests.entrance.letters import another
from tests.web.log import logged
from tests.web.pages import Answer, form_to, form_with, send
from tests.web.recording import PAPER
from tests.web.test_headers import database_is_gone
from tests.web.test_scan import HOME, code_from, post, story, whole_database

__all__ = ["post"]

pytestmark = pytest.mark.slow

MAX = "max@newco.example"
LINK = re.compile(r"/a/([\w-]{86})/")
PASSWORD, METRICS = "smtp-Passw0rd-9f3c", "metrics-token-51aa"
FILE_NAME = "nia-newtons-medical-certificate"
type Named = dict[str, list[bytes]]
"""Every way in which a secret could be written down."""


@dataclass
class Left:
    """What a busy installation has left, by place."""

    secrets: Named
    places: dict[str, bytes] = field(default_factory=dict)
    mails: list[Any] = field(default_factory=list)


def written(secret: str | bytes) -> list[bytes]:
    raw = secret.encode() if isinstance(secret, str) else secret
    if isinstance(secret, str) and len(secret) < 12:
        return [raw]
    return [raw, raw.hex().encode(), base64.b64encode(raw).rstrip(b"="), base64.urlsafe_b64encode(raw).rstrip(b"=")]


def standing(secrets: Named, where: bytes) -> list[str]:
    """The names of the secrets that stand somewhere."""
    return sorted({name for name, ways in secrets.items() for way in ways if stands(way, where)})


def stands(way: bytes, where: bytes) -> bool:
    """Short digits stand by chance inside longer ones, and in random bytes; long secrets nowhere."""
    if len(way) >= 12:
        return way in where
    return re.search(rb"(?<![\w.:+-])%s(?![\w.:+-])" % re.escape(way), where) is not None


def from_settings() -> dict[str, str | bytes]:
    """What the machine is given, and what is derived from it."""
    organisation = organisation_by_slug("newco-ltd")
    assert organisation
    log = signing_key(key_of(organisation.id).name, 1)
    web = django_settings.SECRET_KEY
    return {
        "web secret": SETTINGS["COUNTERSIGN_WEB_SECRET"],
        "log secret": django_settings.COUNTERSIGN_LOG_SECRET,
        "log key": log.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()),
        **{
            f"sealing key {purpose}": key_for(web, purpose) for purpose in (sessions.SEAL, queue.SEAL, "link in a mail")
        },
        "SMTP password": PASSWORD,
        "metrics token": METRICS,
        "name of an uploaded file": FILE_NAME,
    }


def lived(post: Post) -> Left:
    """Signed in, refused, accepted by a link, uploaded, packed, broken; and what was secret in all of it."""
    told = {**story(post), "set-up token": set_up_door.token()}
    nia = signed_in(post, "nia@newco.example", told)
    refused_with(post, told)
    token, code = accepted_by_link(nia, post)
    told |= {"link": token, "acceptance code": code}
    signed_on_paper(nia)
    places = {"pack": packed(nia), "error page": broken(nia), "pages": pages(nia)}
    secrets = {name: written(value) for name, value in (told | from_settings()).items()}
    return Left(secrets, places, post.mails)


def signed_in(post: Post, address: str, told: dict[str, str]) -> Client:
    browser = Client(raise_request_exception=False)
    browser.post("/sign-in/", {"email": address})
    code = code_from(post)
    browser.post("/sign-in/code/", {"code": another(code)})
    browser.post("/sign-in/code/", {"code": code})
    assert browser.get(HOME).status_code == 200
    told |= {f"code of {len(told)}": code, f"cookie of {len(told)}": browser.cookies["countersign"].value}
    return browser


def refused_with(post: Post, told: dict[str, str]) -> None:
    """A code that was mailed and never typed right."""
    browser = Client()
    browser.post("/sign-in/", {"email": "nia@newco.example"})
    told["unused code"] = code_from(post)
    for _ in range(5):
        browser.post("/sign-in/code/", {"code": another(told["unused code"])})
    told["cookie of a visitor"] = browser.cookies["countersign"].value


def accepted_by_link(nia: Client, post: Post) -> tuple[str, str]:
    """Max is entered, reminded, opens the link, and types a code: the token, and the code."""
    page = f"{HOME}people/new/"
    assert (
        send(nia, page, form_with(nia.get(page), "email"), name="Max Mole", email=MAX, kind="EMPLOYEE").status_code
        == 303
    )
    remind(now())
    send_mails(now())
    mail = next(one for one in post.mails if one["To"] == MAX)
    found = LINK.search(part(mail, "plain"))
    assert found
    page, phone = f"/a/{found[1]}/", Client()
    form = form_with(phone.get(page), "wording_id")
    assert phone.post(page, {**form.fields, "agreed": "on", "send_code": "1"}).status_code == 200
    code = code_from(post)
    form = form_with(phone.get(page), "code")
    assert phone.post(page, {**form.fields, "agreed": "on", "code": code}).status_code == 303
    return found[1], code


def signed_on_paper(nia: Client) -> None:
    """A scan under a name that says too much, and the same file again as what it is not."""
    page = f"{HOME}policies/new/"
    begun = send(nia, page, form_with(nia.get(page), "act"), title="Remote work", way="OUTLINE")
    edit = begun["Location"]
    text = "<h1>Why</h1><p>People work at home.</p>"
    send(nia, edit, form_with(nia.get(edit), "revision_shown"), title="Remote work", text=text)
    page = edit.replace("/edit/", "/record/")
    fields = form_with(nia.get(page), "revision_shown").fields
    claim = {
        "signed_as": "CTO",
        "signed_on": "2025-09-15",
        "method": "WET_SIGNATURE",
        "label": "1.0",
        "material": "YES",
    }
    form = {**fields, **claim, "signer_id": option(nia.get(page), "Nia Newton")}
    bad = SimpleUploadedFile(f"{FILE_NAME}.exe", b"MZ\x90", content_type="application/pdf")
    assert nia.post(page, {**form, "scan": bad}).status_code == 422
    good = SimpleUploadedFile(f"{FILE_NAME}.pdf", PAPER, content_type="application/pdf")
    assert nia.post(page, {**form, "act": str(uuid4()), "scan": good}).status_code == 303


def option(page: Answer, label: str) -> str:
    found = re.search(rf'<option value="([0-9a-f]{{32}})"[^>]*>\s*{label}', page.content.decode())
    assert found, f"{label} is no choice"
    return found[1]


def packed(nia: Client) -> bytes:
    """The pack with everybody's names: each file in it, unpacked."""
    render(now())
    page = f"{HOME}packs/"
    form = form_to(nia.get(page), "order/")
    today = now().date().isoformat()
    assert send(nia, page, form, recipient="Northgate", as_of=today, names="EVERYBODY").status_code == 303
    assert export(now()) == 1
    found = re.search(r'href="([^"]+/download/)"', nia.get(page).content.decode())
    assert found
    data = nia.get(found[1]).getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return data + b"\n".join(pack.read(name) for name in pack.namelist())


def broken(nia: Client) -> bytes:
    with connection.execute_wrapper(database_is_gone):
        gone = nia.get(HOME)
    assert gone.status_code == 500
    return b"\n".join([gone.content, nia.get("/nowhere/").content, nia.post("/set-up/", {}).content])


def pages(nia: Client) -> bytes:
    """What a signed-in person sees; a page behind a link names its own link and nothing else."""
    shown = ("", "people/", "policies/", "packs/", "health/", "register/", "acceptances/mine/", "settings/")
    return b"\n".join(nia.get(HOME + page).content for page in shown)


@pytest.fixture
def busy(post: Post, tmp_path: Path, settings: Settings, capfd: pytest.CaptureFixture[str]) -> Left:
    settings.COUNTERSIGN_FILES = tmp_path / "files"
    settings.COUNTERSIGN_METRICS_TOKEN = METRICS
    settings.MAILERS["default"]["OPTIONS"]["password"] = PASSWORD
    with logged() as lines:
        left = lived(post)
        for one in ROUNDS:
            one.work(now())
    connection.close()
    left.places |= {
        "database": whole_database(),
        "disk": b"\n".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()),
        "log": json.dumps(lines).encode() + "".join(capfd.readouterr()).encode(),
    }
    return left


def test_no_secret_of_a_busy_installation_stands_where_it_should_not(busy: Left) -> None:
    """One story for all three, since it takes a while."""
    for place, left in busy.places.items():
        assert left, f"nothing was found in the {place}"
        assert standing(busy.secrets, left) == [], f"in the {place}"
    for name in (b"nia@", MAX.encode(), b"Nia Newton", b"Max Mole", FILE_NAME.encode()):
        assert name not in busy.places["log"], "in the log"
    check_mails(busy)
    check_that_it_would_be_found(busy)


def check_mails(busy: Left) -> None:
    """A mail holds what it is for, and is to one person."""
    for mail in busy.mails:
        text = part(mail, "plain").encode() + part(mail, "html").encode() + "\n".join(map(str, mail.values())).encode()
        found = standing(busy.secrets, text)
        assert len(found) <= 1, f"{mail['Subject']} holds {found}"
        assert all(name == "link" or "code" in name for name in found), f"{mail['Subject']} holds {found}"
        assert "," not in str(mail["To"])


def check_that_it_would_be_found(busy: Left) -> None:
    """Each secret, in each way it can be written, in each place; and one that really lies in the database."""
    for place, left in busy.places.items():
        for name, ways in busy.secrets.items():
            for way in ways:
                planted = left[-1000:] + b'{"x": "' + way + b'"}'
                assert standing({name: [way]}, planted) == [name], f"{name} in the {place}"
    Memo.objects.create(key="x", value=json.dumps({"password": PASSWORD}), expires_at=now())
    assert standing(busy.secrets, whole_database()) == ["SMTP password"]
