"""Made news texts in plain English, as many as wanted, for measuring speed and growth.

usage: python bench/made_texts.py --count N --out DIR|FILE.jsonl|FILE.parquet [--first N]

States, movements, bodies, outlets and people are invented, for all by the same rules; half of the
towns are names of the gazetteer, so that places are found. Text N is always the same and is made
without the others: its number decides which event it tells of and how. Some events are told in
a block of a thousand numbers, some in thirty thousand, some in a million, each event by a share
that falls with its rank, and parties are drawn alike: so a few have very many documents and most
have few, however many texts are made. Texts are statements, dispatches and their copies (other
headline, cut end, paragraphs of its own), reports of both sides, denials, new figures days later,
anniversaries, and news of other things.
"""

import argparse
import json
import random
import re
import tomllib
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import pyarrow
from made_world import Happening, dispute, drawn, happening, person, ranked
from pyarrow.parquet import ParquetWriter

SENTENCES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LEVELS = ((0.8, 1_000, 300), (0.15, 30_000, 1_500), (0.05, 1_000_000, 5_000))
"""Of the texts so many, in blocks of so many numbers, tell of so many events."""
ACTS = tuple(SENTENCES["leads"])
KINDS = ("wire", "copy", "statement", "denial", "both", "toll", "anniversary", "other")
SHARES = (12, 34, 12, 10, 15, 8, 4, 5)
PAPERS = ("Courier", "Herald", "Tribune", "Gazette", "Post", "Observer", "Chronicle", "Mail")
HELPERS = ("the International Relief Committee", "Doctors for the Valleys", "Open Roads")
TITLES = ("Minister", "Deputy Minister", "Colonel", "General", "Commissioner", "Prosecutor")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ONE_OF = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Made:
    """A text with what is known beside it; `event` and `kind` tell what it was made as."""

    number: int
    title: str
    date: str
    outlet: str
    text: str
    event: str
    kind: str


class _Writer:
    """Puts sentences together for one document about one event."""

    def __init__(self, rng: random.Random, event: Happening, published: date, turned: bool) -> None:
        self.rng, self.event, self.published = rng, event, published
        one, two, self.near, self.region = dispute(event.dispute)
        self.us, self.them = (two, one) if turned else (one, two)
        self._left: dict[str, list[str]] = {}

    def outlet(self) -> str:
        """Return the paper that prints the document."""
        return f"{self.near[ranked(self.rng, 30)]} {self.rng.choice(PAPERS)}"

    def figure(self) -> int:
        """Return the number of harmed people as one party gives it on one day."""
        days = (self.published - self.event.day).days
        grown = self.event.toll * (0.5 + 0.5 * min(days, 8) / 8)
        low = self.us.name < self.them.name
        return max(2, round(grown * (0.4 if low and self.rng.random() < 0.5 else 1)))

    def write(self, part: str, name: str, outlet: str) -> str:
        """Return a sentence of a part, everything put in."""
        chosen = self._next(part, name)
        while (found := _ONE_OF.search(chosen)) is not None:
            one = self.rng.choice(found[1].split("|"))
            chosen = chosen[: found.start()] + one + chosen[found.end() :]
        deed = self.rng.choice(SENTENCES["deeds"][self.event.act]).format(town=self.event.town)
        said = chosen.format_map({**self._values(), "deed": deed, "outlet": outlet})
        return said[0].upper() + said[1:]

    def _next(self, part: str, name: str) -> str:
        """Return a pattern that this document has not had, as long as there is one."""
        left = self._left.get(part)
        if not left:
            patterns = SENTENCES[part][name]
            left = self._left[part] = self.rng.sample(patterns, len(patterns))
        return left.pop()

    def _values(self) -> dict[str, object]:
        rng, event = self.rng, self.event
        body = rng.choice(self.us.bodies)
        speaker = drawn(f"{body} {self.published.year // 4} {rng.randrange(3)}")
        toll, day = self.figure(), self.published - timedelta(days=rng.randrange(2))
        return {
            "us": self.us.name, "them": self.them.name, "us_adj": self.us.own,
            "them_adj": self.them.own, "capital": self.us.capital, "body": body,
            "person": person(speaker), "title": speaker.choice(TITLES), "town": event.town,
            "region": self.region, "relief": rng.choice(HELPERS), "date": written(event.day),
            "weekday": WEEKDAYS[event.day.weekday()], "day": written(day),
            "day2": written(day + timedelta(days=rng.randrange(3, 30))),
            "month": rng.choice(MONTHS), "year": event.day.year - rng.randrange(1, 60),
            "year2": event.day.year,
            "harm": SENTENCES["harms"][event.act], "n": toll, "N": toll, "f": toll,
            "m": toll + rng.randrange(3, 40), "w": max(1, toll // 4), "c": max(1, toll // 6),
            "g": toll + rng.randrange(2, 30), "s": rng.randrange(2, 10),
            "k": rng.randrange(2, 90), "k2": max(1, self.published.year - event.day.year),
            "p": 100 * rng.randrange(3, 300), "extra": person(rng), "extra2": person(rng),
            "other": rng.choice(self.near), "other2": rng.choice(self.near),
        }  # fmt: skip


def written(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_BODY = {
    "wire": "leads, witnesses, blames, figures",
    "statement": "openings, leads, blames, blames, figures",
    "denial": "denials, denials, figures",
    "both": "leads, blames, turn, denials, figures, turn, figures, witnesses",
    "toll": "figures, leads, figures, witnesses",
    "anniversary": "openings, leads, blames, figures",
    "other": "other, other",
}
_HEADS = {"wire": "lead", "statement": "blame"}


def _paragraphs(writer: _Writer, kind: str, outlet: str) -> list[str]:
    """Return the body of a document: what its kind has, and background until it is long enough."""
    found: list[str] = []
    for part in _BODY[kind].split(", "):
        if part == "turn":
            writer.us, writer.them = writer.them, writer.us
        else:
            name = {"leads": writer.event.act, "openings": kind}.get(part, "all")
            found.append(writer.write(part, name, outlet))
    wanted = min(760, max(140, int(writer.rng.lognormvariate(5.7, 0.45))))
    while sum(len(one.split()) for one in found) < wanted:
        part = "witnesses" if kind != "other" and writer.rng.random() < 0.15 else "background"
        sentence = writer.write(part, "all", outlet)
        if part == "background" and writer.rng.random() < 0.5:
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return found


def _dispatch(event: Happening, days: int) -> tuple[str, str, list[str]]:
    """Return headline, agency and paragraphs of an agency's dispatch, the same for all copies."""
    rng = drawn(f"{event.key} wire {days}")
    writer = _Writer(rng, event, event.day + timedelta(days=days), rng.random() < 0.5)
    agency = writer.us.agency
    body = _paragraphs(writer, "wire", agency)
    return writer.write("titles", "lead", agency), agency, body


def _copied(writer: _Writer, outlet: str, body: Sequence[str]) -> list[str]:
    """Return paragraphs as another paper prints them: cut at the end, some added or left out."""
    rng = writer.rng
    kept = list(body[: max(3, round(len(body) * rng.uniform(0.6, 1)))])
    if rng.random() < 0.3:
        kept.pop(rng.randrange(1, len(kept)))
    for _ in range(rng.choice((0, 0, 1, 2))):
        kept.insert(rng.randrange(1, len(kept) + 1), writer.write("background", "all", outlet))
    return kept


def made(number: int) -> Made:
    """Return the text of a number."""
    rng = drawn(f"text {number}")
    level = bisect(list(accumulate(share for share, _, _ in LEVELS)), rng.random())
    level = min(level, len(LEVELS) - 1)
    _, block, events = LEVELS[level]
    event = happening(f"event {level} {number // block} {ranked(rng, events)}", ACTS)
    kind = rng.choices(KINDS, SHARES)[0]
    days = {"toll": rng.randrange(2, 12), "anniversary": 365 * rng.randrange(1, 9)}.get(
        kind, 1 + ranked(rng, 4)
    )
    published = event.day + timedelta(days=days)
    writer = _Writer(rng, event, published, rng.random() < 0.5)
    outlet = writer.outlet()
    if kind in ("wire", "copy"):
        title, agency, body = _dispatch(event, days)
        if kind == "copy":
            title = writer.write("titles", rng.choice(("lead", "both")), outlet)
            body = _copied(writer, outlet, body)
        outlet = outlet if kind == "copy" else agency
        head = f"{event.town.upper()}, {_us_date(published)} ({agency}) - "
        above = f"By {outlet}\n\n" if kind == "copy" else ""
    else:
        outlet = writer.us.agency if rng.random() < 0.3 else outlet
        body = _paragraphs(writer, kind, outlet)
        title = writer.write("titles", _HEADS.get(kind, kind), outlet)
        head, above = f"{writer.us.capital.upper()}, {written(published)} - ", f"By {outlet}\n\n"
    text = f"{title}\n\n{above}{head}" + "\n\n".join([*body, f"Item {number}."]) + "\n"
    return Made(number, title, published.isoformat(), outlet, text, event.key, kind)


def _us_date(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def texts(count: int, first: int = 0) -> Iterator[Made]:
    """Yield so many texts from a number on."""
    return (made(number) for number in range(first, first + count))


def row(one: Made) -> dict[str, object]:
    """Return a text as a row of a table."""
    return {"id": one.number, "title": one.title, "date": one.date, "outlet": one.outlet,
            "text": one.text}  # fmt: skip


def write(count: int, out: Path, first: int = 0) -> None:
    """Write texts: a folder of files, a thousand in each folder below it; lines; or a table."""
    if out.suffix == ".jsonl":
        with out.open("w", encoding="utf-8") as lines:
            lines.writelines(f"{json.dumps(row(one))}\n" for one in texts(count, first))
    elif out.suffix == ".parquet":
        schema = pyarrow.schema(
            [("id", pyarrow.int64())]
            + [(name, pyarrow.string()) for name in ("title", "date", "outlet", "text")]
        )
        with ParquetWriter(out, schema, compression="zstd") as table:
            for start in range(first, first + count, 1_000):
                some = texts(min(1_000, first + count - start), start)
                rows = [row(one) for one in some]
                table.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    else:
        for one in texts(count, first):
            folder = out / f"{one.number // 1_000:05}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{one.number:08}.txt").write_text(one.text, encoding="utf-8")


def main() -> None:
    """Write what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0)
    args = parser.parse_args()
    write(args.count, args.out, args.first)


if __name__ == "__main__":
    main()
