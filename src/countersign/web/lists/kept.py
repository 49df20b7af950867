"""A list between its upload and its confirmation: the file is kept, and the page carries its digest under our seal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from django.core.signing import BadSignature, dumps, loads
from django.utils.translation import gettext_noop

from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.ledger.files import FileChanged, FileMissing
from countersign.people.imports.days import Order
from countersign.people.imports.reading import Page
from countersign.web.lists.forms import Meanings

GONE = gettext_noop("The list is not here any more. Choose it again.")


class Table[Column](Protocol):
    """A list as it was read: its sheet, which row holds the headings, what they say, and what is known of them."""

    @property
    def page(self) -> Page: ...
    @property
    def headings(self) -> int: ...
    @property
    def named(self) -> tuple[str, ...]: ...
    @property
    def columns(self) -> Mapping[Column, int]: ...


@dataclass(frozen=True)
class Kept[Column: StrEnum]:
    """A list that was uploaded: its digest and name, and what was said about it, as a whole and of its columns."""

    digest: str
    name: str
    about: str
    order: Order
    columns: Mapping[Column, int]


@dataclass(frozen=True)
class Kind[Column: StrEnum, Read]:
    """A kind of list. ``missing``: why columns chosen so cannot be read, or nothing. ``read`` raises Unreadable."""

    seal: str
    column: type[Column]
    meanings: Meanings
    missing: Callable[[Collection[str]], str]
    read: Callable[[bytes, str, Mapping[Column, int] | None], Read]

    def sealed(self, organisation: UUID, kept: Kept[Column]) -> str:
        """So that no other list, and nobody else's, is taken for it."""
        columns = {column.value: at for column, at in kept.columns.items()}
        said = [organisation.hex, kept.digest, kept.name, kept.about, kept.order.value, columns]
        return dumps(said, salt=self.seal)

    def opened(self, organisation: UUID, sealed: str) -> Kept[Column]:
        """Raises Refused for what we did not seal."""
        try:
            whose, digest, name, about, order, columns = loads(sealed, salt=self.seal)
        except BadSignature as error:
            raise Refused(GONE) from error
        if whose != organisation.hex:
            raise Refused(GONE)
        return Kept(digest, name, about, Order(order), {self.column(column): at for column, at in columns.items()})

    def table(self, organisation: UUID, kept: Kept[Column]) -> Read:
        """The list as it was kept. Raises Refused when it is gone."""
        try:
            return self.read(files.read(organisation, kept.digest), kept.name, kept.columns)
        except (FileMissing, FileChanged, Unreadable) as error:
            raise Refused(GONE) from error

    def told(self, kept: Kept[Column], said: Mapping[str, int]) -> Kept[Column]:
        """The same list with what somebody said of its columns."""
        return replace(kept, columns={self.column(value): at for value, at in said.items()})
