"""The sample collection and a collection of hostile texts, read once, and commands run on them."""

import contextlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from alteram.cli import main

ROOT = Path(__file__).parent.parent.parent

# What the commands are asked for, by the file that holds the exact answer.
HARSK, KELMED = "Harsk, 4 March 2022", "Kelmed, 11-12 May 1994"
OUTPUTS = {
    "events.txt": ("events",),
    "compare-harsk.txt": ("compare", HARSK),
    "compare-kelmed.txt": ("compare", KELMED),
    "figure-harsk-killed.txt": ("figure", HARSK, "killed", "--all"),
    "figure-all-killed.txt": ("figure", "all", "killed"),
    "timeline.txt": ("timeline",),
    "timeline-kelmed.txt": ("timeline", KELMED),
    "timeline-harsk.json": ("timeline", HARSK, "--json"),
    "copies.txt": ("copies",),
}

HOSTILE = """HARSK, March 4, 2022 (Lenna Press) - At least nine people were killed on Friday when \
shells hit the market of Harsk, local officials said.

The Sarvenian Defence Ministry claimed that Drovian troops had shelled the market and that the \
so-called denial was "propaganda, a lie and a myth". "This is the true source of the conflict, in \
fact," its spokesman Anton Brask insisted.

The Drovian Defence Ministry admitted nothing. "The real death toll was exposed: no more than \
five people were killed in Harsk on 4 March 2022, that is actually confirmed," said its spokesman, \
Viktor Lasko, commenting on the statement of the Sarvenian Defence Ministry. He pointed out that \
the "false and debunked" figure of nine had been revealed by nobody.
"""
HOSTILE_COPY = HOSTILE.replace("At least nine", "Nine").replace("HARSK, March 4", "HARSK, March 5")


def run(dossier: Path, *args: str, codes: tuple[int, ...] = (0,)) -> str:
    """Return what a command prints, in lines of one width."""
    done = CliRunner(env={"COLUMNS": "100"}).invoke(main, [*args, "--dossier", str(dossier)])
    assert done.exit_code in codes, done.output
    return done.output


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of demo/texts, with locations as seen from the root of the project."""
    dossier = tmp_path_factory.mktemp("sample") / "sample.alteram"
    with contextlib.chdir(ROOT):
        texts = sorted(str(path) for path in Path("demo/texts").iterdir())
        run(dossier, "read", *texts, codes=(1,))
    return dossier


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of texts whose speakers use every refused word."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in (("one.txt", HOSTILE), ("two.txt", HOSTILE_COPY)):
        (folder / name).write_text(text, encoding="utf-8")
    dossier = folder / "hostile.alteram"
    with contextlib.chdir(folder):
        run(dossier, "read", "one.txt", "two.txt", codes=(0, 1))
    return dossier
