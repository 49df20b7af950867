"""A PDF to hang up, to sign or to hand over, typeset in a confined child."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import Any, cast

from countersign.kernel.confinement import confined
from countersign.kernel.instants import milliseconds

MEMORY = 4 << 30
"""Address space, not memory in use: the typesetter's threads reserve much and touch little."""

COMPILER = "countersign.press.compiling:compile_sheet"
"""By its name: only the child process imports the typesetter."""

EXAMPLE = "EXAMPLE. This organisation is invented."


def sheet(template: str, said: dict[str, Any], at: datetime, picture: str = "") -> bytes:
    """What a template shows of plain values, and of a picture (SVG). Raises ConfinedError."""
    given = {"template": template, "said": said, "picture": picture, "at": milliseconds(at) // 1000}
    made = cast("dict[str, Any]", confined(COMPILER, json.dumps(given).encode(), memory=MEMORY))
    return base64.b64decode(made["pdf"])
