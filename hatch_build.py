"""Build hook: makes the gazetteer before a wheel or an editable installation is made."""

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):
    """Build the place index unless the one at hand is newer than all it is made from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the index; it is an artifact, since git does not hold it."""
        if self.target_name != "wheel":
            return
        path = Path(self.root) / "src" / "alteram" / "text" / "gazetteer_build.py"
        spec = importlib.util.spec_from_file_location("gazetteer_build", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(f"{path} is missing; nothing was built; restore the file.")
        builder = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(builder)
        if not builder.is_current():
            builder.build()
