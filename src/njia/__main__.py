"""``python -m njia`` is ``njia``."""

import sys

from njia.cli.main import main

sys.exit(main())
