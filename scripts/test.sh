#!/usr/bin/env bash
# Every test: lint, then five runs, two at a time for two cores, the longest first. With arguments (`make test` gives
# none) they go to one pytest of their own.
# The site is tested whole on a real PostgreSQL, and on SQLite where the two could differ (docs/decisions/0045). Where
# no PostgreSQL can be started the whole goes to SQLite; in CI, or with NJIA_REQUIRE_PG=1, that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
pytest=(.venv/bin/python -m pytest -p no:cacheprovider)
on_sqlite=(-m engines)

[ $# -eq 0 ] || exec .venv/bin/python -m pytest "$@"
scripts/lint.sh
.venv/bin/python -m njiasite compilecatalogues  # once: two runs must not write them at the same time

postgres=(scripts/postgres.sh)
[ -z "${NJIA_TEST_DATABASE_URL:-}" ] || postgres=()
if [ ${#postgres[@]} -gt 0 ] && ! "${postgres[@]}" true; then
  require=${NJIA_REQUIRE_PG:-${CI:-}}
  case ${require,,} in
    ""|0|false|no) echo "SKIPPED: the site's tests on PostgreSQL; they run on SQLite only." >&2 ;;
    *) exit 1 ;;
  esac
  postgres=(:) on_sqlite=()
fi

set -m  # each run is a group of processes, which can be ended as one
trap 'for run in $(jobs -p); do kill -- "-$run" 2>/dev/null || true; done' EXIT
trap 'exit 130' INT TERM
failed=0
begin() {  # NAME COMMAND...: waits for its turn, then lets the command's words appear under its name
  local name=$1
  shift
  if [ "$(jobs -pr | wc -l)" -ge 2 ]; then wait -n || failed=1; fi
  { "$@" </dev/null 2>&1 | sed -u "s/^/[$name] /"; } &
}
begin drills "${pytest[@]}" tests/docs tests/drills
begin browser "${pytest[@]}" tests/browser
begin library "${pytest[@]}" tests/njia tests/properties tests/samples
begin postgresql "${postgres[@]}" "${pytest[@]}" tests/site
begin sqlite env -u NJIA_TEST_DATABASE_URL "${pytest[@]}" "${on_sqlite[@]}" tests/site
while [ -n "$(jobs -p)" ]; do wait -n || failed=1; done
exit "$failed"
