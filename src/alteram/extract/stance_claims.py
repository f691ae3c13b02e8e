"""Claims that no act word gives: responsibility, other explanations, figures, bare statements."""

from collections.abc import Sequence

from alteram.extract.blame import Blame
from alteram.extract.drafts import Draft, Scene
from alteram.extract.lexicon import ACT_OF_OUTCOME, EVENT_NOUNS
from alteram.extract.narrative import Setting
from alteram.extract.owners import clip
from alteram.extract.positions import is_distanced, judge, statement_position
from alteram.extract.quantities import Quantity
from alteram.model import Act, Position, Span

_INSIST = frozenset({"fact", "actually", "reality", "truth"})
_OPEN_OUTCOMES = frozenset({"other", "affected"})


def _setting_near(scene: Scene, word: int) -> Setting | None:
    """Return the setting of a word, else of an act or event word of its clause."""
    if word in scene.settings:
        return scene.settings[word]
    clause = scene.clauses.head[word]
    first = scene.clauses.first.get(clause, word)
    last = scene.clauses.last.get(clause, word)
    inside = [
        scene.settings[at]
        for at in range(first, min(last + 1, first + 200))
        if at in scene.settings and scene.clauses.head[at] == clause
    ]
    return next((s for s in inside if s.date or s.place is not None), None)


def _below(scene: Scene, heads: Sequence[int]) -> Setting | None:
    """Return the setting of the first event word in some phrases: "for this crime"."""
    for head in heads:
        for at in scene.parsed.subtree(head)[:40]:
            if at in scene.settings:
                return scene.settings[at]
    return None


def _told_before(scene: Scene, word: int) -> Setting | None:
    """Return the setting of the last act told before a bare "blamed the army"."""
    tokens = scene.parsed.tokens
    for at in range(word - 1, max(-1, word - 120), -1):
        setting = scene.settings.get(at)
        elsewhere = tokens[at].sentence != tokens[word].sentence
        if setting is not None and setting.act is not None and elsewhere:
            return setting
    return None


def blame_claims(scene: Scene, blames: Sequence[Blame], used: set[int]) -> list[Draft]:
    """Return claims of responsibility for acts that have no claim of their own."""
    found: list[Draft] = []
    for blame in blames:
        owner = scene.owners.of(blame.trigger)
        if owner is None or blame.trigger in used:
            continue
        names = [scene.names.name(agent, scene.speaker(owner)) for agent in blame.agents]
        named = tuple(name for name in names if name is not None)
        if not named and blame.position in ("attributes_to", "accepts_responsibility"):
            continue
        setting = _below(scene, blame.about) or _setting_near(scene, blame.trigger)
        if setting is None and not blame.about:
            setting = _told_before(scene, blame.trigger)
        found.append(
            Draft(
                owner=owner,
                span=scene.clause_span(blame.trigger, owner),
                word=blame.trigger,
                act=None if setting is None else setting.act,
                position=blame.position,
                date=None if setting is None else setting.date,
                place=None if setting is None else setting.place,
                alleged_actor=named,
            )
        )
    return found


def _prepared_by(scene: Scene, word: int) -> tuple[str, ...]:
    """Return who is said to have prepared or staged something, from the first "by" after it."""
    tokens = scene.parsed.tokens
    last = scene.parsed.sentences[tokens[word].sentence].last
    for at in range(word, min(word + 8, last)):
        if tokens[at].lower != "by":
            continue
        for child in scene.parsed.children[at]:
            owner = scene.owners.of(child)
            if tokens[child].dep == "pobj" and owner is not None:
                name = scene.names.name(child, scene.speaker(owner))
                return () if name is None else (name,)
    return ()


def _explains(scene: Scene, word: int) -> Setting | None:
    """Return the setting of the act that a word explains otherwise, None where it explains none."""
    tokens = scene.parsed.tokens
    sentence = tokens[word].sentence
    acts = scene.by_sentence.get(sentence, [])
    for act in acts:
        if is_distanced(scene.parsed, act.trigger)[0]:
            return scene.settings[act.trigger]
    clause = scene.clauses.head[word]
    words = {t.lower for t in scene.parsed.words(scene.parsed.sentences[sentence])}
    about = tokens[word].lemma in ("stage", "hoax", "own", "staging", "self-inflicted")
    if not about and not words & _INSIST:
        return None
    inside = [act for act in acts if scene.clauses.head[act.trigger] == clause]
    return scene.settings[inside[0].trigger] if inside else None


def explanation_claims(scene: Scene, words: Sequence[int]) -> list[Draft]:
    """Return claims that give an act another cause: provocations, staging, one's own side."""
    found: list[Draft] = []
    for word in words:
        owner = scene.owners.of(word)
        setting = None if owner is None else _explains(scene, word)
        if owner is None or setting is None:
            continue
        found.append(
            Draft(
                owner=owner,
                span=scene.clause_span(word, owner),
                word=word,
                act=setting.act,
                position="acknowledges_other_explanation",
                date=setting.date,
                place=setting.place,
                alleged_actor=_prepared_by(scene, word),
            )
        )
    return found


def _owner_of(scene: Scene, quantity: Quantity) -> int | None:
    for token in scene.parsed.tokens_in(quantity.span):
        owner = scene.owners.of(token.i)
        if owner is not None:
            return owner
    return scene.owners.outlet


def _tight(scene: Scene, quantity: Quantity) -> Span:
    """Return the phrase that is counted, without the clauses in it."""
    start, end = quantity.span
    for token in scene.parsed.tokens_in(quantity.span):
        for child in scene.parsed.children[token.i]:
            below = scene.parsed.tokens[child]
            if below.dep in ("prep", "amod", "compound", "det", "advmod") and below.start >= start:
                end = max(end, below.end)
    return Span(start, end)


def _is_wanting(drafts: list[Draft], quantity: Quantity, owner: int) -> bool:
    """Tell whether no claim, or not just one smallest, is about a quantity."""
    holding = [
        draft
        for draft in drafts
        if draft.owner == owner
        and draft.span.start <= quantity.span.start
        and quantity.span.end <= draft.span.end
    ]
    if not holding:
        return True
    least = min(draft.span.end - draft.span.start for draft in holding)
    smallest = [draft for draft in holding if draft.span.end - draft.span.start == least]
    if len(smallest) > 1:
        return True
    act = ACT_OF_OUTCOME[quantity.outcome]
    return quantity.outcome not in _OPEN_OUTCOMES and smallest[0].act not in (
        act,
        "mine",
        "other",
        "shelling",
    )


def _counted(scene: Scene, quantity: Quantity, owner: int) -> tuple[Act | None, Position]:
    """Return the act and the position of a claim about a figure; a possible act is none."""
    clause = scene.clauses.head[quantity.head]
    first = scene.clauses.first.get(clause, quantity.head)
    last = scene.clauses.last.get(clause, quantity.head)
    frame = scene.owners.frames[owner]
    position = statement_position(scene.parsed.tokens[first : last + 1], frame)
    if position == "denies_act" and not frame.denies:
        position = "asserts"
    act = ACT_OF_OUTCOME[quantity.outcome]
    for mention in scene.by_sentence.get(scene.parsed.tokens[quantity.head].sentence, ()):
        if scene.clauses.head[mention.trigger] == clause and position == "asserts":
            judged = judge(scene.parsed, mention, frame, ())
            return (None, "asserts") if judged is None else (act, judged)
    return act, position


def figure_claims(scene: Scene, drafts: list[Draft], quantities: Sequence[Quantity]) -> list[Draft]:
    """Return claims for quantities that stand in no claim about what happened to the counted."""
    made: list[Draft] = []
    near: dict[int, list[Draft]] = {}
    for draft in drafts:
        near.setdefault(scene.parsed.tokens[draft.word].sentence, []).append(draft)
    for quantity in quantities:
        owner = _owner_of(scene, quantity)
        here = near.setdefault(scene.parsed.tokens[quantity.head].sentence, [])
        if owner is None or not _is_wanting(here, quantity, owner):
            continue
        setting = _setting_near(scene, quantity.head)
        span = clip(
            scene.clauses.span(scene.parsed, quantity.head),
            quantity.span.start,
            scene.attributions[owner],
        )
        holds = span.start <= quantity.span.start and quantity.span.end <= span.end
        smaller = [d for d in here if d.owner == owner and _inside(d.span, span)]
        if not holds or any(_inside(quantity.span, draft.span) for draft in smaller):
            span = _tight(scene, quantity)
        act, position = _counted(scene, quantity, owner)
        made.append(
            Draft(
                owner=owner,
                span=span,
                word=quantity.head,
                act=act,
                position=position,
                date=None if setting is None else setting.date,
                place=None if setting is None else setting.place,
            )
        )
        here.append(made[-1])
    return made


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def statement_claims(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return a claim for each sentence of a speaker that has none yet and cites nobody else."""
    parsed = scene.parsed
    done = {(d.owner, parsed.tokens[d.word].sentence) for d in drafts}
    made: list[Draft] = []
    reported = {
        (scene.attributions[owner].parent, parsed.tokens[i].sentence)
        for i, owner in enumerate(scene.owners.content)
        if owner >= 0 and scene.attributions[owner].parent is not None
    }
    for number, one in enumerate(scene.attributions):
        if one.kind == "outlet" or one.mode != "speech":
            continue
        for content in one.content:
            tokens = [t for t in parsed.tokens_in(content) if scene.owners.content[t.i] == number]
            by_sentence: dict[int, list[int]] = {}
            for token in tokens:
                by_sentence.setdefault(token.sentence, []).append(token.i)
            for sentence, words in by_sentence.items():
                if (number, sentence) in done or (one.id, sentence) in reported:
                    continue
                done.add((number, sentence))
                made += _statement(scene, number, words)
    return made


def _statement(scene: Scene, number: int, words: list[int]) -> list[Draft]:
    tokens = tuple(scene.parsed.tokens[i] for i in words)
    letters = [token for token in tokens if token.text[0].isalnum()]
    if not letters:
        return []
    setting = next((scene.settings[i] for i in words if i in scene.settings), None)
    named = setting is not None and scene.parsed.tokens[setting.word].lemma in EVENT_NOUNS
    return [
        Draft(
            owner=number,
            span=Span(letters[0].start, letters[-1].end),
            word=letters[0].i,
            act=None,
            position=statement_position(tokens, scene.owners.frames[number]),
            date=setting.date if setting is not None and named else None,
            place=setting.place if setting is not None and named else None,
        )
    ]
