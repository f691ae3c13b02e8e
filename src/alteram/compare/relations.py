"""How the claims about one event stand to each other, by the words of docs/glossary.md.

Scope is compared before anything is called another figure; copies are never related to each
other; no relation says which claim holds. Claims are looked up by act, actor, number or run of
words, and each is related to a bounded number of speakers, so that the work grows with the number
of claims and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from alteram.compare.citing import find_citations, find_translations
from alteram.compare.figure_relations import find_figure_relations, tally
from alteram.compare.figures import count_figures
from alteram.compare.naming import all_own_words, content_words, own_words
from alteram.compare.relating import (
    are_apart,
    first_speakers,
    in_time,
    is_later,
    relate,
    relate_all,
)
from alteram.compare.repeats import find_repeats
from alteram.compare.tellings import Tellings, Told
from alteram.comparison import Line, Related
from alteram.model import Act, Event, Relation

_DENYING = frozenset(("denies_act", "acknowledges_denies_responsibility"))
_SAYING = frozenset(("asserts", "attributes_to", "attributes_to_unknown", "accepts_responsibility"))
_EXPLAINING = "acknowledges_other_explanation"
_MOST_PASSAGES = 5
_FULL = 4
_FOUND = frozenset(("bodies_found", "buried"))
_PEOPLE = frozenset(("peopl", "perso", "civil", "resid", "popul", "inhab", "citiz", "villa"))
_MEANS_WORDS = {
    "mine": "mine mines landmine landmines",
    "shell": "shell shells shelling artillery mortar mortars rocket rockets howitzer howitzers",
    "air": "drone drones aircraft airstrike airstrikes plane planes helicopter helicopters",
    "gun": "bullet bullets gunfire rifle rifles pistol pistols sniper snipers gunshot gunshots",
    "blade": "knife knives machete machetes bayonet bayonets axes",
    "no weapon": "accident disease earthquake tremor flood cold hunger illness",
}
_MEANS = {kind: content_words(words) for kind, words in _MEANS_WORDS.items()}


class _Block:
    """Who said one act happened: the first passages of each speaker, by whom they name."""

    def __init__(self) -> None:
        self.all: dict[str, list[Told]] = defaultdict(list)
        self.naming: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))

    def add(self, one: Told) -> None:
        """Keep a passage, of each speaker the first few."""
        if len(self.all[one.key]) < _MOST_PASSAGES:
            self.all[one.key].append(one)
        for word in all_own_words(one.item.blamed):
            held = self.naming[word][one.key]
            if len(held) < _MOST_PASSAGES:
                held.append(one)


def _blocks(told: Iterable[Told]) -> dict[Act | None, _Block]:
    found: dict[Act | None, _Block] = defaultdict(_Block)
    for one in told:
        if one.item.line.position in _SAYING:
            found[one.item.claim.act].add(one)
    return found


def _own_words_of(one: Told) -> frozenset[str]:
    """Return by which words others name those whose part a speaker denies: the speaker's own side
    where the words give no name ("any involvement of our forces")."""
    named = all_own_words(one.item.blamed)
    return named or own_words(one.name) | own_words(one.item.line.party)


def _answered(one: Told, block: _Block) -> list[Told]:
    """Return the passages that a denial or another explanation is about, one a speaker.

    Who denies having done it denies those who say that he or she did; who denies the act denies
    all who say that it happened, but for those of the same party. Another explanation stands
    beside those who name somebody.
    """
    denies, blamed = one.item.line.position in _DENYING, one.item.blamed
    held: dict[str, list[Told]] = defaultdict(list)
    if (denies and blamed) or one.item.line.position == "acknowledges_denies_responsibility":
        for word in sorted(_own_words_of(one)):
            for key, passages in first_speakers(block.naming.get(word, {})):
                held[key] += passages
    else:
        for key, passages in first_speakers(block.all):
            held[key] = [p for p in passages if _is_denied(one, p, denies)]
    found = []
    for key, passages in held.items():
        ours = [p for p in passages if are_apart(one, p)]
        if key != one.key and ours:
            found.append(max(ours, key=lambda p: (_shared(one, p), -p.at)))
    return sorted(found, key=lambda p: p.at)


def _is_denied(one: Told, other: Told, denies: bool) -> bool:
    """Tell whether a denial without a name, or another explanation, is about a passage.

    A short denial ("this is a forgery") is about passages with a word in common alone. Counts of
    bodies, and passages that say little, are not denied with the act.
    """
    if one.item.line.party == other.item.line.party:
        return False
    least = {None: 2, "other": 1}.get(one.item.claim.act, 0)
    if len(content_words(one.item.line.quote)) < _FULL:
        least = max(least, 1)
    says_who = bool(all_own_words(other.item.blamed)) or bool(other.item.claim.labels)
    if not denies and not says_who:
        return False
    says_it = says_who or len(content_words(other.item.line.quote)) >= _FULL - 1
    counts_dead = any(figure.outcome in _FOUND for figure, _ in other.item.figures)
    return says_it and not counts_dead and _shared(one, other) >= least


def _shared(one: Told, other: Told) -> int:
    return len(content_words(one.item.line.quote) & content_words(other.item.line.quote))


def _denials(told: Sequence[Told], blocks: dict[Act | None, _Block]) -> Iterator[Related]:
    done: set[tuple[object, ...]] = set()
    for one in told:
        position = one.item.line.position
        relation: Relation
        if position in _DENYING:
            relation = "denies"
        elif position == _EXPLAINING:
            relation = "gives_other_cause"
        else:
            continue
        blamed_named = bool(all_own_words(one.item.blamed))
        key = (one.key, position, one.item.claim.act, one.item.blamed)
        vague = one.item.claim.act in (None, "other") and not blamed_named
        if (key in done and not vague) or one.item.claim.act not in blocks:
            continue
        done.add(key)
        yield from relate_all(relation, one, _answered(one, blocks[one.item.claim.act]))


def _same_victims(one: Told, other: Told) -> bool:
    """Tell whether two passages may speak of the same deed: unless each names its own victims."""
    first, second = (content_words(x.item.claim.affected or "") for x in (one, other))
    general = bool(first & _PEOPLE) or bool(second & _PEOPLE)
    return not first or not second or general or bool(first & second)


def _other_actors(told: Iterable[Told]) -> Iterator[Related]:
    """Yield who names another actor for one act, each speaker and actor once."""
    named = ((one, all_own_words(one.item.blamed)) for one in in_time(told))
    yield from _competing("gives_other_actor", named)


def _other_means(told: Iterable[Told]) -> Iterator[Related]:
    """Yield who says that one act was done by means of another kind, each speaker once."""
    named = ((one, _kind_of_means(one)) for one in in_time(told))
    yield from _competing("gives_other_cause", named)


def _kind_of_means(one: Told) -> frozenset[str]:
    words = content_words(one.item.claim.means or "")
    return frozenset(kind for kind, known in _MEANS.items() if words & known)


def _competing(
    relation: Relation, named: Iterable[tuple[Told, frozenset[str]]]
) -> Iterator[Related]:
    """Yield who names something else for one act than others did before, each once."""
    met: dict[Act, dict[tuple[str, frozenset[str]], Told]] = defaultdict(dict)
    for one, words in named:
        act = one.item.claim.act
        if act is None or act == "other" or not words or one.item.line.position not in _SAYING:
            continue
        held = met[act]
        if (one.key, words) not in held:
            looked_at = list(first_speakers(held))
            agreeing = {key for (key, theirs), _ in looked_at if not words.isdisjoint(theirs)}
            others: dict[str, Told] = {}
            for (key, _), earlier in looked_at:
                if key in agreeing or key == one.key or not are_apart(one, earlier):
                    continue
                if _same_victims(one, earlier):
                    others.setdefault(key, earlier)
            yield from relate_all(relation, one, list(others.values()))
            held[one.key, words] = one


def _moved(told: Iterable[Told]) -> Iterator[Related]:
    """Yield where a speaker, at a later date, takes another position or names another actor."""
    last: dict[tuple[str, Act], Told] = {}
    for one in in_time(told):
        act, position = one.item.claim.act, one.item.line.position
        if act in (None, "other") or position not in _SAYING | _DENYING:
            continue
        earlier = last.get((one.key, act))
        if earlier is not None and is_later(one, earlier) and are_apart(one, earlier):
            turned = (position in _DENYING) != (earlier.item.line.position in _DENYING)
            if turned or _other_named(one, earlier):
                yield relate("revises", one, earlier)
        last[one.key, act] = one


def _other_named(one: Told, earlier: Told) -> bool:
    mine, before = all_own_words(one.item.blamed), all_own_words(earlier.item.blamed)
    return bool(mine and before) and mine.isdisjoint(before) and _same_victims(one, earlier)


def _withdrawn(told: Iterable[Told]) -> Iterator[Related]:
    """Yield which earlier claim a speaker withdraws: one about the same thing by its words."""
    held: dict[str, list[Told]] = defaultdict(list)
    for one in in_time(told):
        if one.item.line.position != "withdraws":
            if len(held[one.key]) < 10 * _MOST_PASSAGES:
                held[one.key].append(one)
        elif not one.item.figures:
            before = [p for p in held[one.key] if is_later(one, p) and are_apart(one, p)]
            alike = [p for p in before if _shared(one, p) >= 2]
            if alike:
                yield relate("withdraws", one, max(alike, key=lambda p: (_shared(one, p), p.at)))


def _line(line: Line) -> tuple[str, str]:
    return line.document, line.claim


def _pair(one: Related) -> tuple[str, str, str, str]:
    return *_line(one.later), *_line(one.earlier)


def find_relations(tellings: Tellings, event: Event) -> tuple[Related, ...]:
    """Return the relations between an event's claims, each once, in order of appearance.

    A passage that cites or translates another is not said to repeat it as well, nor is a narrower
    group named twice where the number is the same.
    """
    told = tellings.told(event)
    blocks = _blocks(told)
    counted = count_figures((one.item for one in told), event)
    by = tally(told, counted, tellings.index.judgements.figures)
    closer = [*find_citations(told), *find_translations(told)]
    taken = {_pair(one) for one in closer}
    found = [
        *closer,
        *_denials(told, blocks),
        *_other_actors(told),
        *_other_means(told),
        *_moved(told),
        *_withdrawn(told),
        *find_figure_relations(by),
        *find_repeats(told),
    ]
    apart = {_pair(one) for one in found if one.relation == "not_comparable"}
    without = {"repeats": taken, "narrows_scope": apart}
    kept = [one for one in found if _pair(one) not in without.get(one.relation, ())]
    order = {_line(one.item.line): one.at for one in told}
    once = {(one.relation, *_pair(one)): one for one in reversed(kept)}
    return tuple(
        sorted(
            once.values(),
            key=lambda one: (order[_line(one.later)], order[_line(one.earlier)], one.relation),
        )
    )
