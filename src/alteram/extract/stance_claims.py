"""Claims that no act word gives: responsibility, other explanations, figures, bare statements."""

from collections.abc import Sequence

from alteram.extract.drafts import Draft, Scene
from alteram.extract.lexicon import EVENT_NOUNS, STATEMENTS
from alteram.extract.rejections import nobody_was_there
from alteram.extract.stances import Blame
from alteram.extract.statements import stance, takes_back
from alteram.extract.stories import Setting
from alteram.model import UNNAMED_OUTLET, Position, Span
from alteram.text.parse import Token

_TELLING: set[Position] = {"asserts", "attributes_to", "acknowledges_other_explanation"}
_NAMING = ("attributes_to", "accepts_responsibility")
_POINTERS = frozenset({"it", "this", "that", "them", "these", "those"})
_RECENT = 8
_FIRES = frozenset({"fire", "blaze"})


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
        harmful = setting is not None and setting.act not in (None, "prosecution")
        if harmful and elsewhere:
            return setting
    return None


def told_lately(scene: Scene, word: int) -> Setting | None:
    """Return the setting of the last harmful act in the sentence or the few before it."""
    tokens = scene.parsed.tokens
    for at in range(word - 1, max(-1, word - 200), -1):
        if tokens[word].sentence - tokens[at].sentence > _RECENT:
            return None
        setting = scene.settings.get(at)
        if setting is not None and setting.act not in (None, "prosecution"):
            return setting
    return None


def blame_claims(scene: Scene, blames: Sequence[Blame], used: set[int]) -> list[Draft]:
    """Return claims of responsibility for acts that have no claim of their own."""
    made = [_blame_claim(scene, blame) for blame in blames if blame.trigger not in used]
    return [draft for draft in made if draft is not None]


def _blame_claim(scene: Scene, blame: Blame) -> Draft | None:
    owner = scene.owners.of(blame.trigger)
    if owner is None:
        return None
    nameless = scene.is_outlet(owner) and scene.speaker(owner) == UNNAMED_OUTLET
    names = [scene.agent(agent, owner) for agent in blame.agents]
    named = tuple(name for name in names if name is not None)
    nobody = blame.position in _NAMING or (blame.weak and blame.position != "denies_act")
    if (blame.position == "denies_act" and nameless) or (not named and nobody):
        return None
    position = _spoken(scene, blame, owner)
    setting = _setting_of(scene, blame)
    untold = setting is None or setting.act is None
    if position == "asserts" or (blame.weak and untold and not _denies_own(scene, blame, owner)):
        return None
    return Draft(
        owner=owner,
        span=_reach(scene, blame, owner),
        word=blame.trigger,
        act=None if setting is None else setting.act,
        position=position,
        date=None if setting is None else setting.date,
        place=None if setting is None else setting.place,
        alleged_actor=named,
    )


def _setting_of(scene: Scene, blame: Blame) -> Setting | None:
    """Return the setting of the act that a phrase is about: named in it, else told before."""
    if blame.weak:
        return told_lately(scene, blame.trigger)
    setting = _below(scene, blame.about) or setting_near(scene, blame.trigger)
    burnt = any(scene.parsed.tokens[at].lemma in _FIRES for at in blame.about)
    pointing = any(
        scene.parsed.tokens[deep].lower in _POINTERS
        for at in blame.about
        for deep in scene.parsed.subtree(at)[:6]
    )
    if setting is None and (burnt or pointing or _points_at_statement(scene, blame)):
        setting = told_lately(scene, blame.trigger)
    if setting is None and not blame.about:
        setting = _told_before(scene, blame.trigger)
    return setting


def _points_at_statement(scene: Scene, blame: Blame) -> bool:
    """Tell whether what is denied is only what was said: "called the accusation an invention"."""
    return blame.position == "denies_act" and any(
        _points_back((scene.parsed.tokens[at],)) for at in blame.about
    )


def _denies_own(scene: Scene, blame: Blame, owner: int) -> bool:
    """Tell whether somebody denies a deed of his own, told before or not: "it was not us"."""
    own = any(scene.sides.is_own(agent, owner) for agent in blame.agents)
    return blame.position == "denies_act" and own


def _reach(scene: Scene, blame: Blame, owner: int) -> Span:
    """Return the passage of a phrase: its clause, with what a refusal to speak is about."""
    span = scene.clause_span(blame.trigger, owner)
    if blame.position != "declines_comment" or not blame.about:
        return span
    last = max(scene.parsed.subtree(at)[-1] for at in blame.about)
    sentence = scene.parsed.tokens[blame.trigger].sentence
    token = scene.parsed.tokens[last]
    return Span(span.start, token.end) if token.sentence == sentence else span


def _spoken(scene: Scene, blame: Blame, owner: int) -> Position:
    """Return the position of a phrase under its reporting word: "denied that X was to blame"."""
    said = scene.sides.verdict(blame, owner)
    inside = scene.owners.content[blame.trigger] == owner
    if inside and scene.owners.frames[owner].denies and said in _NAMING:
        return "acknowledges_denies_responsibility"
    return said


def statement_claims(scene: Scene, drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Return a claim for each sentence of a speaker that has none yet and cites nobody else.

    The second list holds claims of sentences that have one, where they word a stance besides.
    """
    parsed = scene.parsed
    done: dict[tuple[int, int], set[Position]] = {}
    for draft in drafts:
        key = (draft.owner, parsed.tokens[draft.word].sentence)
        done.setdefault(key, set()).add(draft.position)
    made: list[Draft] = []
    beside: list[Draft] = []
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
            if one.kind == "outlet" and not _outlet_says(scene, told, before):
                continue
            if before is None or before <= _TELLING:
                # Who only cites another has a stance of his own at most: "rejects the charge".
                cited = (one.id, sentence) in reported
                bare = before is None and one.kind != "outlet" and not cited
                drafted = _statement(scene, number, told, bare)
                made += drafted if before is None else []
                beside += [] if before is None else drafted
            done.setdefault((number, sentence), set()).add("asserts")
    return made, beside


def _outlet_says(scene: Scene, told: tuple[Token, ...], before: set[Position] | None) -> bool:
    """Tell whether an outlet's own sentence can word a stance.

    A denial of nobody's in particular, a correction, or what an issuer of a statement says of
    itself: "we", "our".
    """
    if before is None and nobody_was_there(scene.parsed, told):
        return True
    if not any(t.lower in ("we", "our", "hereby", "i") for t in told):
        return False
    named = scene.owners.outlet is not None and scene.speaker(scene.owners.outlet) != UNNAMED_OUTLET
    return named or takes_back(scene.parsed, told)


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
    # "A deal that was rejected": only a pronoun is left of what was said.
    empty = all(token.tag in ("WDT", "WP") for token in letters)
    worded = None if empty else stance(scene.parsed, told, scene.owners.frames[number])
    if not letters or (worded is None and not bare):
        return []
    position = worded or "asserts"
    setting = next((scene.settings[t.i] for t in told if t.i in scene.settings), None)
    named = setting is not None and scene.parsed.tokens[setting.word].lemma in EVENT_NOUNS
    act = None
    if position == "denies_act" and not named and _points_back(told):
        setting = told_lately(scene, letters[0].i)
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
