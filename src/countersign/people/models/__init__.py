"""Tables of people. No verbs here: acts are in ``commands``."""

from countersign.people.models.account import Account, Accounts
from countersign.people.models.announcement import Announcement
from countersign.people.models.bounce import Bounce
from countersign.people.models.importing import Import, ImportMapping, ImportPreview, ImportSeries, ImportStep
from countersign.people.models.organisation import Organisation, Wording
from countersign.people.models.person import AddressChange, Person
from countersign.people.models.setting import Setting
from countersign.people.models.standing import AccessGrant, Leader

__all__ = [
    "AccessGrant",
    "Account",
    "Accounts",
    "AddressChange",
    "Announcement",
    "Bounce",
    "Import",
    "ImportMapping",
    "ImportPreview",
    "ImportSeries",
    "ImportStep",
    "Leader",
    "Organisation",
    "Person",
    "Setting",
    "Wording",
]
