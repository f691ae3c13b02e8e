"""The actors of one text, with their mentions and how they belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

from alteram.attribute.casting import Casting
from alteram.attribute.drafts import Draft
from alteram.attribute.entering import enter_unknown
from alteram.attribute.homes import link_ministers, settle_at_home
from alteram.attribute.metonyms import is_seat, rules, stands_for_government
from alteram.model import Actor, Span, content_id
from alteram.text.names import Name, NameKind
from alteram.text.parse import Parsed
from alteram.text.rolewords import HONOURS, PERSONS, SPEECH, words

_SHORTEST = 3
_EVENTFUL = SPEECH | words(
    "abduct ambush arrest attack besiege block bomb burn capture carry count destroy detain "
    "detonate execute fire give halt hang hold injure kidnap kill loot murder open plant raid rape "
    "rescue rob seize shell shoot stab stop storm take torture treat wound"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of a text and, by the span of each name, which of them it means.

    `genders` tells "f" or "m" by actor id where the text or the name does; `unnamed` holds the
    ids of those whom a noun stands for, `silent` those by whose own words nobody is cited: they
    are actors of the text only where a pronoun leads to them; `guessed` those whom their form
    alone makes persons; `acting` those of the silent who do something, and are shown for it.
    """

    names: tuple[Name, ...]
    actors: tuple[Actor, ...]
    by_span: dict[Span, Actor]
    genders: dict[str, str]
    unnamed: frozenset[str] = frozenset()
    silent: tuple[Actor, ...] = ()
    guessed: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()

    def by_id(self) -> dict[str, Actor]:
        """Return the actors by their ids."""
        return {actor.id: actor for actor in (*self.actors, *self.silent)}


def _spoken(parsed: Parsed, speakers: Sequence[Span]) -> frozenset[int]:
    """Return the tokens that carry a speaker's words: governed from outside, or listed beside."""
    found: set[int] = set()
    for span in speakers:
        inside = {token.i for token in parsed.tokens_in(span)}
        outer = [i for i in inside if parsed.tokens[i].head not in inside or len(inside) == 1]
        outer += [i for i in inside if parsed.tokens[i].dep == "ROOT"]
        for i in outer:
            found.add(i)
            found.update(k for k in parsed.children[i] if parsed.tokens[k].dep in ("conj", "appos"))
            verb = parsed.tokens[parsed.tokens[i].head]
            if parsed.tokens[i].tag in ("WP", "WDT") and verb.dep == "relcl":
                found.add(verb.head)
    return frozenset(found)


def _nouns(parsed: Parsed, names: Sequence[Name], spoken: frozenset[int]) -> list[Name]:
    """Return the nouns that speak and that no name covers, as roles or names of no kind."""
    covered = {i for name in names for i in range(name.opens, name.last + 1)}
    found = []
    for i in sorted(spoken - covered):
        token = parsed.tokens[i]
        small = token.text[0].islower()
        role = small and token.lower in PERSONS and token.tag[:2] in ("JJ", "VB", "NN")
        if not role and (token.tag not in ("NN", "NNP") or not token.text[0].isalpha()):
            continue
        after = parsed.tokens[min(i + 1, len(parsed.tokens) - 1)]
        last = after.i if not small and after.tag == "CD" else i
        span = parsed.span(i, last)
        words = " ".join(parsed.text[span.start : span.end].split())
        kind: NameKind = "role" if role else "unknown"
        found.append(
            Name(
                span=span,
                text=words,
                kind=kind,
                whole=span,
                opens=i,
                first=i,
                last=last,
                head=i,
                small=small,
            )
        )
    return found


def _enter_full_names(casting: Casting) -> None:
    """Enter what is named in full anywhere, so that shorter mentions before it find it."""
    persons = [n for n in casting.names if n.kind == "person" and (" " in n.text or n.role)]
    for name in sorted(persons, key=lambda n: (" " not in n.text, n.span)):
        casting.full_person(name)
    bodies = [n for n in casting.names if n.kind == "body" and not n.small]
    for name in sorted(bodies, key=lambda n: (n.state is None, -len(n.text), n.span)):
        casting.full_body(name)


def _enter(casting: Casting, name: Name) -> None:
    if casting.is_description(name):
        casting.later.append(name)
    elif name.kind == "outlet" and name.small:
        casting.own_outlet(name)
    elif name.text.casefold() in casting.outlets or casting.is_issuer(name):
        casting.other(name, "outlet")
    elif name.kind in ("person", "body", "role", "group"):
        casting.named(name)
    elif name.kind == "place":
        deals = is_seat(name) and stands_for_government(casting.parsed, name)
        deals = deals or rules(casting.parsed, name)
        headed = name.text.isupper() and len(name.text) > _SHORTEST
        if not headed and (deals or casting.is_spoken(name)):
            casting.metonym(name)
    elif name.kind in ("state", "outlet"):
        casting.other(name, name.kind)
    elif name.kind == "unknown" and name.text.lower() not in HONOURS:
        enter_unknown(casting, name)


def _link_owners(casting: Casting) -> None:
    """Give each actor the body or state that its name says it belongs to."""
    for name in sorted(casting.names, key=lambda n: (n.kind != "body", n.span)):
        draft = casting.by_span.get(name.span)
        owner = casting.by_span.get(name.of) if name.of is not None else None
        if draft is None or owner is None or owner is draft or draft.kind == "state":
            continue
        if owner.kind == "body" and draft.kind == "person" and owner.owner is not None:
            owner = owner.owner
        if draft.owner is None and not _is_above(draft, owner):
            draft.owner = owner
    for draft, owner in casting.owned:
        if draft.owner is None and not _is_above(draft, owner):
            draft.owner = owner


def _link_aliases(casting: Casting) -> None:
    """Merge abbreviations with what they stand for; what has a state belongs to it."""
    for name in casting.names:
        original = casting.by_span.get(name.alias_of) if name.alias_of is not None else None
        short = casting.by_span.get(name.span)
        if original is not None and short is not None and short is not original:
            _merge(casting, short, original)
    states = {d.name: d for d in casting.drafts if d.kind == "state" and not d.metonym}
    for draft in casting.drafts:
        owned = draft.kind in ("body", "person") or draft.metonym
        if draft.owner is None and owned and draft.state in states:
            draft.owner = states[draft.state]


def _is_above(draft: Draft, owner: Draft) -> bool:
    """Tell whether `draft` is among what `owner` belongs to, so that no circle arises."""
    above: Draft | None = owner
    while above is not None:
        if above is draft:
            return True
        above = above.owner
    return False


def _merge(casting: Casting, short: Draft, full: Draft) -> None:
    """Give an abbreviation's mentions to the full name that it stands for."""
    full.mentions = sorted({*full.mentions, *short.mentions})
    for span in short.mentions:
        casting.by_span[span] = full
    short.mentions = []
    for draft in casting.drafts:
        if draft.owner is short:
            draft.owner = full if not _is_above(draft, full) else None


def _state_of(draft: Draft) -> str | None:
    above: Draft | None = draft
    while above is not None:
        if above.state is not None or above.kind == "state":
            return above.state or (None if above.metonym else above.name)
        above = above.owner
    return None


def _acts(parsed: Parsed, draft: Draft) -> bool:
    """Tell whether somebody without a name does something in the text, or belongs to somebody."""
    if draft.kind != "group" and not (draft.unnamed and draft.kind == "person"):
        return False
    if draft.owner is not None and draft.owner.kind == "body":
        return True
    for place in draft.places:
        token = parsed.tokens[place]
        verb = parsed.tokens[token.head]
        if token.dep == "nsubj" and verb.lemma in _EVENTFUL:
            return True
        if token.dep == "pobj" and verb.lower == "by" and verb.dep in ("agent", "prep"):
            return True
    return False


def _shown(draft: Draft) -> str:
    """Return an actor's name; a surname known alone goes with its rank ("General Dalen")."""
    rank = draft.rank or draft.role or ""
    alone = draft.kind == "person" and len(draft.core) == 1
    if alone and rank[:1].isupper() and " " not in rank:
        return f"{rank} {draft.name}"
    return draft.name


def _is_shown(owner: Draft | None, number: dict[int, int]) -> bool:
    return owner is not None and id(owner) in number and not owner.silent


def _ids(parsed: Parsed, drafts: list[Draft]) -> list[str]:
    digest = parsed.sha256
    return [content_id("actor", digest, d.kind, d.name, min(d.mentions)) for d in drafts]


def find_actors(
    parsed: Parsed,
    names: tuple[Name, ...],
    speakers: Sequence[Span],
    outlets: Sequence[str] = (),
    home: str | None = None,
) -> Cast:
    """Return the actors of a text.

    `speakers` are the spans whose words someone is cited by; `outlets` names known as outlets;
    `home` is the dateline's state.
    """
    known = {outlet.casefold(): outlet for outlet in outlets}
    spoken = _spoken(parsed, speakers)
    names = tuple(sorted((*names, *_nouns(parsed, names, spoken)), key=lambda n: (n.span, n.whole)))
    casting = Casting(parsed, names, spoken, known, home)
    _enter_full_names(casting)
    for name in names:
        _enter(casting, name)
    casting.enter_descriptions()
    _link_owners(casting)
    link_ministers(casting.drafts)
    settle_at_home(casting.drafts, home)
    _link_aliases(casting)
    drafts = [draft for draft in casting.drafts if draft.mentions]
    ids = _ids(parsed, drafts)
    number = {id(draft): i for i, draft in enumerate(drafts)}
    owners = {id(d.owner): ids[number[id(d.owner)]] for d in drafts if _is_shown(d.owner, number)}
    actors = tuple(
        Actor(
            id=ids[i],
            name=_shown(draft),
            kind=draft.kind,
            mentions=tuple(sorted(draft.mentions)),
            part_of=owners.get(id(draft.owner)),
            state=_state_of(draft),
            role=draft.role,
            unnamed=draft.unnamed,
            metonym=draft.metonym,
        )
        for i, draft in enumerate(drafts)
    )
    by_span = {
        span: actors[number[id(draft)]]
        for span, draft in casting.by_span.items()
        if id(draft) in number
    }
    genders = {ids[i]: draft.gender for i, draft in enumerate(drafts) if draft.gender is not None}
    silent = {ids[i] for i, draft in enumerate(drafts) if draft.silent}
    acting = {ids[i] for i, draft in enumerate(drafts) if draft.silent and _acts(parsed, draft)}
    return Cast(
        names=names,
        actors=tuple(actor for actor in actors if actor.id not in silent),
        by_span=by_span,
        genders=genders,
        unnamed=frozenset(ids[i] for i, draft in enumerate(drafts) if draft.unnamed),
        guessed=frozenset(ids[i] for i, draft in enumerate(drafts) if draft.guessed),
        silent=tuple(actor for actor in actors if actor.id in silent),
        acting=frozenset(acting),
    )
