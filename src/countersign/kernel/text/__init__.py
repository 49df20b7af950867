"""The signed text: a tree of blocks with stable ids, JSON ``countersign.text/1`` (decision 25).

Pages, mails, .docx and PDF are renderings of it; its digest is taken over the canonical JSON.
"""

from countersign.kernel.text.characters import unseen
from countersign.kernel.text.html_in import from_html
from countersign.kernel.text.html_out import to_html
from countersign.kernel.text.identity import Minter, keep_ids, renumber
from countersign.kernel.text.json_form import from_json, to_json
from countersign.kernel.text.plain import count_words, node_text, text_pieces, to_plain
from countersign.kernel.text.problem import TextProblem
from countersign.kernel.text.runs import PLAIN, Run, Style, make_runs, runs_text
from countersign.kernel.text.tree import (
    FORMAT,
    Block,
    Cell,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    Text,
    children,
    walk,
)

__all__ = [
    "FORMAT",
    "PLAIN",
    "Block",
    "Cell",
    "Heading",
    "Item",
    "ListBlock",
    "Minter",
    "Paragraph",
    "Quote",
    "Run",
    "Style",
    "Table",
    "Text",
    "TextProblem",
    "children",
    "count_words",
    "from_html",
    "from_json",
    "keep_ids",
    "make_runs",
    "node_text",
    "renumber",
    "runs_text",
    "text_pieces",
    "to_html",
    "to_json",
    "to_plain",
    "unseen",
    "walk",
]
