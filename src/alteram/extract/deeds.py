"""Harm that no act word tells: "they cut our nets", "soldiers turned the convoy back"."""

from alteram.extract.act_claims import meant_by_they
from alteram.extract.drafts import Draft, Scene
from alteram.extract.lexicon import words
from alteram.extract.stance_claims import setting_near
from alteram.extract.stances import after, first, is_open, negated, subject
from alteram.model import Position, Span
from alteram.text.parse import Token

_HARMING = words(
    "set prevent keep stop roll cut break smash steal rob poison dump pollute contaminate"
    " sabotage saw chase turn block bar hinder obstruct starve mislead deceive trick betray"
    " threaten intimidate humiliate hit strike push drag trample throw hurl stone spear stab"
    " slash hang gas spray whip flog seize grab confiscate snatch hold lock flood drain ram"
    " sink scuttle down breach storm overrun deface provoke incite arm finance shelter harbor"
    " harbour plant light ignite blow tear rip wreck empty crush plow force herd round"
    " separate strip spread disrupt cripple paralyse paralyze uproot fell knock fire shoot"
    " launch target expel evict silence bribe forge doctor falsify"
)
# These harm only with a person or what people own as object.
_MILD = words(
    "set take hold drive turn run light hide sell dig fell force round hit strike throw empty"
    " spread launch fire lock down push tear break cut blow plant seize target arm shelter"
    " conceal bury"
)
_VICTIMS = words(
    "man woman child boy girl people person civilian villager farmer resident worker miner"
    " prisoner hostage family wounded patient driver doctor nurse teacher journalist observer"
    " refugee student pupil fisherman herder trader brother sister son daughter father mother"
    " wife husband neighbour neighbor crowd crew passenger body house home hut school hospital"
    " church mosque bridge well boat net cable pipe pipeline power water road convoy truck"
    " lorry bus ambulance cattle herd field crop forest tree store shop market village town"
    " dam mast prop stone bomb shell grenade rocket mine fence wall gate line grave cemetery"
    " document blaze shot tent ferry aid food grain fuel livestock station wire track rail"
    " tower"
)
_OWNED = frozenset({"our", "my", "their", "his", "her"})


def _patient(scene: Scene, verb: Token) -> int | None:
    below = first(scene.parsed, verb.i, "dobj")
    return below if below is not None else first(scene.parsed, verb.i, "nsubjpass")


def _harms(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb with its object tells harm done to people or to what is theirs."""
    tokens = scene.parsed.tokens
    if verb.lemma in ("prevent", "keep", "stop"):
        return _kept_from(scene, verb)
    object_ = _patient(scene, verb)
    if object_ is None:
        return False
    if tokens[object_].lemma in _VICTIMS or tokens[object_].tag[:3] == "PRP":
        return True
    owned = any(tokens[c].lower in _OWNED for c in scene.parsed.children[object_])
    return owned if verb.lemma in _MILD else True


def _kept_from(scene: Scene, verb: Token) -> bool:
    """Tell whether somebody is kept from doing something: "prevented the engine from coming"."""
    tokens = scene.parsed.tokens
    return any(
        tokens[child].lower == "from" and first(scene.parsed, child, "pcomp") is not None
        for child in scene.parsed.children[verb.i]
    )


def _is_told(scene: Scene, verb: Token) -> bool:
    """Tell whether a verb is told as done: past or perfect, not possible, wanted or asked."""
    helpers = [
        scene.parsed.tokens[c]
        for c in scene.parsed.children[verb.i]
        if scene.parsed.tokens[c].dep in ("aux", "auxpass")
    ]
    if any(t.tag == "MD" or t.lower == "to" for t in helpers):
        return False
    past = verb.tag == "VBD" or any(
        t.lower in ("had", "has", "have", "was", "were", "did") for t in helpers
    )
    return past and not is_open(scene.parsed, verb.i)


def _doer(scene: Scene, verb: Token) -> int | None:
    if first(scene.parsed, verb.i, "nsubjpass") is not None:
        return after(scene.parsed, verb.i, frozenset({"by"}))
    return subject(scene.parsed, verb.i)


def _position(scene: Scene, verb: Token, agent: int, owner: int) -> Position | None:
    own = scene.sides.is_own(agent, owner)
    frame = scene.owners.frames[owner]
    if frame.withheld or frame.undenied:
        return None
    if negated(scene.parsed, verb.i, agent) or frame.denies:
        return "denies_act" if negated(scene.parsed, verb.i, agent) != frame.denies else None
    if not own:
        return "attributes_to"
    return None if verb.lemma in _MILD and not frame.avows else "accepts_responsibility"


def deed_claims(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Return claims about harm done by somebody named, in clauses that tell no act."""
    taken = {scene.clauses.head[draft.word] for draft in drafts}
    taken |= {scene.clauses.head[act.trigger] for act in scene.acts}
    found: list[Draft] = []
    for verb in scene.parsed.tokens:
        if verb.lemma not in _HARMING or verb.tag[:1] != "V" or verb.tag == "VB":
            continue
        owner = scene.owners.content[verb.i]
        if owner < 0 or scene.is_outlet(owner) or scene.clauses.head[verb.i] in taken:
            continue
        draft = _deed(scene, verb, owner)
        if draft is not None:
            found.append(draft)
            taken.add(scene.clauses.head[verb.i])
    return found


def _deed(scene: Scene, verb: Token, owner: int) -> Draft | None:
    agent = _doer(scene, verb)
    if agent is None or scene.owners.content[agent] != owner or not _is_told(scene, verb):
        return None
    if scene.attributions[owner].mode != "speech" or not _harms(scene, verb):
        return None
    name = scene.agent(agent, owner)
    if name is None and scene.parsed.tokens[agent].lower == "they":
        name = next(iter(meant_by_they(scene, verb.i, scene.speaker(owner))), None)
    position = None if name is None else _position(scene, verb, agent, owner)
    if name is None or position is None:
        return None
    setting = setting_near(scene, verb.i)
    span: Span = scene.clause_span(verb.i, owner)
    return Draft(
        owner=owner,
        span=span,
        word=verb.i,
        act=None,
        position=position,
        date=None if setting is None else setting.date,
        place=None if setting is None else setting.place,
        alleged_actor=(name,),
    )
