"""Dates and places that an act takes from what was told before it.

"This crime" takes the setting of the last act told; an act without a date or place of its own
takes that of the narrative before it, where the two can be one: in its paragraph, then in the
paragraph before, then in the title. Named events told twice share what either of them gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alteram.extract.acts import ActMention
from alteram.extract.anaphora import told_again
from alteram.extract.lending import (
    finer,
    from_narrative,
    is_small,
    is_verb,
    place_name,
    places_fit,
)
from alteram.extract.lexicon import EVENT_NOUNS, GENERIC_EVENTS
from alteram.extract.positions import is_distanced
from alteram.extract.settings import Where, is_present, own_date, own_place
from alteram.extract.sharing import share
from alteram.extract.stories import (
    REACH,
    Setting,
    dates_fit,
    is_the_event,
    is_toll,
    names_event_before,
    tells,
    told_before,
    toll_heading,
)
from alteram.model import Act

_POINTERS = frozenset({"this", "these", "that", "those", "such"})
_OTHERS = frozenset({"other", "previous", "subsequent", "further", "future", "numerous", "many"})


def _pointing_noun(where: Where, trigger: int) -> int | None:
    """Return the event noun with "this" or "these" in an act's clause, if there is one."""
    parsed = where.parsed
    clause = where.clauses.head[trigger]
    first = where.clauses.first.get(clause, trigger)
    last = where.clauses.last.get(clause, trigger)
    for at in range(first, min(last + 1, first + 200)):
        token = parsed.tokens[at]
        if token.lower not in _POINTERS or token.tag not in ("DT", "PDT", "JJ"):
            continue
        head = parsed.tokens[token.head]
        if head.i in where.events or head.i in where.triggers or head.lemma in EVENT_NOUNS:
            return head.i
    return None


def _antecedent(where: Where, told: Sequence[Setting], noun: int, act: int) -> Setting | None:
    """Return what "this crime" points back to: the same noun, else the last act told."""
    tokens = where.parsed.tokens
    lemma = tokens[noun].lemma
    before = [
        s for s in told[-REACH * 4 :] if s.word < noun and s.word != act and s.act != "prosecution"
    ]
    same = [s for s in before if tokens[s.word].lemma == lemma and (s.date or s.place is not None)]
    if same and lemma not in GENERIC_EVENTS:
        return same[-1]
    in_sentence = [s for s in before if s.sentence == tokens[noun].sentence and s.act]
    if in_sentence:
        return in_sentence[-1]
    paragraph = where.parsed.sentences[tokens[noun].sentence].paragraph
    leading = [s for s in told_before(told, tokens[noun].sentence) if s.act or s.date]
    leading = [s for s in leading if s.act != "prosecution"]
    one = tokens[noun].tag in ("NN", "NNP")
    near = [s for s in leading if one and s.date is not None and s.paragraph == paragraph]
    return next(iter((*near, *leading)), None)


def _is_definite(where: Where, noun: int) -> bool:
    below = [where.parsed.tokens[child] for child in where.parsed.children[noun]]
    if any(token.lower in _OTHERS for token in below):
        return False
    if any(token.dep in ("det", "poss") and token.lower not in ("a", "an") for token in below):
        return True
    plural = where.parsed.tokens[noun].tag in ("NNS", "NNPS")
    return not plural and where.parsed.tokens[where.clauses.head[noun]].tag in ("VBD", "VBN")


def _inherits(where: Where, act: ActMention | None, own: Setting) -> bool:
    """Tell whether an act may be part of the narrative: nothing general or present is.

    A toll is: "puts the number of dead at".
    """
    if act is None:
        return own.word in where.counted and (
            not is_present(where, own.word) or is_toll(where, own.word)
        )
    if act.act == "prosecution":
        return False
    if act.act in ("killing", "injuring") and is_toll(where, own.word):
        return True
    if where.parsed.tokens[own.word].lower == "missing":
        return True
    if act.nominal and own.date is None and not _is_definite(where, act.trigger):
        return False
    return not is_present(where, act.trigger)


def _elsewhere_told(where: Where, told: Sequence[Setting], own: Setting) -> str | None:
    """Return the date of the last act told at the same place."""
    name = place_name(where, own.place)
    if name is None or not is_small(where, own.place) or is_present(where, own.word):
        return None
    for before in reversed(told[-REACH * 4 :]):
        if before.date is not None and before.act and place_name(where, before.place) == name:
            return before.date
    return None


def _named_again(where: Where, told: Sequence[Setting], own: Setting) -> Setting:
    """Give a word in quotation marks or with "so-called" the setting it had before."""
    if not is_distanced(where.parsed, own.word)[0]:
        return own
    lemma = where.parsed.tokens[own.word].lemma
    for before in reversed(told[-REACH * 4 :]):
        if before.date is None or where.parsed.tokens[before.word].lemma != lemma:
            continue
        fits = places_fit(where, own.place, before.place)
        if fits and is_distanced(where.parsed, before.word)[0]:
            place = own.place if before.place is None else before.place
            return replace(own, date=before.date, place=place)
    return own


def _settle(where: Where, told: Sequence[Setting], word: int, act: ActMention | None) -> Setting:
    token = where.parsed.tokens[word]
    sentence = where.parsed.sentences[token.sentence]
    date, date_rank = own_date(where, word)
    place, place_rank = own_place(where, word)
    if place is None:
        place, place_rank = told_again(where, word), 2
    own = Setting(
        word=word,
        act=None if act is None else act.act,
        date=date,
        place=place,
        sentence=token.sentence,
        paragraph=sentence.paragraph,
    )
    noun = word if act is not None and act.pointing else _pointing_noun(where, word)
    if noun is None and act is None and date is None and is_the_event(where, word):
        noun = word
    if noun is not None:
        back = _antecedent(where, told, noun, word)
        if back is not None:
            back = replace(back, date=finer(told, back))
            near = date_rank <= 1 or back.date is None
            date = own.date if near and own.date is not None else back.date or own.date
            at = own.place if place_rank <= 1 and own.place is not None else back.place
            return replace(
                own,
                act=_meant(act, back),
                date=date,
                place=own.place if at is None else at,
            )
    own = _in_which(where, told, _under_heading(where, told, own))
    if own.date is None:
        own = _named_again(where, told, own)
    if own.date is None:
        own = replace(own, date=_elsewhere_told(where, told, own))
    if not _inherits(where, act, own) or (own.date and own.place is not None):
        return own
    return from_narrative(where, told, own)


def _under_heading(where: Where, told: Sequence[Setting], own: Setting) -> Setting:
    """Give a line of a list of losses the setting of the event that its heading names."""
    heading = toll_heading(where, own.sentence)
    if heading is None or own.date is not None or own.place is not None:
        return own
    for before in (*(s for s in told if s.sentence == heading), *told_before(told, heading)):
        if tells(where, before) and before.date is not None:
            return replace(own, date=before.date, place=before.place, borrowed=before.word)
    return own


def _in_which(where: Where, told: Sequence[Setting], own: Setting) -> Setting:
    """Give "in which nine died" the place of the event that "which" means."""
    if own.place is not None or not names_event_before(where, own.word):
        return own
    for before in reversed(told[-REACH:]):
        if before.sentence != own.sentence:
            return own
        if not tells(where, before) or is_verb(where, before.word) or before.place is None:
            continue
        if dates_fit(own.date, before.date):
            return replace(own, place=before.place, date=own.date or before.date)
    return own


def _meant(act: ActMention | None, back: Setting) -> Act | None:
    """Return the act that "this crime" means."""
    if act is None:
        return back.act
    return back.act if act.pointing and act.act == "other" and back.act else act.act


def settle_all(where: Where, acts: Sequence[ActMention]) -> dict[int, Setting]:
    """Return the setting of every act and event word, by the index of the word."""
    by_word = {act.trigger: act for act in acts}
    told: list[Setting] = []
    for word in sorted(where.triggers | where.events):
        told.append(_settle(where, told, word, by_word.get(word)))
    return share(where, told, _open_words(where, told, by_word))


def _open_words(
    where: Where, told: Sequence[Setting], by_word: Mapping[int, ActMention]
) -> frozenset[int]:
    """Return the words of acts that may take a date which is told after them."""
    return frozenset(
        s.word
        for s in told
        if s.date is None
        and s.act is not None
        and (s.sentence in where.titles or _inherits(where, by_word.get(s.word), s))
    )
