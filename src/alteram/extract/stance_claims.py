"""Claims that no act word gives: responsibility, other explanations, figures, bare statements."""

from collections.abc import Sequence

from alteram.extract.drafts import Draft, Scene
from alteram.extract.lexicon import EVENT_NOUNS, STATEMENTS
from alteram.extract.positions import is_distanced
from alteram.extract.rejections import nobody_was_there
from alteram.extract.stances import Blame
from alteram.extract.statements import stance
from alteram.extract.stories import Setting
from alteram.model import UNNAMED_OUTLET, Position, Span
from alteram.text.parse import Token

_TELLING: set[Position] = {"asserts", "attributes_to"}
_NAMING = ("attributes_to", "accepts_responsibility")
_RECENT = 5
_FIRES = frozenset({"fire", "blaze"})
_CAUSES = frozenset({"settling", "infighting", "crossfire"})
_INSIST = frozenset({"fact", "actually", "reality", "truth"})


def setting_near(scene: Scene, word: int) -> Setting | None:
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


def _told_lately(scene: Scene, word: int) -> Setting | None:
    """Return the setting of the last harmful act in the sentence or the few before it."""
    tokens = scene.parsed.tokens
    for at in range(word - 1, max(-1, word - 120), -1):
        if tokens[word].sentence - tokens[at].sentence > _RECENT:
            return None
        setting = scene.settings.get(at)
        if setting is not None and setting.act not in (None, "prosecution"):
            return setting
    return None


def blame_claims(scene: Scene, blames: Sequence[Blame], used: set[int]) -> list[Draft]:
    """Return claims of responsibility for acts that have no claim of their own."""
    found: list[Draft] = []
    for blame in blames:
        owner = scene.owners.of(blame.trigger)
        if owner is None or blame.trigger in used:
            continue
        nameless = scene.speaker(owner) == UNNAMED_OUTLET
        if blame.position == "denies_act" and owner == scene.owners.outlet and nameless:
            continue
        names = [scene.agent(agent, owner) for agent in blame.agents]
        named = tuple(name for name in names if name is not None)
        nobody = blame.position in _NAMING or (blame.weak and blame.position != "denies_act")
        if not named and nobody:
            continue
        if blame.weak:
            setting = _told_lately(scene, blame.trigger)
            if (setting is None or setting.act is None) and not _denies_own(scene, blame, owner):
                continue
        else:
            setting = _below(scene, blame.about) or setting_near(scene, blame.trigger)
        if setting is None and _points_at_statement(scene, blame):
            setting = _told_lately(scene, blame.trigger)
        if setting is None and not blame.about:
            setting = _told_before(scene, blame.trigger)
        if setting is None and any(scene.parsed.tokens[a].lemma in _FIRES for a in blame.about):
            setting = _told_lately(scene, blame.trigger)
        found.append(
            Draft(
                owner=owner,
                span=scene.clause_span(blame.trigger, owner),
                word=blame.trigger,
                act=None if setting is None else setting.act,
                position=_spoken(scene, blame, owner),
                date=None if setting is None else setting.date,
                place=None if setting is None else setting.place,
                alleged_actor=named,
            )
        )
    return found


def _points_at_statement(scene: Scene, blame: Blame) -> bool:
    """Tell whether what is denied is only what was said: "called the accusation an invention"."""
    return blame.position == "denies_act" and any(
        _points_back((scene.parsed.tokens[at],)) for at in blame.about
    )


def _denies_own(scene: Scene, blame: Blame, owner: int) -> bool:
    """Tell whether somebody denies a deed of his own, told before or not: "it was not us"."""
    own = any(scene.sides.is_own(agent, owner) for agent in blame.agents)
    return blame.position == "denies_act" and own


def _spoken(scene: Scene, blame: Blame, owner: int) -> Position:
    """Return the position of a phrase under its reporting word: "denied that X was to blame"."""
    said = scene.sides.verdict(blame, owner)
    inside = scene.owners.content[blame.trigger] == owner
    if inside and scene.owners.frames[owner].denies and said in _NAMING:
        return "acknowledges_denies_responsibility"
    return said


def _prepared_by(scene: Scene, word: int) -> tuple[str, ...]:
    """Return who is said to have prepared or staged something: "by", "between" after the word."""
    tokens = scene.parsed.tokens
    last = scene.parsed.sentences[tokens[word].sentence].last
    wanted = ("by", "between", "among") if tokens[word].lemma in _CAUSES else ("by",)
    for at in range(word, min(word + 8, last)):
        if tokens[at].lower not in wanted:
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
    if tokens[word].lower in _CAUSES:
        verb = tokens[tokens[word].head]
        return _told_lately(scene, word) if verb.lemma == "be" else None
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


def statement_claims(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return a claim for each sentence of a speaker that has none yet and cites nobody else.

    A sentence that has one gets another where it words a stance that no claim of it has.
    """
    parsed = scene.parsed
    done: dict[tuple[int, int], set[Position]] = {}
    for draft in drafts:
        key = (draft.owner, parsed.tokens[draft.word].sentence)
        done.setdefault(key, set()).add(draft.position)
    made: list[Draft] = []
    reported = {
        (scene.attributions[owner].parent, parsed.tokens[i].sentence)
        for i, owner in enumerate(scene.owners.content)
        if owner >= 0 and scene.attributions[owner].parent is not None
    }
    for number, one in enumerate(scene.attributions):
        if one.mode != "speech" and not scene.owners.frames[number].wants:
            continue
        for sentence, told in _sentences(scene, number):
            before = done.get((number, sentence))
            if before is None and (one.id, sentence) in reported:
                continue
            if one.kind == "outlet" and (before or not nobody_was_there(parsed, told)):
                continue
            if before is None or before <= _TELLING:
                made += _statement(scene, number, told, bare=before is None)
            done.setdefault((number, sentence), set()).add("asserts")
    return made


def _sentences(scene: Scene, number: int) -> list[tuple[int, tuple[Token, ...]]]:
    """Return a speaker's words by sentence, for each stretch of them."""
    found: list[tuple[int, tuple[Token, ...]]] = []
    for content in scene.attributions[number].content:
        by_sentence: dict[int, list[Token]] = {}
        for token in scene.parsed.tokens_in(content):
            if scene.owners.content[token.i] == number:
                by_sentence.setdefault(token.sentence, []).append(token)
        found += [(sentence, tuple(told)) for sentence, told in by_sentence.items()]
    return found


def _statement(scene: Scene, number: int, told: tuple[Token, ...], bare: bool) -> list[Draft]:
    """Return the claim of a sentence as a whole; where it has others, only a stance of its own."""
    letters = [token for token in told if token.text[0].isalnum()]
    worded = stance(scene.parsed, told, scene.owners.frames[number]) if letters else None
    if not letters or (worded is None and not bare):
        return []
    position = worded or "asserts"
    setting = next((scene.settings[t.i] for t in told if t.i in scene.settings), None)
    named = setting is not None and scene.parsed.tokens[setting.word].lemma in EVENT_NOUNS
    act = None
    if position == "denies_act" and not named and _points_back(told):
        setting = _told_lately(scene, letters[0].i)
        named = setting is not None
        act = None if setting is None else setting.act
    return [
        Draft(
            owner=number,
            span=Span(letters[0].start, letters[-1].end),
            word=letters[0].i,
            act=act,
            position=position,
            date=setting.date if setting is not None and named else None,
            place=setting.place if setting is not None and named else None,
        )
    ]


def _points_back(words: tuple[Token, ...]) -> bool:
    """Tell whether denied words only name what was said: "this", "the accusation as invention"."""
    nouns = [token for token in words if token.tag[:1] == "N" or token.tag in ("DT", "PRP", "WDT")]
    told = [t for t in nouns if t.tag != "DT" or len(nouns) == 1]
    return bool(told) and (told[0].lemma in STATEMENTS or told[0].tag in ("DT", "PRP", "WDT"))
