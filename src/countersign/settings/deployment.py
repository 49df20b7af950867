"""What whoever runs the machine decides: environment variables only, all of them in ``.env.example``.

What an organisation decides (thresholds, reminders) is not here: those are dated rows of its own.
"""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Deployment(BaseSettings):
    """One installation. Wrong or contradictory values stop the start with a sentence that names them."""

    model_config = SettingsConfigDict(env_prefix="COUNTERSIGN_", extra="ignore")

    address: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    data: Path = Path("data")
    url: str = ""
    database_url: str = ""
    sequencer: Literal["inline", "worker", ""] = ""
    web_secret: str = ""
    web_secret_file: Path | None = None
    log_secret: str = ""
    log_secret_file: Path | None = None

    @property
    def public_url(self) -> str:
        """Where people reach us, without a slash at the end."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return (self.url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def hosts(self) -> list[str]:
        """The host names we answer to."""
        named = urlsplit(self.public_url).hostname or "localhost"
        return [named, *LOOPBACK, "[::1]"] if is_loopback(named) else [named]

    def which_sequencer(self) -> str:
        """Entries are put in place by the command itself on SQLite, by the worker on PostgreSQL."""
        return self.sequencer or ("worker" if self.database_url else "inline")

    @model_validator(mode="after")
    def secrets_once(self) -> Self:
        for name in ("web_secret", "log_secret"):
            if getattr(self, name) and getattr(self, f"{name}_file"):
                raise ValueError(f"set COUNTERSIGN_{name.upper()} or COUNTERSIGN_{name.upper()}_FILE, not both")
        return self


def is_loopback(host: str) -> bool:
    """Is this name or address one that only this machine can reach?"""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
