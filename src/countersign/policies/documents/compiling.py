"""A signed version as PDF, from plain values, with the exact text attached."""

from __future__ import annotations

import base64
import json
from typing import Any

from countersign.press.compiling import typeset

VERSION = "/policies/documents/version.typ"


def compile_document(data: bytes) -> dict[str, object]:
    """``{"pdf": base64, "lacking": […]}`` of ``{"said": …, "note": …, "document": text, "at": seconds}``.

    ``said`` is what the template shows, ``document`` what is attached. Characters that the typefaces lack are
    written by number, and the sentence ``note`` is added to the last lines of ``said``.
    """
    given = json.loads(data)
    said, besides = given["said"], {"document": given["document"]}
    pdf, absent = typeset(VERSION, said, besides, given["at"], noted=_noted(said, given["note"]))
    return {"pdf": base64.b64encode(pdf).decode(), "lacking": absent}


def _noted(said: dict[str, Any], note: str) -> dict[str, Any]:
    *facts, last = said["facts"]
    return {**said, "facts": [*facts, {**last, "lines": [*last["lines"], {"text": note, "exact": False}]}]}
