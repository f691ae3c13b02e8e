"""What stands for the program that a run is worked with: on every host it must be the same."""

import hashlib
from functools import lru_cache
from pathlib import Path

from alteram import __version__
from alteram.text.pipeline_files import SHA256

_PACKAGE = Path(__file__).parent.parent
PARTS = (
    "read", "text", "attribute", "extract", "link", "engines", "decisions", "store", "export",
    "comparison.py", "holding.py", "model.py", "origins.py", "pipeline.py",
)  # fmt: skip
"""All that the results of a run come from, but for the words of errors."""


def program() -> str:
    """Return 16 hex digits that change with the version, the rules and the models."""
    return mark_of(PARTS)


@lru_cache(maxsize=4)
def mark_of(parts: tuple[str, ...]) -> str:
    """Return 16 hex digits that stand for rooms and files of the program, and for its version."""
    total = hashlib.sha256(f"{__version__}\n{SHA256}\n".encode())
    for part in parts:
        place = _PACKAGE / part
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]
