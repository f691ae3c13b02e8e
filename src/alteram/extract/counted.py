"""Nouns by what they are good for when counted: people, things, reports, or nothing of ours."""

from alteram.text.parse import Token


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as text."""
    return frozenset(words.split())


PERSONS = word_set(
    """
    people person persons civilian civilians citizen citizens man men woman women child
    children boy boys girl girls infant infants baby babies elderly soldier soldiers troops
    serviceman servicemen servicewoman servicewomen conscript conscripts fighter fighters
    militant militants rebel rebels guerrilla guerrillas insurgent insurgents gunman gunmen
    terrorist terrorists combatant combatants officer officers policeman policemen policewoman
    policewomen police guard guards peacekeeper peacekeepers resident residents inhabitant
    inhabitants villager villagers townspeople townsfolk population refugee refugees idp idps
    deportee deportees hostage hostages prisoner prisoners detainee detainees captive captives
    inmate inmates pow pows victim victims casualty casualties martyr martyrs dead wounded
    injured missing hurt death deaths fatality fatalities injury injuries member members worker
    workers employee employees student students teacher teachers doctor doctors nurse nurses
    journalist journalists reporter reporters peasant peasants farmer farmers passenger
    passengers protester protesters protestor protestors demonstrator demonstrators activist
    activists priest priests nun nuns jesuit jesuits monk monks official officials deputy
    deputies minister ministers lawyer lawyers judge judges personnel staff crew patient
    patients tourist tourists foreigner foreigners national nationals individual individuals
    youth youths teenager teenagers adult adults volunteer volunteers pensioner pensioners
    veteran veterans survivor survivors evacuee evacuees soul souls human humans being beings
    minor minors compatriot compatriots pilgrim pilgrims worshipper worshippers settler
    settlers migrant migrants pedestrian pedestrians bystander bystanders driver drivers pilot
    pilots sailor sailors marine marines reservist reservists mercenary mercenaries suspect
    suspects leader leaders commander commanders general generals colonel colonels leftist
    leftists extremist extremists subversive subversives bandit bandits criminal criminals
    relative relatives parent parents mother mothers father fathers son sons daughter
    daughters brother brothers sister sisters widow widows orphan orphans other others life
    lives defender defenders partisan partisans trafficker traffickers bodyguard bodyguards
    businessman businessmen mayor mayors politician politicians nationalist nationalists
    schoolchild schoolchildren pupil pupils unionist unionists fisherman fishermen miner
    miners trader traders servant servants representative representatives candidate candidates
    diplomat diplomats mourner mourners marcher marchers crewman crewmen infantryman gendarme
    gendarmes shepherd shepherds herder herders aide aides cadet cadets delegate delegates guest
    guests athlete athletes novice novices recruit recruits nomad nomads cook cooks clerk clerks
    tenant tenants spy spies thief thieves scout scouts merchant merchants applicant applicants
    participant participants attendant attendants medic medics paramedic paramedics nephew nephews
    niece nieces cousin cousins uncle uncles aunt aunts grandmother grandmothers grandfather
    grandfathers grandson grandsons granddaughter granddaughters grandchildren wife wives husband
    husbands spouse spouses sibling siblings twin twins comrade comrades colleague colleagues
    friend friends neighbour neighbours neighbor neighbors kinsman kinsmen lad lads lady ladies
    elder elders chief chiefs client clients dissident dissidents agent agents opponent opponents
    adolescent adolescents captain captains sergeant sergeants corporal corporals lieutenant
    lieutenants admiral admirals private privates assailant assailants attacker attackers
    accomplice accomplices commando commandos paratrooper paratroopers engineer engineers
    juvenile juveniles orderly orderlies toddler toddlers newborn newborns schoolgirl
    schoolgirls schoolboy schoolboys schoolteacher
    schoolteachers visitor visitors traveller travellers traveler travelers migrant immigrant
    immigrants expatriate expatriates local locals native natives convict convicts internee
    internees abductee abductees addict addicts virgin virgins bride brides groom grooms
    """
)
GROUPS = word_set("family families household households")
BODIES = word_set("body bodies corpse corpses remains skeleton skeletons skull skulls")
GRAVES = word_set("grave graves tomb tombs burial burials")
NAMES = word_set("name names surname surnames")
REPORTS = word_set("case cases report reports complaint complaints allegation allegations")
DWELLINGS = word_set(
    """
    house houses home homes apartment apartments flat flats building buildings village
    villages town towns city cities settlement settlements hamlet hamlets neighborhood
    neighborhoods neighbourhood neighbourhoods district districts community communities
    dwelling dwellings quarter quarters territory territories land lands area areas region
    """
)
THINGS = DWELLINGS | word_set(
    """
    object objects facility facilities infrastructure structure structures school schools
    hospital hospitals clinic clinics kindergarten kindergartens church churches mosque
    mosques monastery monasteries temple temples monument monuments cemetery cemeteries museum
    museums library libraries shop shops store stores office offices factory factories farm
    farms bridge bridges vehicle vehicles car cars bus buses truck trucks tank tanks ambulance
    ambulances train trains aircraft plane planes helicopter helicopters drone drones ship
    ships boat boats hectare hectares tower towers pylon pylons station stations substation
    substations warehouse warehouses bank banks hotel hotels embassy embassies property
    properties site sites cattle sheep animal animals livestock cow cows horse horses goat
    goats tree trees khachkar khachkars shrine shrines chapel chapels synagogue synagogues
    barracks base bases post posts outpost outposts system systems launcher launchers howitzer
    howitzers weapon weapons restaurant restaurants market markets workshop workshops garage
    garages hut huts tent tents installation installations pipeline pipelines lorry lorries van
    vans jeep jeeps pickup pickups tractor tractors trailer trailers motorcycle motorcycles
    motorbike motorbikes bicycle bicycles cart carts wagon wagons carriage carriages container
    containers tanker tankers barge barges ferry ferries canoe canoes trawler trawlers vessel
    vessels minibus minibuses taxi taxis stall stalls kiosk kiosks barn barns shed sheds stable
    stables cottage cottages farmhouse farmhouses cabin cabins bungalow bungalows mill mills well
    wells pump pumps generator generators transformer transformers turbine turbines dam dams silo
    silos granary granaries depot depots hangar hangars checkpoint checkpoints bunker bunkers
    airfield airfields airport airports port ports plant plants refinery refineries laboratory
    laboratories archive archives statue statues memorial memorials gravestone gravestones
    headstone headstones net nets crop crops orchard orchards greenhouse greenhouses beehive
    beehives bakery bakeries pharmacy pharmacies cafe cafes drugstore drugstores airstrip
    airstrips mast masts antenna antennas
    """
)
BEASTS = word_set(
    """
    cattle sheep animal animals livestock cow cows horse horses goat goats camel camels ox oxen
    pig pigs donkey donkeys mule mules buffalo buffaloes yak yaks reindeer head
    """
)
VEHICLES = word_set(
    """
    bus buses car cars truck trucks lorry lorries van vans minibus minibuses taxi taxis train
    trains convoy convoys boat boats ferry ferries ship ships plane planes aircraft helicopter
    helicopters ambulance ambulances vehicle vehicles jeep jeeps coach coaches
    """
)
NOTHING = word_set(
    """
    wound wounds second seconds minute minutes hour hours day days night nights week weeks
    weekend weekends
    month months year years decade decades century centuries anniversary age ages moment time
    times occasion occasions period periods stage stages phase phases hrs hr min dollar
    dollars euro euros pound pounds ruble rubles rouble roubles manat manats dram drams lira
    cent cents peso pesos usd eur gbp franc francs yen budget gdp meter meters metre metres km
    kilometer kilometers kilometre kilometres mile miles cm mm foot feet inch inches yard
    yards ton tons tonne tonnes kg kilogram kilograms gram grams litre litres liter liters
    barrel barrels degree degrees volt volts mw mph kph square cubic acre acres vote votes
    point points score goal goals seat seats place places percent percentage side sides part
    parts page pages article articles paragraph paragraphs chapter chapters line lines
    resolution resolutions law laws decree decrees document documents statement statements
    letter letters book books paper papers word words question questions issue issues reason
    reasons way ways thing things step steps fact facts condition conditions country countries
    nation nations state states government governments party parties organization
    organizations organisation organisations company companies agency agencies meeting
    meetings round rounds session sessions visit visits hand sort kind kinds type types set
    program programs project projects attack attacks strike strikes explosion explosions blast
    blasts bomb bombs bombing bombings incident incidents clash clashes battle battles war
    wars operation operations shell shells rocket rockets missile missiles mine mines grenade
    grenades bullet bullets shot shots violation violations crime crimes count counts charge
    charges battalion battalions brigade brigades regiment regiments division divisions unit
    units squad squads patrol patrols gang gangs group groups front fronts direction
    directions language languages channel channels call calls event events action actions
    measure measures demand demands proposal proposals agreement agreements treaty treaties
    accord accords principle principles provision provisions kilo kilos rifle rifles pistol
    pistols gun guns magazine magazines cartridge cartridges stick sticks p.m. a.m. pm am gmt
    local oclock o'clock
    """
)
CIVILIANS = word_set("civilian civilians noncombatant noncombatants")
COMBATANTS = word_set(
    """
    soldier soldiers troops serviceman servicemen servicewoman servicewomen conscript
    conscripts fighter fighters militant militants rebel rebels guerrilla guerrillas insurgent
    insurgents gunman gunmen combatant combatants military marine marines reservist reservists
    mercenary mercenaries subversive subversives
    """
)
SECURITY = word_set(
    """
    police policeman policemen policewoman policewomen guard guards peacekeeper peacekeepers
    bodyguard bodyguards gendarme gendarmes
    """
)
OFFICIALS = word_set(
    """
    official officials deputy deputies minister ministers judge judges mayor mayors
    """
)
PLAIN = word_set(
    """
    people person persons individual individuals other others human humans being beings soul
    souls life lives man_or_woman victim victims casualty casualties dead wounded injured
    missing hurt death deaths fatality fatalities injury injuries body bodies corpse corpses
    remains
    """
)
# Plurals that end as words for doers do and name none.
_NO_DOERS = word_set(
    """
    papers numbers orders offers letters matters powers rivers borders charters chapters meters
    litres letters centers computers quarters headquarters newspapers corners flowers colors
    posters answers prayers dangers dinners drawers fingers shoulders covers layers orders
    parameters registers rollers rubbers servers sewers showers stickers tigers timbers tires
    trousers waters winters wonders doors floors errors factors sectors corridors mirrors motors
    reactors harbors labors favors flavors horrors rumors tremors humors tumors terrors anchors
    numbers ladders folders headers boulders cylinders disorders encounters disasters murders
    transfers surrenders manners banners barriers carriers careers frontiers tiers piers lasers
    boosters launchers mortars bulldozers loudspeakers speakers freezers boilers scanners printers
    committees trees degrees fees knees bees guarantees refugees cards boards yards standards
    guards rewards awards records words regards shipyards vineyards backyards hazards graveyards
    churchyards billboards dashboards
    """
)
_AGENTS = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ards", "mates")


def is_human(token: Token) -> bool:
    """Tell whether a noun names people by its form: "welders", "Kurds", "shopkeepers"."""
    name = token.text[:1].isupper() and not token.text.isupper()
    if token.tag == "NNPS" and name:
        return True
    if token.tag == "NNP" and name:
        return token.lower.endswith(("ans", "ese", "is", "ers", "ish"))
    doers = token.lower.endswith(_AGENTS) and token.lower not in _NO_DOERS
    return token.tag == "NNS" and token.lower not in THINGS | NOTHING and (name or doers)
