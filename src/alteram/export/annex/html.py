"""The annex as one self-contained HTML page: sheets as they are printed, no script, no request."""

from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from alteram.charts import draw
from alteram.export.annex.blocks import Block, Drawing, Page, Row
from alteram.export.annex.fitting import Laid

TAGS = {"title": "h1", "h1": "h2", "h2": "h3"}
CLASSES = {"": "", "strong": "strong", "said": "said", "name": "name", "quoted": "quote"}


def html(laid: Laid) -> str:
    """Return the page; everything of a text is escaped."""
    environment = Environment(
        loader=PackageLoader("alteram.export.annex"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(groups=groups, tags=TAGS, classes=CLASSES, drawn=drawn)
    css = files("alteram.export.annex").joinpath("templates/annex.css").read_text(encoding="utf-8")
    made = environment.get_template("annex.html").render(
        pages=laid.pages, last=len(laid.pages), css=Markup(css)
    )
    return made.encode("utf-8", "replace").decode("utf-8")


def drawn(block: Drawing) -> Markup:
    """Return a chart in the colours of paper, as large as it was laid out."""
    return Markup('<div class="chart" style="width: {}pt; height: {}pt">{}</div>').format(
        block.wide, block.high, draw(block.spec, themed=False)
    )


def groups(page: Page) -> list[tuple[tuple[int, ...], list[Block]]]:
    """Return the blocks of a page: rows of one table together, each paragraph alone."""
    found: list[tuple[tuple[int, ...], list[Block]]] = []
    for shares, blocks in groupby(page.blocks, _shares):
        held = list(blocks)
        if shares:
            found.append((shares, held))
        else:
            found.extend(((), [one]) for one in held)
    return found


def _shares(block: Block) -> tuple[int, ...]:
    return block.shares if isinstance(block, Row) else ()
