"""What every process of ours needs is loaded once, before they part: they share the memory that it takes."""

from __future__ import annotations

import gc
from ctypes import CDLL
from importlib import import_module

from django.urls import get_resolver

OBJECTS_A_LOOK = 50_000
"""The collector looks when so many objects more are there. A large page makes hundreds of thousands, and drops them."""


def load(*modules: str) -> None:
    """These modules, and the pages of every address, which are known by their names as well.

    The collector waits until all have settled: it would go through what stays again and again, and find next to
    nothing.
    """
    gc.disable()
    for module in modules:
        import_module(module)
    _ = get_resolver().reverse_dict


def settle() -> None:
    """The last thing before they part: nobody writes to what they share only to tidy it up.

    The collector leaves alone what is there now, and the C library (glibc) gives back what is free; it would join the
    free pieces at some later time otherwise, in each process once more.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_A_LOOK, 20, 10)
    gc.enable()
    if give_back := getattr(CDLL(None), "malloc_trim", None):
        give_back(0)
