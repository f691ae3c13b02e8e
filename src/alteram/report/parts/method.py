"""How the report was made, from the settings and versions in use."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from alteram.report.blocks import Block, Run, Runs, Table, Words, heading, plain
from alteram.report.contents import Contents
from alteram.report.docx import PICTURES
from alteram.report.page import CHARTS
from alteram.report.parts.documents import CONTEXT, ROOM


def method(contents: Contents) -> Iterator[Block]:
    """Yield the method page."""
    methods = Counter(entry.text.method for entry in contents.entries)
    held = ((name, Run(value, "code")) for name, value in contents.settings)
    limits = ((name, Run(value)) for name, value in _LIMITS)
    yield from how_made(contents.version, (*held, *limits), methods)


def how_made(
    version: str, settings: Iterable[tuple[str, Run]], methods: Mapping[str, int]
) -> Iterator[Block]:
    """Yield how a report was made; `methods` counts documents by how their text was had."""
    yield heading(2, "Method", "method")
    for words in _SECTIONS:
        yield Words(runs=plain(words))
    yield heading(3, "Settings and versions")
    rows = _rows(version, settings, methods)
    yield Table(caption=(), head=("Setting", "Value"), rows=tuple(rows))


def _rows(
    version: str, settings: Iterable[tuple[str, Run]], methods: Mapping[str, int]
) -> Iterator[tuple[Runs, ...]]:
    yield plain("Program"), plain(f"Alteram {version}")
    for name, value in settings:
        yield plain(name), (value,)
    for name, count in sorted(methods.items()):
        yield plain("Text had from the bytes by"), plain(f"{name}: {count:,} documents")


_LIMITS = (
    ("Characters of texts at most", f"{ROOM:,}"),
    ("Characters around a passage, where a text is not whole", f"{CONTEXT:,}"),
    ("Characters of charts at most, in HTML", f"{CHARTS:,}"),
    ("Charts at most, in DOCX", f"{PICTURES:,}"),
)
_SECTIONS = (
    "Speakers, claims, dates, places and figures were found by rules, the same for every name; "
    "they are proposals, and a person should read the passage behind each. What people decided "
    "stands in their place; accepted means: the passage says this.",
    "In the texts, what a speaker is cited for is underlined, the speaker's name is bold, and "
    "figures have a box. What is not underlined is the outlet's own.",
    "An event is a container for claims about one place and time; its label is place and date "
    "alone. Figures stand in one table, and under one heading of a chart, only where outcome, "
    "group, counting unit and scope are the same; every chart has an axis of its own that begins "
    "at nought and is never logarithmic. Missing is not zero.",
    "Colours and shapes in charts are given out by the alphabetical order of the parties and "
    'mean nothing. "Independent origins" counts different original speakers found in this '
    "collection, copies once. Dates are EDTF (ISO 8601-2).",
    "To verify: alteram verify makes every hash again and cuts every quote again from its text. "
    "The SHA-256 beside a document is that of its bytes as received; that of the text is of its "
    "characters in UTF-8. Where names are masked or passages cut, both are of the texts here. "
    "The command alteram verify --head SEAL tells whether a seal of the decisions is "
    "still in their chain.",
)
