#!/bin/sh
# Called by make: puts the uv pinned in requirements/tools.txt at .tools/uv, by whatever this machine can do.
set -eu
log=.tools/bootstrap.log
pins="--quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt"

by_venv() {
    python3 -m venv .tools/venv && .tools/venv/bin/python -m pip install $pins && ln -s venv/bin/uv .tools/uv
}
by_pip() { # Debian without python3-venv has no ensurepip, but may have pip
    python3 -m pip install --target .tools/lib $pins && ln -s lib/bin/uv .tools/uv
}
by_path() { # a uv that somebody installed, if it knows UV_PYTHON_SEARCH_PATH
    found=$(command -v uv) && "$found" --version | awk '{split($2, v, "."); exit !(v[1] > 0 || v[2] >= 13)}' &&
        ln -s "$found" .tools/uv
}

rm -rf .tools
mkdir .tools
for way in by_venv by_pip by_path; do
    if "$way" >>"$log" 2>&1; then
        touch .tools/stamp
        exit 0
    fi
    rm -rf .tools/venv .tools/lib .tools/uv
done
echo "Countersign could not fetch uv, which sets it up: check the network, give python3 its venv module" \
    "(Debian: python3-venv) or install uv 0.13 or newer, then call make again (details: $log)." >&2
exit 1
