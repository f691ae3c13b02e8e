"""Charts: one specification each (Vega-Lite), drawn as SVG without a browser."""

from alteram.charts.figures import figure_charts
from alteram.charts.pages import figure_bars, legend
from alteram.charts.svg import draw, picture, warm_up

__all__ = ["draw", "figure_bars", "figure_charts", "legend", "picture", "warm_up"]
