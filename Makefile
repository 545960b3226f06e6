# Two commands do everything on a fresh machine with Python >= 3.11, make and the ordinary package registries:
#   make demo    sets everything up and shows alerts as they come
#   make test    sets everything up and runs the tests
# A second run downloads and resolves nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/bootstrap/bin/uv
READY := $(VENV)/.ready
FETCHED := $(VENV)/.fetched
# Empty: the ordinary wheels. A machine without a GPU sets it to PyTorch's index of CPU wheels and saves about 5 GB.
TORCH_INDEX ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint schemas bench bench-alerts bench-extract bench-match floors clean

help: ## show this
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

# uv is installed by its own small environment: it only makes the set-up fast, the project does not need it.
$(UV):
	@echo "== setting up $(VENV) (the first time takes some minutes and about 6 GB)"
	$(PYTHON) -c 'import sys; sys.exit("stancewatch needs Python 3.11 or later") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)/bootstrap
	$(VENV)/bootstrap/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv

$(READY): $(UV) pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	@if [ -n "$(TORCH_INDEX)" ]; then \
	  $(UV) pip install --python $(BIN)/python --index-url $(TORCH_INDEX) "$$(grep -E '^torch==' constraints.txt)"; fi
	$(UV) pip install --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(FETCHED): $(READY) streams/models/models.lock.json streams/broker/artefacts.lock.json
	$(BIN)/stancewatch models
	$(BIN)/stancewatch broker fetch
	@touch $@

setup: $(FETCHED) ## virtual environment, pinned dependencies, JVM, Kafka, model weights

demo: setup ## the whole stream on the examples, alerts as they come
	$(BIN)/stancewatch demo

test: setup ## all tests, on a real Kafka with real models
	$(BIN)/pytest

lint: $(READY) ## ruff, mypy --strict, generated schemas up to date and compatible
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m schemas.generate --check
	$(BIN)/python -m schemas.compatibility

schemas: $(READY) ## regenerate JSON Schema and AsyncAPI from the models
	$(BIN)/python -m schemas.generate

DATA ?= ../shared/data
bench: setup ## alerts and throughput; DATA=FOLDER with scenarios/ and news/
	$(BIN)/python -m benchmarks.alerts --data $(DATA)/scenarios/dev.jsonl.gz
	$(BIN)/python -m benchmarks.throughput --data $(DATA)/news/allsides.sample.jsonl.gz

bench-alerts: setup ## alerts by kind and where the wrong ones were lost: DATA=FOLDER with scenarios/, then our own scenarios
	$(BIN)/python -m benchmarks.alerts --data $(DATA)/scenarios/dev.jsonl.gz --save
	$(BIN)/python -m benchmarks.alerts --data tests/scenarios/first.jsonl tests/scenarios/second.jsonl tests/scenarios/third.jsonl
	$(BIN)/python -m benchmarks.alerts --data tests/scenarios/fifth.jsonl tests/scenarios/sixth.jsonl tests/scenarios/seventh.jsonl
	$(BIN)/python -m benchmarks.alerts --data tests/scenarios/eighth.jsonl tests/scenarios/tenth.jsonl
	$(BIN)/python -m benchmarks.alerts --data tests/scenarios/fourth.jsonl
	$(BIN)/python -m benchmarks.alerts --data tests/scenarios/ninth.jsonl tests/scenarios/eleventh.jsonl
	$(BIN)/python -m benchmarks.alerts --data tests/scenarios/twelfth.jsonl tests/scenarios/thirteenth.jsonl
	$(BIN)/python -m benchmarks.alerts --data tests/scenarios/fourteenth.jsonl tests/scenarios/fifteenth.jsonl

NEWS := $(DATA)/news/allsides.sample.jsonl.gz
LABELS := benchmarks/labels
bench-extract: setup ## what extract lifts out of the text; DATA=FOLDER with quotes/, news/, checkworthy/ and scenarios/
	$(BIN)/python -m benchmarks.attribution --data $(DATA)/quotes/polnear.dev.jsonl.gz --save
	$(BIN)/python -m benchmarks.cleaning --data $(DATA)/news/html.dev.jsonl.gz \
	  --pages $(LABELS)/pages.jsonl --news $(NEWS) $(DATA)/seed-article.txt --save
	$(BIN)/python -m benchmarks.checkworthiness --save \
	  --data $(DATA)/checkworthy/checkthat2024.dev.jsonl.gz $(DATA)/checkworthy/claimbuster.train.jsonl.gz
	$(BIN)/python -m benchmarks.timelines --save
	$(BIN)/python -m benchmarks.speakers --data $(DATA)/scenarios/dev.jsonl.gz \
	  --labels $(LABELS)/speakers.jsonl --news $(NEWS) --save
	$(BIN)/python -m benchmarks.copies --data $(DATA)/news --save
	$(BIN)/python -m benchmarks.standalone --data $(NEWS) $(DATA)/scenarios/dev.jsonl.gz --save

SIZES ?= 1000,10000,80000
CROWD ?= 20000
bench-match: setup ## matching model, candidates, components, index; DATA=FOLDER with retrieval/, families/ ..., SIZES=of the index, CROWD=of news
	$(BIN)/python -m benchmarks.matching --data $(DATA) --split dev --save
	$(BIN)/python -m benchmarks.matching --data $(DATA) --split dev --profile fast --save
	$(BIN)/python -m benchmarks.candidates --data $(DATA)/scenarios/dev.jsonl.gz --save
	$(BIN)/python -m benchmarks.candidates --data $(DATA)/scenarios/dev.jsonl.gz --ablation --save
	$(BIN)/python -m benchmarks.candidates --data $(DATA)/scenarios/dev.jsonl.gz --crowd $(CROWD) --news $(NEWS) --save
	$(BIN)/python -m benchmarks.candidates --data $(DATA)/scenarios/dev.jsonl.gz --speakers 300 --save
	$(BIN)/python -m benchmarks.components --data $(DATA)/retrieval/factopolis.assertions.jsonl.gz --save
	$(BIN)/python -m benchmarks.component_size --data $(NEWS) --save
	$(BIN)/python -m benchmarks.index --sizes $(SIZES) --data $(NEWS) --save
	$(BIN)/python -m benchmarks.match_stage --data $(NEWS) --save

floors: setup ## quality against the pinned floors; the development sets too where DATA has them
	TEST_DATA=$(DATA) $(BIN)/python -m benchmarks.floors

clean: ## remove the virtual environment and caches of tools; models and jars stay in the user's cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
