"""What a small company may write where one person wears two hats: a text to begin with, never a decision."""

from __future__ import annotations

HAT_NOTE = (
    "As managing director I own the ISMS; on Tuesdays I run it as ISMS lead. "
    "Decisions I take as lead that cost money I confirm as director in the quarterly note."
)

REPORTING_NOTE = "Presents the ISMS report to the board each quarter."

REPORTING_NOTE_ALONE = "Records a yearly review with an outside adviser."
"""Where there is no board to report to: the sole director."""
