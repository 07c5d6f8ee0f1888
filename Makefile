# Every target sets up what it needs: an environment in .venv with the locked packages.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
RUN := .venv/bin/python
READY := .venv/ready
# What is installed: everything, or, to publish a site, requirements.txt alone.
REQUIREMENTS ?= requirements.lock

# One of several sites, with data/sites/<name>/ and content/sites/<name>/ in place of data/local/ and content/local/: it is
# built into sites/<name>/.
export SITE

# Material for MkDocs would print a banner about its successor before every build.
export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve site offline check test lint bench lock clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/make \1\t\2/' | expand -t 14

serve: $(READY) ## show the site on this computer while you edit
	$(RUN) -m mkdocs serve

site: $(READY) ## build the site into site/, for any web server
	$(RUN) -m mkdocs build --strict

offline: site ## pack the site into offline.zip, which opens from a folder or a stick without a server
	$(RUN) -m macros offline site offline.zip

check: $(READY) ## find what is missing or wrong in data/ and content/; warnings stop nothing
	@$(RUN) -m macros check

test: $(READY) .venv/browser .venv/office .venv/generators lint ## run all tests
	$(RUN) -m pytest -n auto --dist worksteal --hypothesis-profile ci

lint: $(READY) ## check the code's style and types, and the spelling
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/oxlint overrides macros/templates
	.venv/bin/codespell

bench: $(READY) .venv/browser ## measure what a build and a page cost, and write tests/FIGURES.md
	$(RUN) -m tests.benchmarks.page_weight
	$(RUN) -m tests.benchmarks.team
	$(RUN) -m tests.benchmarks.documents
	$(RUN) -m tests.benchmarks.serve
	$(RUN) -m tests.benchmarks.build --write

lock: $(READY) ## choose the newest packages that pyproject.toml allows
	$(RUN) -m pip install --quiet uv
	.venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
		--group dev pyproject.toml --output-file requirements.lock
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		--group build --constraint requirements.lock --no-annotate pyproject.toml --output-file requirements.txt
	.venv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
		--no-annotate --group generators --output-file tests/generators.txt

clean: ## delete the environment and everything generated
	rm -rf .venv .cache site
	find macros tests -name __pycache__ -type d -prune -exec rm -rf {} + # compiled templates lie there, too

$(READY): $(REQUIREMENTS) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python cannot make an environment here: on Debian and Ubuntu, install the package python3-venv"; exit 1; }
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(REQUIREMENTS)
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The tests let other tools build the site; what these bring along might disturb ours.
.venv/generators: tests/generators.txt $(READY)
	@$(RUN) -m venv $@
	@$@/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

# The tests open Word files and sheets in LibreOffice: whichever is there, or Debian's.
.venv/office: $(READY)
	@if ! command -v soffice >/dev/null && ! command -v libreoffice >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
				libreoffice-writer-nogui libreoffice-calc-nogui >/dev/null; \
		else echo "The tests need LibreOffice: install it, so that there is a command soffice"; exit 1; fi; fi
	@touch $@

# The tests look at the built site in a real browser: one that is there, or Debian's, or Playwright's own.
.venv/browser: $(READY)
	@if ! command -v chromium-headless-shell >/dev/null && ! command -v chromium >/dev/null \
			&& ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell >/dev/null; \
		else $(RUN) -m playwright install chromium; fi; fi
	@if ! command -v WebKitWebDriver >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			firefox-esr webkit2gtk-driver xvfb >/dev/null; fi
	@if ! command -v orca >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			orca at-spi2-core dbus openbox xdotool chromium xvfb >/dev/null; fi
	@touch $@
