"""A text as a Word file, written in a confined child (``word_file``)."""

from __future__ import annotations

import base64
import json
from typing import Any, cast

from countersign.kernel.confinement import confined
from countersign.kernel.text import to_json
from countersign.press.taken import Taken

WRITER = "countersign.press.word_file:write_word"


def to_word(taken: Taken) -> bytes:
    """The bytes of a .docx. Raises ConfinedError when it cannot be written in time."""
    given = {
        "title": taken.title,
        "organisation": taken.organisation,
        "label": taken.label,
        "language": taken.language,
        "at": taken.at.isoformat(),
        "imprint": taken.imprint,
        "ending": taken.ending,
        "text": to_json(taken.text),
    }
    made = cast("dict[str, Any]", confined(WRITER, json.dumps(given).encode()))
    return base64.b64decode(made["docx"])
