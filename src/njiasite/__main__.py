"""``python -m njiasite COMMAND``: Django's commands and our own, with the site's settings."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run a management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "njiasite.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["njiasite", *sys.argv[1:]])


if __name__ == "__main__":
    main()
