#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own, and takes both down afterwards: scripts/postgres.sh COMMAND...
# The command finds its address in NJIA_TEST_DATABASE_URL. Exit status 69: no PostgreSQL could be started here.
set -euo pipefail
unavailable() { echo "$*" >&2; exit 69; }

initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
[ -n "$initdb" ] || unavailable "No PostgreSQL server is installed. Type:  sudo apt-get install -y postgresql"
bin=${initdb%/initdb}
# The server refuses to run as root; the account that Debian made for it may start it.
as=()
if [ "$(id -u)" = 0 ]; then
  id postgres >/dev/null 2>&1 || unavailable "There is no account named postgres to run the server."
  as=(runuser -u postgres --)
fi

home=$(mktemp -d "${TMPDIR:-/tmp}/njia-pg-XXXXXX")
stop() {
  (cd / && "${as[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1) || true
  rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
[ ${#as[@]} -eq 0 ] || chown postgres "$home"
# Only a socket in its own folder, and nothing flushed to disk: it lives as long as the tests. Measuring wants it flushed.
fast="-c fsync=off -c full_page_writes=off"
[ -z "${NJIA_TEST_DURABLE:-}" ] || fast=""
(cd / && "${as[@]}" "$bin/initdb" -D "$home/data" -U njia -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$home/initdb.log" 2>&1 </dev/null) ||
  { cat "$home/initdb.log" >&2; unavailable "PostgreSQL could not be set up in $home."; }
(cd / && "${as[@]}" "$bin/pg_ctl" -D "$home/data" -w -t 30 -l "$home/data/server.log" \
  -o "-k '$home' -c listen_addresses='' $fast" start >/dev/null 2>&1 </dev/null) ||
  { cat "$home/data/server.log" >&2; unavailable "PostgreSQL could not be started in $home."; }
export NJIA_TEST_DATABASE_URL="postgresql://njia@/postgres?host=$home"
"$@"
