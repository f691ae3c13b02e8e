"""What the benches share: the texts that are measured, and CPU seconds by stage."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
DEMO = Path(__file__).parent.parent / "demo" / "texts"


def texts_of(path: Path | None) -> list[str]:
    """Return the texts of a file of JSON lines, or of the sample collection."""
    if path is None:
        return [p.read_text(encoding="utf-8") for p in sorted(DEMO.glob("*.txt"))]
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines if line.strip()]


def timed(name: str, stage: Callable[P, R], spent: dict[str, float]) -> Callable[P, R]:
    """Return the stage so that its CPU seconds are added to `spent`."""

    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        start = time.process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - start

    return run
