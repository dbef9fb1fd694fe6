#!/usr/bin/env bash
# Every test: lint, the library, the site on SQLite and on a real PostgreSQL, the browser, the drills.
# Two runs go side by side, for two cores: what waits for browsers and servers, and what computes. With arguments
# (`make test` gives none) they go to one pytest of their own.
# In CI, or with NJIA_REQUIRE_PG=1, a PostgreSQL that cannot be started is a failure and not a skip.
set -euo pipefail
cd "$(dirname "$0")/.."
pytest=(.venv/bin/python -m pytest)
require=${NJIA_REQUIRE_PG:-${CI:-}}
waiting=(tests/browser tests/docs tests/drills)

on_postgres() {
  local status=0
  if [ -n "${NJIA_TEST_DATABASE_URL:-}" ]; then
    "${pytest[@]}" -p no:cacheprovider tests/site
    return
  fi
  scripts/postgres.sh "${pytest[@]}" -p no:cacheprovider tests/site || status=$?
  if [ "$status" = 69 ]; then
    case ${require,,} in
      ""|0|false|no) echo "SKIPPED: the site's tests on PostgreSQL; they ran on SQLite only." >&2; return 0 ;;
    esac
  fi
  return "$status"
}

[ $# -eq 0 ] || exec "${pytest[@]}" "$@"
scripts/lint.sh
.venv/bin/python -m njiasite compilecatalogues  # once: two runs must not write them at the same time

beside=$(mktemp)
trap 'kill "$other" 2>/dev/null || true; rm -f "$beside"' EXIT
"${pytest[@]}" -p no:cacheprovider "${waiting[@]}" >"$beside" 2>&1 </dev/null &
other=$!
failed=0
"${pytest[@]}" tests "${waiting[@]/#/--ignore=}" || failed=1
echo "The site once more, on PostgreSQL:"
on_postgres || failed=1
echo "The browser, the documents and the drills, which ran beside:"
wait "$other" || failed=1
cat "$beside"
exit "$failed"
