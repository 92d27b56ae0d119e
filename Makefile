# Everything is run from here; `make` alone lists the targets. Set up once, again only when a lock or pyproject.toml changes.
# Variables: PYTHON (which interpreter makes the virtual environment), VENV (where), OUT (where the demo writes),
# JOBS (processes of `make test` and `make slow`: a number, or auto for one per core).

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The newest supported Python that runs: a launcher on the path may exist without its interpreter.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	if $$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1; \
	then echo $$python; break; fi; done)
VENV ?= .venv
OUT ?= out
JOBS ?= auto
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	--python-version 3.11 $(UPGRADE) pyproject.toml

##@ Use it

.PHONY: demo
demo: setup ## Build the graph of the sample articles in data/articles
	$(BIN)/kgraph build data/articles -o $(OUT)
	@echo
	@echo "Look next at:"
	@echo "  $(OUT)/graph.html        the graph to explore, in any browser"
	@echo "  $(OUT)/graph.ttl         the graph, for any SPARQL 1.1 store"
	@echo "  $(OUT)/rejections.jsonl  what was kept out, and why"
	@echo "  $(BIN)/kgraph --help     everything else"

.PHONY: setup
setup: $(VENV)/.installed ## Install kgraph and its locked dependencies in .venv

$(VENV)/.installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || test -n "$(PYTHON)" || { \
		echo "No Python 3.11, 3.12 or 3.13 with venv and pip found. Install one, or name it: make PYTHON=python3.12" >&2; exit 2; }
	@test -x $(BIN)/python || { echo "Making $(VENV) with $(PYTHON)"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing kgraph in $(VENV): about a minute"
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --editable .
	@touch $@

##@ Work on it

.PHONY: setup-dev
setup-dev: $(VENV)/.installed-dev ## Add what the checks need to .venv

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

.PHONY: test
test: setup-dev $(if $(shell command -v npm),editor) ## Run every fast test, with model and, where it is, browser (ARGS='-k name' narrows)
	$(PYTEST) -m "not slow and not spark" --numprocesses $(JOBS) --dist loadfile $(ARGS)

.PHONY: slow
slow: setup-dev ## Run the tests that take more than ten seconds each, those in the browser included
	$(PYTEST) -m "slow and not spark" --numprocesses $(JOBS) $(ARGS)

.PHONY: browser
browser: setup-dev $(if $(shell command -v npm),editor) ## Run the explorer's tests alone, in Chromium (the Debian package chromium)
	$(PYTEST) -m browser $(ARGS)

.PHONY: spark
spark: setup-dev ## Run the tests on a local Spark (needs Java, the Debian package default-jre-headless)
	$(INSTALL) "pyspark>=4,<5" "pandas>=2.2,<4" "pyarrow>=18"
	$(PYTEST) -m spark $(ARGS)

.PHONY: coverage
coverage: setup-dev ## Run the fast tests and show the lines and branches they miss
	$(PYTEST) -m "not browser and not slow and not spark" --cov --cov-report=term-missing $(ARGS)

.PHONY: lint
lint: setup-dev ## Check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: format
format: setup-dev ## Repair style and formatting where that is safe
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: types
types: setup-dev ## Check the type annotations
	$(BIN)/mypy

.PHONY: layers
layers: setup-dev ## Check that stages meet only in kgraph.build and spaCy stays in kgraph.nlp
	$(BIN)/lint-imports --no-cache

.PHONY: docs-check
docs-check: setup-dev ## Check links, commands, error slugs, examples and sample data that the documents name
	$(PYTEST) tests/contract $(ARGS)

.PHONY: notebooks
notebooks: setup-dev ## Execute every notebook from top to bottom
	$(BIN)/jupyter execute --timeout=600 notebooks/*.ipynb

# The query editor of `kgraph serve`: fetched by npm, checked, and put into the wheel; without it there is a plain form.
EDITOR := src/kgraph/server/static/vendor
EDITOR_PACKAGE := @zazuko/yasgui@4.6.2

.PHONY: editor
editor: $(EDITOR)/yasgui.min.js ## Fetch the query editor of kgraph serve (needs npm)

$(EDITOR)/yasgui.min.js:
	@mkdir -p $(EDITOR)
	@cd $(EDITOR) && tar -xzf "$$(npm pack --silent $(EDITOR_PACKAGE))" --strip-components=2 \
		package/build/yasgui.min.js package/build/yasgui.min.css && rm -f ./*.tgz
	@cd $(EDITOR) && printf '%s  %s\n' \
		55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75 yasgui.min.js \
		085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55 yasgui.min.css | sha256sum --check --quiet

.PHONY: package
package: setup-dev $(if $(shell command -v npm),editor) ## Build the wheel and try it in a fresh environment outside the checkout
	PYTHON=$(BIN)/python .ci/check-wheel

.PHONY: ci
ci: lint types layers test docs-check notebooks browser slow demo package ## Run every check, as .ci/run does

##@ Measure it

# Folders of text that the project may not hold: NEWS (articles), GOLD (articles/, gold/ and score.py).
NEWS ?= data/articles
JUDGED ?= $(wildcard benchmarks/judged/*.jsonl)

# A peer to compare with, kept apart from what is tested.
PEERS := textacy==0.13.0 cachetools==8.0.1 cytoolz==1.2.0 floret==0.10.5 jellyfish==1.3.0 pyphen==0.18.1 toolz==1.2.0

.PHONY: bench
bench: $(VENV)/.peers/textacy ## Measure speed and size in ten minutes, with a dated table (NEWS=folder)
	PYTHONPATH=$(VENV)/.peers $(BIN)/python benchmarks/bench.py $(NEWS) --out benchmarks/results-latest.md

$(VENV)/.peers/textacy: | $(VENV)/.installed-dev
	$(INSTALL) --no-deps --target $(VENV)/.peers $(PEERS)

.PHONY: quality
quality: setup-dev ## Measure precision and recall on our own gold
	$(BIN)/python benchmarks/quality.py

.PHONY: news-gold
news-gold: setup-dev ## Measure on gold graphs of real news (GOLD=folder, kept outside the project)
	@test -n "$(GOLD)" || { echo "Name a folder: make news-gold GOLD=..." >&2; exit 2; }
	$(BIN)/python benchmarks/news_gold.py $(GOLD)

.PHONY: judged
judged: setup-dev ## Count the judged plain triples (JUDGED=files)
	$(BIN)/python benchmarks/judged.py score $(JUDGED)

.PHONY: confidence-weights
confidence-weights: setup-dev ## Fit confidence to what was judged, and write it into the ontology
	$(BIN)/python benchmarks/confidence_weights.py --write benchmarks/judged/*.jsonl

.PHONY: reliability
reliability: setup-dev ## Measure how far confidence can be believed (JUDGED=files)
	$(BIN)/python benchmarks/reliability.py $(JUDGED)

.PHONY: cpu-shares
cpu-shares: setup-dev ## Measure what each component of the reader costs (NEWS=folder)
	$(BIN)/python benchmarks/cpu_shares.py $(NEWS)

.PHONY: screenshots
screenshots: setup-dev ## Take the pictures of docs/images anew from data/articles (needs Chromium)
	$(BIN)/python benchmarks/screenshots.py

##@ Keep it

.PHONY: lock
lock: setup-dev ## Resolve both lock files anew (UPGRADE=--upgrade for newer versions)
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

.PHONY: clean
clean: ## Remove what the targets made, the virtual environment included
	rm -rf $(VENV) $(OUT) build dist .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.PHONY: help
help: ## List the targets
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
