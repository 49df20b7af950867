"""``/healthz``, ``/readyz`` and ``/metrics``, as machines ask for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from countersign.entrance.clock import now
from countersign.entrance.watching import SILENCE, Watch, expect_worker
from countersign.ledger.rounds.verify import verify
from tests.web.test_headers import database_is_gone

TOKEN = "a token of sixteen"  # noqa: S105 (made up here)
FROM_AFAR = {"REMOTE_ADDR": "192.0.2.7"}


def said(path: str) -> tuple[int, str]:
    answer = Client().get(path)
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, answer.content.decode()


def seen(at: datetime) -> None:
    watch = Watch()
    watch.ran("ledger.sequence", at, 0)
    watch.tell(at)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_when_all_is_well_says_ok(db: None, path: str) -> None:
    expect_worker(now())
    assert said(path) == (200, "ok\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_when_the_worker_is_silent_says_since_when(db: None, path: str) -> None:
    assert said(path) == (503, "No worker was ever seen.\n")
    at = now() - SILENCE - timedelta(minutes=1, seconds=5)
    seen(at)
    assert said(path) == (503, f"The worker was last seen at {at:%Y-%m-%d %H:%M} UTC, 11 minutes ago.\n")


def test_a_probe_when_the_database_is_gone_says_only_that(db: None) -> None:
    with connection.execute_wrapper(database_is_gone):
        for path in ("/healthz", "/readyz"):
            assert said(path) == (503, "The database does not answer.\n")


def test_readyz_when_migrations_are_owed_says_how_many(db: None) -> None:
    expect_worker(now())
    MigrationRecorder(connection).record_unapplied("entrance", "0001_initial")
    assert said("/readyz") == (503, "The database is not up to date (1 to go): call countersign migrate.\n")
    assert said("/healthz")[0] == 200


def test_readyz_when_the_log_secret_is_another_says_so(db: None, settings: Settings) -> None:
    expect_worker(now())
    settings.COUNTERSIGN_LOG_SECRET = b"e" * 32
    assert said("/readyz") == (503, "The log secret is not the one that the ledgers were opened with.\n")


def test_readyz_when_nothing_can_be_written_says_why(db: None, settings: Settings, tmp_path: Path) -> None:
    expect_worker(now())
    settings.DEPLOYMENT = settings.DEPLOYMENT.model_copy(update={"data": tmp_path / "gone"})
    assert said("/readyz") == (503, "The data folder cannot be written to: No such file or directory.\n")


def metrics(**request: str) -> tuple[int, str]:
    answer = Client().get("/metrics", **request)  # type: ignore[arg-type]
    return answer.status_code, answer.content.decode()


def test_metrics_say_what_runs_and_what_is_stuck_and_name_nobody(db: None) -> None:
    verify(now())
    at = now() - timedelta(minutes=20)
    watch = Watch()
    watch.failed("policies.render", at, OperationalError("priya@larkbeam.example"))
    watch.tell(at)
    code, text = metrics()
    assert code == 200
    lines = text.splitlines()
    assert f"countersign_worker_seen_timestamp_seconds {at.timestamp():.15g}" in lines
    assert 'countersign_round_failing{round="policies.render"} 1' in lines
    assert 'countersign_stuck{whose="isms_lead"} 0' in lines
    assert next(line for line in lines if line.startswith('countersign_stuck{whose="operator"}')).split()[1] != "0"
    assert "countersign_organisations 2" in lines
    assert all(line.startswith(("# HELP countersign_", "# TYPE countersign_", "countersign_")) for line in lines)
    assert "arkbeam" not in text


def test_metrics_are_for_this_machine_or_for_whoever_brings_the_token(db: None, settings: Settings) -> None:
    assert metrics(**FROM_AFAR)[0] == 404
    assert metrics(HTTP_X_FORWARDED_FOR="127.0.0.1")[0] == 404, "behind a proxy everybody looks local"
    assert metrics(HTTP_AUTHORIZATION="Bearer ", **FROM_AFAR)[0] == 404, "no token is no password"
    settings.COUNTERSIGN_METRICS_TOKEN = TOKEN
    assert metrics(HTTP_AUTHORIZATION=f"Bearer {TOKEN}", **FROM_AFAR)[0] == 200
    assert metrics(HTTP_AUTHORIZATION=f"Bearer {TOKEN}x", **FROM_AFAR)[0] == 404
    assert metrics(HTTP_AUTHORIZATION="Bearer é", **FROM_AFAR)[0] == 404
    assert Client().post("/metrics").status_code == 405
