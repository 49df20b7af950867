"""The browser of the tests: one that is installed, otherwise one that the system's package manager brings."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Works as root and in a container, and keeps the browser from calling home while pages are tested.
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def find() -> str | None:
    """Where the browser is; None when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def find_or_install() -> str | None:
    """The browser, installed now if need be and if this user may install it."""
    return find() or (find() if _install() else None)


def _install() -> bool:
    if not shutil.which("apt-get") or not _may_install():
        return False
    apt = [*_sudo(), "apt-get", "-o", "DPkg::Lock::Timeout=300", "-q", "-y"]
    print("Installing Chromium for the browser tests ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", "--no-install-recommends", "chromium", "fonts-liberation"])
    return all(_succeeds([*apt, *step], environment) for step in steps)


def _may_install() -> bool:
    return os.geteuid() == 0 or (shutil.which("sudo") is not None and _succeeds(["sudo", "-n", "true"]))


def _sudo() -> list[str]:
    return [] if os.geteuid() == 0 else ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"]


def _succeeds(command: list[str], environment: dict[str, str] | None = None) -> bool:
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0
