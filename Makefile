# The commands of Galley. PORT and DATA name the desk: make run PORT=8001 DATA=./second

.PHONY: run test check bench demo-data format types requirements audit

WITH_RUN = sh annotator/launch/with-python.sh run
WITH_DEV = sh annotator/launch/with-python.sh dev
JS_CONFIG = --config tests/js/deno.json
FORMATTED = static/js static/css tests/js benchmarks
INDENT = --tabwidth 2
# A program, not a module of Python's; by name, as it takes no folders.
TAGS = --target-version 6.1 $$(find templates -name '*.html')

# Start a desk in the foreground; Ctrl-C stops it.
run:
	@exec $(WITH_RUN) -m annotator.launch

# Run every test. ARGS go to pytest: make test ARGS="tests/rest -k etag"
test:
	@sh tests/programs.sh
	@exec $(WITH_DEV) -m pytest $(ARGS)

# Everything that can be said about the code without running it.
check:
	@$(WITH_DEV) -m ruff check .
	@$(WITH_DEV) -m ruff format --check .
	@$(WITH_DEV) -m mypy
	@$(WITH_DEV) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	@$(WITH_DEV) -m deno check --quiet $(JS_CONFIG) static/js tests/js benchmarks
	@$(WITH_DEV) -m deno lint --quiet $(JS_CONFIG) static/js tests/js benchmarks
	@$(WITH_DEV) -m deno fmt --check --quiet $(JS_CONFIG) $(FORMATTED)
	@$(WITH_DEV) -m djlint templates --lint --quiet
	@$(WITH_DEV) -m djhtml --check $(INDENT) templates
	@.venv/bin/djade --check $(TAGS)
	@$(WITH_DEV) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run --skip-checks

# Measure against the budgets: prints each figure as it comes, writes DATA/bench.json, fails when a budget is missed.
# make bench ARGS="server growth" runs two of: carrying, server, bulk, streams, registers, lists, formats, desk,
# growth. Without ARGS it runs all but formats.
bench:
	@sh tests/programs.sh browser
	@exec $(WITH_DEV) -m benchmarks $(ARGS)

# Fill the running desk with made-up articles: make demo-data ARTICLES=1000
demo-data:
	@exec $(WITH_DEV) manage.py shell -v 0 -c "from benchmarks.demo import main; main()"

format:
	@$(WITH_DEV) -m ruff format .
	@$(WITH_DEV) -m deno fmt --quiet $(JS_CONFIG) $(FORMATTED)
	@$(WITH_DEV) -m djhtml $(INDENT) templates
	@.venv/bin/djade $(TAGS)

# Write what the browser knows of the domain's records, from their drafts.
types:
	@exec $(WITH_DEV) manage.py shell -v 0 -c "from annotator.browser.operations import write_scripts; write_scripts()"

# Compile the pinned requirements again, with the digest of every file; add ARGS=--upgrade for the newest versions.
COMPILE = uv pip compile --quiet --no-header --generate-hashes --no-emit-index-url --no-emit-find-links --no-strip-markers --python-version 3.12 $(ARGS)
requirements:
	@$(WITH_DEV) -m $(COMPILE) -o requirements.txt requirements.in
	@# By the environment as it is: the two files agree again only after this.
	@.venv/bin/python -m $(COMPILE) -o requirements-dev.txt requirements-dev.in

# Ask for known flaws in the pinned versions. It needs the advisory service, so it is not part of make check.
audit:
	@exec $(WITH_DEV) annotator/launch/audit.py
