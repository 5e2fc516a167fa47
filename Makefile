PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup run test check format lint types tests neo4j neo4j-stop

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@echo "Installing Concord and what it needs into $(VENV); this takes some minutes, once."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $(READY)

run: $(READY)
	$(BIN)/concord serve

test: check

check: format lint types tests

format: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

tests: $(READY)
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --ignore tests/browser
	$(BIN)/pytest tests/browser

neo4j:
	tools/neo4j/neo4j.sh start .neo4j

neo4j-stop:
	tools/neo4j/neo4j.sh stop .neo4j
