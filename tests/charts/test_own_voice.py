"""The charts' own words, read for words that take a side."""

from tests.charts.drawings import rows_of
from tests.charts.made import figure, figures, said, url
from tests.charts.test_over_time import (
    EVENT,
    event_url,
    move,
    statement,
    step,
    timeline,
    trail,
)
from tests.refused import found_in, own_voice

from alteram.charts import event_charts, figure_charts, lane_charts, map_chart, trail_charts


def test_no_chart_takes_a_side() -> None:
    held = timeline(
        statement("s-1", "2022-03"), statement("s-2", None), moves=(move("s-1", "said_again"),)
    )
    mapped = map_chart([EVENT], event_url)
    assert mapped is not None
    charts = (
        *figure_charts([figures(figure(said("Kesh"), None, None, "words_only"))], url),
        *event_charts([EVENT], event_url),
        *trail_charts(trail(step("c-1", None), step("c-2", "c-1", copy=True)), url),
        *lane_charts(held, url),
        mapped,
    )
    words = [str(one.to_dict()["description"]) for one in charts]
    for one in charts:
        words += [str(row.get(part, "")) for row in rows_of(one) for part in ("text", "name")]
    assert len(words) > 30
    assert [one for one in words if found_in(own_voice(one))] == []
