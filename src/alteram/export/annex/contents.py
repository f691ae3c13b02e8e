"""The parts of an annex as blocks: title, index, exhibits, method, exclusions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from alteram.decisions import Judgements
from alteram.export.annex.asked import Asked
from alteram.export.annex.blocks import Block, Cell, Row, Run, cell, fact, words
from alteram.export.annex.exhibits import Excluded, Gathered, Passage, told
from alteram.export.annex.review import review
from alteram.export.masking.veil import METHOD as MASKED_TEXT
from alteram.model import Position

LETTER = "A"
INDEX = (10, 14, 32, 32, 12)
BY_LIMIT = "beyond the number of pages asked for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """What all parts are made of.

    `positions` are the program's words for positions, `version` its own number, `notes` what was
    masked or left out on purpose. `documents` counts those that tell of the events.
    """

    asked: Asked
    gathered: Gathered
    judged: Judgements
    positions: Mapping[Position, str]
    version: str
    documents: int
    methods: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def number_of(place: int) -> str:
    """Return the number of the exhibit at a place of the order, from 0."""
    return f"{LETTER}-{place + 1}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def title(annex: Annex, kept: int, pages: int) -> Iterator[Block]:
    """Yield the first page: what this is, of which collection, by which settings."""
    asked, gathered = annex.asked, annex.gathered
    yield words("title", "Annex")
    yield words("h1", "Public statements, in their own words")
    for comparison in gathered.events:
        yield words("text", Run(comparison.event.label, "name"))
    yield words("h2", "What was asked for")
    yield fact("Statements of", *_listed(asked.parties, "all parties"))
    yield fact("Speakers", *_listed(asked.speakers, "all speakers of these parties"))
    span = f"{asked.first or 'any time before'} to {asked.last or 'any time after'}"
    yield fact("Said", span if asked.first or asked.last else "at any time, undated ones included")
    yield fact("At most", f"{asked.max_pages:,} pages")
    yield words("h2", "What is here")
    yield fact("Exhibits", f"{kept:,} of {len(gathered.exhibits):,}, in order of their dates")
    yield fact("Pages", f"{pages:,}")
    for comparison in gathered.events:
        yield fact(
            "In this collection",
            Run(comparison.event.label, "name"),
            f": {comparison.documents:,} documents, copies among them {comparison.copies:,}, "
            f"independent origins found {comparison.independent_origins:,}",
        )
    captured = sorted(one.document.captured for one in gathered.exhibits)
    if captured:
        yield fact("Captured", f"{captured[0]} to {captured[-1]}")
    yield fact("Made with", f"Alteram {annex.version}")
    for note in annex.notes:
        yield fact("Withheld", note)
    yield words("h2", "How to read it")
    yield words(
        "text",
        "Each exhibit is one statement by one speaker as one document has it: the words as they "
        "stand in the frozen text, the words around them, through whom they reached us, and the "
        "hashes by which a third person finds the same bytes and the same characters. Nothing "
        "here says who is right. A date, a place or a number in an exhibit is the speaker's.",
    )


def _listed(names: Sequence[str], otherwise: str) -> list[str | Run]:
    if not names:
        return [otherwise]
    runs: list[str | Run] = []
    for name in names:
        runs += [", ", Run(name, "name")] if runs else [Run(name, "name")]
    return runs


def index(annex: Annex, pages: Sequence[int]) -> Iterator[Block]:
    """Yield the index; `pages` gives the page on which each kept exhibit begins."""
    yield words("h1", "Index of exhibits", anchor="index")
    if not pages:
        yield words("text", "No exhibit is left. The last part says what fell out, and why.")
        return
    heads = ("Exhibit", "Date", "Speaker", "Outlet", "Page")
    yield Row(cells=tuple(cell(one, style="label") for one in heads), shares=INDEX, head=True)
    for place, (exhibit, page) in enumerate(zip(annex.gathered.exhibits, pages, strict=False)):
        anchor = f"exhibit-{place + 1}"
        yield Row(
            cells=(
                cell(number_of(place), to=anchor),
                cell(exhibit.date or "undated"),
                cell(Run(exhibit.speaker, "name")),
                cell(Run(exhibit.chain[-1], "name")),
                cell(str(page), to=anchor),
            ),
            shares=INDEX,
        )


def exhibit_blocks(annex: Annex, place: int) -> Iterator[Block]:
    """Yield one exhibit."""
    exhibit = annex.gathered.exhibits[place]
    document, text = exhibit.document, exhibit.text
    yield words("h1", f"Exhibit {number_of(place)}", anchor=f"exhibit-{place + 1}")
    yield fact("Speaker", Run(exhibit.speaker, "name"))
    yield fact("Party", Run(exhibit.party, "name"))
    yield fact("Through whom", *_chain(exhibit.chain))
    yield fact("On", Run("; ".join(exhibit.events), "name"))
    yield fact("Date of statement", f"{exhibit.date or 'undated'} ({exhibit.dated_by})")
    yield fact("Published, captured", f"{document.published or 'not given'}, {document.captured}")
    if document.title:
        yield fact("Title", Run(document.title, "said"))
    if document.author:
        yield fact("Author", Run(document.author, "name"))
    yield fact("Location", Run(document.location, "name"))
    if document.locator:
        yield fact("Place in the file", Run(document.locator, "name"))
    if text.method == MASKED_TEXT:
        yield fact("SHA-256 of the masked text", text.sha256, mono=True)
    else:
        yield fact("SHA-256 of the bytes", document.sha256, mono=True)
        yield fact("SHA-256 of the text", text.sha256, mono=True)
    yield words("h2", "The words, marked in the words around them")
    for passage in exhibit.passages:
        yield from _passage(passage, annex.positions)
    yield words("h2", "Copies, origin and review")
    yield fact("Goes back to", *_listed(exhibit.origins, "nobody named"))
    for copy in exhibit.copies:
        yield fact(
            "The same words also in",
            Run(copy.location, "name"),
            f", published {copy.published or 'no date given'}, SHA-256 {copy.sha256}",
        )
    if not exhibit.copies:
        yield fact("The same words also in", "no other document of this collection")
    yield from review(exhibit, annex.judged)


def _chain(chain: Sequence[str]) -> list[str | Run]:
    runs: list[str | Run] = []
    for name in chain:
        runs += [" ← ", Run(name, "name")] if runs else [Run(name, "name")]
    return runs


def _passage(passage: Passage, positions: Mapping[Position, str]) -> Iterator[Block]:
    said = "; ".join(dict.fromkeys(positions[one.position] for one in passage.quoted))
    marks = ", ".join(f"{one.start} to {one.end}" for one in passage.marked)
    yield words("small", f"Characters {marks} of the text. Position towards the act: {said}.")
    runs: list[str | Run] = ["[...] "] if passage.cut_before else []
    at, start = passage.span.start, passage.span.start
    for mark in passage.marked:
        runs.append(Run(passage.words[at - start : mark.start - start], "said"))
        runs.append(Run(passage.words[mark.start - start : mark.end - start], "quoted"))
        at = mark.end
    runs.append(Run(passage.words[at - start :], "said"))
    yield words("quote", *runs, *([" [...]"] if passage.cut_after else []))


def exclusions(annex: Annex, kept: int) -> Iterator[Block]:
    """Yield what is not here and why: by number, and one by one."""
    gathered = annex.gathered
    yield words("h1", "What is not in this annex, and why", anchor="exclusions")
    yield words(
        "text",
        "Nothing is left out without a line here. Where all exhibits need more pages than were "
        "asked for, the latest fall out first, whole ones, those without a date before all "
        "others, until the rest fits. Neither speaker nor party nor length plays a part in it.",
    )
    fallen = [Excluded(what=told(one), why=BY_LIMIT) for one in gathered.exhibits[kept:]]
    rejected = sorted(
        (one.made[:10], one.who, one.why, record)
        for record, one in annex.judged.reviews.items()
        if one.value == "rejected"
    )
    for note in annex.notes:
        yield words("text", note)
    yield fact("Fallen out by the limit", counted(len(fallen), "exhibit"))
    yield fact("Fallen out otherwise", counted(len(gathered.excluded), "passage"))
    yield fact("Rejected by people", f"{counted(len(rejected), 'record')} of the whole dossier")
    for party, count in sorted(gathered.other_parties.items(), key=lambda one: one[0].casefold()):
        yield fact(
            "Not asked for", f"{counted(count, 'passage')} under the party ", Run(party, "name")
        )
    yield from _table([*fallen, *gathered.excluded])
    for made, who, why, record in rejected:
        yield fact(
            "Rejected", f"{record}, {made}, by ", Run(who, "name"), ": ", Run(why or "-", "said")
        )


def _table(rows: Sequence[Excluded]) -> Iterator[Block]:
    if not rows:
        return
    yield words("h2", "One by one")
    shares = (68, 32)
    heads = (cell("Date, speaker, outlet, location, place", style="label"),
             cell("Why", style="label"))  # fmt: skip
    yield Row(cells=heads, shares=shares, head=True)
    for one in rows:
        cells: tuple[Cell, ...] = (cell(Run(one.what, "name")), cell(one.why))
        yield Row(cells=cells, shares=shares)
