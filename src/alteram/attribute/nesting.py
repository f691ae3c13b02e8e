"""From drafts to records: kinds, ids, and which attribution stands inside which."""

import re
from collections.abc import Sequence

from alteram.attribute.scene import Draft, Scene
from alteram.model import Attribution, AttributionKind, AttributionMode, Span, content_id
from alteram.text.rolewords import words

_SO_CALLED = re.compile(r"so[-‐‑– ]called\s*$", re.IGNORECASE)
_PLAIN = words("say tell add note warn mention remember recall repeat state explain think see find")
_PERCEIVED = words("see find discover sense recognize recognise")
_THAT_BEFORE = re.compile(r"that\s+(?=[\"“„«'‘`])", re.IGNORECASE)
_THAT = 6
_EDGE = " \t\n.,;:"


def _kind(scene: Scene, content: Sequence[Span]) -> AttributionKind:
    """Return direct where all content stands in quotation marks, mixed where some does."""
    text, marked, quoted = scene.parsed.text, False, True
    for span in content:
        last = span.end
        while last > span.start and text[last - 1] in _EDGE:
            last -= 1
        that = _THAT_BEFORE.match(text, span.start, last)
        number = scene.opening_at.get(that.end() if that is not None else span.start)
        inside = number is not None and scene.quotations[number].end >= last
        quoted = quoted and inside
        marked = marked or inside or _has_quotation(scene, span)
    return "direct" if quoted else "mixed" if marked else "indirect"


def _has_quotation(scene: Scene, span: Span) -> bool:
    for token in scene.parsed.tokens_in(span):
        number = scene.opening_at.get(token.start)
        if number is not None and not _is_distanced(scene, number):
            return True
    return False


def _is_distanced(scene: Scene, number: int) -> bool:
    """Tell whether marks stand around a name after "so-called": no words of the speaker's."""
    quotation = scene.quotations[number]
    before = scene.parsed.text[max(quotation.start - 12, 0) : quotation.start]
    return not quotation.speech and _SO_CALLED.search(before) is not None


def _extent(draft: Draft) -> Span:
    spans = (*draft.cue, *draft.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _anchor(draft: Draft) -> Span:
    """Return where an attribution is made: at its cue, or where it has none, all of it."""
    if not draft.cue:
        return _extent(draft)
    return Span(draft.cue[0].start, draft.cue[-1].end)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _unique(drafts: Sequence[Draft]) -> list[tuple[Draft, tuple[Span, ...]]]:
    seen: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
    found = []
    for draft in sorted(drafts, key=lambda d: (_extent(d), -d.confidence, d.speaker)):
        content = _merged(draft.content)
        key = (draft.cue, content)
        if key not in seen:
            seen.add(key)
            found.append((draft, content))
    return found


def settle(scene: Scene, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """Return the attributions in order of their place, each with the one it stands in."""
    digest = scene.parsed.sha256
    rows = [
        (
            _extent(draft),
            draft,
            content,
            content_id("att", digest, draft.speaker, draft.cue, content),
        )
        for draft, content in _unique(drafts)
    ]
    parents = _parents([(_anchor(draft), content) for _, draft, content, _ in rows])
    own = [
        parent is not None
        and (_is_own_report(scene, draft) or _is_witnessed(scene, draft, rows[parent][1]))
        for (_, draft, _, _), parent in zip(rows, parents, strict=True)
    ]
    if any(own):
        rows = [row for row, dropped in zip(rows, own, strict=True) if not dropped]
        parents = _parents([(_anchor(draft), content) for _, draft, content, _ in rows])
    kinds = [draft.form or _kind(scene, content) for _, draft, content, _ in rows]
    return tuple(
        Attribution(
            id=name,
            speaker=draft.speaker,
            cue=draft.cue,
            content=content,
            kind=kind,
            mode=_mode(draft, kind),
            parent=None if parent is None else rows[parent][3],
            confidence=draft.confidence,
        )
        for (_, draft, content, name), parent, kind in zip(rows, parents, kinds, strict=True)
    )


def _mode(draft: Draft, kind: AttributionKind) -> AttributionMode:
    """Return how content is held; words in quotation marks have been said, whatever the cue."""
    return "speech" if kind in ("direct", "mixed") and draft.speaker else draft.mode


def _is_own_report(scene: Scene, draft: Draft) -> bool:
    """Tell whether quoted words only tell again whose they are ("we know that ...")."""
    if len(draft.speaker) != 1 or scene.within[draft.core[0]] < 0 or not draft.cue:
        return False
    who = scene.parsed.text[draft.speaker[0].start : draft.speaker[0].end].lower()
    if who not in ("i", "we"):
        return False
    cue = [token.lemma for token in scene.parsed.tokens_in(draft.cue[0]) if token.tag[0] == "V"]
    return draft.mode == "attitude" or (bool(cue) and cue[-1] in _PLAIN)


def _is_witnessed(scene: Scene, draft: Draft, parent: Draft) -> bool:
    """Tell whether a speaker only says what was seen ("they stated that they saw ...")."""
    if len(draft.speaker) != 1 or draft.mode != "attitude" or parent.mode != "speech":
        return False
    who = scene.parsed.text[draft.speaker[0].start : draft.speaker[0].end].lower()
    cue = [token.lemma for token in scene.parsed.tokens_in(draft.cue[0]) if token.tag[0] == "V"]
    opening = min(span.start for span in parent.content)
    near = draft.speaker[0].start - opening <= _THAT
    return near and who in ("he", "she", "they") and bool(cue) and cue[-1] in _PERCEIVED


def _parents(rows: Sequence[tuple[Span, tuple[Span, ...]]]) -> list[int | None]:
    """For each attribution the index of the one whose content most narrowly holds its anchor.

    The holder's content is wider than that of the one held, so that none holds itself.
    """
    widths = [sum(s.end - s.start for s in content) for _, content in rows]
    holders = sorted(
        (span.start, -span.end, number) for number, row in enumerate(rows) for span in row[1]
    )
    order = sorted(range(len(rows)), key=lambda n: (rows[n][0].start, -rows[n][0].end))
    found: list[int | None] = [None] * len(rows)
    open_: list[tuple[int, int]] = []
    at = 0
    for number in order:
        anchor = rows[number][0]
        while at < len(holders) and holders[at][0] <= anchor.start:
            open_.append((-holders[at][1], holders[at][2]))
            at += 1
        open_ = [entry for entry in open_ if entry[0] > anchor.start]
        size = None
        for end, holder in open_:
            if end < anchor.end or widths[holder] <= widths[number]:
                continue
            if size is None or widths[holder] < size:
                size, found[number] = widths[holder], holder
    return found
