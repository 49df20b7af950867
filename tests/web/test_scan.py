"""After a whole story no code, cookie, secret or mail text stands where it should not: database, disk, logs, mails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from pytest_django import Settings

from countersign.delivery.rounds.invite import invite
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send as send_mails
from countersign.delivery.rounds.tell_leaders import tell_leaders
from countersign.entrance import set_up_door
from countersign.entrance.clock import now
from countersign.people.queries import organisation_by_slug
from countersign.policies.queries import waiting_for_signature
from tests.delivery.post import Post, part, post_office
from tests.engine import SETTINGS
from tests.entrance.test_set_up_door import FORM
from tests.ledger.copies import inside
from tests.web.pages import form_with, send

NIA, HOME = "nia@newco.example", "/o/newco-ltd/"
CODE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)

pytestmark = pytest.mark.slow  # SQLite keeps everything in one folder, where it can be looked through.


@pytest.fixture
def post(bare_copy: dict[str, str], settings: Settings) -> Iterator[Post]:
    """An empty installation, and its mails."""
    with inside(bare_copy), post_office() as office:
        settings.MAILERS = {"default": office.mailer}
        yield office


def code_from(post: Post) -> str:
    """What the worker sends, and the code in it."""
    send_mails(now())
    found = CODE.search(part(post.mails[-1], "plain"))
    assert found
    return found[1]


def story(post: Post) -> dict[str, str]:
    """Set up, sign in, write, sign. Returns everything that is secret, by name."""
    nia, token = Client(), set_up_door.token()
    nia.post("/set-up/", {**FORM, "act": str(uuid4()), "token": token})
    nia.post("/sign-in/", {"email": NIA})
    first_cookie = nia.cookies["countersign"].value
    sign_in_code = code_from(post)
    nia.post("/sign-in/code/", {"code": sign_in_code})
    page = f"{HOME}set-up/top-management/"
    send(nia, page, form_with(nia.get(page), "leads_from"), leader="ME", basis="OWNER")
    sign_code = sign(nia, post)
    for work in (tell_leaders, invite, remind, send_mails):
        work(now())
    return {
        "token": token,
        "sign-in code": sign_in_code,
        "signing code": sign_code,
        "cookie before": first_cookie,
        "cookie": nia.cookies["countersign"].value,
        "forms' cookie": nia.cookies["csrftoken"].value,
        "web secret": SETTINGS["COUNTERSIGN_WEB_SECRET"],
        "log secret": SETTINGS["COUNTERSIGN_LOG_SECRET"],
    }


def sign(nia: Client, post: Post) -> str:
    """From an outline to a signature: the code it took."""
    page = f"{HOME}policies/new/"
    begun = send(nia, page, form_with(nia.get(page), "act"), title="Policy", way="OUTLINE")
    edit = begun["Location"]
    text = "<h1>Why</h1><p>Newco makes rota software.</p>"
    draft = send(nia, edit, form_with(nia.get(edit), "revision_shown"), title="Policy", text=text)["Location"]
    send(nia, draft + "offer/", form_with(nia.get(draft + "offer/"), "revision_shown"), material="YES")
    organisation = organisation_by_slug("newco-ltd")
    assert organisation
    (version,) = waiting_for_signature(organisation.id)
    page = address(version.policy_id, version.id)
    send(nia, page, form_with(nia.get(page), "act"))
    sign_code = code_from(post)
    receipt = send(nia, page, form_with(nia.get(page), "code"), code=sign_code)
    assert receipt.status_code == 303
    return sign_code


def address(policy: UUID, version: UUID) -> str:
    return f"{HOME}policies/{policy.hex}/versions/{version.hex}/sign/"


def whole_database() -> bytes:
    """Every value of every table, as bytes."""
    values = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (names of our own tables)
            values += [value for row in cursor.fetchall() for value in row]
    return b"\n".join(bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in values)


def standing(secrets: dict[str, str], where: bytes) -> list[str]:
    """The names of the secrets that stand somewhere, as a word of their own."""
    return [name for name, value in secrets.items() if re.search(rb"(?<!\w)%s(?!\w)" % value.encode(), where)]


def test_nothing_secret_stands_where_it_should_not(
    post: Post, bare_copy: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    secrets = story(post)
    connection.close()
    folder = Path(bare_copy["COUNTERSIGN_DATA"])
    kept = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert NIA.encode() in kept, "this is not where it is kept"
    database, logged = whole_database(), "".join(capfd.readouterr()).encode()
    assert standing(secrets, database) == [], "in the database"
    assert standing(secrets, kept) == [], "on the disk"
    assert standing(secrets, logged) == [], "in the logs"
    assert NIA.encode() not in logged
    for text in (b"Type it on the page that asked for it", b"It puts your name under the sentence below"):
        assert text not in database + kept + logged, "what a mail said outlives it"
    assert django_settings.SECRET_KEY.encode() not in database + kept + logged


def test_a_mail_holds_its_own_code_and_no_other_secret(post: Post) -> None:
    secrets = story(post)
    own = {"is your code for Countersign": "sign-in code", "is your code to sign": "signing code"}
    for mail in post.mails:
        expected = [name for says, name in own.items() if says in str(mail["Subject"])]
        assert standing(secrets, bytes(mail)) == expected, mail["Subject"]


def test_a_secret_would_be_found(post: Post) -> None:
    assert standing({"x": "123456"}, b'{"code": "123456"}') == ["x"]
    assert standing({"x": "123456"}, b"0123456") == []
