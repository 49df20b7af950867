"""The text as JSON ``countersign.text/1``, to and fro, strictly.

Whatever ``from_json`` accepts comes out of ``to_json`` unchanged, so a stored text and the text that was
read from it have one digest. Keys are ASCII, values are strings, whole numbers, booleans, lists, objects.
"""

from __future__ import annotations

from collections.abc import Callable

from countersign.kernel.text.problem import TextProblem
from countersign.kernel.text.runs import Run
from countersign.kernel.text.tree import (
    FORMAT,
    MAX_DEPTH,
    Block,
    Cell,
    Heading,
    Inner,
    Item,
    ListBlock,
    Node,
    Paragraph,
    Quote,
    Table,
    Text,
)
from countersign.kernel.words import say

Json = dict[str, object]


def to_json(text: Text) -> Json:
    """The text as plain lists and dictionaries; false attributes are left out."""
    return {"format": FORMAT, "blocks": [_node_out(block) for block in text.blocks]}


def from_json(value: object) -> Text:
    """The text of a JSON value. Raises ``TextProblem`` naming the block and what is wrong with it."""
    whole = _object(value, {"format", "blocks"})
    if whole["format"] != FORMAT:
        raise TextProblem(say("This is not a text of the format {format}.", format=FORMAT))
    return Text(tuple(_blocks_in(whole["blocks"], "Block", 0, _BLOCKS)))


def _node_out(node: Node) -> Json:
    out: Json = {"id": node.id} if isinstance(node, Item) else {"id": node.id, "type": node.type}
    match node:
        case Heading():
            out |= {"level": node.level, "runs": _runs_out(node.runs)}
        case Paragraph():
            out |= {"runs": _runs_out(node.runs)}
        case ListBlock():
            out |= {
                "ordered": node.ordered,
                "start": node.start,
                "items": [_node_out(item) for item in node.items],
            }
        case Table():
            rows = [[{"runs": _runs_out(cell.runs)} for cell in row] for row in node.rows]
            out |= {"header_rows": node.header_rows, "rows": rows}
        case Item() | Quote():
            out |= {"blocks": [_node_out(block) for block in node.blocks]}
    return out


def _runs_out(runs: tuple[Run, ...]) -> list[Json]:
    return [{"text": run.text} | {k: v for k, v in run.style._asdict().items() if v} for run in runs]


def _blocks_in(value: object, place: str, depth: int, readers: dict[str, Reader]) -> list[Block]:
    """The blocks of a list; ``place`` names one of them in the sentence of a problem."""
    if depth > MAX_DEPTH:
        raise TextProblem(say("Lists and quotations nest at most {n} deep. Move the innermost out.", n=MAX_DEPTH))
    out = []
    for number, block in enumerate(_list(value), start=1):
        kind = block.get("type") if isinstance(block, dict) else None
        named = f"{place} {number} ({kind})" if isinstance(kind, str) and kind in _BLOCKS else f"{place} {number}"
        try:
            out.append(_block_in(block, kind, depth, readers))
        except TextProblem as problem:
            raise problem.inside(named) from None
    return out


def _block_in(value: object, kind: object, depth: int, readers: dict[str, Reader]) -> Block:
    if not isinstance(kind, str) or kind not in readers:
        raise TextProblem(say("a block of the type {type} cannot stand here.", type=repr(kind)[:60]))
    return readers[kind](value, depth)


def _heading_in(value: object, depth: int) -> Heading:
    own = _object(value, {"id", "type", "level", "runs"})
    return Heading(_string(own["id"]), _whole(own["level"]), _runs_in(own["runs"]))


def _paragraph_in(value: object, depth: int) -> Paragraph:
    own = _object(value, {"id", "type", "runs"})
    return Paragraph(_string(own["id"]), _runs_in(own["runs"]))


def _list_in(value: object, depth: int) -> ListBlock:
    own = _object(value, {"id", "type", "ordered", "start", "items"})
    items = tuple(_item_in(item, n, depth) for n, item in enumerate(_list(own["items"]), start=1))
    return ListBlock(_string(own["id"]), _boolean(own["ordered"]), _whole(own["start"]), items)


def _item_in(value: object, number: int, depth: int) -> Item:
    try:
        own = _object(value, {"id", "blocks"})
        return Item(_string(own["id"]), _inner_in(own["blocks"], depth))
    except TextProblem as problem:
        raise problem.inside(f"item {number}") from None


def _table_in(value: object, depth: int) -> Table:
    own = _object(value, {"id", "type", "header_rows", "rows"})
    rows = tuple(tuple(_cell_in(cell) for cell in _list(row)) for row in _list(own["rows"]))
    return Table(_string(own["id"]), _whole(own["header_rows"]), rows)


def _cell_in(value: object) -> Cell:
    return Cell(_runs_in(_object(value, {"runs"})["runs"]))


def _quote_in(value: object, depth: int) -> Quote:
    own = _object(value, {"id", "type", "blocks"})
    return Quote(_string(own["id"]), _inner_in(own["blocks"], depth))


def _inner_in(value: object, depth: int) -> tuple[Inner, ...]:
    blocks = _blocks_in(value, "block", depth + 1, _INNER)
    return tuple(block for block in blocks if isinstance(block, Paragraph | ListBlock))


def _runs_in(value: object) -> tuple[Run, ...]:
    return tuple(_run_in(run) for run in _list(value))


def _run_in(value: object) -> Run:
    own = _object(value, {"text"}, {"bold", "italic", "href"})
    for key in ("bold", "italic"):
        if own.get(key, True) is not True:
            raise TextProblem(say("{key} is either true or left out.", key=key))
    if own.get("href") == "":
        raise TextProblem("an empty href is left out.")
    return Run(_string(own["text"]), "bold" in own, "italic" in own, _string(own.get("href", "")))


def _object(value: object, needed: set[str], optional: frozenset[str] | set[str] = frozenset()) -> Json:
    if not isinstance(value, dict):
        raise TextProblem(say("an object with {keys} is expected here.", keys=", ".join(sorted(needed))))
    missing, foreign = needed - value.keys(), value.keys() - needed - optional
    if missing:
        raise TextProblem(say("{keys} is missing.", keys=", ".join(sorted(missing))))
    if foreign:
        raise TextProblem(say("{keys} is not known here.", keys=", ".join(sorted(map(repr, foreign)))[:120]))
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TextProblem("a list is expected here.")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TextProblem("a string is expected here.")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TextProblem("a whole number is expected here.")
    return value


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise TextProblem("true or false is expected here.")
    return value


Reader = Callable[[object, int], Block]
_INNER: dict[str, Reader] = {"paragraph": _paragraph_in, "list": _list_in}
_BLOCKS: dict[str, Reader] = _INNER | {"heading": _heading_in, "table": _table_in, "quote": _quote_in}
