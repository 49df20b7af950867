"""From plain values to PDF. What compiles runs only in the child process of ``kernel.confinement``; no other module
imports typst.

Templates are named by their place in the product, as ``/policies/documents/poster.typ``.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from importlib.resources import as_file, files
from typing import Any

import typst

from countersign.press.glyphs import lacking, numbered

STANDARDS: list[Any] = ["a-3a", "ua-1"]
"""PDF/A-3: to be kept for ever, with files attached. PDF/UA-1: to be read aloud."""


def compile_sheet(data: bytes) -> dict[str, object]:
    """``{"pdf": base64}`` of ``{"template": place, "said": …, "picture": SVG or "", "at": seconds}``, for hanging up or
    signing. What lacks its characters is written by number.
    """
    given = json.loads(data)
    pdf, _absent = typeset(given["template"], given["said"], {"picture": given["picture"]}, given["at"])
    return {"pdf": base64.b64encode(pdf).decode()}


def typeset(
    template: str, said: dict[str, Any], besides: Mapping[str, str], at: int, *, noted: dict[str, Any] | None = None
) -> tuple[bytes, list[str]]:
    """The PDF of what a template is told, and the characters that stand in it by their number.

    Only the typefaces that come with the typesetter are used: the same input gives the same bytes on every machine.
    ``noted`` is said instead of ``said`` when they lack characters. ``at`` in seconds. Raises TypstError.
    """
    absent, told = frozenset[str](), json.dumps(said)
    while True:
        try:
            return _made(template, {**besides, "said": told}, at), sorted(absent)
        except typst.TypstError as error:
            found = lacking(error.diagnostic) - absent
            if not found:
                raise
            absent |= found
            told = json.dumps(numbered(noted or said, absent))


def _made(template: str, inputs: dict[str, str], at: int) -> bytes:
    with as_file(files("countersign")) as product:
        compiler = typst.Compiler(
            product / template.removeprefix("/"),
            root=product,
            font_paths=typst.Fonts(include_system_fonts=False),
            sys_inputs=inputs,
        )
        made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=at)
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no document")
    return made
