"""``countersign secrets``: the recovery sheet. Backups hold no secrets, so it is kept on paper (decision 16)."""

from __future__ import annotations

import argparse
from hashlib import sha256

from django.conf import settings

from countersign.console.backups.restoring import day
from countersign.entrance import clock
from countersign.ledger.queries import key_of, logs

SHEET = """\
RECOVERY SHEET of the Countersign installation at {url}, printed {day}

Whoever has this sheet can sign as every ledger of this installation. Print it, put it into a sealed envelope, and keep
it where no backup is. Two people should know where.

Log secret   {log}
             check      {log_check}
Web secret   {web}
             check      {web_check}

After a disaster: set COUNTERSIGN_LOG_SECRET and COUNTERSIGN_WEB_SECRET (or write them to secrets/log and secrets/web in
the data folder), then call countersign restore FROM. The check is the beginning of the SHA-256 of the digits above.
Without the log secret a ledger can be read and verified, and nothing more can be entered."""


def options(parser: argparse.ArgumentParser) -> None:
    del parser


def run(chosen: argparse.Namespace) -> int:
    """To standard output: pipe it to a printer, not into a file."""
    del chosen
    log, web = settings.COUNTERSIGN_LOG_SECRET.hex(), settings.SECRET_KEY
    told = {"log": log, "log_check": check(log), "web": web, "web_check": check(web)}
    print(SHEET.format(url=settings.COUNTERSIGN_URL, day=day(clock.now().isoformat()), **told))
    for organisation in logs():
        print(f"\nKey of a ledger, which is no secret:\n{key_of(organisation)}")
    return 0


def check(written: str) -> str:
    """Eight digits that show a slip of the pen."""
    return sha256(written.encode()).hexdigest()[:8]
