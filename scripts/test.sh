#!/usr/bin/env bash
# Every test: lint, the library, the site on SQLite and on a real PostgreSQL, the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/lint.sh
exec .venv/bin/python -m pytest tests "$@"
