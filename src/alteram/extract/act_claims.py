"""Claims about acts: each act of a clause with its position, agents, setting and passage."""

from collections.abc import Sequence
from dataclasses import replace

from alteram.extract.actors import policy_owner
from alteram.extract.acts import ActMention
from alteram.extract.before import affected_words
from alteram.extract.drafts import Draft, Scene
from alteram.extract.lexicon import ACTOR_NOUNS, words
from alteram.extract.means import means_words
from alteram.extract.owners import clip, trim
from alteram.extract.positions import denied_above
from alteram.extract.stances import Blame
from alteram.extract.verdicts import stand, told_agents
from alteram.model import Span

_LAWS = words("convention covenant tribunal court treaty committee statute commission")
_SPLITTERS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ELSEWHERE = words("after before since following despite view because during amid until over")
_BODIES = words(
    "army government militia movement front navy regime junta party police state battalion brigade"
    " division garrison militia group faction command ministry council"
)
_CLAUSAL = frozenset({"relcl", "advcl", "ccomp", "conj", "cc", "punct", "appos"})


def _is_named_law(scene: Scene, trigger: int) -> bool:
    """Tell whether a word belongs to the name of a treaty or a court."""
    tokens = scene.parsed.tokens
    if tokens[trigger].text[:1].islower():
        return False
    at = trigger
    for _ in range(8):
        at = tokens[at].head
        if tokens[at].lemma in _LAWS:
            return True
    return False


def _is_description(scene: Scene, mention: ActMention) -> bool:
    """Tell whether an act only describes a thing in passing: "the occupied territory"."""
    token = scene.parsed.tokens[mention.trigger]
    return token.dep == "amod" and not mention.agents


def _nouns_reach(scene: Scene, trigger: int) -> Span:
    """Return the phrase of an act noun, without other items of its list."""
    parsed = scene.parsed
    first = last = trigger
    todo = [trigger]
    while todo:
        at = todo.pop()
        first, last = min(first, at), max(last, at)
        todo += [c for c in parsed.children[at] if parsed.tokens[c].dep not in _CLAUSAL]
    others = [act.trigger for act in scene.by_sentence.get(parsed.tokens[trigger].sentence, ())]
    after = [other for other in others if trigger < other <= last]
    before = [other for other in others if first <= other < trigger]
    if after:
        last = _cut_after(scene, trigger, after[0])
    if before:
        first = before[-1] + 1
    while first < trigger and parsed.tokens[first].dep in ("punct", "cc", "prep"):
        first += 1
    return parsed.span(first, max(last, trigger))


def _cut_after(scene: Scene, trigger: int, other: int) -> int:
    """Return the last word that still belongs to `trigger` before the phrase of `other`."""
    below = [c for c in scene.parsed.subtree(other) if trigger < c <= other]
    return max(trigger, below[0] - 1)


def _teller(scene: Scene, word: int) -> int | None:
    """Return who says a word; what stands beside somebody's words is the outlet's."""
    owner = scene.owners.of(word)
    return scene.owners.outlet if owner is None else owner


def _groups(scene: Scene) -> dict[tuple[int, int], list[ActMention]]:
    """Return the acts to be told, by clause and speaker."""
    found: dict[tuple[int, int], list[ActMention]] = {}
    for mention in scene.acts:
        owner = _teller(scene, mention.trigger)
        if owner is None or _is_named_law(scene, mention.trigger):
            continue
        if _is_description(scene, mention):
            continue
        found.setdefault((scene.clauses.head[mention.trigger], owner), []).append(mention)
    return found


def _same_setting(scene: Scene, one: ActMention, other: ActMention) -> bool:
    a, b = scene.settings[one.trigger], scene.settings[other.trigger]
    return a.date == b.date and a.place == b.place


def _told_once(scene: Scene, mentions: list[ActMention]) -> list[ActMention]:
    """Leave out nouns that only name the same act of the same clause again."""
    kept: list[ActMention] = []
    for mention in mentions:
        doubles = any(
            mention.nominal
            and mention.act == other.act
            and _same_setting(scene, mention, other)
            and (mention.agents == other.agents or not mention.agents)
            and (mention.affected is None or mention.affected == other.affected)
            for other in kept
        )
        if not doubles:
            kept.append(mention)
    return kept


def _listed(scene: Scene, before: int, after: int) -> bool:
    """Tell whether two nouns stand in one list: no finite verb and no "after" between them.

    A noun with a name of its own before it, "the Ostrovian invasion", takes no other's agents.
    """
    tokens = scene.parsed.tokens
    between = tokens[before + 1 : after]
    named = any(
        tokens[child].text[:1].isupper() and tokens[child].dep in ("amod", "compound", "nmod")
        for child in scene.parsed.children[after]
    )
    split = any(token.tag in _SPLITTERS or token.lower in _ELSEWHERE for token in between)
    return len(between) < 20 and not named and not split


def meant_by_they(scene: Scene, word: int, speaker: str) -> tuple[str, ...]:
    """Return whom "they" means: the last plural subject that can act, in this or the two before."""
    tokens = scene.parsed.tokens
    for at in range(word - 1, max(-1, word - 60), -1):
        if tokens[word].sentence - tokens[at].sentence > 2:
            break
        plural = tokens[at].dep == "nsubj" and tokens[at].tag in ("NNS", "NNPS")
        if plural and tokens[at].lemma in ACTOR_NOUNS:
            name = scene.names.name(at, speaker)
            return () if name is None else (name,)
    return ()


def _meant_by_it(scene: Scene, word: int, speaker: str) -> str | None:
    """Return the name of the state or body that "it" means: the last subject of its sentence."""
    tokens = scene.parsed.tokens
    for at in range(word - 1, scene.parsed.sentences[tokens[word].sentence].first - 1, -1):
        token = tokens[at]
        if token.dep not in ("nsubj", "nsubjpass") or token.tag[:1] != "N":
            continue
        body = token.tag == "NNP" or (token.tag == "NN" and token.lemma in _BODIES)
        return scene.names.name(at, speaker) if body else None
    return None


def _is_bare(scene: Scene, draft: Draft, mention: ActMention) -> bool:
    """Tell whether a noun only mentions a kind of act: nobody's, nowhere, at no time."""
    if not mention.nominal or draft.position != "asserts" or mention.pointing or mention.agents:
        return False
    if draft.date or draft.place is not None or draft.alleged_actor or draft.affected:
        return False
    sentence = scene.parsed.tokens[mention.trigger].sentence
    labels = scene.labels_by_sentence.get(sentence, ())
    return all(label.noun != mention.trigger for label in labels)


def _agents_of(
    scene: Scene, mention: ActMention, owner: int, previous: tuple[int, tuple[str, ...]] | None
) -> tuple[str, ...]:
    """Return the names of the alleged agents, a list's or a policy owner's where none is said."""
    speaker = scene.speaker(owner)
    agents = told_agents(scene, mention, owner)
    found = [scene.agent(agent, owner) for agent in agents]
    names = tuple(dict.fromkeys(name for name in found if name is not None))
    if names:
        return names
    shared = previous is not None and _listed(scene, previous[0], mention.trigger)
    if any(scene.parsed.tokens[agent].lower == "they" for agent in mention.agents):
        named = meant_by_they(scene, mention.trigger, speaker)
        if named and (previous is None or not previous[1]):
            return named
    if len(mention.agents) == 1 and scene.parsed.tokens[mention.agents[0]].lower == "it":
        meant = _meant_by_it(scene, mention.agents[0], speaker)
        if meant is not None:
            return (meant,)
    pronoun = any(scene.parsed.tokens[agent].tag in ("PRP", "PRP$") for agent in mention.agents)
    if previous is not None and previous[1] and (pronoun or (shared and mention.nominal)):
        return previous[1]
    if mention.agents or not mention.nominal or mention.act == "prosecution":
        return ()
    clause = scene.clauses.head[mention.trigger]
    whose = policy_owner(
        scene.parsed, scene.clauses.first.get(clause, 0), scene.clauses.last.get(clause, -1)
    )
    name = None if whose is None else scene.names.name(whose, speaker)
    return () if name is None else (name,)


def _blame_for(scene: Scene, mention: ActMention, blames: dict[int, list[Blame]]) -> Blame | None:
    """Return the phrase of responsibility that a mention is the subject matter of."""
    parsed = scene.parsed
    for blame in blames.get(parsed.tokens[mention.trigger].sentence, ()):
        at = mention.trigger
        for _ in range(14):
            if at in blame.about:
                return blame
            if parsed.tokens[at].head == at or parsed.tokens[at].dep == "relcl":
                break
            at = parsed.tokens[at].head
    return None


def _draft(
    scene: Scene,
    mention: ActMention,
    owner: int,
    names: tuple[str, ...],
    blame: Blame | None,
) -> Draft | None:
    position, names = stand(scene, mention, owner, names, blame)
    if mention.act == "prosecution" and blame is None:
        names = ()
    if position is None or (mention.pointing and not names and position == "asserts"):
        return None
    setting = scene.settings[mention.trigger]
    return Draft(
        owner=owner,
        span=Span(0, 0),
        word=mention.trigger,
        act=setting.act or mention.act,
        position=position,
        date=setting.date,
        place=setting.place,
        alleged_actor=names,
        affected=scene.names.group(mention.affected),
    )


def _denied_by_outer(scene: Scene, draft: Draft, span: Span) -> list[Draft]:
    """Return the outer speaker's denial of what a nested speaker is cited for."""
    parent = scene.attributions[draft.owner].parent
    outer = None if parent is None else scene.by_id.get(parent)
    if outer is None or draft.position == "denies_act":
        return []
    if not denied_above(scene.parsed, draft.word):
        return []
    return [replace(draft, owner=outer, span=span, position="denies_act")]


def _passage(scene: Scene, mention: ActMention, owner: int, alone: bool) -> Span:
    span = scene.clauses.span(scene.parsed, mention.trigger)
    if mention.nominal and not alone:
        span = _nouns_reach(scene, mention.trigger)
    start = scene.parsed.tokens[mention.trigger].start
    return trim(scene.parsed, clip(span, start, scene.attributions[owner]))


def act_claims(scene: Scene, blames: Sequence[Blame]) -> tuple[list[Draft], set[int]]:
    """Return the drafts of claims about acts, and the phrases of responsibility used in them."""
    found: list[Draft] = []
    used: set[int] = set()
    blamed: dict[int, list[Blame]] = {}
    for one in blames:
        blamed.setdefault(scene.parsed.tokens[one.trigger].sentence, []).append(one)
    previous: dict[tuple[int, int], tuple[int, tuple[str, ...]]] = {}
    for (_, owner), mentions in _groups(scene).items():
        once = _told_once(scene, mentions)
        for mention in once:
            sentence = scene.parsed.tokens[mention.trigger].sentence
            names = _agents_of(scene, mention, owner, previous.get((sentence, owner)))
            if names and mention.act != "prosecution":
                previous[sentence, owner] = (mention.trigger, names)
            blame = _blame_for(scene, mention, blamed)
            draft = _draft(scene, mention, owner, names, blame)
            if draft is None or (blame is None and _is_bare(scene, draft, mention)):
                continue
            if blame is not None:
                used.add(blame.trigger)
            span = _passage(scene, mention, owner, len(once) == 1)
            draft = replace(
                draft,
                span=span,
                affected=draft.affected or affected_words(scene, mention),
                means=means_words(scene.parsed, mention.means),
            )
            found.append(draft)
            found += _denied_by_outer(scene, draft, span)
    return found, used
