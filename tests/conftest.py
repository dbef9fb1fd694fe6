"""Where Django's settings are. Named here, not in pyproject.toml, so that `pytest -p no:django` runs without Django."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "njiasite.config.settings")
