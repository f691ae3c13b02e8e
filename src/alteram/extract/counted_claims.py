"""Claims about figures that no claim about an act holds, and figures that answer another's."""

from collections.abc import Sequence
from dataclasses import replace

from alteram.extract.drafts import Draft, Scene
from alteram.extract.lexicon import ACT_OF_OUTCOME
from alteram.extract.owners import clip, trim
from alteram.extract.positions import judge
from alteram.extract.quantities import Quantity
from alteram.extract.stance_claims import setting_near
from alteram.extract.statements import stance
from alteram.model import Act, Position, Span

_HIGHEST = 10
_OPEN_OUTCOMES = frozenset({"other", "affected"})
_OWN = frozenset({"its", "his", "her", "their", "he", "she", "they", "it"})


def _owner_of(scene: Scene, quantity: Quantity) -> int | None:
    for token in scene.parsed.tokens_in(quantity.span):
        owner = scene.owners.of(token.i)
        if owner is not None:
            return owner
    return _governing(scene, quantity.head, scene.owners.outlet)


def _governing(scene: Scene, word: int, outlet: int | None) -> int | None:
    """Return whose reporting verb governs a word outside all content: "put the crowd at 250"."""
    tokens, at = scene.parsed.tokens, word
    for _ in range(_HIGHEST):
        if at in scene.owners.cue:
            return scene.owners.cue[at]
        addressed = tokens[at].dep == "prep" and tokens[at].lower not in {"at", "as", "of"}
        if addressed or tokens[at].dep not in {"pobj", "prep", "dobj", "nummod", "conj"}:
            break
        at = tokens[at].head
    return outlet


def _tight(scene: Scene, quantity: Quantity) -> Span:
    """Return the phrase that is counted, without the clauses in it."""
    start, end = quantity.span
    for token in scene.parsed.tokens_in(quantity.span):
        for child in scene.parsed.children[token.i]:
            below = scene.parsed.tokens[child]
            if below.dep in ("prep", "amod", "compound", "det", "advmod") and below.start >= start:
                end = max(end, below.end)
    return trim(scene.parsed, Span(start, end))


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
    told = scene.parsed.tokens[first : last + 1]
    position = stance(scene.parsed, told, frame) or "asserts"
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
        setting = setting_near(scene, quantity.head)
        date = None if setting is None else setting.date
        place = None if setting is None else setting.place
        whole = _whole(scene, near, quantities, quantity)
        if whole is not None and date is None and place is None:
            date, place = whole.date, whole.place
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
                date=date,
                place=place,
            )
        )
        here.append(made[-1])
    return made


def _whole(
    scene: Scene,
    near: dict[int, list[Draft]],
    quantities: Sequence[Quantity],
    part: Quantity,
) -> Draft | None:
    """Return the claim that holds the figure of which another is a part: "45 of them"."""
    if part.subset is None or part.subset >= len(quantities):
        return None
    whole = quantities[part.subset]
    sentence = scene.parsed.tokens[whole.head].sentence
    return next((d for d in near.get(sentence, ()) if _inside(whole.span, d.span)), None)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def dispute_figures(
    scene: Scene, drafts: list[Draft], quantities: Sequence[Quantity]
) -> list[Draft]:
    """Let the other figure that follows "disputed the toll" dispute it too.

    It has to stand in the next sentence of the paragraph and be the same side's: said by the same
    speaker, or by "its spokesman", "he".
    """
    parsed = scene.parsed
    disputing = {
        parsed.tokens[draft.word].sentence: draft.owner
        for draft in drafts
        if draft.position == "disputes_figure"
    }
    if not disputing:
        return drafts
    counted = [
        (parsed.tokens[q.head].sentence, q.qualifier)
        for q in quantities
        if q.outcome not in _OPEN_OUTCOMES
    ]
    lower = {at for at, one in counted if one in ("at_most", "fewer_than")}
    told = {at for at, _ in counted}
    done: list[Draft] = []
    for draft in drafts:
        at = parsed.tokens[draft.word].sentence
        before = disputing.get(at - 1)
        answers = (
            before is not None
            and (at in lower or (at in told and at - 1 not in told))
            and draft.position == "asserts"
            and draft.act is not None
            and parsed.sentences[at].paragraph == parsed.sentences[at - 1].paragraph
            and _same_side(scene, draft.owner, before)
        )
        done.append(replace(draft, position="disputes_figure") if answers else draft)
    return done


def _same_side(scene: Scene, owner: int, before: int) -> bool:
    if scene.speaker(owner) == scene.speaker(before):
        return True
    speaker = scene.attributions[owner].speaker
    first = scene.parsed.tokens_in(speaker[0])[:1] if speaker else ()
    near = scene.parsed.tokens[max(0, first[0].i - 1) : first[0].i + 1] if first else ()
    return any(token.lower in _OWN for token in near)
