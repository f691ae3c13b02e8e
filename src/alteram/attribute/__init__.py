"""Who said what: every stretch of a text with the one to whom the text ascribes it."""

from collections.abc import Sequence
from typing import NamedTuple

from alteram.attribute.actors import find_actors
from alteram.attribute.attributions import find_attributions, find_kept
from alteram.attribute.chains import build_chains, credited_agency, dateline_agency, outlet_name
from alteram.attribute.coverage import Ground, find_continuations, find_outlet_text
from alteram.attribute.homes import home_state, issuer_state
from alteram.attribute.speakers import resolve_speakers
from alteram.attribute.titles import spoken_titles
from alteram.model import Actor, Attribution, Part, PlaceMention
from alteram.text.layout import Layout
from alteram.text.names import find_names
from alteram.text.parse import Parsed


class Attributed(NamedTuple):
    """Actors and attributions of a text, and what is kept of the network's readings."""

    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    kept: bytes


def attribute_with(
    parsed: Parsed,
    parts: tuple[Part, ...],
    places: tuple[PlaceMention, ...],
    outlet: str | None,
    found: Sequence[Attribution],
) -> tuple[tuple[Actor, ...], tuple[Attribution, ...]]:
    """Name the speakers of attributions already found and give the rest to the outlet."""
    spans = [span for one in found for span in one.speaker]
    agency = credited_agency(parsed.text) or dateline_agency(parsed.text, parts)
    shown = outlet_name(outlet, agency)
    outlets = [name for name in (agency, shown) if name is not None]
    names = find_names(parsed, places)
    home = home_state(parsed, parts, names) or issuer_state(names, shown)
    cast = find_actors(parsed, names, spans, outlets, home)
    ground = Ground(parsed=parsed, parts=parts, cast=cast, outlet=shown)
    said = resolve_speakers(parsed, spoken_titles(parsed, names, found, parts), cast, shown)
    said += find_continuations(ground, said)
    said += find_outlet_text(ground, said)
    chained = build_chains(said, shown, agency)
    spoken = {one.speaker_actor for one in chained}
    actors = (*cast.actors, *(actor for actor in cast.silent if actor.id in spoken | cast.acting))
    return actors, tuple(
        sorted(chained, key=lambda one: (one.content, one.speaker, one.cue, one.id))
    )


def attribute(
    parsed: Parsed,
    parts: tuple[Part, ...],
    places: tuple[PlaceMention, ...],
    outlet: str | None,
) -> tuple[tuple[Actor, ...], tuple[Attribution, ...]]:
    """Return the actors of a text and all its attributions, each with speaker and chain."""
    return attribute_with(parsed, parts, places, outlet, find_attributions(parsed, parts))


def attribute_kept(
    parsed: Parsed,
    layout: Layout,
    places: tuple[PlaceMention, ...],
    kept: bytes | None,
    *,
    rules_only: bool = False,
) -> Attributed:
    """Return what `attribute` does, with the network's readings from what is kept where they fit.

    With None nothing is taken and nothing is kept. With `rules_only` the network is not asked.
    """
    found = find_kept(parsed, layout.parts, kept, rules_only=rules_only)
    own = attribute_with(parsed, layout.parts, places, layout.outlet, found.attributions)
    return Attributed(*own, found.kept)
