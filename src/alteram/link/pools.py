"""Mentions said to be one: those of the very same place and days, or of one speaker's words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from alteram.link.mentions import Mention
from alteram.model import content_id

Setting = tuple[str, int, int]


def pool(key: str, mentions: Sequence[Mention]) -> Mention:
    """Return one mention that says all that several say; place and date are the first one's."""
    first = mentions[0]
    if len(mentions) == 1:
        return first
    return replace(
        first,
        key=key,
        claims=tuple(sorted({claim for one in mentions for claim in one.claims})),
        documents=tuple(sorted({document for one in mentions for document in one.documents})),
        spoken=frozenset().union(*(one.spoken for one in mentions)),
        speakers=frozenset().union(*(one.speakers for one in mentions)),
        spots=frozenset().union(*(one.spots for one in mentions)),
        acts=frozenset().union(*(one.acts for one in mentions)),
        labels=frozenset().union(*(one.labels for one in mentions)),
        blamed=frozenset().union(*(one.blamed for one in mentions)),
        figures=frozenset().union(*(one.figures for one in mentions)),
        part_of=frozenset().union(*(one.part_of for one in mentions)),
    )


def setting(mention: Mention) -> Setting:
    """Return the place of a mention and its first and last day."""
    return (mention.place.key if mention.place is not None else "", mention.first, mention.last)


def pool_equal(mentions: Iterable[Mention]) -> list[Mention]:
    """Pool the mentions that give the very same place and the very same days."""
    groups: dict[Setting, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[setting(mention)].append(mention)
    return [
        pool(content_id("mention", *key), sorted(group, key=lambda one: one.key))
        for key, group in sorted(groups.items())
    ]


def pool_told(mentions: Iterable[Mention]) -> list[Mention]:
    """Pool what one speaker of one text says of the same place and the same date."""
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        whole = mention.place is not None and mention.dated
        told = (mention.place.key, mention.edtf) if mention.place is not None and whole else ()
        key = (*told, *sorted(mention.speakers)) if told else (mention.key,)
        groups[key].append(mention)
    return [
        group[0] if len(group) == 1 else pool(group[0].key, group)
        for group in (sorted(ours, key=lambda one: one.key) for ours in groups.values())
    ]
