"""Other explanations of an act: staged, provoked, crossfire, an accident, a gas leak."""

from collections.abc import Sequence
from dataclasses import replace

from alteram.extract.drafts import Draft, Scene
from alteram.extract.lexicon import EXPLANATIONS, STATEMENTS, words
from alteram.extract.positions import is_distanced
from alteram.extract.stance_claims import told_lately
from alteram.extract.stories import Setting
from alteram.model import Position
from alteram.text.parse import Parsed, Token

_PREPARING = frozenset({"prepare", "orchestrate", "stage", "plant", "arrange", "concoct"})
_CAUSES = frozenset({"settling", "infighting", "crossfire"})
_INSIST = frozenset({"fact", "actually", "reality", "truth"})
# What kills or destroys without anybody's will, or by one's own hand.
_MISHAPS = words(
    "accident crossfire cross-fire suicide mishap misfire malfunction earthquake tremor landslide"
    " avalanche lightning snakebite malaria cholera typhoid pneumonia hypothermia frostbite"
    " epidemic disease illness overdose stampede crush ricochet wildfire leak short-circuit"
    " drought flood storm stroke heatstroke thirst exhaustion fever tuberculosis"
    " repair maintenance drill firework fault defect rockfall flooding frost negligence"
    " carelessness quarrel brawl feud vendetta panic accidental accidentally inadvertently"
    " spontaneously voluntary voluntarily rebound self-defence self-defense mistake collision"
    " capsize derail meteorite backfire tremor subsidence misadventure"
)
_PAIRS = frozenset(
    {
        ("heart", "attack"), ("natural", "causes"), ("gas", "explosion"), ("friendly", "fire"),
        ("forest", "fire"), ("electrical", "fault"), ("technical", "fault"), ("short", "circuit"),
        ("heart", "failure"), ("engine", "failure"), ("stray", "bullet"), ("old", "age"),
        ("bush", "fire"), ("free", "will"), ("own", "accord"), ("controlled", "explosion"),
        ("heart", "trouble"), ("gas", "bottle"), ("gas", "cylinder"), ("natural", "death"),
        ("routine", "exercise"), ("military", "exercise"), ("kidney", "failure"),
        ("bush", "fire"), ("kitchen", "fire"), ("boiler", "explosion"), ("cross", "fire"),
    }
)  # fmt: skip
_SELF = frozenset({"himself", "herself", "themselves", "itself"})
_HARMING = words("hang shoot kill poison shell bomb burn blow drown injure wound mine starve stab")
_STAGING = words("stage fake simulate reenact fabricate")
_OWN_ARMS = words("mine shell bomb rocket grenade fire bullet gun artillery munition weapon")
_NOT = frozenset({"not", "n't", "n\u2019t", "nt", "no", "never"})
_GRANTING: frozenset[Position] = frozenset({"asserts", "acknowledges_other_explanation"})
_BLAMING: frozenset[Position] = frozenset({"attributes_to", "accepts_responsibility"})


def _below(parsed: Parsed, index: int) -> list[Token]:
    return [parsed.tokens[child] for child in parsed.children[index]]


def find_explanations(parsed: Parsed) -> tuple[int, ...]:
    """Return the words that give an act another cause: "provocative actions", "staged"."""
    return tuple(
        token.i
        for token in parsed.tokens
        if (
            (token.lower in EXPLANATIONS or token.lemma in EXPLANATIONS)
            and _is_put_on(parsed, token)
        )
        or (token.lemma in _PREPARING and _prepares_claims(parsed, token))
    )


def _is_put_on(parsed: Parsed, token: Token) -> bool:
    """Tell whether something was staged, not whether somebody "staged an attack"."""
    return token.lemma != "stage" or all(t.dep != "dobj" for t in _below(parsed, token.i))


def _prepares_claims(parsed: Parsed, verb: Token) -> bool:
    """Tell whether a verb says who made up claims: "the claims were prepared by"."""
    return any(t.dep == "nsubjpass" and t.lemma in STATEMENTS for t in _below(parsed, verb.i))


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
        return told_lately(scene, word) if verb.lemma == "be" else None
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


def _is_mishap(parsed: Parsed, token: Token) -> bool:
    """Tell whether a word gives a cause that is nobody's attack, and is not refused as one."""
    before = parsed.tokens[token.i - 1].lower if token.i else ""
    named = token.lemma in _MISHAPS or (before, token.lower) in _PAIRS
    own = token.lemma in _OWN_ARMS and {"their", "own"} <= {
        t.lower for t in _below(parsed, token.i)
    }
    herself = (
        token.lower in _SELF and token.dep == "dobj" and parsed.tokens[token.head].lemma in _HARMING
    )
    staged = token.lemma in _STAGING and any(
        t.dep == "nsubjpass" and t.lemma not in STATEMENTS for t in _below(parsed, token.i)
    )
    if not (named or own or herself or staged):
        return False
    near = (*_below(parsed, token.i), *_below(parsed, token.head))
    return not any(t.lower in _NOT for t in near)


def _otherwise(scene: Scene, draft: Draft) -> Draft:
    """Return a claim as another explanation; "it was an accident" is of the act told before."""
    position: Position = "acknowledges_other_explanation"
    setting = None if draft.act else told_lately(scene, draft.word)
    if setting is None:
        return replace(draft, position=position)
    date = draft.date or setting.date
    place = setting.place if draft.place is None else draft.place
    return replace(draft, position=position, act=setting.act, date=date, place=place)


def explained(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Let a speaker who names a mishap where another blames somebody explain the act otherwise.

    Without anybody who blames, "died in an accident" is plain telling.
    """
    blamers = {scene.speaker(draft.owner) for draft in drafts if draft.position in _BLAMING}
    if not blamers:
        return drafts
    parsed = scene.parsed
    mishaps: dict[tuple[int, int], bool] = {}
    made: list[Draft] = []
    for draft in drafts:
        plain = draft.position == "asserts" and not scene.is_outlet(draft.owner)
        if plain and blamers - {scene.speaker(draft.owner)}:
            key = (draft.owner, parsed.tokens[draft.word].sentence)
            if key not in mishaps:
                told = parsed.words(parsed.sentences[key[1]])
                mishaps[key] = any(
                    scene.owners.content[t.i] == draft.owner and _is_mishap(parsed, t) for t in told
                )
            if mishaps[key]:
                draft = _otherwise(scene, draft)
        made.append(draft)
    return made


def granted(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Let a speaker who tells an act and says it was not his side acknowledge the act.

    "The village was shelled, but not by our guns" denies the responsibility, not the act.
    """
    told = {
        (scene.speaker(draft.owner), draft.act, draft.date, draft.place)
        for draft in drafts
        if draft.position in _GRANTING and draft.act is not None
    }
    triggers = {act.trigger for act in scene.acts}
    made: list[Draft] = []
    for draft in drafts:
        key = (scene.speaker(draft.owner), draft.act, draft.date, draft.place)
        own = draft.alleged_actor == (scene.sides.name(draft.owner),)
        deed = draft.word in triggers
        if draft.position == "denies_act" and deed and own and key in told:
            draft = replace(draft, position="acknowledges_denies_responsibility")
        made.append(draft)
    return made
