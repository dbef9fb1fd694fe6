# Everything a person types here. The work is in scripts/, one file for each thing.
SHELL := bash
PY := .venv/bin/python

.PHONY: help run test quick lint bench samples clean
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## set up what is missing and start Njia on this machine
	@scripts/setup.sh run
	@exec scripts/run.sh

test: ## set up what is missing and run every test
	@scripts/setup.sh test
	@scripts/test.sh

quick: ## the tests of the pure library alone, in seconds
	@scripts/setup.sh quick
	@$(PY) -m pytest tests/njia -p no:django -p no:playwright -m "not slow and not ocr and not browser"

lint: ## ruff, mypy --strict on njia, import-linter, no address in a pinned file
	@scripts/setup.sh quick
	@scripts/lint.sh

bench: ## measure Njia beside its peers and print one table
	@scripts/setup.sh bench
	@$(PY) -m benchmarks

samples: ## build the sample contracts (Word, PDF and one photo) into build/samples
	@scripts/setup.sh quick
	@$(PY) samples/build.py build/samples --medium docx --medium pdf
	@$(PY) samples/build.py build/samples --only greenhouse --layout table --medium photo

clean: ## remove what was built, keep .venv
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
