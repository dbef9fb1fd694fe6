#!/usr/bin/env bash
# Starts Njia on this machine: database, languages, static files, server, worker. `make run` calls it after scripts/setup.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
host=${NJIA_HOST:-127.0.0.1} port=${NJIA_PORT:-8000}
export NJIA_VAR=${NJIA_VAR:-$PWD/var}
njia=(.venv/bin/python -m njiasite)
mkdir -p "$NJIA_VAR"
"${njia[@]}" compilecatalogues
"${njia[@]}" migrate --verbosity 0
"${njia[@]}" migrate --database keys --verbosity 0
"${njia[@]}" collectstatic --noinput --verbosity 0
"${njia[@]}" check --fail-level WARNING >/dev/null
# A visitor finds people and cases to look at; NJIA_DEMO=0 leaves the service empty. Never in production, never beside real accounts.
case ${NJIA_DEMO:-1} in 0|no|false|off) ;; *) [ "${NJIA_ENV:-local}" = production ] || "${njia[@]}" demo --if-empty ;; esac

.venv/bin/gunicorn njiasite.config.wsgi --bind "$host:$port" --worker-class gthread --workers 2 --threads 4 \
  --worker-tmp-dir "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)" --timeout 60 --log-level warning --no-control-socket &
server=$!
"${njia[@]}" work &
worker=$!
trap 'kill "$server" "$worker" 2>/dev/null; wait "$server" "$worker" 2>/dev/null || true' EXIT
trap 'exit 0' INT TERM

answers() { .venv/bin/python - "$host" "$port" <<'PY'
import http.client, sys
connection = http.client.HTTPConnection(sys.argv[1], int(sys.argv[2]), timeout=2)
connection.request("GET", "/health")
sys.exit(connection.getresponse().status != 200)
PY
}
for _ in $(seq 100); do
  kill -0 "$server" 2>/dev/null || { echo "Njia could not start at $host:$port; is the port taken? Set NJIA_PORT to another." >&2; exit 1; }
  answers 2>/dev/null && break
  sleep 0.1
done
command -v tesseract >/dev/null || echo "Off: scans and photos (tesseract is not installed)."
cat <<TEXT
Njia runs at http://$host:$port
Open it, choose "Check a contract" and send a contract of your own, or a sample: make samples puts them into build/samples.
Try the service as an officer, a worker or an agency, without typing a password: http://$host:$port/demo
On the command line: .venv/bin/njia check CONTRACT. Stop with Ctrl-C.
TEXT
wait "$server"
