"""Attributions of a text: speaker, cue and content, by rules and by the learned reader.

The rules go over parse and quotations; the reader is told what they found, and decides cue by cue.

The records follow PARC3 and PolNeAR: content keeps its quotation marks and its "that", and
holds neither the cue nor the speaker's clause.
"""

from dataclasses import replace
from typing import NamedTuple

from alteram.attribute.idioms import add_idioms
from alteram.attribute.learned.features import describe
from alteram.attribute.learned.kept import Kept, read_kept
from alteram.attribute.learned.merge import merge
from alteram.attribute.learned.reader import reader
from alteram.attribute.nesting import settle
from alteram.attribute.phrases import report_by_phrase
from alteram.attribute.quoted import attach_quotations, give_orphans
from alteram.attribute.reported import report_by_verb
from alteram.attribute.scene import Draft, Scene
from alteram.attribute.titles import report_in_titles
from alteram.attribute.turns import report_turns
from alteram.model import Attribution, Part
from alteram.text.cues import verb_cues
from alteram.text.parse import Parsed

_NOT_ASKED = Kept([], b"")


class Found(NamedTuple):
    """Attributions, and what is kept of the network's readings."""

    attributions: tuple[Attribution, ...]
    kept: bytes


def find_attributions(parsed: Parsed, parts: tuple[Part, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a text in order; names and chains are not resolved yet.

    Raises ModelFileError where the files of the learned reader are missing or altered.
    """
    return find_kept(parsed, parts, None).attributions


def find_kept(
    parsed: Parsed, parts: tuple[Part, ...], kept: bytes | None, *, rules_only: bool = False
) -> Found:
    """Return the attributions of a text, with readings from what is kept where these fit.

    With None nothing is taken and nothing is kept; with `rules_only` the network is not asked.
    Raises ModelFileError as `find_attributions` does.
    """
    scene = Scene(parsed=parsed, parts=parts)
    drafts = draft_by_rules(scene)
    readings = _NOT_ASKED if rules_only else _read(scene, drafts, kept)
    merged = drafts if rules_only else merge(scene, drafts, readings.readings)
    found = settle(scene, give_orphans(scene, add_idioms(scene, merged)))
    return Found(tuple(_with_articles(parsed, one) for one in found), readings.kept)


def _read(scene: Scene, drafts: list[Draft], kept: bytes | None) -> Kept:
    document = describe(scene, settle(scene, drafts))
    return Kept(reader().read(document), b"") if kept is None else read_kept(document, kept)


def _with_articles(parsed: Parsed, one: Attribution) -> Attribution:
    if not parsed.articles:
        return one
    speaker, content = (tuple(map(parsed.with_article, own)) for own in (one.speaker, one.content))
    return replace(one, speaker=speaker, content=content)


def draft_by_rules(scene: Scene) -> list[Draft]:
    """Return what the rules alone find."""
    drafts = list(report_in_titles(scene))
    drafts.extend(report_turns(scene))
    drafts.extend(report_by_phrase(scene))
    drafts.extend(_by_verbs(scene))
    return attach_quotations(scene, drafts)


def _by_verbs(scene: Scene) -> list[Draft]:
    verbs, skipped = verb_cues(), scene.skipped
    tails = {i for first, _, last in scene.tails.values() for i in range(first, last + 1)}
    found = []
    for token in scene.parsed.tokens:
        if token.tag[:1] != "V" or token.sentence in skipped or token.i in tails:
            continue
        cue = verbs.get(token.lower)
        if cue is not None and (draft := report_by_verb(scene, token, cue)) is not None:
            found.append(draft)
    return found
