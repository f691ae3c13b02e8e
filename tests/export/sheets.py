"""Reading coding sheets back, and one event with two parties to fill them."""

import csv
import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.builders import Count, Said, collection, entry
from tests.holdings import holding_of

from alteram.decisions import By, decide
from alteram.export.cells import plain
from alteram.export.exporter import Exporter
from alteram.holding import Holding
from alteram.model import Collection, Decision, Entry

BY = By(who="Noa Kar", made="2024-05-01", why="counted from both lists")


def count(words: str, number: float | None, **more: Any) -> Count:
    return Count(words=words, value=number, low=number, high=number, **more)


@lru_cache
def shelling(one: str = "Vardania", other: str = "Ostrovia", *more: Said) -> Collection:
    """Return two reports of one day in Tarnova: one side blames the other, which gives less."""
    blame = Said(
        quote=f"Shells of {other} killed 12 people in Tarnova, 5 of them women.",
        speaker="Ada Merin", body=f"Ministry of {one}", state=one, act="shelling",
        position="attributes_to", date="2021-05-03", place="Tarnova", blamed=(other,),
        counts=(count("12 people", 12.0),
                count("5 of them women", 5.0, group=("women",), part_of="12 people")),
    )  # fmt: skip
    reply = Said(
        quote=f"The army of {other} had not fired on Tarnova.",
        speaker="Jon Lesk", body=f"Army of {other}", state=other, act="shelling",
        position="denies_act", date="2021-05-03", place="Tarnova",
    )  # fmt: skip
    fewer = Said(
        quote="In Tarnova nine people had died.", speaker="Jon Lesk", body=f"Army of {other}",
        state=other, date="2021-05-03", place="Tarnova", counts=(count("nine people", 9.0),),
    )  # fmt: skip
    first = entry("a", blame, outlet="Kesh Post", published="2021-05-04")
    second = entry("b", reply, fewer, *more, outlet="Lenna Press", published="2021-05-05")
    return collection(_titled(first, 'Shells; "many" die'), _titled(second, "A denial"))


def _titled(made: Entry, title: str) -> Entry:
    return replace(made, document=replace(made.document, title=title))


def written(exporter: Exporter, held: Collection | Holding, folder: Path) -> Path:
    """Write a sheet and return its path."""
    path = folder / f"sheet.{exporter.name}"
    exporter.write(held if isinstance(held, Holding) else holding_of(held), path)
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a sheet with lists and numbers as such."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {name: _value(name, cell) for name, cell in row.items()}
            for row in csv.DictReader(file, strict=True)
        ]


def _value(name: str, cell: str) -> Any:
    if name.startswith("x_") and cell[:1] in "[{" and cell:
        return json.loads(plain(cell))
    return plain(cell)


def fatalities(event: str, number: str) -> Decision:
    return decide("fatalities", [event], [number], BY)
