"""``python -m njia`` is ``njia``."""

import sys

from njia.cli.main import program

sys.exit(program())
