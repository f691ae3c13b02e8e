"""Charts: one specification each (Vega-Lite), drawn as SVG without a browser."""

from alteram.charts.event_dates import event_charts
from alteram.charts.figures import figure_charts
from alteram.charts.lanes import lane_charts
from alteram.charts.pages import (
    event_dates,
    event_map,
    figure_bars,
    legend,
    statement_lanes,
    trail_graph,
)
from alteram.charts.svg import draw, picture, warm_up
from alteram.charts.trails import trail_charts
from alteram.charts.world import map_chart

__all__ = [
    "draw",
    "event_charts",
    "event_dates",
    "event_map",
    "figure_bars",
    "figure_charts",
    "lane_charts",
    "legend",
    "map_chart",
    "picture",
    "statement_lanes",
    "trail_charts",
    "trail_graph",
    "warm_up",
]
