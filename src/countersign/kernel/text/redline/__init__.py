"""What changed between two texts, as a tree that reads like tracked changes: nothing lost, nothing invented.

``accepted(compare(a, b)) == b`` and ``rejected(compare(a, b)) == a``, ids and styles included.
"""

from countersign.kernel.text.redline.comparing import compare
from countersign.kernel.text.redline.counting import Count, counted
from countersign.kernel.text.redline.html import to_html
from countersign.kernel.text.redline.marks import Changed, Mark, Piece, Place, Redline, Row
from countersign.kernel.text.redline.settling import accepted, rejected

__all__ = [
    "Changed",
    "Count",
    "Mark",
    "Piece",
    "Place",
    "Redline",
    "Row",
    "accepted",
    "compare",
    "counted",
    "rejected",
    "to_html",
]
