"""No cell of any file for spreadsheets is a formula, whatever documents and people are called."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.export.sheets import BY, shelling
from tests.holdings import holding_of

from alteram.decisions import By, decide
from alteram.export.acled import ACLED
from alteram.export.csv_tables import CSV
from alteram.export.exporter import Exporter
from alteram.export.ged import GED
from alteram.holding import Holding
from alteram.model import Attribution

FORMULAS = (
    "=HYPERLINK(1)", "+1;=2", "-1+1", "@SUM(1)", "\t=3", "\r=4", '"=5', "a;=6", "b\n-7",
    "\N{FULLWIDTH EQUALS SIGN}8",
)  # fmt: skip
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


def named(words: str) -> Holding:
    """Return two reports in which every name is this."""
    held = shelling()

    def spoken(one: Attribution) -> Attribution:
        return replace(one, speaker_name=words, chain=(words, words))

    entries = tuple(
        replace(
            entry,
            document=replace(
                entry.document, outlet=words, title=words, author=words, location=words
            ),
            analysis=replace(
                entry.analysis, attributions=tuple(map(spoken, entry.analysis.attributions))
            ),
        )
        for entry in held.entries
    )
    (event,) = held.links.events
    event = replace(event, label=words, place=words, lat=-33.5, lon=-70.25)
    decision = decide("fatalities", [event.id], ["3"], By(who=words, made=BY.made, why=words))
    links = replace(held.links, events=(event,))
    return holding_of(replace(held, entries=entries, links=links, decisions=(decision,)))


@pytest.mark.parametrize("exporter", [CSV, GED, ACLED], ids=lambda one: one.name)
@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(words: str, exporter: Exporter, tmp_path: Path) -> None:
    out = tmp_path / "out"
    exporter.write(named(words), out)
    for path in [out] if out.is_file() else out.iterdir():
        data = path.read_text(encoding="utf-8")
        # As programs read it that know commas, and as a spreadsheet that cuts at semicolons.
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file, strict=True) for cell in row]
        cells += [part for part in re.split("[;\t\r\n]", data) if ";" in words]
        assert cells
        for cell in cells:
            begins = cell.lstrip("\"'")[:1]
            harmless = cell.startswith("'") or cell.startswith("\"'") or NUMBER.fullmatch(cell)
            assert harmless or begins not in tuple("=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}"), cell
    if exporter is not CSV:
        assert ",-33.5,-70.25," in data
