"""Compiles the site's catalogues before a wheel is made, so that no wheel can lack a language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """Found by hatchling: `[tool.hatch.build.targets.wheel.hooks.custom]` in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for po in Path(self.root, "src", "njiasite").glob("*/locale/*/LC_MESSAGES/django.po"):
            polib.pofile(str(po)).save_as_mofile(str(po.with_suffix(".mo")))
