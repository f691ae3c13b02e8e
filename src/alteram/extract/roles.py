"""Who does and who undergoes an act, as the syntax around its trigger says."""

from typing import NamedTuple

from alteram.extract.kinds import is_weapon
from alteram.extract.lexicon import DOING, FORCING, POLICY, UNDERGOING, words
from alteram.extract.ties import (
    AGAINST,
    BY,
    OF,
    TARGETS,
    by_after,
    child_of,
    modifier_of,
    owner_of,
    prep_object,
    subject_of,
    with_conjuncts,
)
from alteram.text.parse import Parsed

_BEFALLING = words(
    "kill wound injure maim detain arrest displace kidnap abduct destroy deport jail imprison"
    " evict expel besiege torch raze loot execute murder assassinate hijack torture sentence"
    " indict acquit charge bury behead hurt"
)
# Nouns whose possessor underwent the act: "his death", "the villagers' deportation".
_SUFFERED = words(
    "death murder assassination execution injury disappearance detention arrest imprisonment"
    " captivity exodus displacement deportation expulsion eviction wounding kidnapping abduction"
    " beheading slaying trial conviction acquittal indictment torture beating shooting"
)
_UNDERGONE = words("death disappearance injury exodus captivity")
_REACHED = AGAINST | {"through"}
_REACHED_BY = {"clash": AGAINST | {"with"}, "shoot": TARGETS}
# Objects that stand for what their "of" names: "took control of the town".
_LIGHT = words("control life throat number all")
_DEADLY = words("leave shoot strike beat knock gun drop")
_PREDICATIVE = ("acomp", "pcomp", "oprd", "attr", "xcomp", "advcl", "ccomp")
_MINES = words("mine landmine booby-trap")
_RUNNING = words("hit strike step drive run tread touch trigger detonate ride trip")
# Verbs whose subject undergoes them where nobody is told to be their object.
_SUFFERING = words("burn freeze starve suffocate choke bleed drown")
# Passives that are said of deeds alone, not of a village or a man.
_DONE = words("carry commit perpetrate conduct launch mount stage instigate mastermind inflict")
_TAKEN_AS = words("hostage captive prisoner")
# Who does this with bodies has killed nobody.
_FINDING = words(
    "count find discover recover retrieve collect see examine exhume unearth identify bury carry"
    " receive document bring locate spot photograph pull dig register record report observe view"
    " inspect remove return deliver"
)
_BODIES = words("body corpse remains remain skeleton")


class Roles(NamedTuple):
    """Head words of the alleged agents and of the affected group."""

    agents: tuple[int, ...]
    affected: int | None


def _verb_roles(parsed: Parsed, verb: int) -> Roles:
    token = parsed.tokens[verb]
    by = prep_object(parsed, verb, BY)
    subject, passive = subject_of(parsed, verb)
    relative = _left_out(parsed, verb)
    own_passive = child_of(parsed, verb, "auxpass", "nsubjpass") is not None or (
        token.tag == "VBN" and token.dep in ("acl", "amod")
    )
    if token.lemma in UNDERGOING:
        return _forced(parsed, verb) or Roles((), subject)
    if own_passive or (passive and token.tag == "VBN"):
        if token.dep == "amod":
            subject = token.head
        return Roles(() if by is None else with_conjuncts(parsed, by), subject)
    if subject is not None and _is_short_passive(parsed, verb):
        return Roles(() if by is None else with_conjuncts(parsed, by), subject)
    agents = () if subject is None or passive else with_conjuncts(parsed, subject)
    affected = child_of(parsed, verb, "dobj")
    if affected is not None and relative is not None and parsed.tokens[affected].tag[:1] == "W":
        affected = relative
    if affected is not None and is_weapon(parsed.tokens[affected]):
        affected = prep_object(parsed, affected, TARGETS) or prep_object(parsed, verb, TARGETS)
    if affected is None:
        reached = _REACHED_BY.get(token.lemma, _REACHED)
        affected = relative if relative is not None else prep_object(parsed, verb, reached)
    return Roles(agents, affected)


def _forced(parsed: Parsed, verb: int) -> Roles | None:
    """Return who drove whom out in "forced the villagers to flee", None where nobody is told."""
    token = parsed.tokens[verb]
    if token.dep not in ("xcomp", "ccomp") or parsed.tokens[token.head].lemma not in FORCING:
        return None
    roles = _verb_roles(parsed, token.head)
    own = child_of(parsed, verb, "nsubj")
    return Roles(roles.agents, own if own is not None else roles.affected)


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
    participle = child_of(parsed, whole, "acl", "relcl")
    if participle is not None and _tells_doing(parsed, participle):
        return participle
    if participle is None:
        participle = _doing_after(parsed, whole)
        if participle is not None:
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


def _doing_after(parsed: Parsed, noun: int) -> int | None:
    """Return the verb in "the shelling of the village, which was carried out by".

    The parser ties it to the last noun or the comma before it.
    """
    last = parsed.sentences[parsed.tokens[noun].sentence].last
    for at in range(noun + 1, min(noun + 14, last)):
        token = parsed.tokens[at]
        if token.tag[:1] == "V" and token.dep != "aux" and token.dep != "auxpass":
            passive = child_of(parsed, at, "nsubjpass", "auxpass") is not None
            done = token.dep in ("relcl", "acl") and token.lemma in _DONE
            return at if done and noun < token.head and (passive or token.dep == "acl") else None
    return None


def _tells_doing(parsed: Parsed, verb: int) -> bool:
    """Tell "the raid that rebels launched" from "the raid, which caused no harm"."""
    token = parsed.tokens[verb]
    if token.lemma not in DOING:
        return False
    does = child_of(parsed, verb, "nsubj")
    return token.dep == "acl" or does is None or parsed.tokens[does].tag[:1] != "W"


def noun_roles(parsed: Parsed, noun: int) -> Roles:
    """Return the roles around an act noun: its "by", "of" and "against", its owner, its verb."""
    affected = prep_object(parsed, noun, AGAINST) or prep_object(parsed, noun, OF)
    by = prep_object(parsed, noun, BY) or by_after(parsed, noun)
    owner = owner_of(parsed, noun)
    if owner is not None and affected is None and parsed.tokens[noun].lemma in _SUFFERED:
        affected, owner = owner, None
    elif owner is not None and parsed.tokens[noun].lemma in _UNDERGONE:
        owner = None
    agent = by if by is not None else owner if owner is not None else modifier_of(parsed, noun)
    verb = doer_verb(parsed, noun)
    agents = () if agent is None else with_conjuncts(parsed, agent)
    if verb is not None:
        done = _verb_roles(parsed, verb)
        agents = agents or done.agents
        affected = affected or prep_object(parsed, verb, AGAINST)
    if parsed.tokens[noun].lemma in _MINES:
        affected = _struck(parsed, noun) or affected
    return Roles(agents, affected)


def _struck(parsed: Parsed, mine: int) -> int | None:
    """Return what ran onto a mine: "the bus hit a mine", "he stepped on a mine"."""
    token = parsed.tokens[mine]
    verb = parsed.tokens[token.head]
    if token.dep == "pobj":
        verb = parsed.tokens[verb.head]
    return subject_of(parsed, verb.i)[0] if verb.lemma in _RUNNING else None


def borne_roles(parsed: Parsed, verb: int) -> Roles:
    """Return the roles of what a subject undergoes: "came under fire from", "fell to"."""
    subject, _ = subject_of(parsed, verb)
    agent = prep_object(parsed, verb, BY | {"from"})
    if agent is None and parsed.tokens[verb].lemma == "fall":
        agent = prep_object(parsed, verb, frozenset({"to"}))
    return Roles(() if agent is None else with_conjuncts(parsed, agent), subject)


def aimed_roles(parsed: Parsed, verb: int) -> Roles:
    """Return the roles of what is aimed: "fired tear gas at the crowd", "laid siege to"."""
    roles = _verb_roles(parsed, verb)
    thing = child_of(parsed, verb, "dobj", "nsubjpass")
    target = None if thing is None else prep_object(parsed, thing, TARGETS)
    return Roles(roles.agents, target or prep_object(parsed, verb, TARGETS))


def done_roles(parsed: Parsed, verb: int) -> Roles:
    """Return the roles of a verb; "control", "lives", "bodies" stand for whose they are."""
    roles = _verb_roles(parsed, verb)
    if roles.affected is None:
        suffering = roles.agents and parsed.tokens[verb].lemma in _SUFFERING
        return Roles((), roles.agents[0]) if suffering else roles
    thing = parsed.tokens[roles.affected]
    if thing.lemma not in _LIGHT and thing.lemma not in _BODIES:
        return roles
    whose = prep_object(parsed, thing.i, OF)
    if whose is None:
        whose = child_of(parsed, thing.i, "poss")
    counted = child_of(parsed, thing.i, "nummod") is not None
    return Roles(roles.agents, whose if whose is not None else thing.i if counted else None)


def _not_the_hostage(parsed: Parsed, roles: Roles) -> Roles:
    """Take "nine workers" out of "took nine workers hostage" where both make one phrase."""
    if roles.affected is None or parsed.tokens[roles.affected].lemma not in _TAKEN_AS:
        return roles
    people = child_of(parsed, roles.affected, "compound", "nmod")
    return roles if people is None else Roles(roles.agents, people)


def find_roles(parsed: Parsed, trigger: int, nominal: bool) -> Roles:
    """Return the roles around a trigger word."""
    token = parsed.tokens[trigger]
    if nominal:
        return noun_roles(parsed, trigger)
    if token.tag[:1] == "V":
        if token.lower == "missing":
            return Roles((), subject_of(parsed, trigger)[0])
        return _not_the_hostage(parsed, done_roles(parsed, trigger))
    verb = token.head
    if parsed.tokens[verb].tag[:1] != "V":
        verb = parsed.tokens[verb].head
    roles = done_roles(parsed, verb)
    if token.lemma in _BODIES and parsed.tokens[verb].lemma in _FINDING:
        roles = Roles((), roles.affected)
    if token.lower in ("dead", "missing") and token.dep in _PREDICATIVE:
        subject, _ = subject_of(parsed, verb)
        roles = Roles(roles.agents, subject if roles.affected is None else roles.affected)
    if token.lower not in ("dead", "missing") or parsed.tokens[verb].lemma in _DEADLY:
        return roles
    counted = token.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "amod")
    return Roles((), None if counted else roles.affected)
