"""A text as HTML with passages marked: everything of the text is escaped, every mark nests."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from alteram.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage to be marked: `name` becomes a CSS class, `anchor` an id, `title` a tooltip."""

    span: Span
    name: str
    anchor: str = ""
    title: str = ""


def marked(text: str, marks: Sequence[Mark]) -> Markup:
    """Return `text` with a `<span>` around each mark.

    Marks that cross another are cut at its end, since HTML elements nest; the records keep their
    own offsets. Linear in text and marks beyond the sorting.
    """
    pieces: list[Markup] = []
    ends: list[int] = []
    at = 0

    def close_until(position: int) -> None:
        nonlocal at
        while ends and ends[-1] <= position:
            pieces.append(escape(text[at : ends[-1]]))
            at = ends.pop()
            pieces.append(Markup("</span>"))

    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.name, m.anchor)):
        if mark.span.start >= mark.span.end:
            continue
        close_until(mark.span.start)
        pieces.append(escape(text[at : mark.span.start]))
        at = mark.span.start
        pieces.append(_opening(mark))
        ends.append(min(mark.span.end, ends[-1]) if ends else mark.span.end)
    close_until(len(text))
    pieces.append(escape(text[at:]))
    return Markup("").join(pieces)


def _opening(mark: Mark) -> Markup:
    attributes = [Markup(' class="{}"').format(mark.name)]
    if mark.anchor:
        attributes.append(Markup(' id="{}"').format(mark.anchor))
    if mark.title:
        attributes.append(Markup(' title="{}"').format(mark.title))
    return Markup("<span{}>").format(Markup("").join(attributes))
