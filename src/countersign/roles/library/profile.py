"""What a role in the library consists of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from countersign.roles.enums import Authority, Duty


@dataclass(frozen=True)
class Profile:
    """A role as the library describes it: what is asked, which of the two duties of 5.3 it carries, what its holder
    needs to be free to decide, what usually shows that somebody can do it, and who takes it in a small company."""

    key: str
    name: str
    duties: tuple[str, ...]
    carries: tuple[Duty, ...] = ()
    authorities: tuple[Authority, ...] = ()
    competence: str = ""
    in_a_small_company: str = ""


def combined(lead: Profile, reporter: Profile) -> Profile:
    """One role with the duties of both: in a small company the ISMS lead also reports."""
    return replace(
        lead,
        duties=(*lead.duties, *reporter.duties),
        carries=(*lead.carries, *reporter.carries),
        authorities=tuple(kind for kind in Authority if kind in {*lead.authorities, *reporter.authorities}),
    )
