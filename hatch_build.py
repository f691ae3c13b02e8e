"""Build hook: makes what the package holds and git does not, before it is built or installed."""

import importlib.util
import shutil
from importlib.metadata import files
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = {
    ("django-htmx", "htmx-2.min.js"): "htmx.min.js",
    ("xstatic-leaflet", "leaflet.js"): "leaflet.js",
    ("xstatic-leaflet", "leaflet.css"): "leaflet.css",
}
"""Scripts that pages load: the package of the build's requirements and the file, its name here."""


class ArtifactsHook(BuildHookInterface):
    """Build the place index and lay out scripts, unless those at hand are as they must be."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing; all are artifacts, since git does not hold them."""
        if self.target_name != "wheel":
            return
        package = Path(self.root) / "src" / "alteram"
        builder = _loaded(package / "text" / "gazetteer_build.py")
        if not builder.is_current():
            builder.build()
        _lay_out(package / "web" / "static" / "vendor")


def _loaded(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path} is missing; nothing was built; restore the file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lay_out(folder: Path) -> None:
    """Copy the scripts of others from the packages that the build requires."""
    folder.mkdir(parents=True, exist_ok=True)
    for (package, name), here in STATIC.items():
        found = [one for one in files(package) or () if one.name == name]
        if len(found) != 1:
            raise FileNotFoundError(f"{package} has no file {name}; nothing was built.")
        shutil.copyfile(found[0].locate(), folder / here)
