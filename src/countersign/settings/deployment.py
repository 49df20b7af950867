"""What whoever runs the machine decides: environment variables only, all of them in ``.env.example``.

What an organisation decides (thresholds, reminders) is not here: those are dated rows of its own.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from countersign.kernel import mail_folders
from countersign.kernel.loopback import is_loopback
from countersign.kernel.mail_folders import MailFolder
from countersign.kernel.outbound.addresses import host_of
from countersign.kernel.refusals import Refused

SHORTEST_TOKEN = 16

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Deployment(BaseSettings):
    """One installation. Wrong or contradictory values stop the start with a sentence that names them."""

    model_config = SettingsConfigDict(env_prefix="COUNTERSIGN_", extra="ignore", hide_input_in_errors=True)

    address: str = Field(default="127.0.0.1", description="The address that the web server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="The port that the web server listens on.")
    data: Path = Field(default=Path("data"), description="The folder for the embedded database, files and secrets.")
    url: str = Field(default="", description="Where people reach us, as it stands in mails; empty: address and port.")
    database_url: str = Field(
        default="", description="postgresql://user:password@host:port/database; empty: SQLite in the data folder."
    )
    sequencer: Literal["inline", "worker", ""] = Field(
        default="",
        description="Who gives ledger entries their place: the command itself (inline) or the worker (worker); "
        "empty: inline on SQLite, worker on PostgreSQL.",
    )
    web_secret: str = Field(
        default="", description="Signs and seals what browsers hold: at least 64 hexadecimal digits."
    )
    web_secret_file: Path | None = Field(default=None, description="A file that holds the web secret instead.")
    log_secret: str = Field(
        default="",
        description="The keys of all ledgers are derived from it: at least 64 hexadecimal digits. Keep a copy.",
    )
    log_secret_file: Path | None = Field(default=None, description="A file that holds the log secret instead.")

    mailbox: bool = Field(
        default=False,
        description="Trial mode: mails, codes included, are kept and shown at /mailbox/. Only on a loopback address.",
    )
    smtp_url: str = Field(
        default="",
        description="smtp://user:password@host:port (STARTTLS), smtps:// (TLS from the start) or smtp+plain:// (none).",
    )
    smtp_url_file: Path | None = Field(default=None, description="A file that holds the SMTP address instead.")
    mail_from: str = Field(
        default="Countersign <countersign@localhost>", description="Who mails come from: Name <address>."
    )
    check_links: bool = Field(
        default=True,
        description="Once a day the worker asks the web pages at which policies are said to lie if they are there.",
    )
    private_hosts: str = Field(
        default="",
        description="Names of servers inside your network that may be asked so, with commas between them; empty: none.",
    )
    bounces: str = Field(
        default="",
        description="The address to which mail comes back that did not get through, such as bounces@example.org. Its "
        "mail server puts what comes for bounces+anything@ there too, and hands it to `countersign bounce`, or keeps "
        "it in the folder of COUNTERSIGN_BOUNCES_URL.",
    )
    bounces_url: str = Field(
        default="",
        description="imaps://user:password@host:port/folder: where what came back lies, and is fetched every few "
        "minutes; imap:// on this machine alone. Empty: nothing is fetched.",
    )
    bounces_url_file: Path | None = Field(default=None, description="A file that holds that address instead.")
    metrics_token: str = Field(
        default="",
        description="Whoever brings it as a bearer token reads /metrics; empty: only from this machine. At least 16 "
        "characters.",
    )
    metrics_token_file: Path | None = Field(default=None, description="A file that holds the metrics token instead.")

    @property
    def public_url(self) -> str:
        """Where people reach us, without a slash at the end."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return (self.url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def hosts(self) -> list[str]:
        """The host names we answer to."""
        named = urlsplit(self.public_url).hostname or "localhost"
        return list(dict.fromkeys([named, *LOOPBACK, "[::1]"]))

    @property
    def hosts_inside(self) -> frozenset[str]:
        """The servers inside the network that may be asked for a page, as they are looked up."""
        named = [one.strip().lower().removesuffix(".") for one in self.private_hosts.split(",")]
        return frozenset(host_of(one) for one in named if one)

    @property
    def smtp(self) -> str:
        """The SMTP address, from the environment or its file."""
        if self.smtp_url_file and not self.smtp_url_file.is_file():
            raise ValueError(f"COUNTERSIGN_SMTP_URL_FILE names {self.smtp_url_file}, and there is no such file")
        return self.smtp_url or (self.smtp_url_file.read_text().strip() if self.smtp_url_file else "")

    @property
    def bounces_folder(self) -> MailFolder | None:
        """Where what came back is fetched from, from the environment or its file; None for nowhere."""
        written = self.bounces_url
        if self.bounces_url_file:
            if not self.bounces_url_file.is_file():
                raise ValueError(
                    f"COUNTERSIGN_BOUNCES_URL_FILE names {self.bounces_url_file}, and there is no such file"
                )
            written = self.bounces_url_file.read_text().strip()
        return mail_folders.read(written) if written else None

    @property
    def metrics(self) -> str:
        """The token that opens /metrics, from the environment or its file; empty for none."""
        token = self.metrics_token
        if self.metrics_token_file:
            if not self.metrics_token_file.is_file():
                raise ValueError(
                    f"COUNTERSIGN_METRICS_TOKEN_FILE names {self.metrics_token_file}, and there is no such file"
                )
            token = self.metrics_token_file.read_text().strip()
        if token and len(token) < SHORTEST_TOKEN:
            raise ValueError(f"COUNTERSIGN_METRICS_TOKEN is too short: use at least {SHORTEST_TOKEN} characters")
        return token

    @property
    def secure(self) -> bool:
        """Do people reach us over TLS?"""
        return self.public_url.startswith("https://")

    def which_sequencer(self) -> str:
        """Entries are put in place by the command itself on SQLite, by the worker on PostgreSQL."""
        return self.sequencer or ("worker" if self.database_url else "inline")

    @field_validator("bounces")
    @classmethod
    def room_for_a_mark(cls, address: str) -> str:
        """An envelope's local part has 64 letters, of which we take 43."""
        local, _, host = address.rpartition("@")
        if address and not (host and re.fullmatch(r"[A-Za-z0-9._-]{1,20}", local)):
            raise ValueError(
                "COUNTERSIGN_BOUNCES is an address such as bounces@example.org, with at most 20 letters, digits, dots "
                "or dashes before the @"
            )
        return address

    @model_validator(mode="after")
    def secrets_once(self) -> Self:
        for name in ("web_secret", "log_secret", "smtp_url", "bounces_url", "metrics_token"):
            if getattr(self, name) and getattr(self, f"{name}_file"):
                raise ValueError(f"set COUNTERSIGN_{name.upper()} or COUNTERSIGN_{name.upper()}_FILE, not both")
        return self

    @model_validator(mode="after")
    def private_hosts_are_names(self) -> Self:
        try:
            self.hosts_inside  # noqa: B018 (read for what it raises)
        except Refused as refused:
            why = str(refused.words).removesuffix(".")
            raise ValueError(f"COUNTERSIGN_PRIVATE_HOSTS takes names of servers. {why}") from refused
        return self

    @model_validator(mode="after")
    def bounces_are_fetched_from_a_folder(self) -> Self:
        try:
            folder = self.bounces_folder
        except Refused as refused:
            raise ValueError(f"COUNTERSIGN_BOUNCES_URL: {str(refused.words).removesuffix('.')}") from None
        if folder and not self.bounces:
            raise ValueError(
                "COUNTERSIGN_BOUNCES_URL needs COUNTERSIGN_BOUNCES, the address whose mail lies there: without it our "
                "mails carry nothing by which a report finds them"
            )
        return self

    @model_validator(mode="after")
    def trial_on_this_machine_only(self) -> Self:
        if not self.mailbox:
            return self
        for host in (self.address, urlsplit(self.public_url).hostname or ""):
            if not is_loopback(host):
                raise ValueError(
                    f"trial mode shows every mail to everybody, so it does not start on {host}: use a loopback "
                    "address, or set COUNTERSIGN_SMTP_URL and leave COUNTERSIGN_MAILBOX empty"
                )
        if self.smtp_url or self.smtp_url_file:
            raise ValueError("set COUNTERSIGN_SMTP_URL or COUNTERSIGN_MAILBOX, not both")
        return self
