"""Templates of MUC-4 from claims and figures alone, with nothing learned from the keys.

One template is written per kind of incident that the claims tell of: the acts of claims and the
outcomes of figures say the kind, the most frequent date and place of those claims the setting,
the alleged actors the organisations with the degree that the position gives, and killed, injured
or taken people the human targets. Two attacks in one text become one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from incidents.mentions import ONE, PLURAL, number_of

from alteram.model import Analysis, Claim, Figure
from alteram.text.edtf import bounds
from alteram.text.states import state_of_code

_KINDS = {
    "killing": "ATTACK", "injuring": "ATTACK", "shelling": "ATTACK", "mine": "BOMBING",
    "destruction": "BOMBING", "hostage_taking": "KIDNAPPING", "disappearance": "KIDNAPPING",
}  # fmt: skip
_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "hostage": "NO INJURY OR DEATH"}
_OF_FIGURES = {"killed": "ATTACK", "injured": "ATTACK", "hostage": "KIDNAPPING"}
_OF_ACTS = {"killing": "DEATH", "injuring": "INJURY"}
_DEGREES = {"accepts_responsibility": "CLAIMED OR ADMITTED", "attributes_to": "REPORTED AS FACT"}
_SPOKEN = "SUSPECTED OR ACCUSED"
_ACCUSERS = frozenset({"attributes_to"})
_ORGANISATIONS = frozenset({"body", "state"})
_MOST_ACTORS = 2


def kind_of(claim: Claim, figures: Sequence[Figure]) -> str | None:
    """Return the kind of incident that a claim tells of."""
    if claim.act in _KINDS:
        return _KINDS[claim.act]
    return next((_OF_FIGURES[f.outcome] for f in figures if f.outcome in _OF_FIGURES), None)


def day(claims: Sequence[Claim], told: str | None) -> dict[str, str | None] | None:
    """Return the most frequent date of the claims as first and last day, else "before told"."""
    dates = Counter(claim.date for claim in claims if claim.date)
    if not dates:
        return {"lo": None, "hi": str(bounds(told)[1])} if told else None
    first, last = bounds(min(dates, key=lambda date: (-dates[date], date)))
    return {"lo": str(first) if first else None, "hi": str(last) if last else None}


def counted(figure: Figure) -> dict[str, Any] | None:
    """Return a figure as a human target, None where it counts nobody hurt or taken."""
    number = number_of(figure)
    if figure.outcome not in _EFFECTS or number is None:
        return None
    return {"text": figure.verbatim, "number": number, "effect": _EFFECTS[figure.outcome]}


def named(claim: Claim) -> dict[str, Any] | None:
    """Return whom a claim says to be killed or hurt as a human target, where no figure does."""
    if claim.affected is None or claim.act not in _OF_ACTS:
        return None
    several = claim.affected.lower().endswith("s") and not claim.affected[:1].isupper()
    return {
        "text": claim.affected,
        "number": dict(PLURAL if several else ONE),
        "effect": _OF_ACTS[claim.act],
    }


def degree(claim: Claim, analysis: Analysis) -> str:
    """Return how surely a claim holds its alleged actors responsible, in the keys' words."""
    kinds = {a.id: a.kind for a in analysis.attributions}
    spoken = kinds.get(claim.attribution, "outlet") != "outlet"
    if claim.position in _ACCUSERS and spoken:
        return _SPOKEN
    return _DEGREES.get(claim.position, _DEGREES["attributes_to"])


def organisation(name: str, bodies: Sequence[str]) -> str | None:
    """Return the longest body named in an alleged actor's wording, None for mere people."""
    padded = f" {' '.join(name.upper().split())} "
    inside = [body for body in bodies if f" {' '.join(body.upper().split())} " in padded]
    return max(inside, key=lambda body: (len(body), body)) if inside else None


def templates(analysis: Analysis) -> list[dict[str, Any]]:
    """Return one template for each kind of incident that the claims tell of."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in analysis.figures:
        figures[figure.claim].append(figure)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in analysis.claims:
        kind = kind_of(claim, figures[claim.id])
        if kind is not None and claim.position != "demands":
            groups[kind].append(claim)
    return [template(kind, groups[kind], figures, analysis) for kind in sorted(groups)]


def template(
    kind: str,
    claims: Sequence[Claim],
    figures: dict[str, list[Figure]],
    analysis: Analysis,
) -> dict[str, Any]:
    """Return the template of one kind of incident."""
    places = Counter(claim.place for claim in claims if claim.place is not None)
    bodies = [actor.name for actor in analysis.actors if actor.kind in _ORGANISATIONS]
    degrees: dict[str, str] = {}
    actors: Counter[str] = Counter()
    for claim in claims:
        for name in claim.alleged_actor:
            body = organisation(name, bodies)
            if body is not None:
                actors[body] += 1
                degrees.setdefault(body, degree(claim, analysis))
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for claim in claims:
        entries = [counted(figure) for figure in figures[claim.id]]
        if not any(entries):
            entries = [named(claim)]
        for entry in entries:
            if entry is not None:
                number = entry["number"]
                words = entry["text"].upper() if number == ONE else ""
                found.setdefault((words, number["lo"], number["hi"], entry["effect"]), entry)
    return {
        "type": kind,
        "date": day(claims, analysis.date),
        "location": location(places, analysis),
        "perp_org": [
            {"text": name, "confidence": degrees[name]}
            for name, _ in actors.most_common(_MOST_ACTORS)
        ],
        "hum": list(found.values()),
    }


def location(places: Counter[int], analysis: Analysis) -> list[str]:
    """Return country and place, or the country named most often where claims have no place."""
    if places:
        place = analysis.places[min(places, key=lambda index: (-places[index], index))]
        state = state_of_code(place.country) if place.country else None
        names = [state.name] if state is not None else []
        written = " ".join(place.text.split())
        return [*names, *([written] if written not in names else [])]
    codes = Counter(place.country for place in analysis.places if place.country)
    state = state_of_code(min(codes, key=lambda code: (-codes[code], code))) if codes else None
    return [state.name] if state is not None else []
