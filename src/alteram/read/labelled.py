"""Texts as JSON lines: those of doccano with its labels, and those that `annotate` takes."""

import json
from typing import Any

from alteram.read.jsonkinds import Kind, Members, listed, names_of, verbatim, words
from alteram.read.published import edtf_of
from alteram.read.reading import Pairs, Reading

LABEL = "doccano label"
"""Name under which each labelled stretch is kept, as JSON with start, end and label."""
_LABELS = ("label", "labels", "entities")


def _accepts(line: Members) -> bool:
    if isinstance(line.get("text"), str):
        return True
    return isinstance(line.get("data"), str) and any(name in line for name in _LABELS)


def _label(value: Any) -> dict[str, Any] | None:
    """Return one label in one form, or None where it marks no stretch (a class of the text)."""
    if isinstance(value, list) and len(value) >= 3:
        start, end, label = value[:3]
    elif isinstance(value, dict):
        start, end, label = (
            value.get("start_offset", value.get("start")),
            value.get("end_offset", value.get("end")),
            value.get("label"),
        )
    else:
        return None
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(label, str)):
        return None
    return {"start": start, "end": end, "label": label}


def _labels(line: Members, text: str) -> tuple[Pairs, tuple[str, ...]]:
    kept: list[tuple[str, str]] = []
    outside = 0
    for member in _LABELS:
        for value in listed(line.get(member)):
            label = _label(value)
            if label is None:
                kept.append((member, value if isinstance(value, str) else json.dumps(value)))
            elif 0 <= label["start"] < label["end"] <= len(text):
                kept.append((LABEL, json.dumps(label, ensure_ascii=False)))
            else:
                outside += 1
                kept.append((member, json.dumps(value, ensure_ascii=False)))
    problems = (
        f"has {outside} labels that mark no stretch of its text; they were kept as they stand. "
        "Check that the offsets count characters.",
    )
    return tuple(kept), problems if outside else ()


def _read(line: Members, how: str) -> Reading:
    name = "text" if isinstance(line.get("text"), str) else "data"
    text = line[name]
    labels, problems = _labels(line, text)
    return Reading(
        text=text,
        media_type="application/json",
        method=f"JSON, member {name!r}, {how}",
        title=words(line, "title", "headline"),
        outlet=names_of(line.get("outlet")),
        author=names_of(line.get("author")),
        published=edtf_of(words(line, "date", "published")),
        received=verbatim(line, name, *_LABELS) + labels,
        problems=problems,
    )


def _location(line: Members) -> str:
    url = words(line, "url", "link")
    return url if url.startswith(("http://", "https://")) else ""


LABELLED = Kind(name="text line", accepts=_accepts, read=_read, location=_location)
