#!/usr/bin/env bash
# Every test: lint, the library, the site on SQLite and on a real PostgreSQL, the browser.
# In CI, or with NJIA_REQUIRE_PG=1, a PostgreSQL that cannot be started is a failure and not a skip.
set -euo pipefail
cd "$(dirname "$0")/.."
pytest=(.venv/bin/python -m pytest)
require=${NJIA_REQUIRE_PG:-${CI:-}}

scripts/lint.sh
"${pytest[@]}" tests "$@"

echo "The site once more, on PostgreSQL:"
if [ -n "${NJIA_TEST_DATABASE_URL:-}" ]; then
  exec "${pytest[@]}" tests/site
fi
status=0
scripts/postgres.sh "${pytest[@]}" tests/site || status=$?
if [ "$status" = 69 ]; then
  case ${require,,} in
    ""|0|false|no) echo "SKIPPED: the site's tests on PostgreSQL; they ran on SQLite only." >&2; exit 0 ;;
  esac
fi
exit "$status"
