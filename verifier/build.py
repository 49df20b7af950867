"""Build ``countersign-verify.pyz``, the one file that an auditor fetches: ``python verifier/build.py``.

Stored, sorted and dated 1 January 1980, so every Python builds the same bytes. ``--check`` only says whether the
file that is there is what would be built.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from zipfile import ZipFile, ZipInfo

HERE = Path(__file__).resolve().parent
BUILT = HERE / "countersign-verify.pyz"
SOURCE = HERE.parent / "src"
SHEBANG = b"#!/usr/bin/env python3\n"
NOT_PACKED = ("build.py", "__main__.py")

PURE = (
    *("countersign/kernel/canonical.py", "countersign/kernel/digests.py"),
    *(f"countersign/ledger/{name}.py" for name in ("format", "note", "proof", "tree", "verify")),
)
"""What the product and the verifier share, under its own names."""
PACKAGES = ("countersign", "countersign/kernel", "countersign/ledger")


def contents() -> dict[str, bytes]:
    """Every file of the archive by its path."""
    own = {f"verifier/{path.name}": path for path in HERE.glob("*.py") if path.name not in NOT_PACKED}
    shared = {name: SOURCE / name for name in PURE}
    return {
        **{name: path.read_bytes() for name, path in {**own, **shared}.items()},
        **{f"{package}/__init__.py": b'"""Packed for the offline verifier."""\n' for package in PACKAGES},
        "__main__.py": (HERE / "__main__.py").read_bytes(),
    }


def build() -> bytes:
    """The archive with its first line, as ``zipapp`` would lay it out."""
    made = io.BytesIO(SHEBANG)
    made.seek(0, io.SEEK_END)
    with ZipFile(made, "w") as archive:
        for name, data in sorted(contents().items()):
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, data)
    return made.getvalue()


def main(arguments: list[str]) -> int:
    if "--check" not in arguments:
        BUILT.write_bytes(build())
        BUILT.chmod(0o755)
    elif not BUILT.exists() or BUILT.read_bytes() != build():
        sys.stderr.write(f"{BUILT.name} is not what would be built: run python verifier/build.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
