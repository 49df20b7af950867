"""A dossier from the bytes of a file, JSON or YAML. Whatever is wrong is one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any

from countersign.kernel.records import Unusable, unread
from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier, read
from countersign.readiness.dossier.strangers import strangers
from countersign.readiness.verdict import strange_thresholds

YAML = frozenset({".yaml", ".yml"})
YAML_READER = "countersign.readiness.files.plain_yaml"
"""Loaded when a file is YAML: whoever gives JSON does not wait for it."""

MOST_TOLD = 20


def dossier_in(content: bytes, name: str = "") -> Dossier:
    """``name``: of the file; its end says what it holds. Without one, JSON is what begins like it.

    Raises Unusable: for what cannot be read, and for a key or a threshold that is nearly one that would be.
    """
    value = value_in(content, name)
    if slip := next((one for one in unread(Dossier, value) if one.meant), None):
        raise Unusable(say("{where} is no key of a dossier. Is {meant} meant?", where=slip.where, meant=slip.meant))
    dossier = read(value)
    if strange := strange_thresholds(dossier):
        raise Unusable(say("thresholds.{name} is no threshold of a rule.", name=strange[0]))
    return dossier


def unlisted(dossier: Dossier) -> Iterator[Words]:
    """A sentence for each person whom the dossier names and does not list."""
    found = list(strangers(dossier))
    for where, id in found[:MOST_TOLD]:
        yield say("{where} names {id}, who is not among the people: judged as nobody.", where=where, id=repr(id))
    if (more := len(found) - MOST_TOLD) > 0:
        yield say("{n} more places name somebody who is not among the people.", n=more)


def value_in(content: bytes, name: str = "") -> Any:
    """What the bytes say, as JSON would. Raises Unusable."""
    try:
        text = content.decode("utf-8-sig")
        if is_yaml(text, name):
            return import_module(YAML_READER).load(text)
        return json.loads(text, parse_constant=not_a_number, object_pairs_hook=single)
    except UnicodeDecodeError as error:
        raise Unusable(say("is not UTF-8 text: byte {place} fits no character.", place=error.start)) from error
    except json.JSONDecodeError as error:
        told = say(
            "is not JSON: line {line}, column {column}: {why}.", line=error.lineno, column=error.colno, why=error.msg
        )
        raise Unusable(told) from error
    except Unusable:
        raise
    except ValueError as error:  # A number of thousands of digits.
        raise Unusable(say("holds a number that is too long.")) from error
    except RecursionError as error:
        raise Unusable(say("is nested too deeply to be a dossier.")) from error


def is_yaml(text: str, name: str) -> bool:
    if not name:
        return text.strip()[:1] not in ("{", "[", "")
    return PurePath(name).suffix.lower() in YAML


def single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which no key may stand twice: nobody could say which is meant."""
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(key for place, (key, _value) in enumerate(pairs) if key in dict(pairs[:place]))
        raise Unusable(say("has {key} twice in one object.", key=repr(twice)))
    return made


def not_a_number(written: str) -> float:
    raise Unusable(say("holds {value}, which is no number in JSON.", value=written))
