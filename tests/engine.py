"""What must stand before Django reads its settings: a throwaway data folder and the database engine.

pytest loads this first (`-p tests.engine` in pyproject.toml). COUNTERSIGN_TEST_ENGINE=postgres starts a
private PostgreSQL; otherwise the tests run on SQLite, in the data folder. Nothing of a developer's own
Countersign reaches a test: settings from the environment are put aside.
"""

import atexit
import gc
import os
import signal
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

from tests import chromium
from tests.postgres import cluster

ENGINES = ("sqlite", "postgres")
# A test says pytest.skip(LACKS + "openssl") where a machine may lack it; `make test` names it at the end.
# The same on both engines: known secrets, and entries put in their place by the command itself.
SETTINGS = {
    "COUNTERSIGN_WEB_SECRET": "77" * 32,
    "COUNTERSIGN_LOG_SECRET": "6c" * 32,
    "COUNTERSIGN_SEQUENCER": "inline",
}
LACKS = "this machine has no "


def engine() -> str:
    """The engine of this run, "sqlite" or "postgres"."""
    return os.environ.get("COUNTERSIGN_TEST_ENGINE") or "sqlite"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None]:
    """Run before pytest-django, which reads the settings in this hook."""
    # Whoever ends the tests wants what they started to end too. A shell's background jobs are deaf to Ctrl+C's signal.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _prepare()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None]:
    """Tests by the ten thousand come to stay: nobody looks for garbage among them, now or in every later round."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_report_header() -> str:
    return f"countersign on {engine()}, data in {os.environ['COUNTERSIGN_DATA']}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium.find() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=LACKS + "Chromium or Chrome"))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Tell `make test` what was skipped because this machine lacks something."""
    if told := os.environ.get("COUNTERSIGN_TEST_LACKS"):
        reasons = {report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])}
        with Path(told).open("a") as lines:
            lines.writelines(f"{reason.partition(LACKS)[2]}\n" for reason in sorted(reasons) if LACKS in reason)


def _prepare() -> None:
    if engine() not in ENGINES:
        raise pytest.UsageError(f"COUNTERSIGN_TEST_ENGINE is one of {', '.join(ENGINES)}")
    for name in list(os.environ):
        if name.startswith("COUNTERSIGN_") and not name.startswith("COUNTERSIGN_TEST_"):
            del os.environ[name]
    # Where the machine says that Python keeps no bytecode, every server that a test starts would compile Django anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    stack = ExitStack()
    atexit.register(stack.close)
    folder = tempfile.TemporaryDirectory(prefix="countersign-test-", ignore_cleanup_errors=True)
    os.environ["COUNTERSIGN_DATA"] = stack.enter_context(folder)
    os.environ |= SETTINGS
    if engine() == "postgres":
        os.environ["COUNTERSIGN_DATABASE_URL"] = stack.enter_context(cluster()).url()
