"""How claims stand to each other, those of one kind and one pair of speakers together."""

from collections.abc import Sequence

from alteram.compare.wording import UNDATED
from alteram.comparison import Related
from alteram.terminal.words import plain, say, short

MOST_RELATIONS = 60


def print_relations(relations: Sequence[Related]) -> None:
    """Print how claims stand to each other, under one sentence the passages that it is about."""
    if not relations:
        return
    say()
    say("Relations between claims")
    groups: dict[str, list[Related]] = {}
    for one in relations:
        groups.setdefault(one.words, []).append(one)
    for words, ours in list(groups.items())[:MOST_RELATIONS]:
        say(f"  {plain(words)}")
        for one in ours[:3]:
            say(f"    “{short(one.later.quote)}” - {one.later.published or UNDATED}")
            say(f"    to “{short(one.earlier.quote)}” - {one.earlier.published or UNDATED}")
        if len(ours) > 3:
            say(f"    and {len(ours) - 3} more")
    if len(groups) > MOST_RELATIONS:
        say(f"  and {len(groups) - MOST_RELATIONS} more; --json has all")
