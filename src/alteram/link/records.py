"""Mentions as records of linkage: the columns that are compared, and which pairs are proposed.

Two mentions are compared where they share a block: the place, its cell of the map, its spelling,
a day; in a wide place or a long time only with a name or a number in common. Within a block of
very many, a mention meets its neighbours in time, or none.
"""

from collections.abc import Callable, Iterator, Sequence
from math import floor
from typing import Any

from alteram.link.levels import COMPARISONS
from alteram.link.linkage import Comparison, Model
from alteram.link.mentions import Mention
from alteram.link.settings import FAR, SHORT_DAYS, Place, days_of, skeleton
from alteram.link.tables import Kind
from alteram.link.where_when import MACROS

EXACT, WIDE, LOOSE, VAGUE, LATER, BARE = range(6)

_CELL_DEGREES = 0.4
_NEIGHBOURS = 60
MOST_FOUND = 400
_FEW_DAYS = 3
_TELLING_NUMBER = 100
_LEAST_SOUNDS = 3
_MOST_SPOTS = 40
_DOCUMENT = 10**9
_BATCH = 20_000
_SHARE = 50_000

COLUMNS: dict[str, Kind] = {
    "kind": "whole", "is_new": "flag", "place": "text", "country": "text", "lat": "number",
    "lon": "number", "sound": "text", "stem": "text", "is_local": "flag", "is_wide": "flag",
    "edtf": "text", "first": "whole", "last": "whole", "written": "whole", "is_short": "flag",
    "is_vague": "flag", "is_range": "flag", "acts": "texts", "labels": "texts",
    "blamed": "texts", "figures": "texts", "telling": "texts", "speakers": "texts",
    "spoken": "texts", "documents": "texts", "spots": "wholes", "meets": "texts",
    "finds": "texts", "seeks": "texts",
}  # fmt: skip

_FOR_PAIRS = ("meets", "finds", "seeks", "kind", "is_new", "written")

# The blocks, each once: `spot` is a mention's place in time among its kind in a block.
_TABLES = {
    "ordered": "SELECT *, row_number() OVER (PARTITION BY kind, block ORDER BY id) AS spot FROM "
    "(SELECT id, kind, is_new, first, last, hash(unnest(meets)) AS block FROM records)",
    "found": "SELECT id, is_new, first, last, hash(unnest(finds)) AS block FROM records",
    "usable": f"SELECT block FROM found GROUP BY block HAVING count(*) <= {MOST_FOUND}",
    "sought": "SELECT records.id, is_new, first, last, written, block FROM "
    "(SELECT id, hash(unnest(seeks)) AS block FROM records) AS blocks "
    "JOIN usable USING (block) JOIN records USING (id)",
}

# Mentions of one kind that stand next to each other in time within a block; `part` makes the
# window a join on equal values.
_NEXT = f"""
SELECT l.id AS left_id, r.id AS right_id
FROM (SELECT *, unnest([spot // {_NEIGHBOURS}, spot // {_NEIGHBOURS} + 1]) AS part FROM ordered) l
JOIN ordered r ON l.kind = r.kind AND l.block = r.block AND l.part = r.spot // {_NEIGHBOURS}
WHERE r.spot > l.spot AND r.spot <= l.spot + {_NEIGHBOURS} AND r.first <= l.last
AND (l.is_new OR r.is_new)
"""

# Mentions that look for a more exact one, a share of the blocks at a time: the join is large.
_SOUGHT = """
SELECT s.id AS left_id, f.id AS right_id FROM sought s JOIN found f USING (block)
WHERE block % {shares} = {share} AND f.first <= s.last AND s.first <= f.last
AND f.first <= s.written AND (s.is_new OR f.is_new)
"""


def model(count: int = 0, comparisons: tuple[Comparison, ...] = COMPARISONS) -> Model:
    """Return the model by which so many mentions are linked."""
    shares = 1 + count // _SHARE
    sought = tuple(_SOUGHT.format(shares=shares, share=share) for share in range(shares))
    return Model(
        columns=COLUMNS,
        comparisons=comparisons,
        pairs=(_NEXT, *sought),
        tables=_TABLES,
        macros=MACROS,
        for_pairs=_FOR_PAIRS,
    )


def kind(mention: Mention) -> int:
    """Return how exact a mention is: the lower, the earlier it founds an event."""
    if mention.bare:
        return BARE
    if mention.found_later and mention.short:
        return LATER
    if mention.short and mention.place is not None:
        return EXACT if mention.local else WIDE
    return LOOSE if mention.founding else VAGUE


def order(mention: Mention) -> tuple[int, int, list[str], list[str], str]:
    """Return the key that sorts mentions by time, then by what they tell."""
    return (mention.first, mention.last, sorted(mention.labels), sorted(mention.acts), mention.key)


def batches(mentions: Sequence[Mention], new: Sequence[bool]) -> Iterator[dict[str, list[Any]]]:
    """Yield the columns of mentions that stand in the order of `order`; `new` tells which are new.

    A pair of two that are not new is not proposed.
    """
    documents = sorted({document for one in mentions for document in one.documents})
    number = {document: at * _DOCUMENT for at, document in enumerate(documents)}
    for start in range(0, len(mentions), _BATCH):
        batch = mentions[start : start + _BATCH]
        made = {name: [of(one) for one in batch] for name, of in _COLUMNS.items()}
        made["is_new"] = list(new[start : start + _BATCH])
        made["spots"] = [_spots(one, number) for one in batch]
        yield made


def blocks(mention: Mention) -> tuple[str, ...]:
    """Return the keys under which a mention must be found by those that may be of one event.

    Their first letter tells what for: to meet others as exact, to be found by less exact ones, to
    find more exact ones, to be told again.
    """
    return tuple(sorted(_keys(mention, meets="m", finds="f", seeks="s")))


def sought(mention: Mention) -> tuple[str, ...]:
    """Return the keys under which those stand that may be of one event with a mention."""
    return tuple(sorted(_keys(mention, meets="m", finds="s", seeks="f")))


def claim_block(claim: str) -> str:
    """Return the key under which the mention of a claim is found."""
    return f"claim {claim}"


def _keys(mention: Mention, *, meets: str, finds: str, seeks: str) -> set[str]:
    return {
        *(f"{meets} {block}" for block in _meets(mention)),
        *(f"{finds} {block}" for block in _finds(mention)),
        *(f"{seeks} {block}" for block in _seeks(mention)),
        *map(claim_block, mention.claims),
    }


def _spots(mention: Mention, number: dict[str, int]) -> list[int]:
    spots = sorted(number[document] + start for document, start in mention.spots)
    return spots[:_MOST_SPOTS]


def _place_blocks(place: Place) -> tuple[str, ...]:
    """Return the blocks in which a place may meet others: itself, its cell, its spelling."""
    if place.precision == "country":
        return (place.key,)
    if place.lat is None or place.lon is None:
        return (place.key, f"like:{skeleton(place.name)}")
    row, column = floor(place.lat / _CELL_DEGREES), floor(place.lon / _CELL_DEGREES)
    around = (
        f"cell:{row + down}:{column + right}:{place.name[:1]}"
        for down in (0, 1)
        for right in (0, 1)
    )
    return (place.key, *around)


def _days(mention: Mention) -> tuple[str, ...]:
    """Return the days under which a mention of days is found: all of a few, else both ends."""
    if not mention.dated or mention.days > SHORT_DAYS:
        return ()
    if mention.days <= _FEW_DAYS:
        return tuple(f"day:{day}" for day in range(mention.first, mention.last + 1))
    return (f"from:{mention.first}", f"to:{mention.last}")


def _words(mention: Mention) -> list[str]:
    """Return what is telling enough to find a mention in a wide place or a long time."""
    return sorted({*mention.labels, *_told(mention)})


def _told(mention: Mention) -> list[str]:
    return [f"{outcome} {number:g}" for outcome, number in sorted(mention.figures)]


def _telling(mention: Mention) -> list[str]:
    return [
        f"{outcome} {number:g}"
        for outcome, number in sorted(mention.figures)
        if number >= _TELLING_NUMBER and number % 10
    ]


def _meets(mention: Mention) -> list[str]:
    """Return the blocks in which a mention meets others that are as exact."""
    if kind(mention) in (VAGUE, BARE):
        return []
    if mention.place is None:
        return list(_days(mention))
    return list(_place_blocks(mention.place))


def _finds(mention: Mention) -> list[str]:
    """Return the blocks under which less exact mentions find this one."""
    if mention.bare:
        return []
    days = _days(mention)
    if mention.place is None:
        return list(days)
    inside = f"in:{mention.place.country}"
    wide = (inside,) if mention.place.precision == "country" else (inside, mention.place.key)
    named = [f"{block} {word}" for block in (*wide, mention.place.key) for word in _words(mention)]
    return sorted(
        {
            *_place_blocks(mention.place),
            *days,
            *(f"{block} {day}" for block in (inside, mention.place.key) for day in days),
            *named,
        }
    )


def _seeks(mention: Mention) -> list[str]:
    """Return the blocks in which a mention looks for an event of which more is known."""
    if kind(mention) in (EXACT, BARE):
        return []
    days = _days(mention)
    if mention.place is None:
        return list(days)
    key = mention.place.key
    named = [f"{key} {word}" for word in _words(mention)]
    if mention.local:
        return [*_place_blocks(mention.place), *named]
    inside = (key, f"in:{mention.place.country}", "in:None")
    return sorted({f"{block} {told}" for block in inside for told in (*_words(mention), *days)})


def _place(mention: Mention, name: str) -> Any:
    return None if mention.place is None else getattr(mention.place, name)


def _sound(mention: Mention) -> str | None:
    """Return how an unresolved name sounds, where that is enough to compare."""
    if mention.place is None or mention.place.lat is not None:
        return None
    sounds = skeleton(mention.place.name)
    return sounds if len(sounds) >= _LEAST_SOUNDS else None


def _written(mention: Mention) -> int:
    """Return the last day on which the text can have been written."""
    days = days_of(mention.written)
    return FAR if days is None else days[1]


_COLUMNS: dict[str, Callable[[Mention], Any]] = {
    "kind": kind,
    "place": lambda one: _place(one, "key"),
    "country": lambda one: _place(one, "country"),
    "lat": lambda one: _place(one, "lat"),
    "lon": lambda one: _place(one, "lon"),
    "sound": _sound,
    "stem": lambda one: skeleton(one.place.name)[:4] if one.place is not None else None,
    "is_local": lambda one: one.local,
    "is_wide": lambda one: _place(one, "precision") in ("district", "region"),
    "edtf": lambda one: one.edtf,
    "first": lambda one: one.first,
    "last": lambda one: one.last,
    "written": _written,
    "is_short": lambda one: one.short,
    "is_vague": lambda one: one.vague,
    "is_range": lambda one: "/" in (one.edtf or ""),
    "acts": lambda one: sorted(one.acts),
    "labels": lambda one: sorted(one.labels),
    "blamed": lambda one: sorted(one.blamed),
    "figures": _told,
    "telling": _telling,
    "speakers": lambda one: [" ".join(pair) for pair in sorted(one.speakers)],
    "spoken": lambda one: sorted(one.spoken),
    "documents": lambda one: list(one.documents),
    "meets": _meets,
    "finds": _finds,
    "seeks": _seeks,
}
