"""Direct speech: quotations that no reporting clause has claimed yet find their speaker."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from alteram.attribute.reported import cue_spans
from alteram.attribute.scene import STOPS, Draft, Scene
from alteram.attribute.subjects import speaker_of, subject_of
from alteram.model import Span
from alteram.text.cues import DOCUMENT_NOUNS, verb_cues
from alteram.text.parse import Token
from alteram.text.quotes import Quotation
from alteram.text.rolewords import BODIES, PERSONS, words

_BETWEEN = frozenset(" \t\n\xa0.,;:!?…–—-\"'”’»“‘")
_MOST_PARAGRAPHS_BETWEEN = 1
_LONGEST_TURN = 20
_PERSONAL = frozenset(["he", "she", "they"])
_GESTURES = words(
    "shake nod shrug laugh smile sigh frown pause grin weep cry gesture wave lean stare hesitate"
    " wince chuckle sob blush scowl glare point react"
)
_SPEAKING = PERSONS | BODIES | DOCUMENT_NOUNS


def attach_quotations(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, grown by quotations that belong to them, and new ones for the rest."""
    desk = _Desk(scene, drafts)
    for number, quotation in enumerate(scene.quotations):
        if quotation.speech and scene.parsed.tokens:
            desk.place(number, quotation)
    return desk.drafts


def _holds(spans: Sequence[Span], quotation: Quotation) -> bool:
    return any(s.start <= quotation.start and s.end >= quotation.end - 1 for s in spans)


def _is_aside(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether a word stands alone in brackets ("[Recording]")."""
    before, after = tokens[max(token.i - 1, 0)].text, tokens[min(token.i + 1, len(tokens) - 1)].text
    return before in ("[", "(") and after in ("]", ")")


def give_orphans(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, and quotations that none holds as words of who acts right before them.

    "He shrugs. "Nobody came."": the words are his.
    """
    held = sorted(span for draft in drafts for span in draft.content)
    furthest, ends = 0, []
    for span in held:
        furthest = max(furthest, span.end)
        ends.append(furthest)
    found = list(drafts)
    for quotation in scene.quotations:
        at = bisect_right(held, (quotation.start + 1,)) - 1
        free = at < 0 or ends[at] <= quotation.start
        if quotation.speech and quotation.closed and free:
            draft = _after_gesture(scene, quotation)
            if draft is not None:
                found.append(draft)
    return found


def _after_gesture(scene: Scene, quotation: Quotation) -> Draft | None:
    tokens = scene.parsed.tokens
    first = scene.parsed.tokens_in(Span(quotation.start, quotation.start + 1))
    if not first or first[0].i == 0 or scene.within[first[0].i - 1] >= 0:
        return None
    token = first[0]
    before = scene.sentence(tokens[token.i - 1])
    same = before.paragraph == scene.sentence(token).paragraph
    if not same or tokens[token.i - 1].text not in STOPS:
        return None
    verb = next((t for t in tokens[before.first : token.i] if t.dep == "ROOT"), None)
    subject = subject_of(scene, verb) if verb is not None and verb.tag[0] in "VM" else None
    if verb is None or subject is None or verb.lemma not in _GESTURES:
        return None
    if not _may_speak(tokens[subject[0] : subject[1] + 1]):
        return None
    return Draft(
        speaker=scene.span(*subject),
        cue=cue_spans(scene, verb),
        content=(Span(quotation.start, quotation.end),),
        core=(verb.i, verb.i),
        confidence=0.4,
    )


def _may_speak(subject: Sequence[Token]) -> bool:
    """Tell whether a subject is a person or a body: "he", a name, "the mayor"."""
    inside = {token.i for token in subject}
    head = next((token for token in subject if token.head not in inside), subject[-1])
    return (
        head.lower in _PERSONAL
        or head.tag in ("NNP", "NNPS")
        or not {head.lower, head.lemma}.isdisjoint(_SPEAKING)
    )


class _Desk:
    """The drafts in work, and what stands where."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        self.scene = scene
        self.drafts = list(drafts)
        self._claimed = self._claims()
        self._ends = sorted((self._end(d), n) for n, d in enumerate(self.drafts))
        self._by_verb = {d.cue[-1].end: n for n, d in enumerate(self.drafts) if d.cue}
        self._last: tuple[int, int] | None = None

    def _end(self, draft: Draft) -> int:
        tail = self.scene.parsed.tokens[draft.core[1]].end
        return max(tail, *(s.end for s in (*draft.content, *draft.cue, *draft.speaker)))

    def _claims(self) -> dict[int, int]:
        """For each quotation the draft whose content holds it most narrowly."""
        claimed: dict[int, int] = {}
        widths: dict[int, int] = {}
        starts = [q.start for q in self.scene.quotations]
        for number, draft in enumerate(self.drafts):
            for span in draft.content:
                at = bisect_right(starts, span.start - 1)
                while at < len(starts) and starts[at] < span.end:
                    if _holds((span,), self.scene.quotations[at]):
                        width = span.end - span.start
                        if width <= widths.get(at, width):
                            claimed[at], widths[at] = number, width
                    at += 1
        return claimed

    def place(self, number: int, quotation: Quotation) -> None:
        """Give a quotation to the draft that holds, introduces or precedes it."""
        first = self.scene.parsed.tokens_in(Span(quotation.start, quotation.start + 1))
        if not first:
            return
        token = first[0]
        paragraph = self.scene.sentence(token).paragraph
        nested = token.i > 0 and self.scene.within[token.i - 1] >= 0
        if number in self._claimed and nested:
            owner = self._claimed[number]
            if self._is_quoted_within(token, quotation):
                owner = self._introduced(token, Span(quotation.start, quotation.end)) or owner
        elif number in self._claimed:
            owner = self._claimed[number]
        else:
            claim = self._claim(token, quotation, paragraph)
            if claim is None:
                return
            owner = claim
        if self.scene.within[max(token.i - 1, 0)] < 0 or token.i == 0:
            last = self.scene.parsed.tokens_in(quotation.pieces[-1])[-1]
            self._last = (self.scene.sentence(last).paragraph, owner)

    def _is_quoted_within(self, token: Token, quotation: Quotation) -> bool:
        """Tell whether a colon introduces a quotation that another holds: "He says: 'Go'."."""
        tokens, within = self.scene.parsed.tokens, self.scene.within
        mark = tokens[token.i - 1]
        around = self.scene.quotations[within[mark.i]]
        return mark.text == ":" and around.start < quotation.start and around.end > quotation.end

    def _claim(self, token: Token, quotation: Quotation, paragraph: int) -> int | None:
        whole = Span(quotation.start, quotation.end)
        introduced = self._introduced(token, whole)
        if introduced is not None:
            return introduced
        before = self._before(whole, paragraph)
        if before is not None:
            return before
        starts = self.scene.parsed.paragraphs[paragraph].start == token.start
        if starts and self._last is not None:
            distance = paragraph - self._last[0]
            if distance <= _MOST_PARAGRAPHS_BETWEEN:
                return self._continue(whole)
        return None

    def _continue(self, whole: Span) -> int:
        """Add a quoted paragraph to the attribution whose quotation it continues."""
        return self._grow(self._last[1] if self._last else 0, whole)

    def _grow(self, number: int, whole: Span) -> int:
        draft = self.drafts[number]
        self.drafts[number] = replace(draft, content=(*draft.content, whole))
        return number

    def _add(
        self,
        speaker: tuple[Span, ...],
        cue: tuple[Span, ...],
        whole: Span,
        token: Token,
        confidence: float,
    ) -> int:
        self.drafts.append(
            Draft(
                speaker=speaker,
                cue=cue,
                content=(whole,),
                core=(token.i, token.i),
                confidence=confidence,
            )
        )
        return len(self.drafts) - 1

    def _introduced(self, token: Token, whole: Span) -> int | None:
        """Read a sentence that ends in a colon, a comma or a verb before the quotation."""
        tokens = self.scene.parsed.tokens
        mark = tokens[token.i - 1] if token.i else None
        if mark is None or (mark.text not in (":", ",") and mark.tag[:1] != "V"):
            return None
        sentence = self.scene.sentence(mark)
        if mark.text != ":" and token.i >= sentence.last:
            return None
        inside = self.scene.within[mark.i]
        verbs = [
            t
            for t in tokens[sentence.first : mark.i + 1]
            if t.tag[:1] == "V" and self.scene.within[t.i] == inside and not _is_aside(tokens, t)
        ]
        known = [t for t in verbs if t.lower in verb_cues()]
        if mark.text == ":" and not known:
            return self._by_colon(verbs, mark, sentence.first, whole)
        if not known:
            return None
        verb = known[-1]
        cue = cue_spans(self.scene, verb)
        at = self._by_verb.get(cue[-1].end)
        if at is not None:
            return self._grow(at, whole)
        speaker = speaker_of(self.scene, verb, subject_of(self.scene, verb))
        return self._add(speaker, cue, whole, verb, 0.8)

    def _by_colon(self, verbs: list[Token], mark: Token, first: int, whole: Span) -> int | None:
        finite = [t for t in verbs if t.dep in ("ROOT", "conj", "advcl", "ccomp")]
        if finite:
            with_subject = [t for t in finite if subject_of(self.scene, t) is not None]
            verb = next(iter(with_subject), finite[0])
            speaker = speaker_of(self.scene, verb, subject_of(self.scene, verb))
            return self._add(speaker, cue_spans(self.scene, verb), whole, verb, 0.6)
        tokens = self.scene.parsed.tokens
        opening = self.scene.openings.get(mark.sentence, first)
        first = opening if opening < mark.i else first
        first += tokens[first].lower == "from"
        if tokens[first].text in ("[", "("):
            shut = (k for k in range(first, mark.i) if tokens[k].text in ("]", ")"))
            first = next(shut, first) + 1
        if verbs or not 0 < mark.i - first <= _LONGEST_TURN:
            return None
        speaker = self.scene.span(first, mark.i - 1)
        return self._add(speaker, (Span(mark.start, mark.end),), whole, mark, 0.6)

    def _before(self, whole: Span, paragraph: int) -> int | None:
        """Give a quotation to the attribution that ends right before it in its paragraph."""
        at = bisect_right(self._ends, (whole.start, len(self.drafts))) - 1
        if at < 0:
            return None
        end, number = self._ends[at]
        text = self.scene.parsed.text
        if whole.start - end > 6 or not set(text[end : whole.start]) <= _BETWEEN:
            return None
        if end < self.scene.parsed.paragraphs[paragraph].start:
            return None
        draft = self.drafts[number]
        quoted = any(s.start in self.scene.opening_at for s in draft.content)
        if quoted and self.scene.within[draft.core[0]] < 0:
            return self._grow(number, whole)
        token = self.scene.parsed.tokens_in(whole)[0]
        return self._add(draft.speaker, (), whole, token, 0.4)
