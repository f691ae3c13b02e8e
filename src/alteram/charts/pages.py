"""Charts as pages show them: a broad and a narrow drawing, of which one is seen."""

from collections.abc import Iterable, Sequence

import altair as alt
from markupsafe import Markup

from alteram.charts.event_dates import EventUrl, event_charts
from alteram.charts.figures import Url, figure_charts
from alteram.charts.lanes import lane_charts
from alteram.charts.layers import chart, point
from alteram.charts.palette import signs
from alteram.charts.svg import Room, draw
from alteram.charts.trails import trail_charts
from alteram.charts.world import map_chart
from alteram.chronology import Timeline, Trail
from alteram.comparison import FigureSet
from alteram.model import Event


def figure_bars(sets: Sequence[FigureSet], parties: Iterable[str], url: Url) -> Markup:
    """Return the figures of an event, drawn; nothing where there are none.

    `parties` are all that get a sign on the page, in any order; none stands for those of the sets.
    """
    listed = tuple(parties)
    return both(
        figure_charts(sets, url, parties=listed),
        figure_charts(sets, url, parties=listed, narrow=True),
    )


def event_dates(events: Sequence[Event], url: EventUrl) -> Markup:
    """Return when events were, in the order given; nothing where there are none."""
    return both(event_charts(events, url), event_charts(events, url, narrow=True))


def trail_graph(trail: Trail, url: Url) -> Markup:
    """Return where one number comes from, drawn."""
    return both(trail_charts(trail, url), trail_charts(trail, url, narrow=True))


def statement_lanes(timeline: Timeline, url: Url, parties: Iterable[str] = ()) -> Markup:
    """Return statements over time, a lane for each speaker; nothing where there are none.

    `parties` are all that get a colour on the page; none stands for those of the speakers.
    """
    listed = tuple(parties)
    return both(
        lane_charts(timeline, url, parties=listed),
        lane_charts(timeline, url, parties=listed, narrow=True),
    )


def event_map(events: Sequence[Event], url: EventUrl) -> Markup:
    """Return where events were on the shapes of the coasts; nothing where no place is known."""
    broad, narrow = (map_chart(events, url, narrow=one) for one in (False, True))
    return both([broad], [narrow]) if broad and narrow else Markup("")


def legend(parties: Iterable[str]) -> dict[str, Markup]:
    """Return each party's sign as it stands in the charts of a page, to be set beside its name."""
    return {
        party: drawn(
            chart([point(8, 8, sign.colour, sign.shape, area=90)], ("point",), (16, 16), ""), "sign"
        )
        for party, sign in signs(parties).items()
    }


def both(broad: Sequence[alt.LayerChart], narrow: Sequence[alt.LayerChart]) -> Markup:
    """Return charts in both widths, with words on the parts where there are several."""
    made: list[Markup] = []
    for at, (one, other) in enumerate(zip(broad, narrow, strict=True), start=1):
        told = (
            Markup("<figcaption>Part {} of {}: the table has all.</figcaption>").format(
                at, len(broad)
            )
            if len(broad) > 1
            else Markup("")
        )
        made.append(
            Markup('<figure class="chart">{}{}{}</figure>').format(
                drawn(one, "broad"), drawn(other, "narrow"), told
            )
        )
    return Markup("").join(made)


def drawn(chart: alt.LayerChart, room: Room) -> Markup:
    """Return one chart as SVG."""
    return draw(chart.to_dict(validate=False), room=room)
