# Countersign: `make` lists what can be done. Needs python3 (3.9 or newer), git and make, nothing else.
.DEFAULT_GOAL := help
.PHONY: help run test check faults bench docs requirements clean
.DELETE_ON_ERROR:

PYTHON := .venv/bin/python
PIP := .tools/uv pip
# pyenv's shims refuse versions that a folder does not ask for; naming the folders lets uv find them, newest first.
export UV_PYTHON_SEARCH_PATH ?= $(shell ls -d "$$HOME"/.pyenv/versions/3.*/bin 2>/dev/null | sort -rV | tr '\n' ':')$(PATH)
# uv trusts the authorities it was built with; a company's own are in the system's list, where there is one.
SYSTEM_CERTS := /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt
export UV_SYSTEM_CERTS ?= $(if $(wildcard $(SYSTEM_CERTS)),true,false)

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r target text; do \
		printf '%-20s%s\n' "$$target" "$$text"; done

run: .venv/run.stamp ## start Countersign on http://127.0.0.1:8000
	@if [ -z "$$COUNTERSIGN_SMTP_URL$$COUNTERSIGN_SMTP_URL_FILE" ]; then \
		export COUNTERSIGN_MAILBOX="$${COUNTERSIGN_MAILBOX:-1}"; fi; \
	exec .venv/bin/countersign serve

test: .venv/test.stamp ## run every test, on SQLite and PostgreSQL, with a browser (ARGS="-k sign" for some)
	@$(PYTHON) -m tests.run $(ARGS)

check: .venv/test.stamp ## lint, format, types, floor plan, house norms, generated docs
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/deptry src
	find src -name '*.html' -exec .venv/bin/djade --target-version 6.1 --check {} +
	$(PYTHON) -m pytest tests/house -q
	@if [ -d docs/reference ]; then set -x; .venv/bin/countersign reference --check; fi

faults: .venv/test.stamp ## do harm on purpose and see what is kept: kills, disks, edits, uploads (ARGS="kills sqlite")
	@$(PYTHON) -m tests.faults $(ARGS)

bench: .venv/test.stamp ## measure speed against the floor of this machine (ARGS="P9" for some)
	@$(PYTHON) -m tests.bench $(ARGS)

docs: .venv/test.stamp ## write the generated reference pages
	@.venv/bin/countersign reference

requirements: .tools/stamp ## lock the requirements again (ARGS=--upgrade for newer versions)
	@sh requirements/lock.sh $(ARGS)

clean: ## remove .venv, .tools and caches; the data stays
	rm -rf .venv .tools .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

.tools/stamp: requirements/tools.txt requirements/bootstrap.sh
	@sh requirements/bootstrap.sh

$(PYTHON): | .tools/stamp
	@.tools/uv venv --quiet --clear --no-project --python '>=3.12' .venv 2>.tools/python.log || { \
		echo "Countersign needs Python 3.12 or newer, and none could be found or fetched: install one and call make again." >&2; exit 1; }

# What `make run` needs is a part of what `make test` needs, so one .venv serves both and never flips back.
.venv/run.stamp: requirements/run.txt pyproject.toml $(PYTHON)
	@echo "Installing what Countersign needs into .venv ..."
	@$(PIP) install --quiet --python $(PYTHON) --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --python $(PYTHON) --no-deps --editable .
	@touch $@

.venv/test.stamp: requirements/test.txt pyproject.toml $(PYTHON)
	@echo "Installing what Countersign and its tests need into .venv ..."
	@$(PIP) sync --quiet --python $(PYTHON) --require-hashes requirements/test.txt
	@$(PIP) install --quiet --python $(PYTHON) --no-deps --editable .
	@touch .venv/run.stamp $@
