"""Every read of processes, the organisation first."""

from countersign.processes.queries.collecting import collect_facts
from countersign.processes.queries.rows import (
    Standing,
    check,
    checks,
    checks_of,
    covering,
    process,
    processes,
    standings,
)

__all__ = ["Standing", "check", "checks", "checks_of", "collect_facts", "covering", "process", "processes", "standings"]
