"""Questions to ask each side: what others spoke of and its own account does not hold.

The templates are the same for every party. An outlet's own words and speakers who are only
described put points to others, but are not asked: there is nobody to ask.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from alteram.compare.competing import ACT_OF
from alteram.compare.figure_sets import Group
from alteram.compare.figures import Counted, set_words, spread
from alteram.compare.index import Item
from alteram.compare.points import AGAINST, SAYING, lines_of, sentence
from alteram.compare.wording import ASKED, QUOTED, SET_FIGURES, act_words, some_of
from alteram.comparison import AskedFor, OpenQuestion, PointKind
from alteram.model import Act, Outcome

MOST_QUESTIONS = 8
MOST_SETS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A question with the claims behind it: `sentence` says what was said."""

    asked_for: AskedFor
    sentence: str
    items: tuple[Item, ...]

    @property
    def origins(self) -> int:
        return len({item.origin.key for item in self.items})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A party with its own claims, those of others, who says which act, and the sets of figures."""

    party: str
    ours: Sequence[Item]
    others: Sequence[Item]
    acts: Mapping[Act, Sequence[Item]]
    groups: Sequence[Group]

    def spoke_of(self, act: Act | None) -> bool:
        """Tell whether the account takes any position on an act; a denial of all is one."""
        return any(
            item.claim.act == act or (item.claim.act is None and item.line.position not in SAYING)
            for item in self.ours
        )

    def answers(self, act: Act | None) -> bool:
        """Tell whether the account says who is responsible for an act, or denies it."""
        return any(
            item.claim.act in (act, None)
            and (item.blamed or item.line.position not in ("asserts", "demands"))
            for item in self.ours
        )


def find_questions(items: Sequence[Item], groups: Sequence[Group]) -> tuple[OpenQuestion, ...]:
    """Return what may be asked of each party, parties in alphabetical order.

    A party that others hold responsible is asked though it has no account here. Of each at most
    `MOST_QUESTIONS` stand, those first behind which most independent origins are, then by first
    appearance.
    """
    order = {item.line.claim: number for number, item in reversed(list(enumerate(items)))}
    acts: dict[Act, list[Item]] = defaultdict(list)
    for item in items:
        if item.line.position in SAYING and item.claim.act is not None:
            acts[item.claim.act].append(item)
    parties = _sides(items)
    found: list[OpenQuestion] = []
    for party in sorted(parties, key=lambda name: (name.casefold(), name)):
        ours = [item for item in items if item.line.party == party]
        others = [item for item in items if item.line.party != party]
        side = _Side(party=party, ours=ours, others=others, acts=acts, groups=groups)
        asked = sorted(
            _questions(side), key=lambda one: (-one.origins, order[one.items[0].line.claim])
        )
        found += [_open(party, one) for one in asked[:MOST_QUESTIONS]]
    return tuple(found)


def _sides(items: Iterable[Item]) -> set[str]:
    """Return the parties that can be asked: those who speak for themselves or are named."""
    speaking = {item.line.party for item in items if item.party.is_side}
    telling = {item.line.party for item in items if not item.party.is_side}
    blamed = {
        party for item in items if item.line.position in SAYING for party in item.answering if party
    }
    return speaking | (blamed - telling)


def _open(party: str, asked: _Asked) -> OpenQuestion:
    words = ASKED[asked.asked_for].format(party=party, sentence=asked.sentence)
    return OpenQuestion(
        party=party,
        asked_for=asked.asked_for,
        words=words,
        lines=lines_of(asked.items),
        independent_origins=asked.origins,
    )


def _questions(side: _Side) -> Iterator[_Asked]:
    yield from _blame(side)
    if side.ours:
        yield from _points(side)
        yield from _figures(side)
        yield from _denials(side)
        yield from _settings(side)


def _blame(side: _Side) -> Iterator[_Asked]:
    """Yield the blame that others lay on this party and that it does not answer."""
    blaming = [
        item
        for item in side.others
        if item.line.position in SAYING
        and side.party in item.answering
        and not side.answers(item.claim.act)
    ]
    for act in dict.fromkeys(item.claim.act for item in blaming):
        behind = tuple(item for item in blaming if item.claim.act == act)
        named = (
            actor
            for item in behind
            for actor, party in zip(item.blamed, item.answering, strict=True)
            if party == side.party
        )
        words = f"{some_of(tuple(dict.fromkeys(named)))} ({act_words(act)})"
        yield _asked("answer", "responsibility", words, behind)


def _asked(asked_for: AskedFor, kind: PointKind, words: str, items: Sequence[Item]) -> _Asked:
    said = sentence(kind, words, (item.speaker for item in items))
    return _Asked(asked_for=asked_for, sentence=said, items=tuple(items))


def _points(side: _Side) -> Iterator[_Asked]:
    """Yield the acts that others speak of and this account does not, unless figures say so."""
    counted = {ACT_OF.get(group.scope.outcome) for group in _counted(side)}
    for act, saying in side.acts.items():
        behind = [item for item in saying if item.line.party != side.party]
        blamed = any(side.party in item.answering for item in behind)
        open_to_ask = behind and act != "other" and act not in counted and not blamed
        if open_to_ask and not side.spoke_of(act):
            yield _asked("point", "act", act_words(act), behind)


def _counted(side: _Side) -> list[Group]:
    """Return the sets of whole numbers that others give and this account does not."""
    return [
        group
        for group in side.groups
        if not group.scope.part
        and group.scope.outcome != "other"
        and all(one.item.line.party != side.party for one in group.members)
        and any(spread(one.figure) is not None for one in _given(group))
    ]


def _given(group: Group) -> list[Counted]:
    """Return the figures of a set that their speakers do not only dispute."""
    return [one for one in group.members if one.item.line.position not in AGAINST]


def _figures(side: _Side) -> Iterator[_Asked]:
    """Yield the numbers that others give and to which this account has none to compare."""
    by_outcome: dict[Outcome, list[Group]] = defaultdict(list)
    for group in _counted(side):
        by_outcome[group.scope.outcome].append(group)
    for groups in by_outcome.values():
        said = []
        for group in groups:
            verbatims = dict.fromkeys(QUOTED.format(words=o.figure.verbatim) for o in _given(group))
            figures = some_of(tuple(verbatims))
            said.append(SET_FIGURES.format(set=set_words(group.scope), figures=figures))
        items = [one.item for group in groups for one in _given(group)]
        yield _asked("figure", "figure", "; ".join(said[:MOST_SETS]), items)


def _denials(side: _Side) -> Iterator[_Asked]:
    """Yield the acts that this party denies without another explanation."""
    denied = [item for item in side.ours if item.line.position == "denies_act"]
    explained = {
        item.claim.act
        for item in side.ours
        if item.line.position == "acknowledges_other_explanation" or item.blamed
    }
    for act in dict.fromkeys(item.claim.act for item in denied):
        if act not in explained:
            behind = [item for item in denied if item.claim.act == act]
            yield _asked("explanation", "denial", act_words(act), behind)


def _settings(side: _Side) -> Iterator[_Asked]:
    """Yield that this account says what happened, but never when, or never where."""
    acts = [i for i in side.ours if i.line.position in SAYING and i.claim.act is not None]
    if not acts:
        return
    words = some_of(tuple(dict.fromkeys(act_words(item.claim.act) for item in acts)))
    if not any(item.line.date is not None for item in side.ours):
        yield _asked("date", "act", words, acts)
    if not any(item.place is not None for item in side.ours):
        yield _asked("place", "act", words, acts)
