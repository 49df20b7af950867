"""A dossier as YAML is the dossier that JSON would say, and no more."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from countersign.readiness.sound import SOUND
from tests.console.calling import spoken


def test_yaml_and_json_give_the_same_answer(tmp_path: Path) -> None:
    as_yaml, as_json = tmp_path / "dossier.yaml", tmp_path / "dossier.json"
    as_yaml.write_text(yaml.safe_dump(SOUND, sort_keys=False))
    as_json.write_text(json.dumps(SOUND))

    one, other = (spoken("check", str(file), "--format", "json") for file in (as_yaml, as_json))

    assert one.code == 0, one.err
    assert one.out == other.out


def test_yaml_from_the_standard_input(tmp_path: Path) -> None:
    done = spoken("check", "-", given=yaml.safe_dump(SOUND).encode())

    assert done.code == 0, done.err
