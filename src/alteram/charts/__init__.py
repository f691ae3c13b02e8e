"""Charts: one specification each (Vega-Lite), drawn as SVG without a browser."""
