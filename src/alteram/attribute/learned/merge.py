"""One set of attributions from what the rules found and what the network read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alteram.attribute.learned.evidence import confidence, weigh
from alteram.attribute.learned.features import head_of
from alteram.attribute.learned.reader import Reading
from alteram.attribute.reported import is_asked, is_thing
from alteram.attribute.scene import Draft, Scene
from alteram.model import AttributionMode, Span
from alteram.text.cues import (
    ATTITUDE_NOUNS,
    CERTAINTY_ADJECTIVES,
    DOCUMENT_NOUNS,
    EVIDENCE_VERBS,
    LIGHT_VERBS,
    verb_cues,
)
from alteram.text.parse import Token
from alteram.text.rolewords import words

LEAST = 0.4
# What the rules found stays where the network does not speak plainly against it.
NET = 0.1
PLAIN_VERBS = frozenset(["say", "tell", "state", "declare", "add", "deny", "refute"])
A_LITTLE, MANY = 5, 3
_BEARING, _GUILT = words("bear share carry deserve have"), words("responsibility blame guilt")
_FEW = 4
_RUMOURED = words("rumour rumor purport repute suppose")
_SAID = words("say tell state add warn admit deny confirm claim explain declare announce insist")


def _tokens(scene: Scene, spans: Sequence[Span]) -> set[int]:
    return {token.i for span in spans for token in scene.parsed.tokens_in(span)}


def rivals_of(scene: Scene, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Return for each token of the rules' cues the draft, the surer one first."""
    found: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        for i in _tokens(scene, draft.cue):
            found.setdefault(i, draft)
    return found


def _mode(scene: Scene, cue: tuple[int, int]) -> AttributionMode:
    tokens = scene.parsed.tokens
    verbs = verb_cues()
    head = head_of(scene.parsed, *cue)
    for token in (head, *tokens[cue[0] : cue[1] + 1]):
        known = verbs.get(token.lower) if token.tag[:1] == "V" else None
        if known is not None:
            return known.mode
        if token.lemma in ATTITUDE_NOUNS or token.lemma in CERTAINTY_ADJECTIVES:
            return "attitude"
    return "speech"


def _tells(token: Token) -> bool:
    """Tell whether a word can be content: no mark, no "which" by itself."""
    return token.text[0].isalnum() and token.tag[:1] != "W"


def _within_quotation(scene: Scene, first: int, last: int) -> int:
    """Return the last token of content that opens with a quotation.

    Where it runs on into a later sentence, it ends with the quotation: what follows is the
    writer's.
    """
    tokens = scene.parsed.tokens
    number = scene.opening_at.get(tokens[first].start)
    if number is None or not scene.quotations[number].closed:
        return last
    inside = scene.parsed.tokens_in(Span(tokens[first].start, scene.quotations[number].end))
    end = inside[-1].i
    return end if tokens[end].sentence < tokens[last].sentence else last


def draft_of(scene: Scene, reading: Reading, sure: float) -> Draft:
    """Return a reading as a draft with spans of the text."""
    first, last = scene.trimmed(*reading.cue)
    cue = (first, last) if first <= last else reading.cue
    content = [
        span
        for first, last in reading.roles.content
        if any(_tells(token) for token in scene.parsed.tokens[first : last + 1])
        for span in scene.content(first, _within_quotation(scene, first, last), reading.cue[0])
    ]
    speaker = reading.roles.speaker
    return Draft(
        speaker=() if speaker is None else (scene.parsed.span(*speaker),),
        cue=(scene.parsed.span(*cue),),
        content=tuple(content),
        core=cue,
        mode=_mode(scene, reading.cue),
        confidence=sure,
    )


def _grown(scene: Scene, draft: Draft, rival: Draft | None, rivals: dict[int, Draft]) -> Draft:
    """Return a draft with the rules' content for the same cue where that holds a little more.

    Where only the rules count in up to five words more, their content is exact more often
    (PolNeAR, held-out texts). Content over many paragraphs is more than the network sees at once.
    """
    if rival is None or not rival.content:
        return draft
    whole = replace(draft, content=rival.content)
    if head_of(scene.parsed, *draft.core).tag[:1] == "N":
        # The clause of a noun ends where the parse ends it ("the claim that ... is unproven").
        return whole
    own, other = _words(scene, draft.content), _words(scene, rival.content)
    if other & _words(scene, draft.speaker):
        # The rules read the same words without a speaker; half of that reading would be wrong.
        return draft
    if other < own:
        # "... said one was counted twice and withdrew the list": she withdrew it.
        return whole if any(_goes_on(scene, i, rivals) for i in own - other) else draft
    return whole if own < other and _is_to_grow(scene, draft, own, other) else draft


def _is_to_grow(scene: Scene, draft: Draft, own: set[int], other: set[int]) -> bool:
    if max(other) < draft.core[0]:
        # "..., she added": what stands before is hers from its beginning.
        return True
    paragraphs = {scene.sentence(scene.parsed.tokens[i]).paragraph for i in other}
    return len(other - own) <= A_LITTLE or len(paragraphs) >= MANY


def _goes_on(scene: Scene, index: int, rivals: dict[int, Draft]) -> bool:
    """Tell whether a verb of the rules' goes on with the speaker ("and withdrew")."""
    tokens = scene.parsed.tokens
    joined = tokens[index].tag == "VBD" and tokens[max(index - 1, 0)].tag == "CC"
    return joined and index in rivals


def _words(scene: Scene, spans: Sequence[Span]) -> set[int]:
    tokens = scene.parsed.tokens
    return {i for i in _tokens(scene, spans) if tokens[i].text[0].isalnum()}


def _is_heard(scene: Scene, reading: Reading) -> bool:
    """Tell whether a reading has a cue of words outside page furniture."""
    tokens = scene.parsed.tokens[reading.cue[0] : reading.cue[1] + 1]
    head = head_of(scene.parsed, *reading.cue)
    if tokens[0].sentence in scene.skipped or is_asked(scene, head) or _is_deed(scene, reading):
        return False
    if _is_no_word_of_saying(tokens, head):
        return False
    speaker = reading.roles.speaker
    if head.lemma in EVIDENCE_VERBS and speaker is not None and is_thing(scene, speaker):
        return False
    return any(token.text[0].isalnum() for token in tokens)


def _is_no_word_of_saying(cue: Sequence[Token], head: Token) -> bool:
    """Tell whether a cue is a part of a name or an auxiliary alone, which ascribe nothing."""
    if any(token.lower in verb_cues() for token in cue):
        return False
    named = all(token.tag in ("NNP", "NNPS") for token in cue)
    bare = head.dep in ("aux", "auxpass") and not any(t.tag[:1] in "VN" for t in cue if t != head)
    return named or bare


def _is_carrier(scene: Scene, reading: Reading, rivals: dict[int, Draft]) -> bool:
    """Tell whether a cue only hands out what speaks ("issued a statement condemning ...")."""
    tokens = scene.parsed.tokens
    if head_of(scene.parsed, *reading.cue).lemma not in LIGHT_VERBS or not reading.roles.content:
        return False
    first, last = reading.roles.content[0]
    noun = next((i for i in range(first, last + 1) if tokens[i].tag[:2] == "NN"), None)
    if noun is None or tokens[noun].lemma not in DOCUMENT_NOUNS:
        return False
    return any(i in rivals for i in range(noun + 1, min(noun + 3, last + 1)))


def _is_hearsay(scene: Scene, reading: Reading) -> bool:
    """Tell whether the reading's speaker is only spoken of ("the general is said to have ...").

    Who "is reported to have said" something is its speaker.
    """
    tokens, speaker = scene.parsed.tokens, reading.roles.speaker
    if speaker is None:
        return False
    first, last = reading.cue
    heads = [
        tokens[i].head
        for i in range(speaker[0], speaker[1] + 1)
        if tokens[i].dep == "nsubjpass" and first <= tokens[i].head <= last
    ]
    if not heads or not _is_reporting(tokens[heads[0]]):
        return False
    after = tokens[heads[0] + 1 : last + 2]
    told_of = any(token.lower in ("to", "as") for token in after)
    return told_of and not any(token.lemma in _SAID for token in after)


def _is_reporting(token: Token) -> bool:
    return token.lower in verb_cues() or token.lemma in _RUMOURED


def merge(scene: Scene, drafts: Sequence[Draft], readings: Sequence[Reading]) -> list[Draft]:
    """Return the drafts of the readings that are likely right, and the rules' own without one."""
    rivals = rivals_of(scene, drafts)
    firm = {i for d in drafts if d.firm for i in range(d.core[0], d.core[1] + 1)}
    heard = [
        reading
        for reading in readings
        if firm.isdisjoint(_range(reading))
        and _is_heard(scene, reading)
        and not _is_carrier(scene, reading, rivals)
    ]
    weighed = sorted(_weighed(scene, rivals, heard), key=lambda row: (-row[0], row[1].cue))
    judged = {i: sure for sure, reading in reversed(weighed) for i in _range(reading)}
    found, taken = _accepted(scene, weighed, rivals)
    for draft in drafts:
        own = _words(scene, draft.cue)
        sure = max((judged[i] for i in own if i in judged), default=draft.confidence)
        if taken.isdisjoint(own) and (sure >= NET or draft.firm or _is_plain(scene, draft)):
            found.append(replace(draft, confidence=sure))
    return found


def _is_deed(scene: Scene, reading: Reading) -> bool:
    """Tell whether a cue is a deed or a state of guilt, which ascribes words to nobody.

    "X's shelling of the town", "X bears full responsibility": said of X, not by X.
    """
    tokens, head = scene.parsed.tokens, head_of(scene.parsed, *reading.cue)
    if head.lower in verb_cues() or head.lemma in ATTITUDE_NOUNS | DOCUMENT_NOUNS:
        return False
    after = tokens[head.i + 1 : head.i + 2]
    if head.tag == "NN" and head.lower.endswith("ing") and after and after[0].lower == "of":
        return True
    first = min((run[0] for run in reading.roles.content), default=head.i)
    opening = tokens[first : first + _FEW]
    return head.lemma in _BEARING and any(token.lemma in _GUILT for token in opening)


def _is_plain(scene: Scene, draft: Draft) -> bool:
    """Tell whether somebody named plainly says or denies something, which always counts."""
    cue = [token for span in draft.cue for token in scene.parsed.tokens_in(span)]
    return bool(draft.speaker) and any(token.lemma in PLAIN_VERBS for token in cue)


def _range(reading: Reading) -> range:
    return range(reading.cue[0], reading.cue[1] + 1)


def _accepted(
    scene: Scene,
    weighed: Sequence[tuple[float, Reading]],
    rivals: dict[int, Draft],
) -> tuple[list[Draft], set[int]]:
    """Return the drafts of likely readings, no two with one word of a cue, and those words."""
    found: list[Draft] = []
    taken: set[int] = set()
    for sure, reading in weighed:
        if sure < LEAST:
            break
        draft = draft_of(scene, reading, sure) if reading.roles.content else None
        if draft is None or not draft.content or not taken.isdisjoint(_range(reading)):
            continue
        taken.update(_range(reading))
        rival = next((rivals[i] for i in _range(reading) if i in rivals), None)
        if not _is_hearsay(scene, reading):
            found.append(_grown(scene, draft, rival, rivals))
        elif rival is not None:
            found.append(replace(rival, confidence=sure))
        else:
            found.append(replace(draft, speaker=()))
    return found, taken


def _weighed(
    scene: Scene, rivals: dict[int, Draft], readings: Sequence[Reading]
) -> Iterator[tuple[float, Reading]]:
    for reading in readings:
        rival = next((rivals[i] for i in _range(reading) if i in rivals), None)
        yield confidence(weigh(scene, reading, rival)), reading
