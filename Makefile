# The commands of this project. `make help` lists them.
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
BIN := .venv/bin
RUN := $(BIN)/python

# Four at once: many tests wait for a process of the bot to start. Files stay whole, so what they share is made once.
AT_ONCE ?= -n 4 --dist loadfile
# Whatever depends on the database, on several processes or on a kill; `make test-postgresql` runs all.
ON_POSTGRESQL := tests/storing tests/sharing tests/housekeeping/test_schema.py tests/conversations tests/delivering \
	tests/imports tests/joining tests/leading tests/remembering tests/reminding/test_deadlines_that_move.py \
	tests/reminding/test_after_an_outage.py tests/reminding/test_asking_later.py tests/commands

.DEFAULT_GOAL := help
.PHONY: help setup run test test-postgresql check format golden bench bench-peers reset fuzz chaos

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.ready ## make the environment in .venv (Python 3.11 or newer)

.venv/.ready: requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/.ready-to-test: .venv/.ready requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: setup ## serve: the demonstration district, or with TELEGRAM_TOKEN real officers
	@exec $(RUN) -m bot run

test: .venv/.ready-to-test ## run all tests, and those that touch a database once more on PostgreSQL
	$(BIN)/pytest $(AT_ONCE)
	$(BIN)/pytest $(AT_ONCE) --database postgresql $(ON_POSTGRESQL)

test-postgresql: .venv/.ready-to-test ## run all tests on PostgreSQL (an embedded server; nothing to install)
	$(BIN)/pytest $(AT_ONCE) --database postgresql

check: .venv/.ready-to-test ## lint, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.ready-to-test ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: .venv/.ready-to-test ## rewrite the expected answers of the conversations in tests/conversations
	$(BIN)/pytest tests/conversations --golden

fuzz: .venv/.ready-to-test ## read a million garbled answers and a million garbled questions (about half an hour)
	$(RUN) -m tests.understanding.fuzzing

chaos: .venv/.ready-to-test ## kill, freeze, cut off, fill the disk, send twice and out of order, more often than the tests do
	KILLS=40 OFFICERS=29 CUTS=300 FILLINGS=10 HISTORIES=300 SOAK_SECONDS=300 SOAK_LIFE=100 \
		$(BIN)/pytest -s -p no:randomly tests/delivering/chaos tests/delivering/test_soak.py \
		tests/delivering/test_kills.py tests/delivering/test_crash_points.py tests/delivering/test_poison.py \
		tests/delivering/test_duplicates.py tests/delivering/test_storms.py
	KILLS=40 OFFICERS=29 ROUNDS=20 TROUBLES=42 HISTORIES=100 SOAK_SECONDS=300 SOAK_LIFE=100 \
		$(BIN)/pytest -s -p no:randomly --database postgresql tests/delivering/test_soak.py \
		tests/storing/test_trouble_of_a_server.py tests/sharing tests/delivering/test_kills.py \
		tests/delivering/test_crash_points.py tests/delivering/test_poison.py tests/delivering/test_duplicates.py

bench: .venv/.ready-to-test ## measure speed and size on this machine
	$(RUN) benchmarks/replies.py
	$(RUN) benchmarks/reading.py
	$(RUN) benchmarks/core.py
	$(RUN) benchmarks/turns.py
	$(RUN) benchmarks/broadcast.py --chats 3000
	$(RUN) benchmarks/planning.py
	$(RUN) benchmarks/documents.py
	$(RUN) benchmarks/peers/run.py closed paced far --times 1 --longest 25
	$(RUN) benchmarks/standings.py
	$(RUN) benchmarks/filing.py
	$(RUN) benchmarks/pictures.py

bench-peers: .venv/.ready-to-test ## measure the same report taken by this bot and by its peers (see benchmarks/peers)
	$(RUN) benchmarks/peers/run.py

reset: setup ## throw the demonstration away and start it anew
	$(RUN) -m bot reset-demonstration
