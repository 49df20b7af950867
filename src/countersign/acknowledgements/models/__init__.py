"""Tables of acknowledgements. No verbs here: acts are in ``commands``. What is owed has no table: it is computed."""

from countersign.acknowledgements.models.acceptance import Acceptance
from countersign.acknowledgements.models.reply import Reply
from countersign.acknowledgements.models.sparing import Exemption, Undertaking
from countersign.acknowledgements.models.taking import Taking
from countersign.acknowledgements.models.tally import Tally

__all__ = ["Acceptance", "Exemption", "Reply", "Taking", "Tally", "Undertaking"]
