# `make load` and `make test` set everything up on first use; later calls reuse it.
# Another interpreter: `make PYTHON=/path/to/python3.12 load`. Where data goes: "Settings" in docs/running-every-night.md.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# CURDIR, not abspath: the path of the project may contain spaces.
export VIRTUAL_ENV := $(CURDIR)/$(VENV)
export PATH := $(CURDIR)/$(BIN):$(PATH)

# The first interpreter that runs, is in range and can make a virtual environment.
SUPPORTED := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for candidate in python3.13 python3.12 python3.11 python3 python; do \
	if $$candidate -c '$(SUPPORTED)' >/dev/null 2>&1; then echo $$candidate; break; fi; done)

KTTT_DATA_DIR ?= $(CURDIR)/data

# The scripts of an environment name its folder: one that came along in a copied or moved project is made anew.
MOVED := $(shell test ! -e $(BIN)/kttt || grep -qF "$(CURDIR)/$(BIN)/python" $(BIN)/kttt || echo moved)

.PHONY: moved help install load test check rules layouts quality-score accuracy appearance hostile mutations bench bench-full bench-landing simulate crash-test hammer-test week-test bi-clients ui lock clean

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 20

install: $(READY) ## set up .venv, and byte code and words for a folder that who runs the load cannot write
	@$(BIN)/python -m compileall -q orchestration
	@$(BIN)/python -c 'from orchestration.landing.reader_child import learn; learn()'

load: $(READY) ## read what is new in raw/, check it, build the warehouse, publish a generation
	@kttt load

test: $(READY) ## run every test
	@pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: $(READY) ## formatting, lint, types, who imports whom, form descriptions, SQL style, dbt and Dagster definitions
	ruff format --check .
	ruff check .
	mypy
	lint-imports --no-cache
	python -m orchestration.landing.forms.form_descriptions
	sqlfluff lint --processes 0 dbt_project
	@rm -rf "$(KTTT_DATA_DIR)/dbt/target/compiled"
	KTTT_WAREHOUSE=:memory: dbt --quiet compile --project-dir dbt_project --profiles-dir dbt_project \
		--target-path "$(KTTT_DATA_DIR)/dbt/target" --log-path "$(KTTT_DATA_DIR)/dbt/target"
	python -m tests.portability "$(KTTT_DATA_DIR)/dbt/target"
	dg check defs
	python -m tests.rules --check

rules: $(READY) ## write docs/rules.md from the rule book
	@python -m tests.rules

layouts: $(READY) ## write docs/layouts.md from the golden folders
	@python -m tests.golden.layouts

quality-score: $(READY) ## plant known errors in made-up returns, write docs/rules.md (ARGS="--seed 7 --count 400")
	@python -m tests.benchmarks.quality $(ARGS)

accuracy: $(READY) ## read made-up workbooks full of defects, write docs/accuracy.md (ARGS="--seed 7 --count 500")
	@python -m tests.benchmarks.accuracy $(ARGS)

appearance: $(READY) ## redraw every golden and real workbook in many ways, write docs/appearance.md (ARGS="--redrawing hidden")
	@python -m tests.benchmarks.appearance $(ARGS)

simulate: $(READY) ## write a made-up country as a raw folder (ARGS="/tmp/country --years 2019-2023")
	@python -m tests.benchmarks.simulation $(ARGS)

hostile: $(READY) ## read files made to break the reader, print what each costs
	@python -m tests.hostile

mutations: $(READY) ## read workbooks broken by chance, count what becomes of them (ARGS="--seed 7 --count 2000")
	@python -m tests.hostile.mutations $(ARGS)

bench: $(READY) ## how fast it is, as ratios; writes docs/performance.md, 20 minutes (ARGS="nights bi --provinces 8")
	@python -m tests.benchmarks.performance $(ARGS)

bench-full: $(READY) ## the same with a hundred times the cooperatives, up to two hours
	@nice python -m tests.benchmarks.performance --full $(ARGS)

bench-landing: $(READY) ## how fast workbooks land, beside bare calamine in the same run (ARGS="--rows 100000")
	@python -m tests.benchmarks.landing $(ARGS)

crash-test: $(READY) ## kill loads and fail their writes, hundreds of times (ARGS="--seed 7 --loads 20")
	@python -m tests.stress.crash $(ARGS)

hammer-test: $(READY) ## 8 readers without pause through 20 publications (DuckDB, Parquet, PostgreSQL)
	@python -m tests.stress.hammer $(ARGS)

week-test: $(READY) ## a simulated week through Dagster's daemon (ARGS="--days 3")
	@python -m tests.stress.week $(ARGS)

bi-clients: $(READY) ## install other versions of DuckDB, SQLAlchemy and Node's client, and read with each
	@python -m tests.clients.install
	@pytest -n0 tests/clients

ui: $(READY) ## open Dagster on this project (http://localhost:3000)
	@mkdir -p "$(KTTT_DATA_DIR)/dagster"
	@cp orchestration/dagster.yaml "$(KTTT_DATA_DIR)/dagster/"
	DAGSTER_HOME="$(KTTT_DATA_DIR)/dagster" dg dev

lock: $(READY) ## resolve the dependencies again, without naming any package index
	$(BIN)/python -m pip install --quiet uv
	uv pip compile pyproject.toml --group dev --extra postgres --python-version 3.11 --universal --generate-hashes \
		--no-strip-extras --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements.lock

clean: ## remove the virtual environment and caches; data/ stays
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml $(MOVED)
	@test -n "$(PYTHON)" || { echo "Needs Python 3.11, 3.12 or 3.13 with venv (or: make PYTHON=/path/to/python3)" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) (once, a minute or two)"
	@$(PYTHON) -m venv $(if $(MOVED),--clear) $(VENV)
	@$(BIN)/python -m pip install -qq --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $(READY)
