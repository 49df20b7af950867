"""The page of the deployment settings, printed from the class that reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args, get_origin

from django.conf import settings
from pydantic.fields import FieldInfo

from countersign.console.reference_pages.markdown import code, document, table

INTRODUCTION = """\
What whoever runs the machine decides: environment variables, read and checked at the start; a value that is wrong or
contradicts another stops it with a sentence. What an organisation decides is not here: it is set on its pages and
recorded. `.env.example` holds the same list, ready to be copied."""


@dataclass(frozen=True)
class Setting:
    name: str
    type: str
    default: str
    meaning: str


def deployment_settings() -> list[Setting]:
    """Every setting, in the order of the class."""
    found = type(settings.DEPLOYMENT)
    prefix = found.model_config.get("env_prefix") or ""
    return [
        Setting(f"{prefix}{name}".upper(), written_type(field), written_default(field), field.description or "")
        for name, field in found.model_fields.items()
    ]


def page() -> str:
    rows = [[code(one.name), one.type, code(one.default) or "empty", one.meaning] for one in deployment_settings()]
    return document("Settings of a deployment", INTRODUCTION, [table(["variable", "type", "default", "meaning"], rows)])


def written_type(field: FieldInfo) -> str:
    """``int``, ``Path``, ``bool`` …; for a closed choice, the words to choose from."""
    if get_origin(field.annotation) is Literal:
        return " or ".join(code(str(word)) for word in get_args(field.annotation) if word)
    kinds = [one for one in get_args(field.annotation) if one is not type(None)] or [field.annotation]
    words = {"str": "text", "int": "number", "bool": "yes or no", "Path": "path"}
    names = [getattr(kind, "__name__", re.sub(r"[\w.]+\.", "", str(kind))) for kind in kinds]
    return " or ".join(words.get(name, name) for name in names)


def written_default(field: FieldInfo) -> str:
    return "" if field.default is None or field.is_required() else str(field.default)
