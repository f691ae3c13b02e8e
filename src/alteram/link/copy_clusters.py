"""Clusters of copies from pairs: one for each text, each statement inside others, each quotation.

The origin is the document of the text's own issuer, else of the agency that the copies credit, else
the earliest. Every copy has one link, to the origin where both share words, else to the copy
between them.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from alteram.link.candidates import components
from alteram.link.copy_ids import keep_ids, told_apart
from alteram.link.republications import merged, republication
from alteram.link.sharing import Shared, View, judge, outlet_keys, part_in_common
from alteram.model import CopyCluster, Republication, content_id

_TEXT_KINDS = ("same_text", "rewritten")


@dataclass(frozen=True, slots=True)
class Found:
    """Texts in order of first appearance, the pairs among them, the places of quotations.

    `joined` and `parted` are pairs that a person put together or told apart.
    """

    views: Sequence[View]
    pairs: dict[tuple[int, int], Shared]
    quotations: Sequence[Sequence[tuple[int, int]]]
    joined: Sequence[tuple[int, int]] = ()
    parted: Sequence[tuple[int, int]] = ()


def clusters_of(found: Found, before: Sequence[CopyCluster] = ()) -> tuple[CopyCluster, ...]:
    """Return the clusters by id; each takes the id of the earlier one that it shares most with."""
    connecting = _connecting(found)
    near = _neighbours(connecting)
    groups = components(len(found.views), connecting)
    origins: dict[int, int] = {}
    for group in groups:
        origins |= dict.fromkeys(group, origin_of(found.views, group))
    mates = {number: group for group in groups for number in group}
    made = [_text_cluster(found, group, origins[group[0]], near) for group in groups]
    inside = _statements(found, origins, mates)
    made += [_statement_cluster(found, inner, outers) for inner, outers in sorted(inside.items())]
    made += _quotation_clusters(found, mates, inside, set(origins.values()))
    return tuple(sorted(keep_ids(told_apart(made), before), key=lambda cluster: cluster.id))


def _connecting(found: Found) -> Sequence[tuple[int, int]]:
    """Return the pairs that make texts one, without those that would join texts told apart.

    What a person joined comes first, then what shares most.
    """
    pairs = [pair for pair, shared in found.pairs.items() if _is_text(shared)]
    if not found.parted:
        return pairs
    group = {number: number for pair in found.parted for number in pair}
    members = {number: [number] for number in group}
    apart = set(found.parted) - set(found.joined)
    joined = set(found.joined)
    kept = []
    for one, other in sorted(pairs, key=lambda p: (p not in joined, -found.pairs[p].share, p)):
        left, right = (
            members.setdefault(group.setdefault(number, number), [number])
            for number in (one, other)
        )
        if left is right:
            kept.append((one, other))
        elif not any(_pair(a, b) in apart for a in left for b in right):
            kept.append((one, other))
            for number in right:
                group[number] = group[left[0]]
            left.extend(right)
    return kept


def _is_text(shared: Shared) -> bool:
    return shared.kind in ("same_text", "rewritten")


def _neighbours(pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        near[one].append(other)
        near[other].append(one)
    return near


def origin_of(views: Sequence[View], group: Sequence[int]) -> int:
    """Return the text that others go back to; `group` stands in order of first appearance."""
    issued = [number for number in group if views[number].trace.issuer]
    if issued:
        return issued[0]
    credited = Counter(
        key for n in group for key in views[n].credits if key not in views[n].outlets
    )
    own = [(max((credited[key] for key in views[n].outlets), default=0), n) for n in group]
    most, first = min((-count, number) for count, number in own)
    return first if most else group[0]


def _absent_agency(views: Sequence[View], group: Sequence[int], origin: int) -> str | None:
    """Return the agency that most texts credit, two at least, if none is its own or an issuer's."""
    if views[origin].trace.issuer:
        return None
    present = {key for number in group for key in views[number].outlets}
    named = Counter(
        name
        for number in group
        for name in views[number].trace.credits
        if outlet_keys(name).isdisjoint(present)
    )
    name, count = min(named.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return name if count > 1 and 2 * count >= len(group) else None


def _between(found: Found, one: int, other: int) -> Shared | None:
    first, second = sorted((one, other))
    shared = found.pairs.get((first, second))
    return shared or judge(found.views[first], found.views[second])


def _text_cluster(
    found: Found, group: list[int], origin: int, near: dict[int, list[int]]
) -> CopyCluster:
    """Link each copy to the origin, or to the copy through which it was reached."""
    links: dict[int, Republication] = {}
    parted = set(found.parted)
    queue, reached = deque([origin]), {origin}
    while queue:
        above = queue.popleft()
        for number in near[above]:
            if number in reached:
                continue
            reached.add(number)
            queue.append(number)
            shared = _between(found, origin, number)
            if shared is not None and _is_text(shared) and _pair(origin, number) not in parted:
                links[number] = _link(found, number, origin, shared)
            else:
                links[number] = _link(found, number, above, found.pairs[_pair(number, above)])
    return CopyCluster(
        id=content_id("copies", "same_text", found.views[group[0]].trace.document),
        documents=tuple(found.views[number].trace.document for number in group),
        links=tuple(links[number] for number in sorted(links)),
        origin=found.views[origin].trace.document,
        credit=_absent_agency(found.views, group, origin),
    )


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _link(found: Found, copy: int, of: int, shared: Shared) -> Republication:
    return republication(found.views[of], found.views[copy], shared)


def _statements(
    found: Found, origins: dict[int, int], mates: dict[int, list[int]]
) -> dict[int, set[int]]:
    """Return for each text that stands inside others the texts that contain it."""
    inside: dict[int, set[int]] = defaultdict(set)
    for (one, other), shared in found.pairs.items():
        if shared.kind != "contains":
            continue
        inner, outer = (one, other) if shared.inside == 1 else (other, one)
        if _home(mates, inner) != _home(mates, outer):
            origin = origins.get(inner, inner)
            held = _contains(found, origin, outer) is not None
            inside[origin if held else inner].update(mates.get(outer, [outer]))
    return inside


def _contains(found: Found, inner: int, outer: int) -> Republication | None:
    first, second = _pair(inner, outer)
    shared = _between(found, first, second)
    if shared is None or shared.kind != "contains" or (shared.inside == 1) != (inner == first):
        return None
    return republication(found.views[first], found.views[second], shared)


def _statement_cluster(found: Found, inner: int, outers: set[int]) -> CopyCluster:
    links = {outer: _contains(found, inner, outer) for outer in sorted(outers)}
    held = {outer: link for outer, link in links.items() if link is not None}
    group = sorted([inner, *held])
    return CopyCluster(
        id=content_id("copies", "contains", found.views[inner].trace.document),
        documents=tuple(found.views[number].trace.document for number in group),
        links=tuple(held.values()),
        origin=found.views[origin_of(found.views, group)].trace.document,
    )


def _quotation_clusters(
    found: Found,
    mates: dict[int, list[int]],
    inside: dict[int, set[int]],
    origins: set[int],
) -> list[CopyCluster]:
    """Return one cluster for each set of different texts that have quotations in common."""
    holds: dict[int, set[int]] = defaultdict(set)
    for inner, outers in inside.items():
        for outer in outers:
            holds[_home(mates, outer)].add(_home(mates, inner))
    shared: dict[tuple[int, ...], list[dict[int, int]]] = defaultdict(list)
    for places in found.quotations:
        first = sorted(places, key=lambda place: (place[0] not in origins, place))
        texts = _different_texts(first, mates, holds)
        if len(texts) > 1:
            shared[tuple(texts)].append(texts)
    return [_quotation_cluster(found.views, group, shared[group]) for group in sorted(shared)]


def _different_texts(
    places: Sequence[tuple[int, int]], mates: dict[int, list[int]], holds: dict[int, set[int]]
) -> dict[int, int]:
    """Return one document of each text that has a quotation, with the quotation's number.

    `places` has those first that others go back to. Copies of a text, and articles that hold
    it as a whole, are no other texts.
    """
    firsts: dict[int, tuple[int, int]] = {}
    for text, at in places:
        firsts.setdefault(_home(mates, text), (text, at))
    kept = [place for home, place in firsts.items() if holds[home].isdisjoint(firsts)]
    return dict(sorted(kept))


def _quotation_cluster(
    views: Sequence[View], group: tuple[int, ...], quotations: Sequence[dict[int, int]]
) -> CopyCluster:
    first, *others = group
    links = []
    for other in others:
        shares = [
            part_in_common(views[first].quotations[at[first]], views[other].quotations[at[other]])
            for at in quotations
        ]
        spans = {
            views[other].words_at(*map(int, views[other].spans[at[other]])) for at in quotations
        }
        links.append(
            Republication(
                document=views[other].trace.document,
                of=views[first].trace.document,
                kind="same_quotation",
                overlap=round(max(shares), 3),
                passages=merged(sorted(spans)),
            )
        )
    return CopyCluster(
        id=content_id("copies", "same_quotation", views[first].trace.document),
        documents=tuple(views[number].trace.document for number in group),
        links=tuple(links),
        origin=views[origin_of(views, group)].trace.document,
    )


def _home(mates: dict[int, list[int]], number: int) -> int:
    return mates.get(number, [number])[0]
