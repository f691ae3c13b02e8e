"""Who does and who undergoes an act, as the syntax around its trigger says."""

from typing import NamedTuple

from alteram.extract.lexicon import ACT_NOUNS, DOING, POLICY, UNDERGOING, words
from alteram.extract.wordings import is_time_word, is_weapon
from alteram.model import Span
from alteram.text.parse import Parsed, Token

_AGAINST = frozenset({"against", "on", "upon", "towards", "toward"})
_TARGETS = _AGAINST | {"at", "into", "to"}
_BEFALLING = words("kill wound injure maim detain arrest displace kidnap abduct destroy deport")
# Nouns whose possessor underwent the act: "his death", "the villagers' deportation".
_SUFFERED = words(
    "death murder assassination execution injury disappearance detention arrest imprisonment"
    " captivity exodus displacement deportation expulsion eviction wounding kidnapping abduction"
    " beheading"
)
_UNDERGONE = words("death disappearance injury exodus captivity")
_FLAT = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "det", "poss", "advmod"})


class Roles(NamedTuple):
    """Head words of the alleged agents and of the affected group."""

    agents: tuple[int, ...]
    affected: int | None


def _child(parsed: Parsed, index: int, *deps: str) -> int | None:
    for child in parsed.children[index]:
        if parsed.tokens[child].dep in deps:
            return child
    return None


def _object_of(parsed: Parsed, prep: int) -> int | None:
    return _child(parsed, prep, "pobj", "pcomp")


def _prep_object(parsed: Parsed, index: int, words: frozenset[str]) -> int | None:
    for child in parsed.children[index]:
        token = parsed.tokens[child]
        if token.lower in words and token.dep in ("prep", "agent", "dative"):
            found = _object_of(parsed, child)
            if found is not None and not is_time_word(parsed.tokens[found]):
                return found
    return None


_BY = frozenset({"by"})
_OF = frozenset({"of"})


def _with_conjuncts(parsed: Parsed, index: int) -> tuple[int, ...]:
    found = [index]
    at: int | None = index
    while at is not None and len(found) < 6:
        at = _child(parsed, at, "conj")
        if at is not None and parsed.tokens[at].tag[:1] == "N":
            found.append(at)
    return tuple(found)


def _subject(parsed: Parsed, verb: int) -> tuple[int | None, bool]:
    """Return a verb's subject and whether it is a passive's; shared and relative ones too."""
    at = verb
    for _ in range(6):
        token = parsed.tokens[at]
        for child in parsed.children[at]:
            dep = parsed.tokens[child].dep
            if dep in ("nsubj", "nsubjpass"):
                relative = parsed.tokens[child].tag in ("WP", "WDT") and token.dep == "relcl"
                return (token.head if relative else child), dep == "nsubjpass"
        if token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBG"):
            return token.head, token.tag == "VBN"
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep") or token.head == at:
            return None, False
        if token.dep == "advcl" and _child(parsed, at, "auxpass") is not None:
            return None, False
        at = token.head
    return None, False


def _verb_roles(parsed: Parsed, verb: int) -> Roles:
    token = parsed.tokens[verb]
    by = _prep_object(parsed, verb, _BY)
    subject, passive = _subject(parsed, verb)
    relative = _left_out(parsed, verb)
    own_passive = _child(parsed, verb, "auxpass", "nsubjpass") is not None or (
        token.tag == "VBN" and token.dep in ("acl", "amod")
    )
    if token.lemma in UNDERGOING:
        return Roles((), subject)
    if own_passive or (passive and token.tag == "VBN"):
        if token.dep == "amod":
            subject = token.head
        return Roles(() if by is None else _with_conjuncts(parsed, by), subject)
    if subject is not None and _is_short_passive(parsed, verb):
        return Roles(() if by is None else _with_conjuncts(parsed, by), subject)
    agents = () if subject is None or passive else _with_conjuncts(parsed, subject)
    affected = _child(parsed, verb, "dobj")
    if affected is not None and is_weapon(parsed.tokens[affected]):
        affected = _prep_object(parsed, affected, _TARGETS) or _prep_object(parsed, verb, _TARGETS)
    if affected is None:
        affected = relative if relative is not None else _prep_object(parsed, verb, _AGAINST)
    return Roles(agents, affected)


def _left_out(parsed: Parsed, verb: int) -> int | None:
    """Return the noun that a clause without "that" has as object: "the men they killed"."""
    token = parsed.tokens[verb]
    below = [parsed.tokens[child] for child in parsed.children[verb]]
    if token.dep != "relcl" or any(t.dep == "dobj" and t.tag[:1] != "W" for t in below):
        return None
    if any(t.tag[:1] == "W" and t.dep in ("nsubj", "nsubjpass", "advmod") for t in below):
        return None
    return token.head


def _is_short_passive(parsed: Parsed, verb: int) -> bool:
    """Tell whether "was" is left out before a participle: "31 others wounded on Friday"."""
    token = parsed.tokens[verb]
    if token.lemma not in _BEFALLING or token.tag not in ("VBD", "VBN"):
        return False
    below = [parsed.tokens[child] for child in parsed.children[verb]]
    if any(t.dep in ("dobj", "aux", "ccomp", "xcomp") for t in below) or token.dep == "relcl":
        return False
    return any(t.dep == "nsubj" and t.tag[:1] != "W" for t in below)


def doer_verb(parsed: Parsed, noun: int) -> int | None:
    """Return the verb that says a noun's act was done ("committed", "carried out"), or None."""
    whole = parsed.tokens[noun].head if parsed.tokens[noun].dep == "compound" else noun
    participle = _child(parsed, whole, "acl")
    if participle is not None and parsed.tokens[participle].lemma in DOING:
        return participle
    at = noun
    for _ in range(6):
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        if head.i == at:
            return None
        if head.tag[:1] == "V":
            done = token.dep in ("dobj", "nsubjpass")
            return head.i if done and head.lemma in DOING else None
        listed = token.dep in ("conj", "appos") and head.tag[:1] == "N"
        wrapped = token.dep == "prep" or (token.dep == "pobj" and head.lower == "of")
        if not (listed or wrapped or (head.lemma in POLICY and token.dep == "compound")):
            return None
        at = head.i
    return None


def _owner(parsed: Parsed, noun: int) -> int | None:
    """Return who an act noun or the policy around it belongs to: "X's policy of ..."."""
    at = noun
    for _ in range(5):
        for child in parsed.children[at]:
            token = parsed.tokens[child]
            if token.dep == "poss":
                return child
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        named = head.lemma in POLICY or head.lemma in ACT_NOUNS or head.lower == "of"
        up = token.dep in ("conj", "compound", "nmod") and named
        up = up or (token.dep == "prep" and token.lower == "of" and named)
        up = up or (token.dep == "pobj" and head.lower == "of")
        if not up or head.i == at:
            return None
        at = head.i
    return None


def _by_after(parsed: Parsed, noun: int) -> int | None:
    """Return the doer in "the murder of ... by X", even where the parser ties "by" elsewhere."""
    seen_of = False
    tokens = parsed.tokens
    for at in range(noun + 1, min(noun + 14, parsed.sentences[tokens[noun].sentence].last)):
        token = tokens[at]
        if token.lower == "by":
            return _object_of(parsed, at) if seen_of else None
        if token.lower in ("of", "against"):
            seen_of = True
        if token.tag[:1] in ("V", "W", ",", ":", ".") or token.lower in ("and", "that"):
            return None
    return None


def _noun_roles(parsed: Parsed, noun: int) -> Roles:
    affected = _prep_object(parsed, noun, _AGAINST) or _prep_object(parsed, noun, _OF)
    by = _prep_object(parsed, noun, _BY) or _by_after(parsed, noun)
    owner = _owner(parsed, noun)
    if owner is not None and affected is None and parsed.tokens[noun].lemma in _SUFFERED:
        affected, owner = owner, None
    elif owner is not None and parsed.tokens[noun].lemma in _UNDERGONE:
        owner = None
    agent = by if by is not None else owner
    verb = doer_verb(parsed, noun)
    agents = () if agent is None else _with_conjuncts(parsed, agent)
    if verb is not None:
        done = _verb_roles(parsed, verb)
        agents = agents or done.agents
        affected = affected or _prep_object(parsed, verb, _AGAINST)
    return Roles(agents, affected)


def find_roles(parsed: Parsed, trigger: int, nominal: bool) -> Roles:
    """Return the roles around a trigger word."""
    token = parsed.tokens[trigger]
    if nominal:
        return _noun_roles(parsed, trigger)
    if token.tag[:1] == "V":
        return _verb_roles(parsed, trigger)
    verb = token.head
    if parsed.tokens[verb].tag[:1] != "V":
        verb = parsed.tokens[verb].head
    roles = _verb_roles(parsed, verb)
    if token.lower in ("life", "lives"):
        lost = parsed.tokens[verb].lemma == "lose"
        return Roles((), _subject(parsed, verb)[0]) if lost else Roles(roles.agents, None)
    if token.lower == "dead" and parsed.tokens[verb].lemma in ("have", "bury", "mourn", "count"):
        return Roles((), None)
    if token.lower in ("dead", "missing") and token.dep in ("acomp", "pcomp", "oprd", "attr"):
        subject, _ = _subject(parsed, verb)
        return Roles((), subject if roles.affected is None else roles.affected)
    return roles


def noun_phrase(parsed: Parsed, head: int) -> Span:
    """Return a noun's phrase: its words before it and its "of" and "in" phrases after it."""
    tokens = parsed.tokens
    first = last = head
    for child in parsed.children[head]:
        token = tokens[child]
        if child < head and token.dep in _FLAT:
            first = min(first, parsed.subtree(child)[0])
        elif child > head and token.lower == "of" and _child(parsed, child, "pobj") is not None:
            last = max(last, _flat_end(parsed, child))
        elif child > head and token.lower == "in":
            paid = _child(parsed, child, "pobj")
            if paid is not None and tokens[paid].lower in ("pay", "service", "ranks"):
                last = max(last, _flat_end(parsed, child))
    while first < head and (tokens[first].dep == "det" or not tokens[first].text[0].isalnum()):
        first += 1
    return parsed.span(first, last)


def _flat_end(parsed: Parsed, index: int) -> int:
    """Return the last word under `index` before a clause, a comma or a coordination begins."""
    last = index
    todo = [index]
    while todo:
        at = todo.pop()
        last = max(last, at)
        for child in parsed.children[at]:
            token: Token = parsed.tokens[child]
            if token.dep in ("relcl", "acl", "conj", "cc", "punct", "appos"):
                continue
            if token.dep == "prep" and token.lower not in ("of", "in", "from"):
                continue
            todo.append(child)
    return last
