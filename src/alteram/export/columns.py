"""The columns of each table, in order, with what they hold."""

from typing import Literal

Kind = Literal[
    "text", "whole", "number", "yes_no", "texts", "spans", "parts", "labels", "links", "pairs",
]  # fmt: skip
Columns = dict[str, Kind]

_HEAD: Columns = {
    "id": "text",
    "document": "text",
    "document_id": "text",
    "start": "whole",
    "end": "whole",
    "speaker": "text",
    "chain": "texts",
}
_REVIEW: Columns = {"review": "text", "reviewed_by": "text", "edited_by": "texts"}
_EVENT: Columns = {
    "id": "text",
    "label": "text",
    "date": "text",
    "place": "text",
    "lat": "number",
    "lon": "number",
    "documents": "texts",
    "claims": "texts",
    "independent_origins": "whole",
}
_ACTOR: Columns = {
    "id": "text",
    "name": "text",
    "kind": "text",
    "members": "texts",
    "aliases": "texts",
    "part_of": "text",
    "state": "text",
    "unnamed": "yes_no",
    "metonym": "yes_no",
}

COLUMNS: dict[str, Columns] = {
    "documents": _HEAD
    | {
        "sha256": "text",
        "size": "whole",
        "media_type": "text",
        "captured": "text",
        "title": "text",
        "outlet": "text",
        "author": "text",
        "published": "text",
        "language": "text",
        "method": "text",
        "text_sha256": "text",
        "parts": "parts",
        "container": "text",
        "locator": "text",
        "received": "pairs",
    }
    | _REVIEW,
    "attributions": _HEAD
    | {
        "kind": "text",
        "mode": "text",
        "speaker_spans": "spans",
        "cue": "spans",
        "content": "spans",
        "parent": "text",
        "speaker_actor": "text",
        "confidence": "number",
    }
    | _REVIEW,
    "claims": _HEAD
    | {
        "attribution": "text",
        "event": "text",
        "act": "text",
        "position": "text",
        "date": "text",
        "place": "text",
        "place_as_written": "text",
        "place_name_used_by": "text",
        "alleged_actor": "texts",
        "affected": "text",
        "means": "text",
        "labels": "labels",
        "answers": "text",
        "quote": "text",
    }
    | _REVIEW,
    "figures": _HEAD
    | {
        "claim": "text",
        "event": "text",
        "verbatim": "text",
        "value": "number",
        "low": "number",
        "high": "number",
        "qualifier": "text",
        "outcome": "text",
        "group": "texts",
        "counting_unit": "text",
        "scope_place": "text",
        "scope_interval": "text",
        "inclusive_of": "texts",
        "subset_of": "text",
    }
    | _REVIEW,
    "events": _EVENT | _REVIEW,
    "actors": _ACTOR | _REVIEW,
    "copies": _HEAD
    | {"documents": "texts", "origin": "text", "credit": "text", "links": "links"}
    | _REVIEW,
    "decisions": _HEAD
    | {
        "made": "text",
        "who": "text",
        "action": "text",
        "subject": "text",
        "value": "text",
        "why": "text",
        "seen": "text",
        "round": "text",
    },
}
"""Every table with its columns; `spans` are [start, end] lists, all else is as the names say."""
