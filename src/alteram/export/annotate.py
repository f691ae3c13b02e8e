"""One text's analysis as one JSON object, for the pipe `alteram annotate`."""

from alteram.export.rows import Row, pairs
from alteram.model import Analysis, Claim, Figure


def annotation(document_id: object, text: str, analysis: Analysis) -> Row:
    """Return the object of the annotate contract; offsets are code points of `text`.

    `document_id` is handed back as it was given. A figure whose words do not stand at its
    offsets is left out and named among the problems.
    """
    off = [f for f in analysis.figures if text[f.span.start : f.span.end] != f.verbatim]
    problems: list[Row] = [
        {"stage": problem.stage, "sentence": None, "message": problem.message}
        for problem in analysis.problems
    ]
    problems.extend(
        {"stage": "quote", "sentence": None, "message": f"figure {figure.id} does not match the "
         "text at its offsets; it was left out. Please report this fault of the program."}
        for figure in off
    )  # fmt: skip
    return {
        "id": document_id,
        "text_sha256": analysis.text_sha256,
        "language": analysis.language,
        "date": analysis.date,
        "dates": _dates(analysis),
        "places": _places(analysis),
        "actors": _actors(analysis),
        "attributions": _attributions(analysis),
        "claims": [_claim(claim) for claim in analysis.claims],
        "figures": [_figure(figure) for figure in analysis.figures if figure not in off],
        "problems": problems,
    }


def _dates(analysis: Analysis) -> list[Row]:
    return [
        {
            "start": date.span.start,
            "end": date.span.end,
            "text": date.text,
            "edtf": date.edtf,
            "kind": date.kind,
            "timex_type": date.timex_type,
            "timex_value": date.timex_value,
        }
        for date in analysis.dates
    ]


def _places(analysis: Analysis) -> list[Row]:
    return [
        {
            "start": place.span.start,
            "end": place.span.end,
            "text": place.text,
            "name": place.name,
            "lat": place.lat,
            "lon": place.lon,
            "geonameid": place.geonameid,
            "country": place.country,
            "precision": place.precision,
            "name_used_by": place.name_used_by,
        }
        for place in analysis.places
    ]


def _actors(analysis: Analysis) -> list[Row]:
    return [
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "mentions": pairs(actor.mentions),
            "part_of": actor.part_of,
            "state": actor.state,
            "role": actor.role,
            "unnamed": actor.unnamed,
            "metonym": actor.metonym,
        }
        for actor in analysis.actors
    ]


def _attributions(analysis: Analysis) -> list[Row]:
    return [
        {
            "id": attribution.id,
            "speaker": pairs(attribution.speaker),
            "cue": pairs(attribution.cue),
            "content": pairs(attribution.content),
            "kind": attribution.kind,
            "parent": attribution.parent,
            "speaker_name": attribution.speaker_name,
            "speaker_actor": attribution.speaker_actor,
            "chain": list(attribution.chain),
            "confidence": attribution.confidence,
        }
        for attribution in analysis.attributions
    ]


def _claim(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "attribution": claim.attribution,
        "start": claim.span.start,
        "end": claim.span.end,
        "act": claim.act,
        "position": claim.position,
        "date": claim.date,
        "place": claim.place,
        "alleged_actor": list(claim.alleged_actor),
        "affected": claim.affected,
        "means": claim.means,
        "labels": [label.text for label in claim.labels],
        "answers": claim.answers,
    }


def _figure(figure: Figure) -> Row:
    return {
        "id": figure.id,
        "claim": figure.claim,
        "start": figure.span.start,
        "end": figure.span.end,
        "verbatim": figure.verbatim,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "outcome": figure.outcome,
        "group": list(figure.group),
        "counting_unit": figure.counting_unit,
        "scope_place": figure.scope_place,
        "scope_interval": figure.scope_interval,
        "subset_of": figure.subset_of,
    }
