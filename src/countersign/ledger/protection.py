"""What the database itself refuses, declared on the model (decision 13).

Three forms. ``KEPT``: rows change but never go. ``append_only``: rows never change either, except that an
erasable column may become NULL. ``frozen_from``: content columns stand still from the moment a date is set.
Columns named in ``set_once`` go from empty to a value once and stay; those that are erasable
besides may be emptied again.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Protection:
    """``form`` is "kept", "append_only" or "frozen"; column names are those of the database."""

    form: str
    frozen_from: str = ""
    set_once: tuple[str, ...] = ()
    erasable: tuple[str, ...] = ()


KEPT = Protection("kept")

FOLLOWS_THE_LEDGER = ("entry", "revision")
"""Columns that every recorded change moves on, frozen or not."""


def append_only(*, erasable: tuple[str, ...] = ()) -> Protection:
    return Protection("append_only", erasable=erasable)


def frozen_from(column: str, *, set_once: tuple[str, ...] = (), erasable: tuple[str, ...] = ()) -> Protection:
    return Protection("frozen", frozen_from=column, set_once=(column, *set_once), erasable=erasable)
