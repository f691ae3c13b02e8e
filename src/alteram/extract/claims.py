"""Claims: one structured point of an attribution for each act, stance or figure worded in it.

Every sentence that somebody is cited for gets at least one claim; the outlet's own sentences get
claims where they tell an act, a figure or a position.
"""

from collections.abc import Sequence

from alteram.extract.act_claims import act_claims
from alteram.extract.actors import Names
from alteram.extract.acts import ActMention, find_acts
from alteram.extract.answers import find_answers, is_answering
from alteram.extract.blame import find_blame
from alteram.extract.clauses import find_clauses
from alteram.extract.clefts import find_clefts
from alteram.extract.counted_claims import dispute_figures, figure_claims
from alteram.extract.deeds import deed_claims
from alteram.extract.drafts import Draft, Scene
from alteram.extract.explanations import (
    explained,
    explanation_claims,
    find_explanations,
    granted,
)
from alteram.extract.labels import FoundLabel, find_labels
from alteram.extract.lexicon import EVENT_NOUNS, HARM_OUTCOMES, SCENE_VERBS, VAGUE_LABELS
from alteram.extract.locating import locate
from alteram.extract.narrative import settle_all
from alteram.extract.owners import find_owners
from alteram.extract.quantities import Quantity
from alteram.extract.settings import Where
from alteram.extract.sides import Sides
from alteram.extract.stance_claims import (
    blame_claims,
    statement_claims,
)
from alteram.model import (
    Actor,
    Attribution,
    Claim,
    DateMention,
    Label,
    Part,
    PlaceMention,
    content_id,
    quote,
)
from alteram.text.parse import Parsed, Token

_EVENTFUL = EVENT_NOUNS | SCENE_VERBS


def _sets_scene(token: Token) -> bool:
    """Tell whether a word names an event, or is a verb that sets a scene: "troops entered"."""
    if token.tag[:1] == "N":
        return token.lemma in EVENT_NOUNS
    return token.tag == "VBD" and token.lemma in SCENE_VERBS


def _event_words(parsed: Parsed, triggers: frozenset[int], heads: Sequence[int]) -> frozenset[int]:
    nouns = {
        token.i
        for token in parsed.tokens
        if token.lemma in _EVENTFUL and token.i not in triggers and _sets_scene(token)
    }
    return frozenset(nouns | (set(heads) - triggers))


def _make_scene(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    names: Names,
    where_found: tuple[Sequence[DateMention], Sequence[PlaceMention], Sequence[Part]],
    quantities: Sequence[Quantity],
) -> Scene:
    dates, places, parts = where_found
    named = (t.i for place in places for t in parsed.tokens_in(place.span))
    acts = find_acts(parsed, frozenset(named))
    clauses = find_clauses(parsed)
    owners = find_owners(parsed, attributions)
    triggers = frozenset(act.trigger for act in acts)
    acting = {clauses.head[trigger] for trigger in triggers}
    heads = [q.head for q in quantities if clauses.head[q.head] not in acting]
    where = Where(
        parsed=parsed,
        clauses=clauses,
        dates=dates,
        places=places,
        triggers=triggers,
        events=_event_words(parsed, triggers, heads),
        counted=frozenset(q.head for q in quantities if q.outcome in HARM_OUTCOMES),
        cues=frozenset(owners.cue),
    )
    locate(where, parts, [owner >= 0 for owner in owners.content])
    by_sentence: dict[int, list[ActMention]] = {}
    for act in acts:
        by_sentence.setdefault(parsed.tokens[act.trigger].sentence, []).append(act)
    labels: dict[int, list[FoundLabel]] = {}
    for label in find_labels(parsed):
        labels.setdefault(parsed.tokens[label.noun].sentence, []).append(label)
    answers = find_answers(parsed)
    answering: dict[int, list[int]] = {}
    for noun in answers:
        answering.setdefault(parsed.tokens[noun].sentence, []).append(noun)
    return Scene(
        parsed=parsed,
        attributions=attributions,
        owners=owners,
        clauses=clauses,
        names=names,
        sides=Sides(parsed=parsed, attributions=attributions, names=names),
        acts=acts,
        settings=settle_all(where, acts),
        answers=answers,
        by_sentence=by_sentence,
        labels_by_sentence=labels,
        answers_by_sentence=answering,
        by_id={one.id: number for number, one in enumerate(attributions)},
    )


def _answers(scene: Scene, draft: Draft) -> str | None:
    """Return the words for the statement that a claim answers."""
    parsed = scene.parsed
    sentence = parsed.tokens[draft.word].sentence
    chosen = None
    for noun in scene.answers_by_sentence.get(sentence, ()):
        span = scene.answers[noun]
        if draft.position == "denies_act" and _is_under(parsed, draft.word, noun):
            return quote(parsed.text, span)
        inside = draft.span.start <= span.start < draft.span.end
        if chosen is None and (is_answering(parsed, noun) or (inside and "den" in draft.position)):
            chosen = quote(parsed.text, span)
    return chosen


def _is_under(parsed: Parsed, word: int, governor: int) -> bool:
    at = word
    for _ in range(12):
        if at == governor:
            return True
        at = parsed.tokens[at].head
    return False


def _labels(scene: Scene, draft: Draft) -> tuple[Label, ...]:
    return tuple(
        found.label
        for found in scene.labels_by_sentence.get(scene.parsed.tokens[draft.word].sentence, ())
        if (draft.span.start <= found.label.span.start and found.label.span.end <= draft.span.end)
        or _names_occasion(scene, found, draft)
    )


def _names_occasion(scene: Scene, found: FoundLabel, draft: Draft) -> bool:
    """Tell whether a label says what somebody's words are about: "in an appeal on the tragedy"."""
    tokens = scene.parsed.tokens
    if scene.owners.content[found.noun] >= 0 or tokens[found.noun].lemma in VAGUE_LABELS:
        return False
    at = found.noun
    for _ in range(8):
        if scene.owners.cue.get(at) == draft.owner:
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return False


def _finish(scene: Scene, drafts: list[Draft]) -> tuple[Claim, ...]:
    text = scene.parsed.sha256
    claims: dict[str, Claim] = {}
    for draft in drafts:
        attribution = scene.attributions[draft.owner].id
        key = content_id("c", text, attribution, draft.span.start, draft.span.end, draft.act or "")
        claims.setdefault(
            key,
            Claim(
                id=key,
                attribution=attribution,
                span=draft.span,
                act=draft.act,
                position=draft.position,
                date=draft.date,
                place=draft.place,
                alleged_actor=draft.alleged_actor,
                affected=draft.affected,
                means=draft.means,
                labels=_labels(scene, draft),
                answers=_answers(scene, draft),
            ),
        )
    return tuple(sorted(claims.values(), key=_place_in_order))


def _place_in_order(claim: Claim) -> tuple[int, int, bool, str, str, str]:
    """Return the key that sorts claims: ids, which hang on every name of the text, come last."""
    return (*claim.span, claim.act is None, claim.act or "", claim.position, claim.id)


def find_claims(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    where_found: tuple[Sequence[DateMention], Sequence[PlaceMention], Sequence[Part]],
    quantities: Sequence[Quantity],
) -> tuple[Claim, ...]:
    """Return the claims of a text in order; `where_found` are its dates, places and parts."""
    if not parsed.tokens or not attributions:
        return ()
    names = Names(parsed=parsed, actors=actors)
    scene = _make_scene(parsed, attributions, names, where_found, quantities)
    blames = find_blame(parsed)
    drafts, used = act_claims(scene, blames)
    blames += find_clefts(parsed, frozenset(act.trigger for act in scene.acts))
    drafts += blame_claims(scene, blames, used)
    drafts += explanation_claims(scene, find_explanations(parsed))
    deeds = deed_claims(scene, drafts)
    bare, beside = statement_claims(scene, drafts + deeds)
    drafts = granted(scene, explained(scene, drafts + bare))
    # A figure belongs to the act beside it, never to a stance of the whole sentence.
    drafts += figure_claims(scene, drafts, quantities)
    return _finish(scene, dispute_figures(scene, drafts + deeds + beside, quantities))
