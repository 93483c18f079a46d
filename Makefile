# What a newcomer needs: `make run` and `make test`. Windows: see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
DEMO := build/demo

.PHONY: run demo test check format soak screens pages bench bundle clean help

help:            ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig. Geef het mee: make run PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(READY_DEV): pyproject.toml $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

run: $(READY)    ## Open the app on the dossier opened last
	@$(BIN)/lobdossier

demo: $(READY)   ## Make an example dossier and its PDFs in build/demo, without a screen
	@mkdir -p $(DEMO)
	@rm -f $(DEMO)/*
	@$(BIN)/lobdossier demo $(DEMO)/voorbeeld.lobdossier
	@$(BIN)/lobdossier export $(DEMO)/voorbeeld.lobdossier $(DEMO)/loopbaandocument.pdf
	@$(BIN)/lobdossier export $(DEMO)/voorbeeld.lobdossier $(DEMO)/gespreksblad.pdf --kind gespreksblad
	@$(BIN)/lobdossier export $(DEMO)/voorbeeld.lobdossier $(DEMO)/gespreksverslag.pdf --kind gespreksverslag
	@ls -l $(DEMO)

check: $(READY_DEV)   ## Lint, types and layers, without the tests
	$(BIN)/ruff check lobdossier tests
	$(BIN)/ruff format --check lobdossier tests
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check      ## Everything that must be green
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal -m 'not slow'

soak: $(READY_DEV)    ## The long runs: kill -9, damaged files, random dossiers
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 -m slow --timeout=3600

format: $(READY_DEV)  ## Put the code in its house style
	$(BIN)/ruff check --fix lobdossier tests
	$(BIN)/ruff format lobdossier tests

screens: $(READY_DEV) ## Render every screen to build/screens
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screens build/screens

pages: $(READY_DEV)   ## Render contact sheets of the documents, in three designs, to build/pages
	$(BIN)/python -m tests.document.sheets build/pages

bench: $(READY_DEV)   ## Start-up, list, save, search and export as ratios
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

bundle: $(READY)      ## A program for this system in dist/
	$(BIN)/python -m pip install --quiet --editable '.[bundle]'
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/bundle resources/bundle/lobdossier.spec
	mkdir -p dist/lobdossier/share
	cp resources/bundle/lobdossier.desktop resources/bundle/lobdossier.xml resources/icons/app/lobdossier.svg dist/lobdossier/share/
	cp resources/bundle/install.sh LICENSE dist/lobdossier/
	@echo "dist/lobdossier/lobdossier starts it; 'sh dist/lobdossier/install.sh' puts it in the menu"

clean:           ## Remove what was made (not the virtual environment)
	rm -rf build dist
