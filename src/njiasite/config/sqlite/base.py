"""Keeps a connection from request to request, for opening one costs more than most pages, as long as its file is there.

Without the look at the file a service whose database was replaced under it would go on writing into the old one, which
nobody ever reads again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Usable while the path leads to the file that was opened; Django asks with the first query of each request."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection, and which file it opened."""
        connection = super().get_new_connection(conn_params)
        self._opened = self._file()
        return connection

    def is_usable(self) -> bool:
        """Whether it is still the same file."""
        return self._opened == self._file()

    def _file(self) -> tuple[int, int] | None:
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
