from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable

import pytest

from countersign.kernel.confinement import (
    ConfinedError,
    ConfinedFailure,
    ConfinedMemory,
    ConfinedTime,
    _told,
    confined,
)
from tests.kernel.works import (
    chat,
    complain,
    die,
    environment,
    not_json,
    process,
    sleep,
    spin,
    start_another_that_sleeps,
    swell,
    tell,
    write_much,
)

WORKS = "tests.kernel.works"

needs_limits = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory limits hold on Linux")


def test_confined_gives_the_answer() -> None:
    assert confined(tell, b"abcd" * 500_000) == {"length": 2_000_000, "text": "abcd"}


def test_confined_works_in_another_process_with_few_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSIGN_SECRET", "x")
    monkeypatch.setenv("DATABASE_URL", "x")
    names = confined(environment, b"")
    assert isinstance(names, list)
    assert not [name for name in names if "COUNTERSIGN" in name or "DATABASE" in name]
    assert confined(process, b"") != os.getpid()


@pytest.mark.parametrize("work", [sleep, spin, start_another_that_sleeps])
def test_confined_when_it_takes_too_long(work: Callable[[bytes], object]) -> None:
    started = time.monotonic()
    with pytest.raises(ConfinedTime, match="longer than 1 seconds"):
        confined(work, b"", seconds=1)
    assert time.monotonic() - started < 25, "the work sleeps for thirty"


@needs_limits
def test_confined_when_it_wants_too_much_memory() -> None:
    with pytest.raises(ConfinedMemory, match="more memory"):
        confined(swell, b"", memory=256 << 20)


def test_confined_when_the_function_raises() -> None:
    with pytest.raises(ConfinedFailure, match=r"ValueError\): cannot read b'x'") as caught:
        confined(complain, b"x")
    assert caught.value.kind == "ValueError"


def test_confined_when_the_process_dies() -> None:
    with pytest.raises(ConfinedFailure, match=r"exit code 3\): last words"):
        confined(die, b"")


def test_confined_when_the_function_prints() -> None:
    assert confined(chat, b"") == "answer"


def test_confined_when_the_answer_is_no_json() -> None:
    with pytest.raises(ConfinedFailure, match="TypeError"):
        confined(not_json, b"")


@needs_limits
def test_confined_when_it_writes_a_large_file(tmp_path: os.PathLike[str]) -> None:
    with pytest.raises(ConfinedFailure, match="OSError"):
        confined(write_much, os.path.join(tmp_path, "large").encode())


def test_confined_when_no_child_could_find_the_function() -> None:
    with pytest.raises(ValueError, match="does not stand at the top of a module"):
        confined(lambda data: data, b"")


def test_confined_when_threads_use_it_at_once() -> None:
    answers: list[str] = []

    def work(number: int) -> None:
        try:
            answers.append(json.dumps(confined(tell, b"x" * number)))
        except ConfinedError as error:
            answers.append(str(error))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(json.loads(answer)["length"] for answer in answers) == list(range(6))


@pytest.mark.parametrize(
    ("function", "told"),
    [
        ("tell", {"kind": "", "value": {"length": 1, "text": "x"}}),
        ("complain", {"kind": "ValueError", "message": "cannot read b'x'"}),
        ("missing", {"kind": "AttributeError"}),
    ],
)
def test_told_carries_the_answer_or_the_error(function: str, told: dict[str, object]) -> None:
    answer = json.loads(_told(f"{WORKS}:{function}", b"x"))
    assert {name: answer[name] for name in told} == told


def test_told_when_memory_ran_out_or_the_answer_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(_told(f"{WORKS}:swollen", b"")) == {"kind": "MemoryError"}
    monkeypatch.setattr("countersign.kernel.confinement._LONGEST_ANSWER", 5)
    assert json.loads(_told(f"{WORKS}:tell", b"")) == {"kind": "MemoryError"}
