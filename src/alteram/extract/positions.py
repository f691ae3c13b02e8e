"""What stance a speaker takes towards an act: asserts it, denies it, demands, blames, accepts.

Negated, possible and asked acts never become assertions: `judge` gives None for them where no
other position is worded.
"""

from collections.abc import Sequence
from dataclasses import replace

from alteram.extract.acts import ActMention
from alteram.extract.frames import Frame
from alteram.extract.lexicon import (
    DENIALS,
    DISTANCING,
    FIGURE_WORDS,
    INFLATED,
    RETRACTIONS,
    STATEMENTS,
    UNKNOWN,
    words,
)
from alteram.extract.rejections import UNTRUE
from alteram.extract.stances import is_unproven
from alteram.model import Position
from alteram.text.parse import Parsed, Token

_NOT = frozenset({"not", "n't", "n\u2019t", "nt", "never", "no", "nor"})
_CUTS = frozenset({"relcl", "advcl", "parataxis"})
_ABSENT = frozenset({"prosecution", "denial_of_access", "disappearance"})
HARMS = frozenset({"killing", "injuring", "shelling", "hostage_taking", "mine"})
_TOLLS = frozenset({"injury", "death", "damage", "casualty", "wounding", "arrest", "violence"})
_SEARCHED = frozenset({"find", "recover", "identify", "locate", "trace", "body", "bury"})
_MEASURES = frozenset({"blockade", "occupation", "detention"})
_WE = frozenset({"we", "our", "us", "i", "my", "ours"})
_OTHERS = words(
    "enemy opponent adversary accuser neighbor neighbour attacker foe rival oppressor occupier"
    " aggressor killer torturer captor persecutor murderer executioner tormentor"
)
_TALES = STATEMENTS | words("story tale version account theory idea notion suggestion rumour")
SOMEBODY = frozenset({"someone", "somebody", "unknown", "stranger", "strangers"})


def _below(parsed: Parsed, index: int) -> list[Token]:
    return [parsed.tokens[child] for child in parsed.children[index]]


def _has_sham(parsed: Parsed, index: int) -> bool:
    for token in _below(parsed, index):
        if token.dep not in ("amod", "acl", "acomp", "oprd", "attr"):
            continue
        words = [token, *_below(parsed, token.i)]
        if any(word.lower in UNTRUE for word in words):
            return not any(word.lower in _NOT for word in words)
    return False


def _predicate_is_sham(parsed: Parsed, verb: int) -> bool:
    """Tell whether a verb's predicate calls its subject untrue: "are baseless"."""
    below = _below(parsed, verb)
    if any(token.lower in _NOT for token in below):
        return False
    return any(
        token.dep in ("acomp", "attr", "oprd", "advcl", "prep")
        and any(parsed.tokens[i].lower in UNTRUE for i in parsed.subtree(token.i)[:12])
        for token in below
    )


def _is_called_untrue(parsed: Parsed, head: Token) -> bool:
    """Tell whether a clause stands under "it was false that", "it is a lie that"."""
    verb = head if head.lemma == "be" else parsed.tokens[head.head]
    below = _below(parsed, verb.i)
    if verb.lemma != "be" or not any(t.lower == "it" and t.dep == "nsubj" for t in below):
        return False
    if any(t.lower in _NOT for t in (*below, *_below(parsed, head.i))):
        return False
    return any(t.dep in ("acomp", "attr") and t.lower in UNTRUE for t in below)


def denied_above(parsed: Parsed, trigger: int, owned: Sequence[int] = ()) -> bool:
    """Tell whether a statement noun called untrue or a verb of denial governs a word.

    `owned` gives each token's speaker, so that the search stays within one speaker's words.
    """
    at = trigger
    for _ in range(14):
        token = parsed.tokens[at]
        if token.head == at or (owned and owned[token.head] != owned[trigger]):
            return False
        head = parsed.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass") and head.tag[:1] == "V":
            told = token.lemma in _TALES or at == trigger
            invented = head.lower in UNTRUE and not _NOT & {t.lower for t in _below(parsed, head.i)}
            rejected = token.dep == "nsubjpass" and (
                head.lemma in DENIALS or (invented and token.lemma in _TALES)
            )
            if told and (rejected or _predicate_is_sham(parsed, head.i)):
                return True
        if token.dep in _CUTS and not (token.dep == "relcl" and head.lemma in _TALES):
            return False
        called = token.dep in ("ccomp", "csubj") and _is_called_untrue(parsed, head)
        if called or (head.lemma in STATEMENTS and _has_sham(parsed, head.i)):
            return True
        if head.lemma in DENIALS and head.tag[:1] == "V":
            return not _NOT & {word.lower for word in _below(parsed, head.i)}
        at = head.i
    return False


def _is_withdrawn(parsed: Parsed, trigger: int) -> bool:
    """Tell whether an act stands in a statement that is taken back."""
    at = trigger
    for _ in range(10):
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        if head.i == at or token.dep in _CUTS:
            return False
        if token.lemma in STATEMENTS and head.lemma in RETRACTIONS:
            return token.dep in ("dobj", "nsubjpass")
        at = head.i
    return False


def is_distanced(parsed: Parsed, trigger: int) -> tuple[bool, bool]:
    """Return whether a word is marked as another's, and whether by more than "alleged"."""
    words = [t.lower for t in parsed.tokens[max(0, trigger - 6) : trigger]]
    near = words[-3:]
    called = "so-called" in near or ("called" in near and "so" in words)
    quoted = bool(near) and near[-1] in ('"', "“", "„", "«", "‘", "'", "``", "”")
    follower = parsed.tokens[trigger + 1].text if trigger + 1 < len(parsed.tokens) else ""
    quoted = quoted and follower in ('"', "”", "»", "’", "'", "“")
    alleged = bool(DISTANCING & set(near)) or "allegedly" in near
    return called or quoted or alleged, called or (alleged and quoted)


def _figure_disputed(parsed: Parsed, mention: ActMention) -> bool:
    """Tell whether an act stands under a figure that its sentence calls wrong."""
    at = mention.trigger
    sentence = parsed.sentences[parsed.tokens[at].sentence]
    counted = any(
        token.lemma in FIGURE_WORDS
        for token in parsed.tokens[max(sentence.first, mention.trigger - 5) : mention.trigger]
    )
    for _ in range(6):
        counted = counted or parsed.tokens[at].lemma in FIGURE_WORDS
        at = parsed.tokens[at].head
    return counted and any(token.lemma in INFLATED for token in parsed.words(sentence))


def _is_unknown(parsed: Parsed, agent: int) -> bool:
    if parsed.tokens[agent].lower in SOMEBODY:
        return True
    return any(token.lower in UNKNOWN for token in _below(parsed, agent))


def _is_victims_own(parsed: Parsed, agent: int) -> bool:
    """Tell whether an agent is the side of those whom the act befell: "their own forces"."""
    words = {token.lower for token in _below(parsed, agent)}
    return "own" in words and bool(words & {"their", "his", "her", "its"})


def is_own(parsed: Parsed, agent: int) -> bool:
    """Tell whether an agent is the speaker's own side: "we", "our forces"; no "our enemies"."""
    token = parsed.tokens[agent]
    below = _below(parsed, agent)
    if token.lemma in _OTHERS:
        return False
    if _WE & {token.lower, *(t.lower for t in below)}:
        return True
    # "two of our men", "some of us"
    part = token.tag in ("CD", "DT") or token.lower in ("none", "one", "some", "many")
    whole = [c for t in below if t.lower == "of" for c in parsed.children[t.i]]
    return part and any(is_own(parsed, one) for one in whole[:2])


def _judge_real(
    parsed: Parsed, mention: ActMention, frame: Frame, agents: tuple[int, ...], own: bool
) -> Position:
    if mention.act not in _ABSENT and own:
        admitted = frame.admits and mention.act in _MEASURES
        return "acknowledges_circumstances" if admitted else "accepts_responsibility"
    if any(_is_victims_own(parsed, agent) for agent in agents):
        return "acknowledges_other_explanation"
    if frame.admits and not (agents and mention.act in HARMS):
        return "acknowledges_circumstances"
    if agents and all(_is_unknown(parsed, agent) for agent in agents):
        return "attributes_to_unknown"
    if agents and mention.act != "prosecution":
        return "attributes_to"
    return "asserts"


def _is_denying_word(parsed: Parsed, mention: ActMention) -> bool:
    """Tell whether "deny" itself tells the act: "denied them access"."""
    token = parsed.tokens[mention.trigger]
    refused = mention.act == "denial_of_access"
    return refused and (token.lower in ("access", "entry", "passage") or token.lemma == "deny")


def _judge_denial(
    parsed: Parsed, mention: ActMention, frame: Frame, owned: Sequence[int]
) -> Position | None:
    _, strongly = is_distanced(parsed, mention.trigger)
    if _is_denying_word(parsed, mention):
        return None
    if frame.retracts or _is_withdrawn(parsed, mention.trigger):
        return "withdraws"
    if (
        strongly
        or _has_sham(parsed, mention.trigger)
        or denied_above(parsed, mention.trigger, owned)
    ):
        return "denies_act"
    if _figure_disputed(parsed, mention):
        return "disputes_figure"
    return "denies_act" if frame.denies and not mention.negated else None


def _has_no(parsed: Parsed, trigger: int) -> bool:
    """Tell whether a trigger is negated: "no shelling", "nor did they fire", "was not a raid"."""
    token = parsed.tokens[trigger]
    if any(
        near.i < trigger and near.lower in ("no", "nor") and near.dep in ("det", "cc", "neg")
        for near in _below(parsed, trigger)
    ):
        return True
    head = parsed.tokens[token.head]
    named = token.dep == "attr" and head.lemma == "be"
    return named and any(near.dep == "neg" or near.lower == "nt" for near in _below(parsed, head.i))


def _counts_none(parsed: Parsed, mention: ActMention) -> bool:
    """Tell whether "no" only counts: "there were no injuries"."""
    return mention.nominal and not mention.agents and parsed.tokens[mention.trigger].lemma in _TOLLS


def _is_recount(parsed: Parsed, mention: ActMention) -> bool:
    """Tell whether only a number is negated: "not six but two had died"."""
    sentence = parsed.sentences[parsed.tokens[mention.trigger].sentence]
    told = parsed.tokens[max(sentence.first, mention.trigger - 12) : mention.trigger]
    return any(
        token.lower == "not" and after.tag == "CD"
        for token, after in zip(told, told[1:], strict=False)
    ) and any(token.lower == "but" for token in told)


def judge(
    parsed: Parsed,
    mention: ActMention,
    frame: Frame,
    agents: tuple[int, ...],
    owned: Sequence[int] = (),
    own: bool = False,
) -> Position | None:
    """Return the position that a speaker takes to an act, None where the act is only possible.

    `agents` are the heads of those whom the words allege to have done it, `owned` each token's
    speaker; `own` says that an agent is on the speaker's side.
    """
    if not mention.negated and _has_no(parsed, mention.trigger):
        mention = replace(mention, negated=True)
    if mention.negated and _is_recount(parsed, mention):
        mention = replace(mention, negated=False)
    denial = _judge_denial(parsed, mention, frame, owned)
    if denial is not None:
        return denial
    proof = mention.unreal and is_unproven(parsed, mention.trigger)
    if mention.wanted or (frame.demands and mention.unreal and not proof):
        return "demands"
    if mention.negated and mention.act not in _ABSENT and not mention.unreal:
        if frame.denies or _counts_none(parsed, mention):
            return None
        return "asserts" if parsed.tokens[mention.trigger].lemma in _SEARCHED else "denies_act"
    denied = frame.denies and not _is_denying_word(parsed, mention)
    if mention.unreal or denied or is_distanced(parsed, mention.trigger)[0]:
        return None
    return _judge_real(parsed, mention, frame, agents, own)
