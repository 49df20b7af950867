"""Finished PDFs, as somebody would print them."""

from __future__ import annotations

from functools import cache

import typst

POLICY = """#set document(title: "Information Security Policy")
= Information Security Policy
== Purpose
Larkbeam makes rota and payroll software for independent care homes. We keep the law, our contracts and the other
requirements that apply to us, and we continually improve the way we manage information security.
== Rules
- Lock your screen.
- Report what looks wrong within one hour.
Each year the leadership team sets security objectives that can be measured.
"""


@cache
def made(source: str) -> bytes:
    """The PDF of some Typst."""
    found = typst.compile(source.encode())
    assert isinstance(found, bytes)
    return found
