"""``.env.example``: every setting of a deployment, none of them set."""

from __future__ import annotations

from textwrap import wrap

from countersign.console.reference_pages.settings import Setting, deployment_settings

INTRODUCTION = """\
# Every setting of a deployment, with its default. All of them are optional; docs/reference/settings.md says the same
# as a table. Copy what you change into the environment of the process (systemd's EnvironmentFile, compose's env_file,
# or `set -a; . ./.env; set +a` before `make run`).
# Written by `countersign reference` from the code."""

WIDTH = 112


def page() -> str:
    return "\n\n".join([INTRODUCTION, *map(part, deployment_settings())]) + "\n"


def part(setting: Setting) -> str:
    meaning = [f"# {line}" for line in wrap(setting.meaning, WIDTH)]
    return "\n".join([*meaning, f"#{setting.name}={setting.default}"])
