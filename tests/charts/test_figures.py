"""The figures of an event as a chart."""

from dataclasses import replace
from functools import partial

from tests.charts.drawings import SVG, drawings, links_of, names_of, rows_of, words_of
from tests.charts.made import figure, figures, said, url

from alteram.charts import figure_bars, figure_charts, legend
from alteram.charts.figures import MOST_ROWS
from alteram.comparison import FigureSet, Line


def two_parties() -> FigureSet:
    return figures(
        figure(said("Ostrovia", claim="c-1"), 12, 40, "between", "12 to 40"),
        figure(said("Kesh", claim="c-2"), 20, None, "at_least", "at least 20"),
        figure(said("Kesh", claim="c-3"), None, None, "words_only", "dozens"),
    )


def test_each_claim_is_a_row_with_its_speaker_its_words_and_a_link_to_its_passage() -> None:
    broad, narrow = drawings(figure_bars([two_parties()], (), url))
    for drawing in (broad, narrow):
        assert links_of(drawing) == [
            "/documents/d-1#c-1", "/documents/d-1#c-2", "/documents/d-1#c-3",
        ]  # fmt: skip
        assert (
            names_of(drawing)[0]
            == "Speaker of Ostrovia ← Kesh Post: “12 to 40”; killed, civilian, persons"
        )
        assert "Speaker of Kesh ← Kesh Post" in words_of(drawing)
        assert "in words only" in words_of(drawing)
        assert "killed, civilian, persons" in words_of(drawing)


def test_a_sign_follows_the_alphabet_and_nothing_else() -> None:
    def sign_of(first: str, second: str) -> tuple[str, str]:
        shown = figures(figure(said(first), 5, 5))
        drawing = drawings(figure_bars([shown], (first, second), url))
        paths = [one for one in drawing[0].iter(f"{SVG}path") if one.get("stroke")]
        return paths[0].get("stroke") or "", paths[0].get("d") or ""

    assert sign_of("Kesh", "Ostrovia") == sign_of("Anders", "Zoria")
    assert sign_of("Kesh", "Anders") == sign_of("Ostrovia", "Kesh")
    assert sign_of("Kesh", "Ostrovia") != sign_of("Ostrovia", "Kesh")


def test_no_axis_is_logarithmic_and_each_begins_at_nought() -> None:
    drawing = drawings(figure_bars([figures(figure(said("Kesh"), 26_000, 26_000))], (), url))[0]
    ticks = [
        float(one.replace(",", "")) for one in words_of(drawing) if one.replace(",", "").isdigit()
    ]
    assert ticks[0] == 0
    steps = {round(b - a) for a, b in zip(ticks, ticks[1:], strict=False)}
    assert len(steps) == 1


def test_many_rows_are_split_and_none_is_lost() -> None:
    many = figures(*(figure(said("Kesh", claim=f"c-{at}"), at, at) for at in range(301)))
    charts = figure_charts([many, two_parties()], url)
    links = [[row for row in rows_of(one) if row["kind"] == "link"] for one in charts]
    assert sum(map(len, links)) == 304
    assert max(map(len, links)) <= MOST_ROWS
    assert "Part 1 of 3: the table has all." in figure_bars([many, two_parties()], (), url)


def test_hostile_words_stay_words() -> None:
    bad = '</svg><script>alert(1)</script>" onload="x\u202e\x00\ud800' + "w" * 5000
    line = replace(said("Kesh"), speaker=bad, chain=(bad, bad), party=bad)
    made = figure_bars([figures(figure(line, 1, 1, verbatim=bad), words=bad)], (), url)
    assert len(drawings(made)) == 2
    assert "<script" not in made
    assert "\u202e" not in made
    assert not any(name.startswith("on") for one in drawings(made)[0].iter() for name in one.attrib)
    assert max(len(words) for words in words_of(drawings(made)[0])) < 200


def _leading_to(where: str, line: Line) -> str:
    return where


def test_links_lead_nowhere_else() -> None:
    for bad in (
        "javascript:alert(1)",
        "https://example.org/",
        "//example.org/",
        "data:text/html,x",
    ):
        made = figure_bars([two_parties()], (), partial(_leading_to, bad))
        assert "<a " not in made


def test_a_legend_gives_each_party_its_sign() -> None:
    signs = legend(["Ostrovia", "Kesh"])
    assert list(signs) == ["Kesh", "Ostrovia"]
    assert "var(--one)" in signs["Kesh"]
    assert "var(--two)" in signs["Ostrovia"]
