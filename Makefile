# make run    extract and link the sample corpus, and write a page that shows it
# make test   lint, types and tests
# make test-stanza  the tests of extraction and of the backend itself on stanza, which it installs (PyTorch: large)
# make notebooks  run the notebooks and renew their outputs
# make docs   the documentation as a site: out/docs/index.html
# make bench  the figures of the README
# make clean  remove what the others made

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help run test test-stanza notebooks docs bench clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("hankenlp needs Python 3.11 or later; name one: make PYTHON=...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed-runtime: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed-runtime
	$(PIP) --editable '.[dev]'
	@touch $@

run: $(VENV)/installed-runtime
	@mkdir -p out
	$(BIN)/hankenlp corpus corpus/ -o out/corpus.jsonl --report out/report.html
	@echo "Linked documents: out/corpus.jsonl"
	@echo "The page:         file://$(CURDIR)/out/report.html"

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

$(VENV)/installed-stanza: $(VENV)/installed-dev
	$(PIP) torch
	$(PIP) --editable '.[stanza]'
	@touch $@

test-stanza: $(VENV)/installed-stanza
	HANKENLP_BACKEND=stanza $(BIN)/python -m pytest tests/extraction tests/language/test_stanza_backend.py

notebooks: $(VENV)/installed-dev
	$(BIN)/python -m tests.notebooks.run

bench: $(VENV)/installed-dev
	$(BIN)/hankenlp evaluate corpus/blind
	$(BIN)/hankenlp evaluate corpus/
	$(BIN)/python -m benchmarks.speed corpus/
	$(BIN)/python -m benchmarks.linking --sizes 1000 10000 100000

docs: $(VENV)/installed-dev
	$(BIN)/sphinx-build --quiet --fresh-env --write-all --fail-on-warning --nitpicky -c docs . out/docs
	@echo "The documentation: file://$(CURDIR)/out/docs/index.html"

clean:
	rm -rf $(VENV) out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find hankenlp tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
