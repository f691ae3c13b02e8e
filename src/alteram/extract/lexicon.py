"""Words of acts, agents and stances: data of the language, no names of anybody."""

from alteram.model import Act, Outcome

_VERBS: dict[Act, str] = {
    "killing": "kill murder massacre slaughter assassinate execute slay die perish exterminate"
    " behead lynch annihilate martyr decapitate drown strangle butcher electrocute"
    " disembowel crucify"
    " guillotine asphyxiate garrotte",
    "injuring": "injure wound maim cripple mutilate",
    "displacement": "displace deport expel evict uproot flee banish exile resettle dislocate"
    " dispossess",
    "detention": "detain arrest imprison jail intern incarcerate",
    "disappearance": "disappear vanish",
    "hostage_taking": "kidnap abduct",
    "shelling": "shell bombard bomb strafe rocket carpet-bomb dive-bomb",
    "mine": "mine",
    "destruction": "destroy burn demolish raze loot plunder vandalize vandalise desecrate torch"
    " devastate damage ransack pillage wreck bulldoze dynamite deface obliterate pulverize"
    " pulverise sabotage incinerate firebomb",
    "blockade": "blockade besiege encircle surround",
    "occupation": "occupy annex invade",
    "prosecution": "prosecute indict convict punish",
    "other": "raid torture rape attack persecute assault terrorize terrorise ambush"
    " shoot mistreat harass oppress repress maltreat waterboard gang-rape",
}
_NOUNS: dict[Act, str] = {
    "killing": "killing murder massacre genocide pogrom slaughter assassination execution death"
    " extermination beheading bloodshed carnage bloodbath butchery homicide lynching manslaughter"
    " slaying fatality decapitation hanging drowning",
    "injuring": "injury wounding maiming mutilation beating stabbing flogging",
    "displacement": "displacement deportation expulsion eviction exodus dislocation resettlement"
    " depopulation banishment uprooting",
    "detention": "detention imprisonment arrest internment incarceration captivity roundup"
    " round-up jailing",
    "disappearance": "disappearance",
    "hostage_taking": "hostage kidnapping abduction kidnaping hostage-taking hijacking hijack",
    "shelling": "shelling bombardment airstrike bombing cannonade barrage",
    "mine": "mine landmine booby-trap",
    "destruction": "destruction demolition looting arson plunder vandalism desecration damage"
    " devastation pillage sabotage razing torching burning ransacking bulldozing",
    "blockade": "blockade siege encirclement",
    "occupation": "occupation annexation invasion takeover",
    "prosecution": "prosecution impunity conviction indictment acquittal court-martial amnesty",
    "other": "crime atrocity violation torture persecution terrorism rape aggression attack"
    " assault robbery violence terror repression cruelty brutality ill-treatment raid ambush"
    " oppression harassment explosion blast detonation shooting mistreatment"
    " maltreatment onslaught shootout",
}


def _table(groups: dict[Act, str]) -> dict[str, Act]:
    return {word: act for act, listed in groups.items() for word in listed.split()}


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as one string."""
    return frozenset(text.split())


ACT_VERBS = _table(_VERBS)
ACT_NOUNS = _table(_NOUNS)
ACT_OF_OUTCOME: dict[Outcome, Act] = {
    "killed": "killing",
    "injured": "injuring",
    "missing": "disappearance",
    "detained": "detention",
    "hostage": "hostage_taking",
    "displaced": "displacement",
    "bodies_found": "killing",
    "buried": "killing",
    "blockaded": "blockade",
    "damaged": "destruction",
    "destroyed": "destruction",
    "affected": "other",
    "other": "other",
}
HARM_OUTCOMES = frozenset(ACT_OF_OUTCOME) - {"other", "affected", "buried"}
STRIKE_KINDS = words(
    "air artillery missile rocket drone mortar aerial tank military retaliatory naval cruise"
    " surprise bomb"
)
FIRE_KINDS = words("artillery mortar rocket shell machine-gun gun sniper tank cannon missile")
# Verbs whose object does what the next verb says: "forced the villagers to flee".
FORCING = words("force compel oblige cause make order drive coerce pressure leave")
ACCOUNT_VERBS = words("hold bring make call face be become")
# Verbs whose subject undergoes the act.
UNDERGOING = words("die perish flee disappear vanish drown")
# Verbs that only say that a noun's act was done; "suffer" and the like turn the roles.
DOING = words(
    "commit perpetrate conduct launch wage unleash stage cause continue organise organize"
    " inflict instigate execute do undertake mount start begin order lead pursue impose"
    " lift end resume deploy use carry plan prepare orchestrate lay plant bury supervise oversee"
    " mastermind sanction"
)
POLICY = words("policy campaign plan strategy practice course regime operation action act war")
# Nouns that name an event without saying which act it was.
EVENT_NOUNS = words(
    "event tragedy incident operation war crime act atrocity action clash fighting conflict"
    " catastrophe massacre genocide pogrom attack killing murder assault violence offensive"
    " bloodshed aggression deed raid bombing explosion shelling uprising disaster night carnage"
    " slaughter bloodbath siege invasion fight battle skirmish firefight gunfight shootout blast"
    " collapse riot storming landing sinking unrest disturbance confrontation expulsion ambush"
    " blaze shot"
)
# Verbs that set a scene: what is told after them happened there and then.
SCENE_VERBS = words(
    "enter arrive come march reach advance move land cross approach gather assemble demonstrate"
    " protest sail sink crash collapse fight happen occur begin start erupt break descend meet"
    " surround return appear leave drive walk travel ride fly stop wait camp stay storm"
)
# Nouns that point at whatever act was told last.
GENERIC_EVENTS = words("event crime act atrocity action deed incident tragedy violence disaster")
LABEL_NOUNS = words(
    "genocide pogrom massacre tragedy liberation incident event slaughter catastrophe"
    " bloodshed bloodbath terrorism terror aggression provocation uprising clash cleansing crime"
    " operation war invasion occupation counter-offensive counteroffensive conflict carnage"
    " atrocity holocaust exodus coup mutiny riot martyrdom intervention annexation campaign"
)
# A label of these nouns needs a modifier, since alone they name anything.
VAGUE_LABELS = words("event operation war crime campaign conflict clash intervention")
LABEL_ADJECTIVES = words(
    "special ethnic mass armed military black bloody counter offensive anti terrorist defensive"
    " humanitarian civil patriotic peacekeeping tragic"
)
ACTOR_NOUNS = words(
    "army force troop soldier regiment brigade battalion division police militant government"
    " leadership rebel group gunman individual authority perpetrator occupier regime guerrilla"
    " militia officer commander leader president minister ministry state country party side"
    " service personnel terrorist separatist fighter serviceman servicemen gang squad unit men"
    " man people assailant attacker insurgent extremist mercenary navy agent official"
    " paramilitary organization organisation aviation artillery neighbor mob crowd subject"
    " command security politician servicewoman civilian national nationalist person"
    " administration council front guard union coalition alliance gendarme invader aggressor"
    " criminal enemy opponent cartel trafficker hitman patrol warplane helicopter aircraft"
    " drone jet formation settler citizen member woman youth student element boat vessel ship"
    " gunboat warship frogman diver sailor marine convoy battery tank paratrooper commando garrison"
    " sniper constable sapper engineer wing company plane airplane aeroplane militiaman"
    " policeman policewoman league movement faction clan tribe villager herder bandit pirate raider"
    " thug vigilante ranger hireling kidnapper captor prisoner settler colonist bomber escort"
    " lieutenant captain colonel sergeant major corporal warden jailer gaoler interrogator agency"
    " junta militias column horseman rioter looter arsonist protester demonstrator supporter"
    " contractor poacher trader worker farmer peasant resident neighbour inmate bodyguard"
    " bulldozer submarine fleet armada flotilla gangster mob rival islander townspeople"
    " gunner marksman stranger colleague partisan"
)


UNKNOWN = words("unknown unidentified unnamed unspecified masked hooded anonymous")
SHAM = words(
    "hypocrisy falsehood slander lie fabrication disinformation nonsense"
    " libel falsification invention "
    "fictitious unfounded baseless groundless false fabricated untrue invented far-fetched absurd"
    " bogus fake ungrounded imaginary nonexistent non-existent mythical fictional concocted"
    " unsubstantiated trumped-up slanderous libelous libellous"
)
DISTANCING = words("alleged so-called purported supposed self-styled socalled")
STATEMENTS = words(
    "statement claim allegation accusation report remark comment commentary assertion"
    " declaration charge message publication rumor rumour insinuation tweet post interview"
    " announcement information"
)
DENIALS = words("deny reject refute dismiss rebut repudiate disprove debunk disavow")
DEMANDS = words("demand urge call appeal request exhort require recommend order instruct beg")
MUST = words("must should ought shall need")
MAYBE = words("may might could would can will 'd 'll wo ca")
UNREAL_GOVERNORS = words(
    "prevent avoid threaten avert fear risk plan intend want try attempt seek refuse promise"
    " vow prepare stop deter forbid prohibit plot aim condemn escape survive thwart foil warn"
    " contemplate rehearse simulate envisage brace evade"
)
PLACE_PREPS = words(
    "in at near around outside inside over across through on within throughout from into"
    " of between along off behind by"
)
PLACE_HEADS = words(
    "city town village region district area province territory street outskirts part population"
    " capital suburb neighborhood neighbourhood settlement border north south east west"
    " resident inhabitant occupation siege blockade shelling bombing bombardment liberation"
    " destruction capture fall seizure land center centre department airport hospital"
    " church school camp base port highway road municipality county defense civilian"
    " country corner hamlet valley island market bazaar square station bridge mosque cemetery"
    " prison barracks quarter garrison enclave locality community brickworks factory field"
    " plant mill quarry stadium farm warehouse monastery shelter checkpoint crossing harbour harbor"
)
TAKING_VERBS = words(
    "attack occupy shell besiege destroy surround raze bombard bomb invade capture seize blockade"
    " enter storm loot hit annex liberate raid burn leave flee retake recapture strike target"
)
UNREAL_NOUNS = words(
    "threat risk danger prevention possibility fear likelihood plan attempt intention absence"
    " definition convention avoidance prohibition charge suspicion allegation accusation law"
)
REAL_GOVERNORS = words(
    "begin start continue proceed manage help use keep resume go dare succeed force compel"
    " oblige coerce drive pressure"
    " acceptable permissible"
)
# An order that was not given speaks for the act that was not done.
ORDERING = words("order instruct command authorize authorise tell direct")
FAILING = words("fail refuse decline cease stop")
EXPLANATIONS = words(
    "provocation provocative staged provocational self-inflicted hoax staging settling infighting"
    " crossfire"
)
RETRACTIONS = words("withdraw retract recant rescind")
FIGURE_WORDS = words("figure number toll estimate count statistic data total")
INFLATED = words(
    "exaggerate inflate overstate understate dispute question contest wrong exaggerated inflated"
    " overstated understated disputed incorrect inaccurate invent invented fabricate fabricated"
    " cook doctor pad distort bloat"
)
# What carries a date of its own that is no event's.
DATED_NOUNS = words(
    "statement report interview declaration commentary letter speech convention treaty"
    " resolution agreement book article protocol communique decree law act constitution accord"
    " census map edition issue film session meeting summit conference visit"
)
