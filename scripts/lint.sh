#!/usr/bin/env bash
# ruff, mypy --strict on the library, import-linter, and no web address in a pinned file.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
$bin/ruff check .
$bin/ruff format --check .
$bin/mypy
$bin/lint-imports
if grep -n '://' requirements/*.txt; then
  echo "A pinned requirements file holds an address; compile it again with scripts/pin.sh" >&2
  exit 1
fi
