"""Numbers as a reader writes them."""

from alteram.comparison import FigureLine


def number(value: float | None) -> str:
    """Return a number as a reader writes it, or "open" where none is given."""
    if value is None:
        return "open"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def numbers(figure: FigureLine) -> str:
    """Return the numbers that the words give: a value, a range or one end; else "in words"."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{number(figure.low)} to {number(figure.high)}"
    if figure.qualifier in ("at_least", "more_than") and figure.low is not None:
        return f"{number(figure.low)} or more"
    if figure.qualifier in ("at_most", "up_to", "fewer_than", "nearly") and figure.high is not None:
        return f"{number(figure.high)} or fewer"
    return "in words" if figure.value is None else number(figure.value)
