from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from alteram.model import Span
from alteram.report.marks import Mark, marked


class Reader(HTMLParser):
    """Collects the visible text and checks that elements nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "span"
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1
        assert self.depth >= 0

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: object) -> Reader:
    reader = Reader()
    reader.feed(str(html))
    reader.close()
    return reader


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(*p))


@given(st.text(alphabet="ab <>&\"'é🙂", max_size=40), st.lists(spans, max_size=8))
def test_text_survives_any_marks(text: str, passages: list[Span]) -> None:
    marks = [
        Mark(span=Span(s.start, min(s.end, len(text))), name="said", title='"<&>')
        for s in passages
        if s.start <= len(text)
    ]
    reader = read(marked(text, marks))
    assert reader.text == text
    assert reader.depth == 0


def test_markup_in_a_text_stays_text() -> None:
    html = marked("<script>alert(1)</script>", [Mark(span=Span(0, 8), name="said")])
    assert "<script" not in str(html)
    assert read(html).text == "<script>alert(1)</script>"


def test_mark_carries_anchor_and_title() -> None:
    mark = Mark(span=Span(4, 8), name="claim", anchor="c-1", title="Dahl <- Lenna Press")
    assert marked("The road.", [mark]) == (
        'The <span class="claim" id="c-1" title="Dahl &lt;- Lenna Press">road</span>.'
    )


def test_ten_thousand_nested_marks() -> None:
    marks = [Mark(span=Span(i, 20_000 - i), name="m") for i in range(10_000)]
    assert read(marked("x" * 20_000, marks)).text == "x" * 20_000
