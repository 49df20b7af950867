"""The recovery sheet."""

from __future__ import annotations

from hashlib import sha256

import pytest

from countersign.console import secrets
from countersign.ledger.queries import key_of
from tests.cast import Cast
from tests.engine import SETTINGS


def test_secrets_prints_what_a_restore_asks_for(larkbeam: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert secrets.run(None) == 0  # type: ignore[arg-type]
    said = capsys.readouterr().out
    for name in ("LOG", "WEB"):
        written = SETTINGS[f"COUNTERSIGN_{name}_SECRET"]
        assert written in said
        assert f"check      {sha256(written.encode()).hexdigest()[:8]}" in said
    assert str(key_of(larkbeam.organisation)) in said
