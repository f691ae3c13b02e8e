"""Templates of MUC-4 from claims and figures, for an outside scorer of its slots.

Usage: muc4.py DATA_DIR OUT.jsonl [--split dev] [--limit N]

DATA_DIR holds `docs.jsonl`. One template is written per document and kind of incident: the acts
of claims and the outcomes of figures say the kind, the most frequent date and place of those
claims the setting, the actors they name the organisations, and killed or injured figures the
human targets. This is an adapter, not an event reader: two attacks in one text become one.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from alteram.model import Analysis, Claim, Figure
from alteram.pipeline import analyse
from alteram.text.edtf import bounds
from alteram.text.states import state_of_code

_KINDS = {
    "killing": "ATTACK", "injuring": "ATTACK", "shelling": "ATTACK", "mine": "BOMBING",
    "destruction": "BOMBING", "hostage_taking": "KIDNAPPING", "disappearance": "KIDNAPPING",
}  # fmt: skip
_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "hostage": "NO INJURY OR DEATH"}
_OF_FIGURES = {"killed": "ATTACK", "injured": "ATTACK", "hostage": "KIDNAPPING"}
_MOST_ACTORS = 2


def kind_of(claim: Claim, figures: list[Figure]) -> str | None:
    """Return the kind of incident that a claim tells of."""
    if claim.act in _KINDS:
        return _KINDS[claim.act]
    return next((_OF_FIGURES[f.outcome] for f in figures if f.outcome in _OF_FIGURES), None)


def day(claims: list[Claim], told: str | None) -> dict[str, str | None] | None:
    """Return the most frequent date of the claims as first and last day, else "before told"."""
    dates = Counter(claim.date for claim in claims if claim.date)
    if not dates:
        return {"lo": None, "hi": str(bounds(told)[1])} if told else None
    first, last = bounds(min(dates, key=lambda date: (-dates[date], date)))
    return {"lo": str(first) if first else None, "hi": str(last) if last else None}


def target(figure: Figure) -> dict[str, Any] | None:
    """Return a figure as a human target, None where it counts nobody hurt or taken."""
    if figure.outcome not in _EFFECTS or figure.counting_unit == "percent" or figure.value == 0:
        return None
    least = figure.value if figure.value is not None else figure.low
    most = figure.value if figure.value is not None else figure.high
    plural = least is None and most is None
    number = {"lo": least, "hi": most, "approx": figure.qualifier == "about", "plural": plural}
    return {"text": figure.verbatim, "number": number, "effect": _EFFECTS[figure.outcome]}


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
    kind: str, claims: list[Claim], figures: dict[str, list[Figure]], analysis: Analysis
) -> dict[str, Any]:
    """Return the template of one kind of incident."""
    places = Counter(claim.place for claim in claims if claim.place is not None)
    actors = Counter(actor for claim in claims for actor in claim.alleged_actor)
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for claim in claims:
        for figure in figures[claim.id]:
            entry = target(figure)
            if entry is not None:
                found.setdefault((figure.value, figure.low, figure.high, figure.outcome), entry)
    made: dict[str, Any] = {
        "type": kind,
        "date": day(claims, analysis.date),
        "perp_org": [
            {"text": name, "confidence": "REPORTED AS FACT"}
            for name, _ in actors.most_common(_MOST_ACTORS)
        ],
        "hum": list(found.values()),
    }
    made["location"] = location(places, analysis)
    return made


def location(places: Counter[int], analysis: Analysis) -> list[str]:
    """Return country and place, or the country named most often where claims have no place."""
    if places:
        place = analysis.places[min(places, key=lambda index: (-places[index], index))]
        state = state_of_code(place.country) if place.country else None
        names = [state.name] if state is not None else []
        return [*names, *([place.name] if place.name not in names else [])]
    codes = Counter(place.country for place in analysis.places if place.country)
    state = state_of_code(min(codes, key=lambda code: (-codes[code], code))) if codes else None
    return [state.name] if state is not None else []


def main() -> None:
    """Write the templates of one split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, default=None)
    args = parser.parse_args()
    docs = args.data / "docs.jsonl"
    if not docs.is_file():
        sys.exit(f"No docs.jsonl in {args.data}; nothing was written. Give the data's folder.")
    with docs.open(encoding="utf-8") as lines, args.out.open("w", encoding="utf-8") as out:
        rows = [row for line in lines if (row := json.loads(line))["split"] == args.split]
        for row in rows[: args.limit]:
            found = templates(analyse(row["text"]))
            out.write(json.dumps({"doc_id": row["doc_id"], "templates": found}) + "\n")


if __name__ == "__main__":
    main()
