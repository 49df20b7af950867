"""Words that a policy cannot do without, and phrases that it can."""

from __future__ import annotations

_TRADE = (
    "accountability accountable applicable asset assets authenticate authenticated authentication authorisation "
    "authorise authorised authorities authority authorization authorize authorized availability available "
    "certification certified classification classified compliance confidential confidentiality continual continually "
    "continuity continuous continuously contractor contractors contractual cryptographic cryptography cybersecurity "
    "documentation documented effectiveness employee employees encrypted encryption gdpr identity iec implement "
    "implementation implemented implementing improvement improvements incident incidents information integrity "
    "interested isms iso legislation legislative management monitoring objective objectives organisation "
    "organisational organisations organization organizational organizations performance personal personnel policies "
    "policy privacy procedure procedures regulation regulations regulatory requirement requirements responsibilities "
    "responsibility responsible security statutory supplier suppliers technical technological technologies technology "
    "unauthorised unauthorized vulnerabilities vulnerability"
)
TRADE = frozenset(_TRADE.split())
"""The vocabulary of information security and of its law, in small letters."""

LEGAL_PHRASES = (
    *("aforementioned", "aforesaid", "forthwith", "foregoing", "henceforth", "hereafter", "hereby", "herein"),
    *("hereinafter", "hereof", "hereto", "heretofore", "hereunder", "herewith", "hereinbefore", "notwithstanding"),
    *("pursuant to", "thenceforth", "thereafter", "thereby", "therefrom", "therein", "thereof", "thereon", "thereto"),
    *("thereunder", "therewith", "whatsoever", "whereas", "whereby", "wherefore", "wherein", "whereof", "whereupon"),
    *("witnesseth", "inter alia", "mutatis mutandis", "ipso facto", "prima facie", "null and void"),
    *("without prejudice to", "for the avoidance of doubt", "save as otherwise", "in witness", "set forth"),
    *("deemed to", "be deemed", "the said", "in the event that"),
    *("subject to the provisions of", "provided always", "in lieu of", "ab initio"),
)
"""What lawyers write and nobody says. Not "shall": in a standard's language it is plain (DOMAIN.md §11.4)."""
