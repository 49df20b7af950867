"""From plain values to PDF. What compiles runs only in the child process of ``kernel.confinement``; no other module
imports typst.
"""

from __future__ import annotations

import base64
import json
from importlib.resources import as_file, files
from typing import Any

import typst

from countersign.policies.documents.glyphs import lacking, numbered

STANDARDS: list[Any] = ["a-3a", "ua-1"]
"""PDF/A-3: to be kept for ever, with files attached. PDF/UA-1: to be read aloud."""

VERSION = "version.typ"


def compile_document(data: bytes) -> dict[str, object]:
    """``{"pdf": base64, "lacking": […]}`` of ``{"said": …, "note": …, "document": text, "at": seconds}``.

    ``said`` is what the template shows, ``document`` what is attached. Only the typefaces that come with the
    typesetter are used: the same input gives the same bytes on every machine. When they lack characters, these
    are written by number, and the sentence ``note`` is added to the last lines of ``said``.
    """
    given = json.loads(data)
    said, absent = given["said"], frozenset[str]()
    while True:
        try:
            return {"pdf": base64.b64encode(_typeset(given, said)).decode(), "lacking": sorted(absent)}
        except typst.TypstError as error:
            found = lacking(error.diagnostic) - absent
            if not found:
                raise
            absent |= found
            said = numbered(_noted(given["said"], given["note"]), absent)


def _noted(said: dict[str, Any], note: str) -> dict[str, Any]:
    *facts, last = said["facts"]
    return {**said, "facts": [*facts, {**last, "lines": [*last["lines"], {"text": note, "exact": False}]}]}


def compile_sheet(data: bytes) -> dict[str, object]:
    """``{"pdf": base64}`` of ``{"template": file, "said": …, "picture": SVG or "", "at": seconds}``, for hanging up or
    signing. What lacks its characters is written by number.
    """
    given = json.loads(data)
    said, absent = given["said"], frozenset[str]()
    while True:
        inputs = {"said": json.dumps(said), "picture": given["picture"]}
        try:
            return {"pdf": base64.b64encode(_made(given["template"], inputs, given["at"])).decode()}
        except typst.TypstError as error:
            found = lacking(error.diagnostic) - absent
            if not found:
                raise
            absent |= found
            said = numbered(given["said"], absent)


def _typeset(given: dict[str, Any], said: object) -> bytes:
    return _made(VERSION, {"said": json.dumps(said), "document": given["document"]}, given["at"])


def _made(template: str, inputs: dict[str, str], at: int) -> bytes:
    with as_file(files(__package__)) as folder:
        compiler = typst.Compiler(
            folder / template, root=folder, font_paths=typst.Fonts(include_system_fonts=False), sys_inputs=inputs
        )
        made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=at)
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no document")
    return made
