"""A text as Markdown: CommonMark, with tables as GitHub writes them.

Read back by ``policies/imports`` it is the same text. What Countersign says about the version stands between two
comments, and is left out then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from countersign.kernel.text import Block, Heading, Item, ListBlock, Paragraph, Quote, Run, Table
from countersign.press.taken import Taken

BEGIN = "<!-- countersign: about this version -->"
END = "<!-- countersign: end -->"
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&!]")
_AT_START = re.compile(r"^(?:[-+=]|(\d{1,9})(?=[.)](?: |$)))")


def to_markdown(taken: Taken) -> str:
    """The whole file. Headings of the text begin at the second level: the first is the title's."""
    parts = [f"# {_escaped(taken.title)}", _about(taken.imprint), *_blocks(taken.text.blocks)]
    return "\n\n".join([*parts, *([_about(taken.ending)] if taken.ending else [])]) + "\n"


def _about(lines: Iterable[str]) -> str:
    return "\n".join([BEGIN, "\\\n".join(_line(line) for line in lines), END])


def _blocks(blocks: Sequence[Block]) -> list[str]:
    """Each block; a list right after another of its kind takes the other sign, which keeps them apart."""
    out: list[str] = []
    before: Block | None = None
    other = False
    for block in blocks:
        follows = isinstance(block, ListBlock) and isinstance(before, ListBlock) and block.ordered == before.ordered
        other = follows and not other
        out.append(_block(block, other=other))
        before = block
    return out


def _block(block: Block, *, other: bool) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_runs(block.runs)}"
        case Paragraph():
            return _at_start(_runs(block.runs))
        case ListBlock():
            return "\n\n".join(_item(block, at, item, other=other) for at, item in enumerate(block.items))
        case Quote():
            return _before_each("> ", "\n\n".join(_blocks(block.blocks)))
        case Table():
            return _table(block) if block.header_rows == 1 else _html_table(block)


def _item(parent: ListBlock, at: int, item: Item, *, other: bool) -> str:
    sign = f"{parent.start + at}{')' if other else '.'} " if parent.ordered else ("* " if other else "- ")
    first, *rest = "\n\n".join(_blocks(item.blocks)).split("\n")
    indent = " " * len(sign)
    return "\n".join([sign + first, *(indent + line if line else "" for line in rest)])


def _before_each(sign: str, text: str) -> str:
    return "\n".join((sign + line).rstrip() for line in text.split("\n"))


def _table(table: Table) -> str:
    lines = ["| " + " | ".join(_runs(cell.runs) for cell in row) + " |" for row in table.rows]
    return "\n".join([lines[0], "|" + " --- |" * len(table.rows[0]), *lines[1:]])


def _html_table(table: Table) -> str:
    """Markdown knows tables with one heading row alone; any other is written as HTML, which Markdown takes."""
    lines = [
        f"<tr>{''.join(f'<{tag}>{_html_runs(cell.runs)}</{tag}>' for cell in row)}</tr>"
        for at, row in enumerate(table.rows)
        for tag in ("th" if at < table.header_rows else "td",)
    ]
    head, body = "".join(lines[: table.header_rows]), "".join(lines[table.header_rows :])
    return "<table>" + (f"<thead>{head}</thead>" if head else "") + f"<tbody>{body}</tbody></table>"


def _runs(runs: Sequence[Run]) -> str:
    """Stars where Markdown surely reads them as meant, tags elsewhere: next to other styles, and next to signs."""
    out = []
    for at, run in enumerate(runs):
        beside = [one for one in (*runs[max(0, at - 1) : at], *runs[at + 1 : at + 2]) if one.bold or one.italic]
        stars = not beside and run.text[0].isalnum() and run.text[-1].isalnum()
        out.append(_run(run, stars=stars))
    return "".join(out)


def _run(run: Run, *, stars: bool) -> str:
    out = _escaped(run.text)
    if run.italic:
        out = f"*{out}*" if stars else f"<em>{out}</em>"
    if run.bold:
        out = f"**{out}**" if stars else f"<strong>{out}</strong>"
    return f"[{out}](<{run.href.replace('&', '&amp;')}>)" if run.href else out


def _html_runs(runs: Iterable[Run]) -> str:
    out = ""
    for run in runs:
        inside = escape(run.text)
        inside = f"<em>{inside}</em>" if run.italic else inside
        inside = f"<strong>{inside}</strong>" if run.bold else inside
        out += f'<a href="{escape(run.href)}">{inside}</a>' if run.href else inside
    return out


def _line(text: str) -> str:
    return _at_start(_escaped(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def _at_start(line: str) -> str:
    """No line begins like a list, a rule or an underlined heading."""
    return _AT_START.sub(lambda found: f"{found[1]}\\" if found[1] else f"\\{found[0]}", line)
