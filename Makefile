# Needs Python 3.11 or later, git and make; sets everything else up by itself, in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD_INPUTS := pyproject.toml $(wildcard hatch_build.py)

.PHONY: install install-dev demo screenshots test golden check bench eval torture fuzz lock clean

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Alteram needs Python 3.11 or later; name one with: make PYTHON=python3.12 install"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python lacks venv; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made requirements/run.lock $(BUILD_INPUTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

# Always reads the sample collection afresh, so that what it shows is what this code does.
demo: install
	@rm -f demo/sample.alteram demo/sample.alteram-wal demo/sample.alteram-shm
	@# Exit code 1: one text, in French, is kept but not analysed.
	$(BIN)/alteram read demo/texts/* --dossier demo/sample.alteram || test $$? = 1
	$(BIN)/alteram events --accounts --dossier demo/sample.alteram
	$(BIN)/alteram report demo/report.html --dossier demo/sample.alteram

# Every page of the workbench at two widths in two themes; needs Chromium (Debian: chromium).
screenshots: install-dev
	$(BIN)/python -m demo.screenshots

test: install-dev
	$(BIN)/python -m pytest -n 2

# Renews the exact outputs that tests hold the commands to; read the change before it is kept.
golden: install-dev
	ALTERAM_RENEW_GOLDEN=1 $(BIN)/python -m pytest -q tests/outputs/test_golden.py

check: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install-dev
	$(BIN)/python bench/annotate.py

eval: install-dev
	$(BIN)/python eval/gate.py --whole

# What docs/reliability.md tells, again: kills, full disks, many at once, no network, hosts that are
# lost (Java; root and iproute2, else skipped), bad files, hashing all anew. The kills alone take
# half an hour.
torture: install-dev
	$(BIN)/python -m torture.kill --moments 200
	$(BIN)/python -m torture.analysts --kills 40
	$(BIN)/python -m torture.together --seconds 120
	$(BIN)/python -m torture.reviewers --people 20 --seconds 300
	$(BIN)/python -m torture.disk
	$(BIN)/python -m torture.network
	$(BIN)/python -m torture.cluster
	$(BIN)/python -m torture.two_hosts
	$(BIN)/python fuzz/bad_files.py --count 10000
	$(BIN)/python bench/verify.py

# Renews the locked versions; needs uv.
lock:
	uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/run.lock
	uv pip compile pyproject.toml --upgrade --group dev --extra pdf --extra postgresql --extra spark --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -c requirements/run.lock -o requirements/dev.lock
	uv pip compile --group fuzz --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements/fuzz.lock

fuzz: $(VENV)/.installed-fuzz
	$(BIN)/python fuzz/readers.py --runs 200000

$(VENV)/.installed-fuzz: $(VENV)/.installed-dev requirements/fuzz.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.lock
	@touch $@

clean:
	rm -rf $(VENV) build dist demo/report.html demo/sample.alteram* demo/screenshots
