# The everyday commands. "make run" and "make test" prepare a fresh Debian or Ubuntu by themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LANGUAGES := $(wildcard assets/locale/*/LC_MESSAGES/kiosk.po)
CATALOGUES := $(LANGUAGES:.po=.mo)
ARGS ?=
# Containers like to forbid Python to keep what it has compiled. Hundreds of programs are started here: each would compile
# all of this project anew, which takes longer than most of them run.
unexport PYTHONDONTWRITEBYTECODE
SCHEMAS := kiosk hub events questions plan
# Tests of screens, with a window of their own.
WINDOWS := tests/flows tests/ui
# The tour over every panel: programs that do nothing but compute, for minutes.
TOURS := tests/tours
# Processes for checks and tests; JOBS=0 runs them one after the other.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
# Tests without a window wait for half of their time, for a hub or a voice; those before one for less.
TEST_JOBS ?= $(shell echo $$(( $(JOBS) * 2 )))
WINDOW_JOBS ?= $(if $(filter 0,$(JOBS)),0,$(shell echo $$(( $(JOBS) + 1 ))))
# No test here is one that schemathesis gathers: half a second less for each process. Exit code 5 says that ARGS chose
# nothing from this part.
PYTEST = $(BIN)/python -m pytest -p no:schemathesis $(1) $(ARGS) || [ $$? -eq 5 ]

.PHONY: help run tour crawl test check bench schema catalogues clean system-run system-test system-bench

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 14

run: system-run $(STAMP) catalogues ## open the kiosk, full screen; ARGS="--windowed 1080x1920" for a window
	@$(BIN)/kiosk run $(ARGS)

tour: system-test $(STAMP) catalogues ## open every screen in a virtual display, pictures to build/tour/
	@$(BIN)/kiosk tour $(ARGS)

crawl: system-test $(STAMP) catalogues ## every screen in every look, every control pressed; hours; ARGS="--canvas tablet"
	@$(BIN)/kiosk tour --crawl $(ARGS)

# Tests without a window wait for a third of their time: the tours take what they leave, politely, for somebody measures how
# soon an answer comes. Tests before a window come after these, for a kiosk that lives on in a process slows down what
# follows it there; each goes to the process that is free next. The tours may outlast those without a window.
test: check system-test ## make check, then every test; ARGS="-k name" for some
	@$(MAKE) --no-print-directory --keep-going --jobs=$(if $(filter 0,$(JOBS)),1,2) test-tours test-windows

.PHONY: test-parts test-tours test-windows
test-parts:
	@$(call PYTEST,--dist worksteal --numprocesses $(TEST_JOBS) $(foreach folder,$(WINDOWS) $(TOURS),--ignore=$(folder)))

test-windows: test-parts
	@$(call PYTEST,--dist load --maxschedchunk 1 --numprocesses $(WINDOW_JOBS) $(WINDOWS))

# What it says comes at its end, not in between.
test-tours:
	@said=$$(nice -n 5 $(call PYTEST,--dist load --maxschedchunk 1 --numprocesses $(JOBS) $(TOURS))); code=$$?; echo "$$said"; exit $$code

check: $(STAMP) catalogues ## style, types, imports, catalogues, schemas
	@$(MAKE) --no-print-directory --output-sync=target --keep-going --jobs=$(if $(filter 0,$(JOBS)),1,$(JOBS)) $(CHECKS)

# Types first: that takes as long as all the others together.
CHECKS := $(addprefix check-,types style imports $(SCHEMAS:%=schema-%) settings story texts)
.PHONY: $(CHECKS)

check-types:
	@$(BIN)/mypy

check-style:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

check-imports:
	@$(BIN)/lint-imports --no-logo

$(SCHEMAS:%=check-schema-%): check-schema-%:
	@$(BIN)/kiosk schema $* | cmp -s - config/schema/$*.schema.json \
	  || { echo "config/schema/$*.schema.json is old: make schema"; exit 1; }

check-settings:
	@$(BIN)/python -m kiosk.settings.table --check docs/asetukset.md
	@$(BIN)/kiosk check --lang en --config config

check-story:
	@$(BIN)/kiosk mystery check --lang en --config config

check-texts:
	@$(BIN)/python tools/check_catalogues.py

bench: system-bench $(STAMP) catalogues ## measure the figures of docs/benchmarks.md
	@$(BIN)/python -m benchmarks $(ARGS)

schema: $(STAMP) ## write the JSON schemas and the table of settings
	@mkdir -p config/schema
	@for which in $(SCHEMAS); do $(BIN)/kiosk schema $$which > config/schema/$$which.schema.json; done
	@$(BIN)/python -m kiosk.settings.table docs/asetukset.md

catalogues: $(STAMP) $(CATALOGUES) ## compile the translations

%.mo: %.po
	@$(BIN)/pybabel --quiet compile -i $< -o $@

clean: ## remove what was made, keep the virtual environment
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache $(CATALOGUES)
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -exec rm -rf {} +

# Packages are installed again only when pyproject.toml has changed.
$(STAMP): pyproject.toml
	@PYTHON="$(PYTHON)" ./tools/prepare venv $(VENV)
	@touch $@

system-run system-test system-bench:
	@./tools/prepare $(@:system-%=%)
