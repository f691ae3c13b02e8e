"""Why claims stand in one event, or in two: the sum that decided, with its reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER, find_event
from alteram.api.linking import kept_actors, kept_mentions, kept_weights
from alteram.decisions import Pairs, pair, replay
from alteram.errors import NotFoundError
from alteram.link import (
    Actors,
    Mention,
    Mentions,
    NameReason,
    Step,
    Waterfall,
    best_links,
    claim_block,
    explain,
    weighing,
    why_linked,
)
from alteram.model import Entry, Event, LinkedActor, quote
from alteram.store import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Two claims by id, with their words, and how they were compared.

    `bits` is the sum of the steps: above zero speaks for one event. `together` tells whether they
    stand in one; `decided` is "together" or "apart" where a person decided about them.
    """

    first: str
    second: str
    first_words: str
    second_words: str
    steps: tuple[Step, ...]
    bits: float
    together: bool
    decided: str = ""


def why(first: str, second: str = "", dossier: str | Path = DEFAULT_DOSSIER) -> tuple[Reason, ...]:
    """Return why two claims (by id) stand together or apart; of an event, what holds each there.

    Raises NotFoundError where nothing answers to a name, or a claim tells of no event: it gives
    neither a figure, nor an act with a place or a date.
    """
    with Dossier.open(dossier) as store:
        events = store.links().events
        kept = kept_mentions(store)
        pairs = replay(store.decisions()).events
        weights = weighing(kept_weights(store))
        if second:
            ours = [_mention(kept, claim) for claim in (first, second)]
            found = [(0, 1, explain(ours[0], ours[1], weights))]
        else:
            event = find_event(events, first)
            ours = sorted((row.mention for row in kept.of((event.id,))), key=_key)
            found = best_links(ours, weights)
        told_in = {document for mention in ours for document in mention.documents}
        tell = _Teller(store.sound(told_in), events, pairs)
    return tuple(tell.reason(ours[one], ours[other], told) for one, other, told in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorReasons:
    """An actor with all its names, and how those of different keys were compared."""

    actor: LinkedActor
    compared: tuple[NameReason, ...]


def why_actor(name: str, dossier: str | Path = DEFAULT_DOSSIER) -> ActorReasons:
    """Return why the names of an actor, given by id or by one of them, are one actor's.

    Raises NotFoundError where no actor or more than one answers to the name.
    """
    with Dossier.open(dossier) as store:
        return why_actor_in(store, name)


def why_actor_in(store: Dossier, name: str, actors: Actors | None = None) -> ActorReasons:
    """Return `why_actor` of an open dossier; `actors` as `kept_actors` returned them before."""
    actors = actors or kept_actors(store)
    found = [one for one in actors.linked if name in (one.id, one.name, *one.aliases)]
    if len(found) != 1:
        named = "; ".join(f"{one.name} ({one.id})" for one in found[:5]) or "none"
        raise NotFoundError(
            f"Actors that answer to {name!r}: {named}. Name one by its id; "
            "`alteram export jsonl DIR` lists them."
        )
    return ActorReasons(actor=found[0], compared=why_linked(actors, found[0].id))


def _key(mention: Mention) -> str:
    return mention.key


def _mention(kept: Mentions, claim: str) -> Mention:
    rows = [row.mention for row in kept.under((claim_block(claim),))]
    if not rows:
        raise NotFoundError(
            f"No claim {claim!r} that could be of an event. Give the id of a claim that has a "
            "figure, or an act with a place or a date; `alteram compare EVENT --json` lists them."
        )
    return rows[0]


class _Teller:
    """Knows the words of claims, their events, and what was decided about them."""

    def __init__(self, entries: Iterable[Entry], events: Iterable[Event], pairs: Pairs) -> None:
        self._pairs = pairs
        self._home = {claim: event.id for event in events for claim in event.claims}
        self._words = {
            claim.id: quote(entry.text.text, claim.span)
            for entry in entries
            for claim in entry.analysis.claims
        }

    def reason(self, one: Mention, other: Mention, found: Waterfall) -> Reason:
        """Return how two mentions were compared."""
        first, second = one.claims[0], other.claims[0]
        judged = pair(first, second)
        homes = self._home.get(first), self._home.get(second)
        decided = "together" if judged in self._pairs.joined else ""
        return Reason(
            first=first,
            second=second,
            first_words=self._words.get(first, ""),
            second_words=self._words.get(second, ""),
            steps=found.steps,
            bits=found.bits,
            together=homes[0] is not None and homes[0] == homes[1],
            decided="apart" if judged in self._pairs.parted else decided,
        )
