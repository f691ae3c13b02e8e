"""The order of the stages for one text: the only module that knows it.

Everything here is a pure function of one document, so that any engine can map it over many.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from alteram.attribute import attribute_kept
from alteram.errors import ModelFileError
from alteram.extract import excess_words, extract
from alteram.model import Analysis, Problem, quote, text_hash
from alteram.text.dates import find_dates, own_date
from alteram.text.kept_parse import parse_kept
from alteram.text.language import detect_language
from alteram.text.layout import Layout, find_layout
from alteram.text.places import find_places
from alteram.text.unseen import unseen_note

ANALYSED_LANGUAGE = "en"
NOTE_ON_FIGURES = "figures"
NOTE_ON_CHARACTERS = "characters"
NOTES = frozenset([NOTE_ON_FIGURES, NOTE_ON_CHARACTERS])
"""The stages of problems for which nothing was set aside: a person should look."""
LONGEST_ANALYSED = 3_000_000
"""Characters; a text above this is kept and not analysed: it is no single document."""

Kept = Mapping[str, bytes]
"""Results of stages by their names, packed; each holds for its text and its program alone."""
NOTHING_KEPT: Kept = {}
_PARSE, _READINGS = "parse", "readings"


class Given(NamedTuple):
    """What is known of a text besides its words."""

    date: str | None
    outlet: str | None
    location: str
    rules_only: bool = False


class Analysed(NamedTuple):
    """The analysis of a text, and what later analyses of the same text may take from it."""

    analysis: Analysis
    kept: Kept


def analyse(
    text: str,
    *,
    date: str | None = None,
    outlet: str | None = None,
    location: str = "",
    rules_only: bool = False,
) -> Analysis:
    """Return what one text gives by itself; `date` and `outlet` override its own dateline.

    A text in another language is not guessed at: its analysis is empty but for one problem. With
    `rules_only` the network is not asked who said what.
    """
    return _analysed(text, Given(date, outlet, location, rules_only), None).analysis


def analyse_kept(
    text: str,
    *,
    date: str | None = None,
    outlet: str | None = None,
    location: str = "",
    kept: Kept = NOTHING_KEPT,
    rules_only: bool = False,
) -> Analysed:
    """Return `analyse(...)` with the results of its costly stages.

    What of `kept` was made by the present stages of just this text is taken and not made again;
    the analysis is the same with it and without.
    """
    return _analysed(text, Given(date, outlet, location, rules_only), kept)


def _analysed(text: str, given: Given, kept: Kept | None) -> Analysed:
    found = _of_language(text, given, kept)
    note = unseen_note(text)
    if note is None:
        return found
    problem = Problem(location=given.location, stage=NOTE_ON_CHARACTERS, message=note)
    noted = replace(found.analysis, problems=(*found.analysis.problems, problem))
    return Analysed(noted, found.kept)


def _of_language(text: str, given: Given, kept: Kept | None) -> Analysed:
    if len(text) > LONGEST_ANALYSED:
        return Analysed(_too_long(text, given), NOTHING_KEPT)
    language = detect_language(text)
    if language != ANALYSED_LANGUAGE:
        return Analysed(_not_analysed(text, language, given), NOTHING_KEPT)
    layout = find_layout(text)
    head = replace(layout, date=given.date or layout.date, outlet=given.outlet or layout.outlet)
    return _analyse_english(text, head, given, kept)


def _analyse_english(text: str, layout: Layout, given: Given, kept: Kept | None) -> Analysed:
    parsed, parse = parse_kept(text, _of(kept, _PARSE))
    date = layout.date or own_date(parsed)
    dates = find_dates(parsed, date)
    places = find_places(parsed)
    actors, attributions, readings = attribute_kept(
        parsed, layout, places, _of(kept, _READINGS), rules_only=given.rules_only
    )
    claims, figures = extract(parsed, attributions, actors, dates, places, layout.parts)
    excess = tuple(
        Problem(location=given.location, stage=NOTE_ON_FIGURES, message=words)
        for words in excess_words(figures)
    )
    found = Analysis(
        text_sha256=text_hash(text),
        language=ANALYSED_LANGUAGE,
        date=date,
        dates=dates,
        places=places,
        actors=actors,
        attributions=attributions,
        claims=claims,
        figures=figures,
        problems=excess,
    )
    now = {_PARSE: parse, _READINGS: readings}
    return Analysed(
        found if parsed.text == text else _in_own_words(found, text),
        {stage: result for stage, result in now.items() if result},
    )


def _of(kept: Kept | None, stage: str) -> bytes | None:
    """Return what is kept of a stage, None where nothing is to be kept."""
    return None if kept is None else kept.get(stage, b"")


def _in_own_words(analysis: Analysis, text: str) -> Analysis:
    """Return the records with the exact words of a text that was read in other letters."""
    return replace(
        analysis,
        dates=tuple(replace(one, text=quote(text, one.span)) for one in analysis.dates),
        places=tuple(replace(one, text=quote(text, one.span)) for one in analysis.places),
        figures=tuple(replace(one, verbatim=quote(text, one.span)) for one in analysis.figures),
        claims=tuple(
            replace(
                claim,
                labels=tuple(replace(one, text=quote(text, one.span)) for one in claim.labels),
            )
            for claim in analysis.claims
        ),
    )


def _not_analysed(text: str, language: str, given: Given) -> Analysis:
    message = (
        f"language not analysed: {language}; the text is kept as it is. "
        "Only English (en) is read for statements so far."
    )
    problem = Problem(location=given.location, stage="language", message=message)
    return Analysis(
        text_sha256=text_hash(text), language=language, date=given.date, problems=(problem,)
    )


def _too_long(text: str, given: Given) -> Analysis:
    message = (
        f"not analysed: {len(text):,} characters are above the limit of {LONGEST_ANALYSED:,}; "
        "the text is kept as it is. Split it into single documents."
    )
    problem = Problem(location=given.location, stage="analysis", message=message)
    return Analysis(
        text_sha256=text_hash(text), language="und", date=given.date, problems=(problem,)
    )


def analyse_or_report(
    text: str,
    *,
    date: str | None = None,
    outlet: str | None = None,
    location: str = "",
    kept: Kept | None = None,
    rules_only: bool = False,
) -> Analysed:
    """Return `analyse_kept(...)`; a fault in a stage becomes a problem of this text alone.

    Without `kept` nothing is taken from there, and nothing is kept. Where a stage stops on what
    is kept, all is made anew. Raises ModelFileError for files that every text would meet, and
    MemoryError, since what went before may have filled the memory.
    """
    given = Given(date, outlet, location, rules_only)
    try:
        return _analysed(text, given, kept)
    except (ModelFileError, MemoryError):
        raise
    except Exception as e:  # noqa: BLE001 - a fault met on one text must never stop the rest
        if kept:
            return analyse_or_report(text, **given._asdict(), kept=NOTHING_KEPT)
        return Analysed(_stopped(text, given, e), NOTHING_KEPT)


def _stopped(text: str, given: Given, error: Exception) -> Analysis:
    message = (
        f"the analysis stopped with {type(error).__name__}: {error}. The text is kept without "
        "claims; please report this with the text if you may share it."
    )
    problem = Problem(location=given.location, stage="analysis", message=message)
    return Analysis(
        text_sha256=text_hash(text), language="und", date=given.date, problems=(problem,)
    )
