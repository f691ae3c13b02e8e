"""What is said: claims with act, position, date, place and agents, and the figures in them."""

from collections.abc import Sequence
from dataclasses import replace

from alteram.extract.claims import find_claims
from alteram.extract.figures import build_figures
from alteram.extract.instances import blame_instances
from alteram.extract.parts import excess_words
from alteram.extract.quantities import find_quantities
from alteram.model import Actor, Attribution, Claim, DateMention, Figure, Part, PlaceMention
from alteram.text.parse import Parsed

__all__ = ["excess_words", "extract"]


def extract(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    parts: Sequence[Part],
) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """Return the claims of a text in order of their passages, and the figures in them."""
    quantities = find_quantities(parsed, dates)
    found = find_claims(parsed, attributions, actors, (dates, places, parts), quantities)
    claims = tuple(
        replace(one, span=parsed.with_article(one.span)) for one in blame_instances(parsed, found)
    )
    return claims, build_figures(parsed, quantities, claims, dates, places)
