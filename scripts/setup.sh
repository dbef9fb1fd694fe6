#!/usr/bin/env bash
# Sets up this machine for `run`, `test`, `quick` or `bench`: packages into .venv, Debian packages where apt needs no password.
# What cannot be installed is named with the line to type; `run` goes on without it, `test` stops.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:?setup.sh run|test|quick|bench}
say() { printf '%s\n' "$*" >&2; }

debian_for() {
  local ocr=(tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-swa)
  case $1 in
    run) echo "${ocr[@]}" ;;
    test|bench) echo "${ocr[@]}" chromium postgresql openjdk-17-jre-headless poppler-utils zbar-tools qpdf libnss3-tools softhsm2 opensc ;;
  esac
}

missing_debian() {
  local package
  for package in $(debian_for "$1"); do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

install_debian() {
  local missing apt=()
  missing=$(missing_debian "$what" | tr '\n' ' ')
  [ -z "${missing// /}" ] && return 0
  local line="apt-get install -y --no-install-recommends $missing"
  if [ "$(id -u)" = 0 ]; then apt=(apt-get)
  elif sudo -n true 2>/dev/null; then apt=(sudo -n apt-get)
  fi
  if [ ${#apt[@]} -gt 0 ]; then
    say "Installing Debian packages: $missing"
    # shellcheck disable=SC2086
    { "${apt[@]}" -qq update && DEBIAN_FRONTEND=noninteractive "${apt[@]}" -qq install -y --no-install-recommends $missing; } >&2 || true
    missing=$(missing_debian "$what" | tr '\n' ' ')
    [ -z "${missing// /}" ] && return 0
  fi
  say "These Debian packages are missing: $missing"
  say "To install them, type:  sudo $line"
  if [ "$what" = run ]; then
    say "Njia starts all the same; without tesseract it reads no scans and no photos."
  else
    return 1
  fi
}

python_of() {
  local candidate
  for candidate in "${NJIA_PYTHON:-}" python3.11 python3 python3.12 python3.13; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$candidate"; return; }
  done
  say "Python 3.11 or newer with venv is needed. Type:  sudo apt-get install -y python3 python3-venv"
  return 1
}

install_packages() {
  local list=requirements/run.txt stamp have
  case $what in test|quick) list=requirements/dev.txt ;; bench) list=requirements/bench.txt ;; esac
  [ -x .venv/bin/python ] || "$(python_of)" -m venv .venv
  # A wider set already installed serves a narrower wish, so `make run` after `make test` installs nothing.
  stamp=$(cat requirements/run.txt "$list" pyproject.toml | sha256sum | cut -d' ' -f1)
  for have in run dev bench; do
    case "$list:$have" in *bench.txt:run|*bench.txt:dev|*dev.txt:run) continue ;; esac
    [ -f ".venv/njia-$have" ] && [ "$(cat ".venv/njia-$have")" = "$(cat requirements/run.txt "requirements/$have.txt" pyproject.toml | sha256sum | cut -d' ' -f1)" ] && return 0
  done
  say "Installing packages from $list into .venv"
  if command -v uv >/dev/null 2>&1; then
    export UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$PWD/.venv
    uv pip install -q --require-hashes -r "$list" && uv pip install -q --no-deps --no-build-isolation -e .
  else
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$list"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
  fi
  echo "$stamp" > ".venv/njia-$(basename "$list" .txt)"
}

install_packages
install_debian
