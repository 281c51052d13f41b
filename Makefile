# The two commands a newcomer needs are `make run` and `make test`; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP_FLAGS := --disable-pip-version-check --quiet

.PHONY: help run setup test test-fast check fix eval bench bench-quality train clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: install it, or name one with make PYTHON=python3.12"; exit 2; }
	@echo "Setting up (once; a few minutes)…"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(PIP_FLAGS) -c constraints.txt -e '.[dev]'
	@touch $@

setup: $(READY) ## Make .venv and install the pinned dependencies

run: $(READY) ## Open the chat page (the sample library, or your own in ./library)
	@$(BIN)/python app.py $(ARGS)

test: $(READY) ## Run all checks and tests
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/python -m pytest -q

test-fast: $(READY) ## Run the tests that need neither the models nor a browser
	@$(BIN)/python -m pytest -q -m "not slow and not browser"

check: $(READY) ## Lint, format and type checks alone
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

fix: $(READY) ## Mend what lint and format can mend
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

eval: $(READY) ## Answer the gold questions and report (ARGS=--gates: fail where a gate fails)
	@$(BIN)/python -m eval $(ARGS)

bench: $(READY) ## Measure speed and memory on this machine
	@$(BIN)/python -m eval.bench $(ARGS)

bench-quality: $(READY) ## Retrieval side by side with BM25, the dense model and LlamaIndex
	@$(BIN)/python -m eval.bench_quality $(ARGS)

train: $(READY) ## Train the reader: make train DATA=folder-of-public-sets
	@$(BIN)/python -m assistant.training --data $(DATA) $(ARGS)

clean: ## Remove what set-up made (never your library)
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
