"""The exact output of the commands for the sample collection; `make golden` renews the files."""

import difflib
import os
from pathlib import Path

import pytest
from tests.outputs.conftest import OUTPUTS, run

GOLDEN = Path(__file__).parent.parent / "golden"
RENEW = "ALTERAM_RENEW_GOLDEN"


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_output_is_as_it_was(name: str, sample: Path) -> None:
    found = run(sample, *OUTPUTS[name])
    path = GOLDEN / name
    if os.environ.get(RENEW):
        path.write_bytes(found.encode("utf-8"))
    held = path.read_bytes() if path.exists() else b""
    if found.encode("utf-8") != held:
        lines = difflib.unified_diff(
            held.decode("utf-8").splitlines(), found.splitlines(), "as it was", "as it is",
            lineterm="", n=1,
        )  # fmt: skip
        shown = "\n".join([*lines][:80])
        pytest.fail(
            f"`alteram {' '.join(OUTPUTS[name])}` prints other words than {path.name} holds:\n"
            f"{shown}\nIf that is meant, renew the files with `make golden` and read the change.",
            pytrace=False,
        )


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(OUTPUTS)
