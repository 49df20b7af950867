"""The two secrets: one for the web, one for the logs (decision 16).

Given by the environment or a file; otherwise kept in the data folder. They are made up only when the data
folder holds no database yet: a database without its secrets is a mistake that must stop the start, or every
log would begin to speak with another voice.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from countersign.kernel.chance import token
from countersign.settings.databases import sqlite_path
from countersign.settings.deployment import Deployment

SIZE = 32


class MissingSecret(RuntimeError):
    """Carries the sentence for whoever started us."""


@dataclass(frozen=True)
class Secrets:
    web: bytes
    log: bytes


def read_secrets(deployment: Deployment) -> Secrets:
    """Both secrets as bytes. Raises MissingSecret with what to do."""
    return Secrets(
        web=secret(deployment, "web", deployment.web_secret, deployment.web_secret_file),
        log=secret(deployment, "log", deployment.log_secret, deployment.log_secret_file),
    )


def secret(deployment: Deployment, name: str, given: str, file: Path | None) -> bytes:
    if given:
        return as_bytes(given, f"COUNTERSIGN_{name.upper()}_SECRET")
    kept = file or deployment.data / "secrets" / name
    if kept.exists():
        return as_bytes(kept.read_text().strip(), str(kept))
    if file or deployment.database_url or sqlite_path(deployment).exists():
        raise MissingSecret(
            f"The {name} secret is missing. Set COUNTERSIGN_{name.upper()}_SECRET (64 hexadecimal digits) or put it "
            f"back at {kept}. Secrets are made up only for an empty data folder."
        )
    return make(kept)


def as_bytes(written: str, where: str) -> bytes:
    try:
        value = bytes.fromhex(written)
    except ValueError:
        value = b""
    if len(value) < SIZE:
        raise MissingSecret(f"{where} does not hold a secret: write at least {SIZE * 2} hexadecimal digits.")
    return value


def make(kept: Path) -> bytes:
    """Make a secret up and keep it where only we can read it. Of two that start at once, both take the first's."""
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, written = mkstemp(dir=kept.parent)
    with os.fdopen(handle, "w") as file:
        file.write(token(SIZE).hex() + "\n")
    try:
        os.link(written, kept)
    except FileExistsError:
        pass
    finally:
        os.unlink(written)
    return as_bytes(kept.read_text().strip(), str(kept))
