"""Plain records: frozen dataclasses that say of each field what its absence means.

One declaration serves three ends: reading JSON with a clear sentence for whatever is wrong, writing it again, and the
JSON Schema that others read. Facts of every context are such records.
"""

from countersign.kernel.records.cutting import cut
from countersign.kernel.records.fields import Absent, fact, happened, key_of, none, required, standard, unknown
from countersign.kernel.records.reading import Unusable, read
from countersign.kernel.records.schema import schema
from countersign.kernel.records.unread import Unread, unread
from countersign.kernel.records.writing import write

__all__ = [
    "Absent",
    "Unread",
    "Unusable",
    "cut",
    "fact",
    "happened",
    "key_of",
    "none",
    "read",
    "required",
    "schema",
    "standard",
    "unknown",
    "unread",
    "write",
]
