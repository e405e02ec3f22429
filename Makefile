# `make` alone lists the targets. Everything lives in .venv; nothing else on the machine is touched.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

export OMP_WAIT_POLICY = passive

.PHONY: help up draw doctor test lint style format lock bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

up: $(VENV)/.run ## start queue, worker and every bot that has a token; check with a sample portrait
	@$(BIN)/artline up

draw: $(VENV)/.run ## draw PHOTO=selfie.jpg (or a folder) without any queue
	@test -n "$(PHOTO)" || { echo "say which photo: make draw PHOTO=selfie.jpg"; exit 2; }
	@$(BIN)/artline draw "$(PHOTO)"

doctor: $(VENV)/.run ## say what is missing, and how to mend it
	@$(BIN)/artline doctor

# The types are checked while tests wait for what they have started; what is wrong with them is said last.
test: $(VENV)/.dev style ## everything that is checked before a change is accepted
	@$(BIN)/mypy >$(VENV)/types.log 2>&1 & types=$$!; \
	  $(BIN)/python -m pytest -n auto --dist worksteal; tests=$$?; \
	  wait $$types; types=$$?; cat $(VENV)/types.log; [ $$tests = 0 ] && [ $$types = 0 ]

lint: style ## style and types
	@$(BIN)/mypy

style: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev ## lay the code out
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev ## speed of the network, of styles, of files, of queue and chat and of the words; what words change
	@$(BIN)/python benchmarks/drawing.py
	@$(BIN)/python benchmarks/style_times.py
	@$(BIN)/python benchmarks/finish.py
	@$(BIN)/python benchmarks/files.py
	@$(BIN)/python benchmarks/clips.py
	@$(BIN)/python benchmarks/steadiness.py
	@$(BIN)/python benchmarks/telegram_roundtrip.py
	@$(BIN)/python benchmarks/instructions.py
	@$(BIN)/python benchmarks/words.py

lock: $(VENV)/.dev ## write constraints.txt from what is installed
	@{ echo "# Exact versions that the Makefile installs; \`make lock\` writes this file anew."; \
	   $(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu//' | sort -f; } > constraints.new
	@mv constraints.new constraints.txt

clean: ## remove what was installed and made here
	rm -rf $(VENV) out build dist *.egg-info

$(BIN)/python:
	@echo "Setting up (once; torch is large)…"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make up PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) -e '.[train,dev]'
	@touch $@ $(VENV)/.run
