"""What is wrong with an installation stops it at the start, with one sentence (failure 12 of others)."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from countersign.settings.deployment import Deployment
from countersign.settings.secrets import make
from tests import engine
from tests.console.calling import called
from tests.databases import empty_database
from tests.entrance.starting import UNSET, countersign, refusal, run, sentence, settings_for

TRIAL = {"COUNTERSIGN_MAILBOX": "1"}
CANNOT = "Countersign cannot start. "
NEVER = "prepare_threshold=none"
THRESHOLD = "COUNTERSIGN_DATABASE_URL says prepare_threshold=: write a number after it, or none"


@pytest.mark.slow
def test_no_way_to_send_mail(database_copy: dict[str, str]) -> None:
    said = sentence(countersign("serve", **database_copy))
    assert said.startswith("Countersign has no way to send mail. Set COUNTERSIGN_SMTP_URL")
    told = called("worker", "--once", **database_copy)
    assert (told.code, told.out, told.err.strip()) == (1, "", said)


@pytest.mark.parametrize("name", UNSET)
def test_a_database_without_its_secrets(database_copy: dict[str, str], name: str) -> None:
    known = {**database_copy, **TRIAL}
    del known[name]
    said = refusal(**known)
    assert said.startswith(f"{CANNOT}The {name.split('_')[1].lower()} secret is missing. Set {name}")


@pytest.mark.parametrize("written", ["short", "77" * 31, "zz" * 32])
def test_a_secret_that_is_none(database_copy: dict[str, str], written: str) -> None:
    said = refusal(**{**database_copy, "COUNTERSIGN_WEB_SECRET": written}, **TRIAL)
    assert said == f"{CANNOT}COUNTERSIGN_WEB_SECRET does not hold a secret: write at least 64 hexadecimal digits."
    assert written not in said.replace("COUNTERSIGN_WEB_SECRET", "")


def test_a_secret_said_twice(database_copy: dict[str, str], tmp_path: Path) -> None:
    said = refusal(COUNTERSIGN_WEB_SECRET_FILE=str(tmp_path / "web"), **database_copy, **TRIAL)
    assert said == f"{CANNOT}set COUNTERSIGN_WEB_SECRET or COUNTERSIGN_WEB_SECRET_FILE, not both."


def test_secrets_are_made_for_an_empty_data_folder_alone(tmp_path: Path) -> None:
    settings = {"COUNTERSIGN_DATA": str(tmp_path / "data"), **TRIAL}
    assert countersign("migrate", "--check", **settings).returncode == 1, "there is nothing in it yet"
    kept = [tmp_path / "data" / "secrets" / name for name in ("web", "log")]
    made = [file.read_text() for file in kept]
    assert made[0] != made[1]
    assert {stat.S_IMODE(file.stat().st_mode) for file in kept} == {0o600}
    assert stat.S_IMODE(kept[0].parent.stat().st_mode) == 0o700
    assert settings_for(**settings)["COUNTERSIGN_LOG_SECRET"].hex() == made[1].strip()
    assert [file.read_text() for file in kept] == made
    kept[1].unlink()
    assert "The log secret is missing." in refusal(**settings)
    assert not kept[1].exists()


@pytest.mark.parametrize(
    "where",
    [
        {"COUNTERSIGN_ADDRESS": "0.0.0.0"},  # noqa: S104 (what must be refused)
        {"COUNTERSIGN_ADDRESS": "192.0.2.7"},
        {"COUNTERSIGN_ADDRESS": "::"},
        {"COUNTERSIGN_ADDRESS": "lark.example"},
        {"COUNTERSIGN_URL": "https://countersign.example"},
        {"COUNTERSIGN_URL": "http://localhost.evil.example"},
        {"COUNTERSIGN_URL": "http://127.0.0.1.evil.example"},
        {"COUNTERSIGN_URL": "http://localhost@evil.example"},
    ],
    ids=str,
)
def test_trial_mode_beyond_this_machine(tmp_path: Path, where: dict[str, str]) -> None:
    said = refusal(COUNTERSIGN_DATA=str(tmp_path), **TRIAL, **where)
    assert said.startswith(f"{CANNOT}trial mode shows every mail to everybody, so it does not start on ")
    assert not (tmp_path / "countersign.sqlite3").exists()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_trial_mode_on_this_machine(address: str) -> None:
    assert Deployment(address=address, mailbox=True).public_url in (
        f"http://{address}:8000",
        f"http://[{address}]:8000",
    )


def test_trial_mode_and_smtp(tmp_path: Path) -> None:
    settings = {"COUNTERSIGN_DATA": str(tmp_path), "COUNTERSIGN_SMTP_URL": "smtp://mail.example"}
    assert refusal(**settings, **TRIAL).endswith("SMTP_URL or COUNTERSIGN_MAILBOX, not both.")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("COUNTERSIGN_SMTP_URL", "mail.example", "COUNTERSIGN_SMTP_URL is written smtp://"),
        ("COUNTERSIGN_SMTP_URL", "ftp://mail.example", "COUNTERSIGN_SMTP_URL is written smtp://"),
        ("COUNTERSIGN_SMTP_URL_FILE", "/nowhere/smtp", "COUNTERSIGN_SMTP_URL_FILE names /nowhere/smtp"),
        ("COUNTERSIGN_DATABASE_URL", "mysql://x/y", "COUNTERSIGN_DATABASE_URL is written postgresql://"),
        *(
            ("COUNTERSIGN_DATABASE_URL", f"postgresql://x/y?prepare_threshold={written}", THRESHOLD)
            for written in ("", "often", "-1", "1.5", "٣")
        ),
        ("COUNTERSIGN_PORT", "99999", "COUNTERSIGN_PORT: "),
        ("COUNTERSIGN_SEQUENCER", "sometimes", "COUNTERSIGN_SEQUENCER: "),
    ],
)
def test_a_setting_that_is_none(tmp_path: Path, name: str, value: str, says: str) -> None:
    known = {"COUNTERSIGN_WEB_SECRET": "77" * 32, "COUNTERSIGN_LOG_SECRET": "6c" * 32}
    said = refusal(COUNTERSIGN_DATA=str(tmp_path), **known, **{name: value})
    assert said.startswith(f"{CANNOT}{says}")


PREPARED = """
from countersign.console import framework
framework.start()
from django.db import connection
from countersign.people.models import Organisation
for _ in range(9):
    list(Organisation.objects.filter(slug="x"))
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT _people%'")
    print(cursor.fetchone()[0], connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"])
"""


@pytest.mark.skipif(engine.engine() != "postgres", reason="SQLite prepares statements for itself")
@pytest.mark.parametrize(
    ("written", "says"),
    [("", "1 False"), ("prepare_threshold=0", "1 False"), ("prepare_threshold=99", "0 False"), (NEVER, "0 True")],
)
def test_statements_are_prepared_as_the_address_says(database_copy: dict[str, str], written: str, says: str) -> None:
    url = database_copy["COUNTERSIGN_DATABASE_URL"]
    known = {**database_copy, "COUNTERSIGN_DATABASE_URL": f"{url}{'&' if '?' in url else '?'}{written}"}
    ended = run("-c", PREPARED, **known, **TRIAL)
    assert (ended.stdout.strip(), ended.stderr) == (says, "")


@pytest.mark.parametrize("wrong", [{"COUNTERSIGN_PORT": "99999"}, {"COUNTERSIGN_SMTP_URL": "mail.example"}], ids=str)
def test_what_is_wrong_ends_the_process_in_one_line(tmp_path: Path, wrong: dict[str, str]) -> None:
    settings = {"COUNTERSIGN_DATA": str(tmp_path), **wrong}
    assert sentence(countersign("worker", **settings)) == refusal(**settings)


def test_a_worker_of_the_trial_runs_to_its_end(tmp_path: Path) -> None:
    """Nothing above is refused for some other reason."""
    with empty_database(tmp_path) as database:
        settings = {**database, "COUNTERSIGN_WEB_SECRET": "77" * 32, "COUNTERSIGN_LOG_SECRET": "6c" * 32, **TRIAL}
        assert countersign("migrate", **settings).returncode == 0
        ended = countersign("worker", "--once", **settings)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize(("url", "secure"), [("https://countersign.example", True), ("http://localhost:8000", False)])
def test_an_address_that_says_https_makes_everything_secure(tmp_path: Path, url: str, secure: bool) -> None:
    """Cookies, HSTS, whose forms are taken, and whether a proxy's word about TLS counts."""
    told = settings_for(COUNTERSIGN_DATA=str(tmp_path), COUNTERSIGN_URL=url)
    cookies = ("SESSION_COOKIE", "CSRF_COOKIE")
    assert [told[f"{cookie}_SECURE"] for cookie in cookies] == [secure] * 2
    assert [told[f"{cookie}_NAME"].startswith("__Host-") for cookie in cookies] == [secure] * 2
    assert [bool(told[f"SECURE_{name}"]) for name in ("HSTS_SECONDS", "PROXY_SSL_HEADER")] == [secure] * 2
    assert told["CSRF_TRUSTED_ORIGINS"] == ([url] if secure else [])


def test_secrets_when_two_start_at_once_are_the_same(tmp_path: Path) -> None:
    start = Barrier(8)

    def make_one(_number: int) -> bytes:
        start.wait(10)
        return make(tmp_path / "secrets" / "log")

    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(make_one, range(8)))
    assert len(made) == 1
    assert [one.name for one in (tmp_path / "secrets").iterdir()] == ["log"]
    assert (tmp_path / "secrets" / "log").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("10.0.0.5", "Name the server instead of its number"),
        ("wiki.example,[::1]", "Name the server instead of its number"),
        ("https://wiki.example/", "This address names no server"),
        ("*.example", "This address names no server"),
        ("wiki example", "This address names no server"),
    ],
)
def test_a_private_host_that_is_no_name(tmp_path: Path, written: str, why: str) -> None:
    said = refusal(COUNTERSIGN_DATA=str(tmp_path), COUNTERSIGN_PRIVATE_HOSTS=written, **TRIAL)
    assert said.startswith(f"{CANNOT}COUNTERSIGN_PRIVATE_HOSTS takes names of servers. {why}")


def test_private_hosts_are_kept_as_they_are_looked_up() -> None:
    named = Deployment(private_hosts=" Wiki.Example , intranet.,, bücher.example ").hosts_inside
    assert named == {"wiki.example", "intranet", "xn--bcher-kva.example"}
    assert Deployment().hosts_inside == frozenset()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"URL": "imap://bounces:s3cret@mail.example"}, "COUNTERSIGN_BOUNCES_URL: imap:// sends the password as it is"),
        ({"URL": "mail.example"}, "COUNTERSIGN_BOUNCES_URL: It is written imaps://"),
        ({"URL_FILE": "/nowhere/box"}, "COUNTERSIGN_BOUNCES_URL_FILE names /nowhere/box, and there is no such file"),
        ({"URL": "imaps://bounces:s3cret@mail.example", "URL_FILE": "x"}, "set COUNTERSIGN_BOUNCES_URL or "),
    ],
    ids=str,
)
def test_a_mailbox_for_bounces_that_is_none(tmp_path: Path, given: dict[str, str], says: str) -> None:
    named = {f"COUNTERSIGN_BOUNCES_{name}": value for name, value in given.items()}
    said = refusal(COUNTERSIGN_DATA=str(tmp_path), COUNTERSIGN_BOUNCES="bounces@mail.example", **named, **TRIAL)
    assert said.startswith(f"{CANNOT}{says}")
    assert "s3cret" not in said


def test_a_mailbox_for_bounces_without_their_address(tmp_path: Path) -> None:
    box = "imaps://bounces:s3cret@mail.example"
    said = refusal(COUNTERSIGN_DATA=str(tmp_path), COUNTERSIGN_BOUNCES_URL=box, **TRIAL)
    assert said.startswith(f"{CANNOT}COUNTERSIGN_BOUNCES_URL needs COUNTERSIGN_BOUNCES, ")


def test_no_error_of_the_settings_shows_what_was_set() -> None:
    """Not in a traceback either, which somebody sends on."""
    with pytest.raises(ValueError, match="for this machine alone") as error:
        Deployment(bounces_url="imap://bounces:s3cret@mail.example", smtp_url="smtp://a:s3cret@mail.example")
    assert "s3cret" not in str(error.value)


def test_the_mailbox_for_bounces_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "box").write_text("imaps://bounces:s3cret@mail.example/Back\n")
    folder = Deployment(bounces="bounces@mail.example", bounces_url_file=tmp_path / "box").bounces_folder
    assert folder
    assert (folder.place, folder.password) == ("bounces@mail.example:993/Back", "s3cret")
    assert Deployment().bounces_folder is None
