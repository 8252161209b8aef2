# Two commands to begin with: `make demo` (set up, read the sample, ask it something) and `make test` (set up, run every test).
# A machine with python3 (3.11 to 3.13), pip (22.3 or later) and make is enough.
PY  ?= python3
V   := .venv
BIN := $(V)/bin
DEMO := build/demo.db
# SERVE=no: end the demo on the summary instead of the site.
SERVE ?= yes
# Where the gold articles lie, for `make evaluate`.
GOLD ?= ../shared/gold
PIPARGS := --disable-pip-version-check --require-hashes --no-deps --only-binary :all:
# `pip --python` needs no ensurepip in the environment, so Debian's python3-venv is not needed.
PIP := $(PY) -m pip --python $(BIN)/python
# The package itself comes from this folder; its build tool is in the lock, so nothing is fetched for it.
SELF := --disable-pip-version-check --no-deps --no-build-isolation --quiet --editable .

.PHONY: help setup setup-dev demo test lock check format bench evaluate docs clean
help:
	@sed -n 's/^# \([A-Z].*\)/\1/p' Makefile | head -2
	@echo "targets: setup demo test check bench evaluate lock format docs clean"

define VENV
@$(PY) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else "graftwatch needs Python 3.11 to 3.13; this is %d.%d. Try: make PY=python3.12 demo" % v)'
@test -x $(BIN)/python || $(PY) -m venv --without-pip $(V)
endef

$(V)/.run: requirements.lock pyproject.toml
	$(VENV)
	$(PIP) install --quiet $(PIPARGS) -r requirements.lock
	$(PIP) install $(SELF)
	@touch $@
$(V)/.dev: requirements-dev.lock $(V)/.run
	$(PIP) install --quiet $(PIPARGS) -r requirements-dev.lock
	@touch $@
setup: $(V)/.run
setup-dev: $(V)/.dev

# A ledger of its own, made anew each time, from the articles of an invented state in examples/reporting.
demo: setup
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@SERVE=$(SERVE) GRAFTWATCH_LEDGER=$(DEMO) sh examples/demo.sh $(BIN)/graftwatch

test: setup-dev
	$(BIN)/python -m pytest

# What CI checks besides the tests: style, types, walls between the rooms, the locks.
check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup-dev
	$(BIN)/python docs/generate.py

bench: setup-dev
	@set -e; for script in benchmarks/bench_*.py; do $(BIN)/python $$script; done

evaluate: setup
	$(BIN)/graftwatch evaluate $(GOLD) --floors benchmarks/floors.toml

# Needs a package index; the result names none.
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet
lock: setup-dev
	$(LOCK) --extra en --extra icu --group build -o requirements.lock
	$(LOCK) --all-extras --group dev -c requirements.lock -o requirements-dev.lock
	@! grep -nE '://|find-links|index-url|trusted-host' requirements.lock requirements-dev.lock

clean:
	rm -rf $(V) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
