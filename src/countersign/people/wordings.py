"""The sentences that an organisation starts with. They are set at its beginning and stored exactly so.

A title stands between marks of quotation, for no article fits both “Information Security Policy” and “Acceptable use”.
"""

from __future__ import annotations

from countersign.people.enums import WordingKind

LANGUAGE = "en-gb"

FIRST: dict[WordingKind, str] = {
    WordingKind.APPROVAL: (
        "I approve ‘{title}’, version {version}, for {organisation}. It applies to me as it does to everybody here."
    ),
    WordingKind.ACCEPTANCE: ("I have read ‘{title}’, version {version}, of {organisation}, and I will follow it."),
    WordingKind.ROLE: (
        "I accept the role {title} at {organisation}. I know what it asks of me and what I may decide in it."
    ),
}
