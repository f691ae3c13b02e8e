"""The order of the stages for one text: the only module that knows it.

Everything here is a pure function of one document, so that any engine can map it over many.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from alteram.attribute import attribute
from alteram.errors import ModelFileError
from alteram.extract import excess_words, extract
from alteram.model import Analysis, Problem, quote, text_hash
from alteram.text.dates import find_dates, own_date
from alteram.text.language import detect_language
from alteram.text.layout import Layout, find_layout
from alteram.text.parse import parse
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
"""Results of stages by their names, packed; each says what it was made of and by what."""
NOTHING_KEPT: Kept = {}


class Analysed(NamedTuple):
    """The analysis of a text, and what later analyses of the same text may take from it."""

    analysis: Analysis
    kept: Kept


def analyse(
    text: str, *, date: str | None = None, outlet: str | None = None, location: str = ""
) -> Analysis:
    """Return what one text gives by itself; `date` and `outlet` override its own dateline.

    A text in another language is not guessed at: its analysis is empty but for one problem.
    """
    return analyse_kept(text, date=date, outlet=outlet, location=location).analysis


def analyse_kept(
    text: str,
    *,
    date: str | None = None,
    outlet: str | None = None,
    location: str = "",
    kept: Kept = NOTHING_KEPT,
) -> Analysed:
    """Return `analyse(...)` with the results of its costly stages.

    What of `kept` was made by the present stages of just this text is taken and not made again;
    the analysis is the same with it and without.
    """
    return Analysed(_with_note(text, date, outlet, location), NOTHING_KEPT)


def _with_note(text: str, date: str | None, outlet: str | None, location: str) -> Analysis:
    found = _analyse(text, date, outlet, location)
    note = unseen_note(text)
    if note is None:
        return found
    problem = Problem(location=location, stage=NOTE_ON_CHARACTERS, message=note)
    return replace(found, problems=(*found.problems, problem))


def _analyse(text: str, date: str | None, outlet: str | None, location: str) -> Analysis:
    if len(text) > LONGEST_ANALYSED:
        return _too_long(text, date, location)
    language = detect_language(text)
    if language != ANALYSED_LANGUAGE:
        return _not_analysed(text, language, date, location)
    layout = find_layout(text)
    head = replace(layout, date=date or layout.date, outlet=outlet or layout.outlet)
    return _analyse_english(text, head, location)


def _analyse_english(text: str, layout: Layout, location: str) -> Analysis:
    parsed = parse(text)
    date = layout.date or own_date(parsed)
    dates = find_dates(parsed, date)
    places = find_places(parsed)
    actors, attributions = attribute(parsed, layout.parts, places, layout.outlet)
    claims, figures = extract(parsed, attributions, actors, dates, places, layout.parts)
    excess = tuple(
        Problem(location=location, stage=NOTE_ON_FIGURES, message=words)
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
    return found if parsed.text == text else _in_own_words(found, text)


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


def _not_analysed(text: str, language: str, date: str | None, location: str) -> Analysis:
    message = (
        f"language not analysed: {language}; the text is kept as it is. "
        "Only English (en) is read for statements so far."
    )
    problem = Problem(location=location, stage="language", message=message)
    return Analysis(text_sha256=text_hash(text), language=language, date=date, problems=(problem,))


def _too_long(text: str, date: str | None, location: str) -> Analysis:
    message = (
        f"not analysed: {len(text):,} characters are above the limit of {LONGEST_ANALYSED:,}; "
        "the text is kept as it is. Split it into single documents."
    )
    problem = Problem(location=location, stage="analysis", message=message)
    return Analysis(text_sha256=text_hash(text), language="und", date=date, problems=(problem,))


def analyse_or_report(
    text: str,
    *,
    date: str | None = None,
    outlet: str | None = None,
    location: str = "",
    kept: Kept = NOTHING_KEPT,
) -> Analysed:
    """Return `analyse_kept(...)`; a fault in a stage becomes a problem of this text alone.

    Raises ModelFileError for files that every text would meet, and MemoryError, since what went
    before may have filled the memory.
    """
    try:
        return analyse_kept(text, date=date, outlet=outlet, location=location, kept=kept)
    except (ModelFileError, MemoryError):
        raise
    except Exception as e:  # noqa: BLE001 - a fault met on one text must never stop the rest
        message = (
            f"the analysis stopped with {type(e).__name__}: {e}. The text is kept without claims; "
            "please report this with the text if you may share it."
        )
        problem = Problem(location=location, stage="analysis", message=message)
        nothing = Analysis(
            text_sha256=text_hash(text), language="und", date=date, problems=(problem,)
        )
        return Analysed(nothing, NOTHING_KEPT)
