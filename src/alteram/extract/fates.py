"""Words that tell what happened to those who are counted, by the outcome they mean.

Data of the language alone: verbs by the role of the one concerned (patient or subject), nouns
of action that take the counted as complement ("the murder of"), nouns that name the counted by
their fate ("hostages"), and adjectives.
"""

from alteram.model import Outcome


def _table(groups: dict[Outcome, str]) -> dict[str, Outcome]:
    return {word: outcome for outcome, words in groups.items() for word in words.split()}


PATIENT_VERBS: dict[str, Outcome] = _table(
    {
        "killed": "kill murder massacre slaughter assassinate execute slay behead "
        "martyr annihilate exterminate lynch decapitate gun butcher liquidate eliminate strangle "
        "electrocute poison slain",
        "injured": "injure wound maim hurt disable mutilate cripple concuss",
        "missing": "miss",
        "detained": "detain arrest imprison jail incarcerate intern confine sentence apprehend "
        "capture",
        "hostage": "kidnap abduct",
        "displaced": "displace deport expel evict uproot exile evacuate resettle dislocate "
        "relocate banish cleanse",
        "bodies_found": "exhume unearth",
        "buried": "bury inter rebury entomb",
        "blockaded": "blockade besiege surround encircle trap strand isolate blockaded",
        "damaged": "damage loot vandalize vandalise desecrate deface ransack",
        "destroyed": "destroy demolish raze flatten wreck ruin torch obliterate gut collapse "
        "burn level pulverize torched razed bulldoze",
        "affected": "affect harm torture rape attack beat mistreat victimize victimise deprive "
        "target persecute shell bomb",
        "other": "prosecute punish convict indict free release rescue liberate exchange occupy "
        "recruit exempt try repatriate hospitalize hospitalise accommodate charge",
    }
)  # fmt: skip
SUBJECT_VERBS: dict[str, Outcome] = _table(
    {
        "killed": "die perish succumb drown suffocate",
        "missing": "disappear vanish",
        "displaced": "flee",
        "destroyed": "collapse",
        "affected": "starve suffer",
        "other": "live reside dwell survive surrender return",
    }
)
ACTION_NOUNS: dict[str, Outcome] = _table(
    {
        "killed": "killing killings murder murders massacre massacres death deaths assassination "
        "assassinations execution executions slaughter genocide martyrdom extermination "
        "beheading annihilation slaying slayings fatality fatalities",
        "injured": "injury injuries wounding maiming mutilation injuring",
        "missing": "disappearance disappearances fate whereabouts missing",
        "detained": "detention detentions arrest arrests imprisonment incarceration internment "
        "jailing capture",
        "hostage": "abduction abductions kidnapping kidnappings hostage-taking abducting",
        "displaced": "displacement deportation deportations expulsion dislocation exodus flight "
        "cleansing eviction evacuation resettlement uprooting exile relocation",
        "bodies_found": "exhumation",
        "buried": "burial burials funeral reburial",
        "blockaded": "blockade siege encirclement isolation",
        "damaged": "damage desecration looting",
        "destroyed": "destruction demolition razing burning ruin",
        "affected": "torture rape suffering persecution rights harm violation violations abuse",
        "other": "prosecution occupation release rescue return repatriation survival",
    }
)
FATE_NOUNS: dict[str, Outcome] = _table(
    {
        "killed": "dead death deaths fatality fatalities martyr martyrs killed died kill",
        "injured": "wounded injured injury injuries wound",
        "missing": "missing disappeared disappearance",
        "detained": "prisoner prisoners detainee detainees captive captives inmate inmates pow "
        "pows arrest arrests internee internees",
        "hostage": "hostage hostages abductee kidnapping abduction",
        "displaced": "refugee refugees idp idps deportee deportees displaced exile evacuee "
        "evacuees",
        "bodies_found": "body bodies corpse corpses remains skeleton skeletons skull cadaver",
        "buried": "grave graves burial",
        "affected": "casualty casualties victim victims",
    }
)
ADJECTIVES: dict[str, Outcome] = {
    "dead": "killed",
    "lifeless": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "disabled": "injured",
    "maimed": "injured",
    "missing": "missing",
    "unaccounted": "missing",
    "disappeared": "missing",
    "homeless": "displaced",
    "displaced": "displaced",
    "captive": "detained",
    "hostage": "hostage",
    "trapped": "blockaded",
    "stranded": "blockaded",
    "besieged": "blockaded",
    "uninhabitable": "damaged",
}
# Nouns of action whose patient stands after "against" or "on", never after "of".
AGAINST_NOUNS = frozenset(
    {
        "crime", "crimes", "atrocity", "atrocities", "attack", "attacks", "violence", "aggression",
        "discrimination", "assault", "assaults", "raid", "raids",
    }
)  # fmt: skip
# What the subject of "lose", "suffer", "become" or "leave" is said to have met with.
OBJECT_FATES: dict[str, Outcome] = _table(
    {
        "killed": "life lives death martyrs",
        "injured": "injury injuries wound wounds burn burns limb limbs eyesight leg legs",
        "displaced": "home homes house houses refugee refugees",
        "missing": "missing",
    }
)
# Verbs that give or pass a count on without saying what happened.
COUNT_VERBS = {
    "rise", "increase", "climb", "grow", "jump", "stand", "reach", "total", "exceed", "revise",
    "fall", "drop", "go", "put", "come", "set", "raise", "amount", "number", "be", "pass",
    "top", "surpass", "mount", "estimate", "place", "bring", "remain", "soar",
}  # fmt: skip
# Nouns that stand between a count and what is counted, or a count and its outcome.
CARRIERS = {
    "total", "group", "number", "toll", "estimate", "figure", "population", "count", "list", "sum",
    "rest", "majority", "most", "half", "percent", "%", "part", "body", "remain", "remains",
    "case", "mass", "family", "life", "lives", "relative", "name",
}  # fmt: skip
# Verbs that take an outcome as a further word: "left 12 dead", "reported 12 missing".
LINKING_VERBS = {
    "leave", "find", "report", "declare", "pronounce", "presume", "fear", "believe", "confirm",
    "list", "be", "remain", "become", "go", "register", "consider", "turn", "shoot", "beat",
    "burn", "feel", "stay", "lie", "get", "shot", "record", "count", "make", "hold", "take", "fall",
}  # fmt: skip
# Verbs whose outcome depends on a particle or complement close by.
WITH_CUES: dict[str, tuple[tuple[frozenset[str], Outcome], ...]] = {
    "claim": ((frozenset({"life", "lives"}), "killed"),),
    "shoot": ((frozenset({"down"}), "destroyed"), (frozenset({"dead"}), "killed")),
    "take": (
        (frozenset({"life", "lives"}), "killed"),
        (frozenset({"hostage", "hostages"}), "hostage"),
        (frozenset({"prisoner", "prisoners", "captive", "custody"}), "detained"),
    ),
    "hold": (
        (frozenset({"hostage", "hostages"}), "hostage"),
        (frozenset({"prisoner", "prisoners", "captive", "custody"}), "detained"),
        (frozenset({"accountable"}), "other"),
    ),
    "drive": ((frozenset({"out", "flee", "leave", "from"}), "displaced"),),
    "force": ((frozenset({"out", "flee", "leave"}), "displaced"),),
    "push": ((frozenset({"out"}), "displaced"),),
    "cut": ((frozenset({"off"}), "blockaded"),),
    "blow": ((frozenset({"up"}), "destroyed"),),
    "burn": (
        (frozenset({"death", "alive"}), "killed"),
        (frozenset({"down", "ground"}), "destroyed"),
    ),
    "put": ((frozenset({"death"}), "killed"),),
    "wipe": ((frozenset({"out"}), "killed"),),
    "beat": ((frozenset({"death"}), "killed"),),
}


def _participles() -> dict[str, Outcome]:
    """Return the regular participles of the patient verbs, for those tagged as adjectives."""
    found: dict[str, Outcome] = {}
    for verb, outcome in PATIENT_VERBS.items():
        stem = verb[:-1] if verb.endswith(("e", "y")) else verb
        for form in (verb + "ed", verb + "d", stem + "ied", verb + verb[-1] + "ed"):
            found[form] = outcome
    return found


PARTICIPLES = _participles()
