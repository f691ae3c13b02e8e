"""A report as one self-contained HTML page: no script, no request, everything escaped."""

from collections.abc import Iterable, Iterator
from functools import singledispatchmethod
from importlib.resources import files

from markupsafe import Markup, escape

from alteram.charts import draw
from alteram.report.blocks import (
    Block,
    Columns,
    Fold,
    Heading,
    Items,
    Passages,
    Picture,
    Run,
    Runs,
    Table,
    Words,
)
from alteram.report.marks import marked
from alteram.report.steering import shown
from alteram.report.stretches import marks_of, within

CHARTS = 1_500_000
"""Characters of charts in one page; tables beside them have the same."""
NARROW_CHARTS = 500_000
"""Characters of charts up to which each is drawn for narrow screens too; later ones scroll."""
NO_ROOM = (
    "This chart is left out, since the page would grow too large; what follows has the same in "
    "words. A report of one event (--event) has its charts."
)

_TAGS = {"strong": "b", "soft": "small", "code": "code"}
_CLASSES = {"strong": "name", "quote": "quote", "chain": "chain", "name": "name",
            "position": "position"}  # fmt: skip
_HEAD = Markup(
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    "<title>{title}</title>\n<style>{css}</style>\n</head>\n<body>\n<main>\n"
)


def page(blocks: Iterable[Block], title: str) -> Iterator[str]:
    """Yield a page piece by piece."""
    css = files("alteram.report").joinpath("templates/report.css").read_text(encoding="utf-8")
    yield _HEAD.format(title=title, css=Markup(css))
    writer = _Writer()
    for block in blocks:
        yield writer.written(block)
        yield "\n"
    yield "</main>\n</body>\n</html>\n"


class _Writer:
    """Writes blocks, and counts what charts take of the room that a page has for them."""

    def __init__(self) -> None:
        self._drawn = 0

    @singledispatchmethod
    def written(self, block: Block) -> Markup:
        """Return a block as HTML."""
        raise TypeError(f"{type(block).__name__} is no block of a report")

    @written.register
    def _heading(self, block: Heading) -> Markup:
        anchor = Markup(' id="{}"').format(block.anchor) if block.anchor else Markup("")
        tag = Markup(f"h{block.level}")
        return Markup("<{0}{1}>{2}</{0}>").format(tag, anchor, runs(block.runs))

    @written.register
    def _words(self, block: Words) -> Markup:
        look = Markup(' class="facts"') if block.soft else Markup("")
        return Markup("<p{}>{}</p>").format(look, runs(block.runs))

    @written.register
    def _items(self, block: Items) -> Markup:
        return Markup("<ul>{}</ul>").format(_each("<li>{}</li>", map(runs, block.items)))

    @written.register
    def _table(self, block: Table) -> Markup:
        return table(block)

    @written.register
    def _picture(self, block: Picture) -> Markup:
        made = [self._figure(block, at) for at in range(len(block.specs))]
        return Markup("\n").join(made)

    def _figure(self, block: Picture, at: int) -> Markup:
        if self._drawn > CHARTS:
            return Markup('<p class="facts">{}</p>').format(NO_ROOM)
        drawn, look = draw(block.specs[at]), "chart"
        if block.narrow and self._drawn < NARROW_CHARTS:
            drawn, look = drawn + draw(block.narrow[at], room="narrow"), "chart both"
        self._drawn += len(drawn)
        count = len(block.specs)
        part = f"Part {at + 1} of {count}." if count > 1 else ""
        told = Markup("<figcaption>{}</figcaption>").format(part) if part else Markup("")
        return Markup('<figure class="{}">{}{}</figure>').format(look, drawn, told)

    @written.register
    def _columns(self, block: Columns) -> Markup:
        parts = (Markup("\n").join(map(self.written, part)) for part in block.parts)
        return Markup('<div class="accounts">{}</div>').format(
            _each("<article>{}</article>\n", parts)
        )

    @written.register
    def _fold(self, block: Fold) -> Markup:
        inner = Markup("\n").join(map(self.written, block.blocks))
        return Markup("<details><summary>{}</summary>\n{}</details>").format(block.words, inner)

    @written.register
    def _passages(self, block: Passages) -> Markup:
        text = block.entry.text.text
        marks = list(marks_of(block.entry, anchored=block.anchored))
        parts = (
            marked(text[start:end], within(marks, start, end)) for start, end in block.stretches
        )
        return _each('<div class="text" dir="auto">{}</div>\n', parts)


def table(block: Table) -> Markup:
    """Return a table; a matrix scrolls in its own box."""
    caption = Markup("<caption>{}</caption>").format(runs(block.caption)) if block.caption else ""
    head = Markup("")
    if block.head:
        cells = (Run(one, "name") for one in block.head)
        head = Markup("<thead><tr>{}</tr></thead>").format(
            _each('<th scope="col">{}</th>', (runs((cell,)) for cell in cells))
        )
    rows = _each("<tr>{}</tr>\n", (_row(row, block) for row in block.rows))
    made = Markup('<table class="{}">{}{}<tbody>\n{}</tbody></table>').format(
        "matrix" if block.matrix else "stack", caption, head, rows
    )
    return Markup('<div class="wide">{}</div>').format(made) if block.matrix else made


def _row(row: tuple[Runs, ...], block: Table) -> Markup:
    cells = [Markup('<th scope="row">{}</th>').format(runs(row[0]))]
    for at, cell in enumerate(row[1:], start=1):
        label = block.head[at] if block.head and not block.matrix else ""
        told = Markup(' data-label="{}"').format(label) if label else Markup("")
        cells.append(Markup("<td{}>{}</td>").format(told, runs(cell)))
    return Markup("").join(cells)


def runs(held: Runs) -> Markup:
    """Return runs as HTML."""
    return Markup("").join(map(_run, held))


def _run(one: Run) -> Markup:
    words = escape(shown(one.words))
    look = Markup(' class="{}"').format(_CLASSES[one.kind]) if one.kind in _CLASSES else Markup("")
    if target := one.target():
        return Markup('<a href="{}"{}>{}</a>').format(target, look, words)
    tag = _TAGS.get(one.kind, "span" if look else "")
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), look, words) if tag else words


def _each(form: str, held: Iterable[Markup]) -> Markup:
    return Markup("").join(Markup(form).format(one) for one in held)
