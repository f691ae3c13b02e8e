"""Drawing: the same bytes anywhere, nothing loaded, nothing but shapes and words in a page."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from tests.charts.drawings import drawings
from tests.charts.made import figure, figures, said, url

from alteram.charts import draw, figure_bars, figure_charts, picture
from alteram.charts.cleaning import cleaned

ALLOWED = {"svg", "g", "a", "title", "path", "line", "rect", "text"}


def made() -> Markup:
    held = [figures(figure(said("Kesh"), at, at + 5, "between")) for at in range(3)]
    return figure_bars(held, (), url)


def test_only_shapes_words_and_links_are_in_it() -> None:
    for drawing in drawings(made()):
        for element in drawing.iter():
            assert str(element.tag).rpartition("}")[2] in ALLOWED
            assert not {"style", "id", "onload"} & set(element.attrib)


def test_what_a_renderer_must_not_say_is_dropped() -> None:
    hostile = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()"><style>*{}</style>'
        '<script>x()</script><foreignObject><p>x</p></foreignObject><g><image href="//x"/>'
        '<use href="#x"/><path d="M0,0h9" fill="url(//x)" style="a" onclick="x()"/></g></svg>'
    )
    assert cleaned(hostile, "x", room="broad") == (
        '<svg xmlns="http://www.w3.org/2000/svg" class="broad" font-size="12" viewBox="0 0 9 9" '
        'role="img" aria-label="x"><path d="M0,0h9" fill=""/></svg>'
    )


def test_entities_are_not_read() -> None:
    with_entity = (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text aria-label="x">&a;</text>'
        "</svg>"
    )
    assert "root" not in cleaned(with_entity, "x", room="broad")


def test_colours_follow_the_theme() -> None:
    drawn = made()
    assert "var(--one)" in drawn
    assert "currentColor" in drawn
    assert '"#' not in drawn.replace('href="#', "")


@pytest.mark.parametrize(
    "spec",
    [
        {"data": {"url": "https://example.org/x.json"}, "mark": "point"},
        {"data": {"url": "/etc/passwd"}, "mark": "point"},
        {"data": {"values": [{"u": "https://example.org/x"}]}, "mark": {"type": "image"}},
        {"layer": [{"data": {"url": "x"}, "mark": "point"}]},
        {"layer": [{"data": {"values": [{}]}, "mark": "image"}]},
        {"data": {"values": [{}]}, "mark": "point", "encoding": {"url": {"field": "u"}}},
    ],
)
def test_a_specification_that_would_load_something_is_refused(spec: dict[str, Any]) -> None:
    for how in (draw, picture):
        with pytest.raises(ValueError, match="loads nothing"):
            how(spec)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.charts.test_svg import made;"
        "print(hashlib.sha256(made().encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": f"{root}/src:{root}", "PYTHONHASHSEED": "7", "HOME": "/nowhere"},
    )  # fmt: skip
    assert done.stdout.strip() == hashlib.sha256(made().encode()).hexdigest()


def test_threads_draw_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: made(), range(8)))
    assert len(found) == 1


def test_a_picture_is_a_png_without_links() -> None:
    (chart,) = figure_charts([figures(figure(said("Kesh"), 4, 4))], url)
    spec = chart.to_dict()
    assert picture(spec)[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture(spec) == picture(spec)
