#!/bin/sh
# Called by `make requirements`: writes the hash-pinned lists. No address of a registry goes into them.
set -eu
lock() {
    python=$1
    shift
    .tools/uv pip compile --quiet --universal --python-version "$python" --generate-hashes \
        --no-emit-index-url --custom-compile-command "make requirements" "$@"
}
lock 3.9 requirements/tools.in --output-file requirements/tools.txt "$@"
lock 3.12 pyproject.toml --output-file requirements/run.txt "$@"
lock 3.12 pyproject.toml --group test --group quality --constraints requirements/run.txt \
    --output-file requirements/test.txt "$@"
