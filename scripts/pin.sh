#!/usr/bin/env bash
# Pins every dependency with its hashes and no address. Run it after changing pyproject.toml; needs uv.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
pin() { uv pip compile -q --universal --generate-hashes --no-header --no-annotate -p "$(command -v python3)" pyproject.toml -o "$@"; }
pin requirements/run.txt --extra site --extra ocr --extra report --extra linking --extra evidence --extra estimates --extra disclosure --extra encoder --group build
pin requirements/dev.txt --extra site --extra ocr --extra report --extra linking --extra evidence --extra estimates --extra disclosure --extra encoder --extra hsm --extra s3 --group dev
pin requirements/bench.txt --extra site --extra ocr --extra report --extra linking --extra evidence --extra estimates --extra disclosure --extra encoder --extra hsm --extra s3 --group dev --group bench
