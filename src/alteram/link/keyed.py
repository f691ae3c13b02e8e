"""All that a collection says of the actors of one key: what is compared, and what is stored."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from alteram.link.actor_facts import ActorFact, Key, capitals
from alteram.link.names import TITLES, state_key
from alteram.model import ActorKind, LinkedActor

_NO_POST_WORDS = """
the of for and a an to at in on former acting deputy first chief
"""
_NO_POST = frozenset(_NO_POST_WORDS.split())
_MOST_KEPT = 24

KIND_ORDER: tuple[ActorKind, ...] = (
    "person", "body", "state", "outlet", "group", "document", "unknown",
)  # fmt: skip


class Counted(NamedTuple):
    """A word or key and how often it is found."""

    words: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedActor:
    """What is known of the actors of one key; `linked` is the id of their `LinkedActor`.

    This is all that later documents are linked against. `names`, `kinds` and `states` are
    single words each with its number of documents' actors, `above` keys of what they are part
    of; `posts` are words of their roles, `shorts` abbreviations, `around` the states that
    their documents name, `met` the keys of like names that one document has beside it.
    """

    key: Key
    linked: str
    names: tuple[Counted, ...]
    kinds: tuple[Counted, ...]
    states: tuple[Counted, ...] = ()
    above: tuple[Counted, ...] = ()
    posts: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    around: tuple[Counted, ...] = ()
    met: tuple[Key, ...] = ()


class Actors(NamedTuple):
    """Actors of a collection, sorted by id, and what later documents are linked against."""

    linked: tuple[LinkedActor, ...]
    keyed: tuple[KeyedActor, ...]


def most(counted: Counter[str]) -> str | None:
    """Return the most frequent word; of several, the longest, then the first."""
    return min(counted, key=lambda word: (-counted[word], -len(word), word)) if counted else None


@dataclass(slots=True, kw_only=True)
class Tally:
    """The actors of one key while they are counted; used inside one call only."""

    key: Key
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    above: Counter[Key] = field(default_factory=Counter)
    posts: set[str] = field(default_factory=set)
    shorts: set[str] = field(default_factory=set)
    members: list[str] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    around: Counter[str] = field(default_factory=Counter)
    met: set[Key] = field(default_factory=set)
    held: str = ""

    def count(
        self, fact: ActorFact, above: Key | None, document: int, around: Iterable[str]
    ) -> None:
        """Add one actor of a document, which goes by a number and names the states `around`.

        `above` is the key of what the actor is part of.
        """
        self.names[fact.name] += 1
        self.kinds[fact.kind] += 1
        if fact.state is not None:
            self.states[fact.state] += 1
        if above is not None:
            self.above[above] += 1
        if fact.role is not None and len(self.posts) < _MOST_KEPT:
            self.posts.update(post_words(fact.role))
        self.shorts.update(fact.shorts[:_MOST_KEPT])
        self.members.append(fact.actor)
        self.documents.add(document)
        self.around.update(around)

    @property
    def name(self) -> str:
        """The name most actors have."""
        return most(self.names) or ""

    @property
    def state(self) -> str | None:
        """The key of the state that most actors are of."""
        state = most(self.states)
        return state_key(state) if state is not None else None

    @property
    def short(self) -> str:
        """The letters of the name where that is an abbreviation."""
        return capitals(self.name)

    def kept(self, linked: str) -> KeyedActor:
        """Return what is stored of this key."""
        return KeyedActor(
            key=self.key,
            linked=linked,
            names=_counted(self.names),
            kinds=_counted(self.kinds),
            states=_counted(self.states),
            above=tuple(Counted(key, n) for key, n in sorted(self.above.items())),
            posts=tuple(sorted(self.posts)),
            shorts=tuple(sorted(self.shorts)),
            around=_counted(self.around),
            met=tuple(sorted(self.met)),
        )


def tally_of(kept: KeyedActor) -> Tally:
    """Return the tally of a key as it was stored, without members and documents."""
    return Tally(
        key=kept.key,
        names=Counter({one.words[0]: one.times for one in kept.names}),
        kinds=Counter({one.words[0]: one.times for one in kept.kinds}),
        states=Counter({one.words[0]: one.times for one in kept.states}),
        above=Counter({one.words: one.times for one in kept.above}),
        posts=set(kept.posts),
        shorts=set(kept.shorts),
        around=Counter({one.words[0]: one.times for one in kept.around}),
        met=set(kept.met),
        held=kept.linked,
    )


def _counted(words: Counter[str]) -> tuple[Counted, ...]:
    return tuple(Counted((word,), times) for word, times in sorted(words.items()))


def post_words(role: str) -> list[str]:
    """Return the words of a role that tell what the post is ("foreign" of "foreign minister")."""
    words = role.casefold().replace("-", " ").replace(",", " ").split()
    return [word for word in words if word not in _NO_POST | TITLES and word.isalpha()]
