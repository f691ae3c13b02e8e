"""A chart drawn as SVG without a browser, ready to stand in a page.

The renderer may load nothing: a specification that names an address is refused here, since the
renderer's own list of addresses keeps it neither from files nor from images. Drawings are kept by
the hash of what they show; one is made at a time, whoever asks.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any, Literal

import vl_convert
from markupsafe import Markup

from alteram.charts.cleaning import cleaned
from alteram.charts.words import JOINT

Room = Literal["broad", "narrow", "sign"]
Spec = Mapping[str, Any]

VERSION = "6.4"
"""Of Vega-Lite, as the specifications are written."""
_MOST_KEPT = 512
_MOST_BYTES = 32_000_000

_LOCK = Lock()
_KEPT: OrderedDict[str, Markup] = OrderedDict()


def draw(spec: Spec, *, room: Room = "broad", themed: bool = True) -> Markup:
    """Return a specification as SVG in which every colour follows the page's theme.

    Where it is not `themed`, colours are those of the specification, for paper. Links lead to
    paths of this page or host alone. Raises ValueError for a specification that
    would load something.
    """
    words = json.dumps(to_draw(spec), ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(f"{room}\n{themed}\n{words}".encode("utf-8", "replace")).hexdigest()
    with _LOCK:
        held = _KEPT.get(key)
        if held is not None:
            _KEPT.move_to_end(key)
            return held
        svg = vl_convert.vegalite_to_svg(words, vl_version=VERSION, allowed_base_urls=[])
        made = cleaned(svg, str(spec.get("description", "")), room=room, themed=themed)
        _KEPT[key] = made
        while len(_KEPT) > _MOST_KEPT or (
            len(_KEPT) > 1 and sum(map(len, _KEPT.values())) > _MOST_BYTES
        ):
            _KEPT.popitem(last=False)
        return made


def picture(spec: Spec, *, scale: float = 2.0) -> bytes:
    """Return a specification as PNG, on white, for files that hold no SVG."""
    refuse_loading(spec)
    with _LOCK:
        return vl_convert.vegalite_to_png(
            json.dumps(_without_links(spec)), vl_version=VERSION, scale=scale, allowed_base_urls=[]
        )


def warm_up() -> None:
    """Start the renderer, which takes half a second, before somebody waits for it."""
    draw(
        {
            "description": "nothing",
            "data": {"values": [{"x": 1}]},
            "mark": "point",
            "encoding": {"x": {"field": "x", "type": "quantitative", "axis": None}},
            "width": 10,
            "height": 10,
            "autosize": "none",
        }
    )


def refuse_loading(spec: object) -> None:
    """Raise ValueError where a specification names an address to load from."""
    if isinstance(spec, Mapping):
        if "url" in spec or spec.get("type") == "image" or spec.get("mark") == "image":
            raise ValueError("A chart holds its data; it loads nothing.")
        for value in spec.values():
            refuse_loading(value)
    elif isinstance(spec, (list, tuple)):
        for value in spec:
            refuse_loading(value)


def to_draw(spec: Spec) -> dict[str, Any]:
    """Return a specification whose words and links travel as names, to be set in afterwards.

    So the renderer measures no word, and completes no link.
    """
    refuse_loading(spec)
    found = dict(spec)
    found["layer"] = [_travelling(layer) for layer in spec.get("layer", ())]
    if not found["layer"]:
        del found["layer"]
    return found


def _travelling(layer: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(layer)
    encoding = dict(made.get("encoding", {}))
    text, link = encoding.get("text"), encoding.pop("href", None)
    if isinstance(text, Mapping) and "field" in text:
        encoding["description"] = {"field": text["field"], "type": "nominal"}
        encoding["text"] = {"value": ""}
    if link is not None:
        named = encoding["description"]["field"]
        first, second = (f"datum[{json.dumps(one)}]" for one in (link["field"], named))
        joined = f"{first} + {json.dumps(JOINT)} + {second}"
        made["transform"] = [*made.get("transform", ()), {"calculate": joined, "as": "joined"}]
        encoding["description"] = {"field": "joined", "type": "nominal"}
    made["encoding"] = encoding
    return made


def _without_links(spec: Spec) -> dict[str, Any]:
    layers = [dict(layer) for layer in spec.get("layer", ())]
    for layer in layers:
        held = layer.get("encoding", {})
        layer["encoding"] = {name: value for name, value in held.items() if name != "href"}
    return {**spec, "layer": layers} if layers else dict(spec)
