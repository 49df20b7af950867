"""Dossiers from files: JSON or YAML, from a disk or the standard input. Whatever is wrong is one sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from countersign.console import plain_yaml
from countersign.kernel.records import Unusable, unread
from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier, read
from countersign.readiness.dossier.strangers import strangers
from countersign.readiness.verdict import strange_thresholds

LARGEST = 256 << 20
STANDARD_INPUT = "-"
YAML = frozenset({".yaml", ".yml"})
MOST_TOLD = 20


def dossier_in(file: str) -> Dossier:
    """Raises Unusable: for what cannot be read, and for a key or a threshold that is nearly one that would be."""
    value = parsed(file)
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


def parsed(file: str) -> Any:
    """What the file holds. Raises Unusable."""
    try:
        text = written(file).decode("utf-8-sig")
        if is_yaml(file, text):
            return plain_yaml.load(text)
        return json.loads(text, parse_constant=not_a_number, object_pairs_hook=single)
    except OSError as error:
        raise Unusable(say("cannot be read: {why}.", why=error.strerror or str(error))) from error
    except UnicodeDecodeError as error:
        raise Unusable(say("is not UTF-8 text: byte {place} fits no character.", place=error.start)) from error
    except json.JSONDecodeError as error:
        told = say(
            "is not JSON: line {line}, column {column}: {why}.", line=error.lineno, column=error.colno, why=error.msg
        )
        raise Unusable(told) from error
    except RecursionError as error:
        raise Unusable(say("is nested too deeply to be a dossier.")) from error


def written(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return bounded(sys.stdin.buffer)
    if Path(file).stat().st_size > LARGEST:
        raise too_large()
    with Path(file).open("rb") as opened:
        return bounded(opened)


def bounded(source: BinaryIO) -> bytes:
    """Also for what has no size to ask for: a pipe, a device."""
    content = source.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large()
    return content


def too_large() -> Unusable:
    return Unusable(say("is larger than {n} MiB. Give acceptances as counts (ack_stats).", n=LARGEST >> 20))


def is_yaml(file: str, text: str) -> bool:
    """By its name; the standard input has none, and is JSON when it begins like it."""
    if file == STANDARD_INPUT:
        return text.strip()[:1] not in ("{", "[", "")
    return Path(file).suffix.lower() in YAML


def single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which no key may stand twice: nobody could say which is meant."""
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(key for place, (key, _value) in enumerate(pairs) if key in dict(pairs[:place]))
        raise Unusable(say("has {key} twice in one object.", key=repr(twice)))
    return made


def not_a_number(written: str) -> float:
    raise Unusable(say("holds {value}, which is no number in JSON.", value=written))
