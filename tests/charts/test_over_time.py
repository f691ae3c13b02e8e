"""Charts of what runs over time, and the map."""

from dataclasses import replace

import pytest
from tests.charts.drawings import drawings, links_of, names_of, rows_of, words_of
from tests.charts.made import figure, said, url

from alteram.charts import (
    event_charts,
    event_dates,
    event_map,
    lane_charts,
    map_chart,
    statement_lanes,
    trail_charts,
    trail_graph,
)
from alteram.chronology import (
    Altered,
    Answering,
    Mark,
    Move,
    SpeakerTimeline,
    Statement,
    Step,
    Timeline,
    Trail,
)
from alteram.model import Event

EVENT = Event(
    id="e-1", label="Harsk, 4 March 2022", date="2022-03-04", place="Harsk", lat=41.0, lon=44.0,
    claims=(), documents=(), independent_origins=1,
)  # fmt: skip


def event_url(event: Event) -> str:
    return f"/events/{event.id}"


def signs_on(date: str | None) -> set[tuple[str, int, bool]]:
    """Return the marks of an event of a date: kind, dashed, hollow."""
    other = replace(EVENT, id="e-2", date="1990")
    (chart,) = event_charts([replace(EVENT, date=date), other], event_url)
    return {
        (row["kind"], row.get("dash", 0), row.get("fill") == "#ffffff")
        for row in rows_of(chart)
        if row.get("y", 99) < 50 and (row["kind"] == "point" or row.get("thick", 1) == 5)
    }


@pytest.mark.parametrize(
    ("date", "marks"),
    [
        ("2022-03-04", {("point", 0, False)}),
        ("2022-03-04~", {("point", 0, True)}),
        ("2022-03", {("line", 0, False)}),
        ("2022-03~", {("line", 1, False)}),
        ("199X", {("line", 0, False)}),
        ("2022-03-04/..", {("line", 0, False)}),
        (None, set()),
    ],
)
def test_a_date_is_drawn_as_exactly_as_it_is_known(
    date: str | None, marks: set[tuple[str, int, bool]]
) -> None:
    assert signs_on(date) == marks


def test_undated_events_are_rows_with_words() -> None:
    (broad, _) = drawings(event_dates([replace(EVENT, date=None)], event_url))
    assert "undated" in words_of(broad)
    assert links_of(broad) == ["/events/e-1"]


def test_long_lists_of_events_are_split() -> None:
    many = [replace(EVENT, id=f"e-{at}") for at in range(320)]
    found = drawings(event_dates(many, event_url))
    assert [len(links_of(one)) for one in found] == [150, 150, 150, 150, 20, 20]


def step(at: str, after: str | None, **others: object) -> Step:
    made = Step(
        figure=replace(figure(said("Kesh", claim=at), 40, 40), figure=at), set="killed, persons",
        event=None, copy=False, new_origin=after is None, after=after,
        changes=(Altered(change="first_appearance", words="first appearance"),),
    )  # fmt: skip
    return replace(made, **others)  # type: ignore[arg-type]


def trail(*steps: Step) -> Trail:
    return Trail(
        low=40, high=40, sets=("killed, persons",), reasons=(), documents=1, copies=0,
        independent_origins=1, first=steps[0].figure, steps=steps,
    )  # fmt: skip


def test_copies_are_hollow_and_lines_run_from_earlier_to_later() -> None:
    held = trail(step("c-1", None), step("c-2", "c-1", copy=True), step("c-3", "c-1"))
    (chart,) = trail_charts(held, url)
    points = [row for row in rows_of(chart) if row["kind"] == "point"]
    assert [row["fill"] == "#ffffff" for row in points] == [False, True, False]
    ties = [row for row in rows_of(chart) if row["kind"] == "line" and row["thick"] == 2]
    assert all(row["y"] <= row["y2"] for row in ties)
    assert {row["x"] for row in points} == {84.0, 102.0}
    broad, _ = drawings(trail_graph(held, url))
    assert len(links_of(broad)) == 3
    assert "copy" in names_of(broad)[1]


def test_who_denied_a_number_is_not_drawn_as_who_gave_it() -> None:
    gave = step("c-1", None)
    denying = replace(gave.figure.line, position="denies_act")
    denied = step("c-2", "c-1", figure=replace(gave.figure, figure="c-2", line=denying))
    broad, _ = drawings(trail_graph(trail(gave, denied), url))
    assert [("denied it" in name) for name in names_of(broad)] == [False, True]


def test_a_tie_of_unknown_order_is_dashed() -> None:
    (chart,) = trail_charts(trail(step("c-1", None), step("c-2", "c-1", in_order=False)), url)
    assert {row["dash"] for row in rows_of(chart) if row.get("thick") == 2} == {1}


def statement(at: str, date: str | None) -> Statement:
    first = said("Kesh", claim=at)
    return Statement(id=at, speaker=first.speaker, voices=(), date=date, documents=(), first=first)


def move(at: str, mark: Mark) -> Move:
    return Move(
        statement=at, date=None, event=None, aspect="figure", matter="killed", mark=mark,
        said="40", before="", line=said("Kesh", claim=at),
    )  # fmt: skip


def timeline(*held: Statement, moves: tuple[Move, ...] = ()) -> Timeline:
    lane = SpeakerTimeline(speaker="Ada Merin", party="Kesh", statements=held, moves=moves)
    answers = [
        Answering(statement=held[-1], words="", line=held[-1].first, answered=held[0], reason="")
    ]
    return Timeline(event=None, speakers=(lane,), answers=tuple(answers))


def test_statements_have_a_sign_for_what_is_new_in_them_and_answers_a_line() -> None:
    held = timeline(
        statement("s-1", "2022-03-04"), statement("s-2", "2022-04"), statement("s-3", None),
        moves=(move("s-1", "first_said"), move("s-2", "said_otherwise")),
    )  # fmt: skip
    (chart,) = lane_charts(held, url)
    signs = [row for row in rows_of(chart) if row["kind"] == "point"][4:]
    assert [row["shape"] for row in signs] == ["circle", "diamond", "square"]
    assert len([row for row in rows_of(chart) if row.get("dash") == 1]) == 1
    broad, narrow = drawings(statement_lanes(held, url))
    assert links_of(broad) == links_of(narrow)
    assert names_of(broad)[1] == "Ada Merin, 2022-04: said otherwise, killed: “40”"
    assert "undated" in words_of(broad)


def test_statements_of_one_day_stand_under_each_other() -> None:
    many = timeline(*(statement(f"s-{at}", "2022-03-04") for at in range(30)))
    (chart,) = lane_charts(many, url)
    boxes = [row for row in rows_of(chart) if row["kind"] == "link"]
    assert len({(row["x"], row["y"]) for row in boxes}) == len(boxes) == 12
    assert any("and 18 more statements" in row.get("text", "") for row in rows_of(chart))


def test_a_map_has_land_and_a_sign_for_each_place() -> None:
    far = replace(EVENT, id="e-2", lat=44.0, lon=48.0)
    (broad, _) = drawings(event_map([EVENT, EVENT, far], event_url))
    assert links_of(broad) == ["/events/e-1", "/events/e-2"]
    assert names_of(broad)[0].startswith("Events here: 2.")
    land = [one for one in broad.iter() if (one.get("fill") or "") == "var(--raised)"]
    assert len(land) == 1


def test_no_map_is_made_of_nothing() -> None:
    assert map_chart([replace(EVENT, lat=None, lon=None)], event_url) is None
    assert event_map([], event_url) == ""
