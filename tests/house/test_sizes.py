"""Files and functions small enough to be read at a glance."""

from __future__ import annotations

from math import ceil
from statistics import median

from tests.house.source import SRC, TESTS, functions, length, lines, modules, place, told

MEDIAN_FILE, MOST_FILES, LONGEST_FILE = 80, 200, 400
MEDIAN_FUNCTION, LONGEST_FUNCTION = 10, 50


def test_files_are_short_on_the_whole() -> None:
    sizes = sorted(lines(path) for path in modules() if lines(path))
    ninetieth = sizes[ceil(len(sizes) * 0.9) - 1]
    assert median(sizes) <= MEDIAN_FILE, f"The median file has {median(sizes)} lines: split what holds two thoughts."
    assert ninetieth <= MOST_FILES, f"One file in ten has over {ninetieth} lines: split the longest."


def test_no_file_is_long() -> None:
    long = [f"{place(path)}: {lines(path)}" for path in modules(SRC) + modules(TESTS) if lines(path) > LONGEST_FILE]
    assert not long, told(long, f"No file passes {LONGEST_FILE} lines. Split along what would change together:")


def test_functions_are_short_on_the_whole() -> None:
    sizes = [length(function) for path in modules() for function in functions(path)]
    assert median(sizes) <= MEDIAN_FUNCTION, f"The median function has {median(sizes)} lines: name the steps."


def test_no_function_is_long() -> None:
    long = [
        f"{place(path, function)} {function.name}: {length(function)}"
        for path in modules(SRC) + modules(TESTS)
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    ]
    assert not long, told(long, f"No function passes {LONGEST_FUNCTION} lines. Give its steps names of their own:")
