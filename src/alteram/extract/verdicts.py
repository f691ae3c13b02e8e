"""The position to one act and whom it names: wording, phrase of responsibility, speaker's side."""

from alteram.extract.acts import ActMention
from alteram.extract.drafts import Scene
from alteram.extract.positions import HARMS, SOMEBODY, judge
from alteram.extract.stances import Blame
from alteram.model import Position

_MEASURES = frozenset({"blockade", "occupation", "detention", "denial_of_access"})
# "Whoever says that we did it is lying" cites nobody.
_ANYBODY = frozenset({"whoever", "anyone", "anybody", "who", "those"})
_REFUSED: Position = "acknowledges_denies_responsibility"
_BLAMING: tuple[Position, ...] = ("asserts", "attributes_to", "accepts_responsibility")

Standing = tuple[Position | None, tuple[str, ...]]


def told_agents(scene: Scene, mention: ActMention, owner: int) -> tuple[int, ...]:
    """Return the agents of an act that its speaker tells of.

    The subject of a reporting word is no agent ("the minister accused X of shelling") but where
    the word avows or denies: "admitted bombing the hospital".
    """
    one = scene.attributions[owner]
    frame = scene.owners.frames[owner]
    agents = tuple(agent for agent in mention.agents if not _is_cleared(scene, agent))
    if one.kind == "outlet" or frame.avows or frame.denies:
        return agents
    tokens = scene.parsed.tokens
    if scene.owners.content[mention.trigger] != owner:
        return agents
    return tuple(
        agent
        for agent in agents
        if not any(span.start <= tokens[agent].start < span.end for span in one.speaker)
    )


def _is_cleared(scene: Scene, agent: int) -> bool:
    """Tell whether an agent is named as one who did not do it: "but not by our men"."""
    tokens = scene.parsed.tokens
    prep = tokens[tokens[agent].head]
    if prep.lower != "by":
        return False
    near = {tokens[child].lower for child in scene.parsed.children[prep.i]}
    before = {token.lower for token in tokens[max(0, prep.i - 1) : prep.i]}
    return bool((near | before) & {"not", "n't", "n\u2019t", "nt", "never", "nor"})


def stand(
    scene: Scene, mention: ActMention, owner: int, names: tuple[str, ...], blame: Blame | None
) -> Standing:
    """Return a speaker's position to an act, None for none, and those whom he holds to blame."""
    frame = scene.owners.frames[owner]
    if frame.withheld and scene.owners.content[mention.trigger] == owner:
        return None, ()
    if _is_reporting_word(scene, mention, owner) or scene.speaker(owner).lower() in _ANYBODY:
        return None, ()
    if blame is not None and blame.agents:
        if blame.position == "attributes_to":
            names = tuple(scene.blamed(blame.trigger, blame.agents, owner)) or names
        else:
            given = [scene.agent(agent, owner) for agent in blame.agents]
            names = tuple(name for name in given if name is not None) or names
    return _named(
        scene, mention, owner, (_position(scene, mention, owner, names, blame), names), blame
    )


def _named(
    scene: Scene, mention: ActMention, owner: int, standing: Standing, blame: Blame | None
) -> Standing:
    """Return a position with the names that go with it: one's own side, or nobody."""
    position, names = standing
    own = (scene.sides.name(owner),)
    undenied = scene.owners.frames[owner].undenied
    admitted = position == "acknowledges_circumstances" and not undenied
    if admitted and _is_own_deed(scene, mention, owner, names):
        return "accepts_responsibility", own
    if position == "asserts" and not names and _is_claimed(scene, mention, owner):
        return "accepts_responsibility", own
    if position == "accepts_responsibility":
        beside = blame is not None and any(scene.sides.is_beside(a, owner) for a in blame.agents)
        return position, own if beside or not names else names
    if position == "attributes_to" and not names:
        return "asserts", names
    if position == "asserts" and blame is not None and blame.position == "accepts_responsibility":
        return position, ()
    return position, names


def _is_reporting_word(scene: Scene, mention: ActMention, owner: int) -> bool:
    """Tell whether an act is the reporting word of its speaker: "attacked his rival's plan"."""
    if scene.owners.content[mention.trigger] == owner:
        return False
    tokens = scene.parsed.tokens
    spans = scene.attributions[owner].speaker
    return any(
        span.start <= tokens[agent].start < span.end for agent in mention.agents for span in spans
    )


def _position(
    scene: Scene, mention: ActMention, owner: int, names: tuple[str, ...], blame: Blame | None
) -> Position | None:
    agents = told_agents(scene, mention, owner)
    heads = agents
    if not names and heads:
        tokens = scene.parsed.tokens
        heads = tuple(agent for agent in heads if tokens[agent].lower in SOMEBODY)
    doers = blame.agents if blame is not None and blame.agents else agents
    own = any(scene.sides.is_own(agent, owner) for agent in doers)
    frame = scene.owners.frames[owner]
    position = judge(scene.parsed, mention, frame, heads, scene.owners.content, own)
    if frame.undenied and scene.owners.content[mention.trigger] == owner:
        # Who does not deny a thing has neither denied nor accepted it.
        return None if mention.unreal else "acknowledges_circumstances"
    if blame is not None:
        return _with_blame(scene, position, mention, owner, blame)
    if position == "denies_act" and not agents and scene.is_outlet(owner):
        return None
    cleared = set(mention.agents) - set(agents)
    if any(_is_cleared(scene, a) and scene.sides.is_own(a, owner) for a in cleared):
        return _REFUSED if position in ("asserts", "denies_act") else position
    if position == "asserts" and names and mention.act != "prosecution":
        return "attributes_to"
    return position


def _with_blame(
    scene: Scene, position: Position | None, mention: ActMention, owner: int, blame: Blame
) -> Position | None:
    """Return the position to an act that a phrase of responsibility is about."""
    said = scene.sides.verdict(blame, owner)
    if position in _BLAMING or (said == "attributes_to_unknown" and position is not None):
        return said
    if position == "denies_act" and scene.owners.frames[owner].denies:
        return "denies_act" if said == "denies_act" else _REFUSED
    return said if position is None and not mention.unreal else position


def _is_own_deed(scene: Scene, mention: ActMention, owner: int, names: tuple[str, ...]) -> bool:
    """Tell whether somebody admits an act of his own: "admitted taking part in the attack"."""
    if mention.act in _MEASURES:
        return False
    if names:
        return names == (scene.speaker(owner),)
    if mention.act in HARMS and _tells_of_own(scene, owner):
        return True
    for span in scene.attributions[owner].content:
        token = scene.parsed.tokens[mention.trigger]
        if span.start <= token.start < span.end:
            return scene.parsed.tokens_in(span)[0].tag == "VBG"
    return False


def _is_claimed(scene: Scene, mention: ActMention, owner: int) -> bool:
    """Tell whether a deed is all that is claimed: "the Front claims the killing of the judge"."""
    one = scene.attributions[owner]
    if not scene.owners.frames[owner].boasts or mention.agents or len(one.content) != 1:
        return False
    told = scene.parsed.tokens_in(one.content[0])
    before = [t for t in told if t.i < mention.trigger]
    bare = not any(t.tag in ("VBD", "VBZ", "VBP", "MD", "IN") for t in before)
    return bare and mention.nominal and not any(t.tag in ("VBZ", "VBP", "MD") for t in told)


def _tells_of_own(scene: Scene, owner: int) -> bool:
    """Tell whether reported words tell what the speaker's own side did: "that its men threw"."""
    for span in scene.attributions[owner].content:
        words = scene.parsed.tokens_in(span)
        doer = next((t for t in words if t.dep in ("nsubj", "nsubjpass")), None)
        if doer is not None and doer.dep == "nsubj":
            himself = doer.lower in ("he", "she") and words[1:2] == (doer,) or words[:1] == (doer,)
            admitted = scene.owners.frames[owner].admits and doer.tag == "PRP" and himself
            return admitted or scene.sides.is_own(doer.i, owner)
    return False
