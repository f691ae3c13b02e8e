"""Words of English that name roles, bodies, groups and documents: data of the language.

Every word is lower case and singular unless the plural is what names it.
"""


def words(block: str) -> frozenset[str]:
    """Return the words of a block of text."""
    return frozenset(block.split())


ROLES = words("""
    activist adviser advisor advocate aide ambassador analyst attache attaché attorney author bishop
    campaigner candidate captain cardinal ceo chair chairman chairperson chairwoman chancellor
    chief co-chair co-founder colonel columnist commander commissioner congressman congresswoman
    consul coordinator correspondent counsel councillor counselor defender delegate deputy
    detective diplomat director doctor economist editor emir envoy executive expert farmer
    father fm foreman founder general governor head historian imam inspector investigator
    journalist judge justice king lawmaker lawyer leader lieutenant major manager mayor member
    minister monarch mother mp negotiator nominee observer officer official ombudsman
    ombudsperson ombudswoman operative organizer owner patriarch physician pm policeman
    politician pollster pope premier president priest prince princess principal prosecutor queen
    rapporteur refugee reporter representative researcher resident scholar scientist secretary
    secretary-general senator sergeant sheriff soldier speaker spokesman spokesperson
    spokeswoman staffer strategist sultan superintendent surgeon teacher treasurer
    undersecretary vice-chairman vice-president villager whip witness actor actress adherent
    administrator archbishop archivist artist astronaut baron bishop broker businessman
    businesswoman clerk comedian commentator consultant contractor critic dean demonstrator
    dissident donor engineer entrepreneur fellow filmmaker firefighter fisherman host
    industrialist insider instructor lecturer lobbyist magnate medic mediator mogul monk
    neighbor neighbour novelist nurse organiser paramedic pastor philosopher photographer pilot
    pioneer poet preacher professor programmer protester psychologist publisher rabbi ranger
    rebel rector registrar salesman shopkeeper singer sociologist specialist student supporter
    admiral brigadier commodore conscript constable corporal grocer marshal
    surveyor survivor technician trader tycoon vendor veteran victim voter warden worker writer
    """)
# Nouns for a person that name somebody only in lower case: as capitals they are surnames.
SMALL_ROLES = words("""
    applicant appellant claimant complainant petitioner respondent defendant accused plaintiff
    stenographer magistrate midwife master innkeeper baker interpreter translator headman shepherd
    prefect notary maid gendarme boatman coroner fishmonger coachman steward sailor crewman ensign
    deserter warlord cook herder watchman guard guardsman inmate prisoner detainee fugitive
    passenger passer-by onlooker bystander eyewitness informer informant courier messenger porter
    brakeman stationmaster ferryman fireman milkman chauffeur servant cousin nephew niece brother
    sister wife husband widow widower mother daughter son uncle aunt grandmother grandfather
    brother-in-law sister-in-law boy girl man woman child youth peasant carpenter butcher tailor
    blacksmith miller smith mason plumber electrician mechanic miner weaver barber watchmaker
    storekeeper seller peddler agronomist archaeologist anthropologist geologist meteorologist
    biologist chemist physicist pathologist pharmacist psychiatrist veterinarian forester gardener
    warder jailer gaoler janitor caretaker custodian usher bailiff sacristan deacon vicar abbot
    abbess nun rector imam muezzin elder sheikh emir chieftain chairwoman vice-chair
    under-secretary undersecretary viceroy ruler regent envoy emissary intermediary go-between
    mediator negotiator arbitrator blogger presenter anchor announcer
    newsreader cameraman columnist stringer freelancer editor-in-chief colleague aide-de-camp
    commandant sentry scout sapper gunner paratrooper reservist recruit cadet militiaman
    militiawoman insurgent fighter gunman sniper patrolman patrolwoman policewoman detective
    driver relative seamstress tenant stallholder hairdresser cleaner waiter waitress pilgrim orphan
    hostage bystander captive negotiator translator coach cyclist lodger quartermaster mullah
    signaller operator dispatcher navigator helmsman skipper bosun stoker
    """)
PERSONS = ROLES | SMALL_ROLES
SPOKES = words("spokesman spokesperson spokeswoman spox")
TITLES = words(
    "mr mrs ms miss dr prof professor sir dame lord lady rev reverend sen rep gov gen lt col maj "
    "sgt capt cpl adm hon judge sheikh ayatollah king queen prince princess pope saint st"
)
HONOURS = words("excellency eminence highness majesty holiness lordship ladyship honour grace")
BODIES = words("""
    academy administration agency alliance army arsenal assembly association authority bank
    battalion board brigade bureau cabinet campaign center centre chamber church clinic club
    coalition college command commission committee company confederation conference congress
    consulate corporation corps council court delegation department directorate division duma
    embassy federation fleet force forces foundation front fund government group guard guards
    headquarters hospital house inspectorate institute institution junta kremlin league
    leadership legislature majlis mfa militia military ministry mission mod movement nations
    navy network observatory office organisation organization parliament party patrol police
    presidency prosecution regiment regime secretariat senate service services side society
    squad staff synod taskforce team treasury tribunal troops union unit university watch bloc
    forum panel legion militias syndicate cartel presidium politburo caucus collective
    federation division corps garrison squadron contingent inspectorate registry caliphate
    emirate mosque exchange ngo trust
    """)
# Lower-case words of this list are names only with a state, a possessor or a definite article.
LOOSE_BODIES = BODIES - words(
    "club company house network side society staff unit team group collective division exchange "
    "trust mosque forum panel emirate"
)
OUTLETS = words("""
    agency broadcaster channel chronicle courier daily gazette globe guardian herald journal
    magazine mirror monitor news newspaper newswire observer portal post press radio standard
    star station sun telegraph television times today tribune tv weekly wire online circular
    bulletin zeitung tidende dagblad avis vestnik novosti
    """)
GROUPS = words("""
    activists advisers advisors aides allies analysts authorities campaigners civilians
    colleagues commentators conservatives critics delegates democrats diplomats doctors
    economists editors employees executives experts families farmers friends inhabitants
    insiders investigators journalists judges lawmakers lawyers leaders liberals locals media
    medics members ministers monitors mps neighbors neighbours observers officers officials
    operatives opponents organisations organizations parents participants people police
    politicians pollsters polls prosecutors protesters rebels refugees relatives reporters
    reports representatives republicans researchers residents scholars scientists senators
    soldiers sources spokesmen spokespeople spokespersons staffers strategists students
    supporters survivors victims villagers volunteers voters witnesses women workers guerrillas
    squads mafias rings gangs militias militants insurgents terrorists gunmen extremists
    separatists paramilitaries traffickers bandits fighters commandos subversives assailants
    attackers kidnappers mercenaries settlers herders raiders militiamen miners drivers rangers
    hostages prisoners detainees elders demonstrators eyewitnesses onlookers passengers bystanders
    persons
    """)
# Texts that are their speaker's own voice: "the statement said" is said by whoever made it.
VOICES = words("""
    announcement appeal comment commentary communique communiqué complaint declaration document
    email interview letter memo message note press-release release reply speech statement text
    tweet response remark answer testimony words post leaflet pamphlet notice entry application
    petition telegram cable dispatch broadcast poster filing submission rejoinder bulletin draft
    """)
DOCUMENTS = words("""
    account announcement appeal article assessment book bulletin comment commentary communique
    communiqué complaint declaration decree document dossier email essay indictment interview
    letter memo memorandum message note opinion paper post press-release publication reading
    release reply report resolution response remark answer ruling speech statement study survey
    testimony text tweet verdict leaflet pamphlet notice entry application petition telegram
    cable dispatch broadcast poster filing submission rejoinder diary log draft
    """)
STATE_HEADS = words(
    "republic kingdom emirate sultanate principality federation commonwealth state states"
)
# Words before a role or body noun that belong to its name even in lower case.
ROLE_MODIFIERS = words("""
    acting armed chief defence defense deputy economic economy education electoral emergency
    energy environment ex- finance first foreign former general health high human information
    interior internal joint justice law legal local military national new news parliamentary
    permanent police presidential press prime prosecutor public regional rights security senior
    special state supreme then top trade transport vice official
    """)
PARTICLES = words("al bin da de del den der di dos du el ibn la le van von ul zu")
FOREIGN_ARTICLES = words("the le la les el los las il lo der die das o a os as")
SPEECH = words("""
    accuse acknowledge add admit allege announce answer argue assert believe blame call caution
    cite claim comment complain concede conclude condemn confirm contend continue criticise
    criticize declare demand deny describe disclose dismiss emphasise emphasize estimate explain
    express hint inform insist maintain mention note object observe predict promise pledge
    protest quote recall reiterate reject remark remind repeat reply report respond reveal say
    state stress suggest tell testify think threaten tweet underline underscore urge vow warn
    write
    """)
FIRST_NAMES = {
    name: gender
    for gender, names in {
        "f": """
        abigail ada aida alexandra alice alina amal amanda amelia amina amy ana anastasia andrea
        angela anita ann anna anne annie arzu asya ayla aynur aysel barbara beatrice bella
        betty brenda camila carla carly carol caroline catherine cecilia charlotte chelsea
        christina christine claire clara claudia cynthia daria deborah debra denise diana diane
        donna dora dorothy edith elena eleanor elisabeth elizabeth ella ellen emily emma erika
        esther eva eve evelyn farida fatima fatma fiona gabriela galina gloria grace gulnara
        hannah heather helen helena ida ilona inga ingrid irene irina isabel ivana
        jacqueline jane janet janice jean jennifer jessica jill joan joanna jovana joyce judith
        judy julia julie karen katarina kate katherine kathleen katie kim kira kristina
        lana larisa laura layla leila lena lidia lily linda lisa liz ljubica louise lucia
        lucy ludmila lydia madeleine maria marianne marie marina marta martha mary maya megan
        melissa mia michelle mila milena mira miriam monica nadia nadezhda nancy naomi
        natalia natasha nicole nina nino nora olga olivia oksana paula patricia petra polina rachel
        rania rebecca renata rita rosa rose ruth samantha samira sandra sara sarah sofia
        sonia sophia sophie stella stephanie susan svetlana sylvia tamara tanya tatiana
        teresa theresa valentina valeria vanessa vera veronica victoria virginia wendy yana
        yelena yulia zara zeynep zoe zora
        """,
        "m": """
        aaron abdullah abraham adam adnan ahmed akram alan albert aleksandar aleksandr alex
        alexander alexei alfred ali amir anatoly andre andrei andrew anthony anton antonio
        arkady armen arthur artur ben benjamin bernard bernie bill bob boris brad brian
        bruce carl carlos charles chris christopher corey craig dan daniel david dennis
        dmitry dominic don donald doug douglas dragan edward emil emre eric eugene evan
        farid fedor felix francis francisco frank fred gary george gerald gleb goran
        gordon greg gregory harold harry hasan hassan henry howard hugh hussein ian ibrahim
        igor ilya imran isaac ivan jack jacob james jan jason jean-claude jeff jeffrey jeremy
        jerry jim joe joel john johnny jon jonathan jorge jose joseph josh juan karl keith ken
        kenneth kevin khalid kirill kofi konstantin larry lars laurence lawrence leo leon leonid lev
        luis luka luke mahmoud marc marco marcus marin mario mark markus martin matt matthew
        maxim michael miguel mike mikhail milan miroslav mitch mohamed mohammad mohammed
        muhammad murad mustafa nathan neil nicholas nick nikola nikolai oleg oliver omar
        orhan oscar otto pablo patrick paul pavel pedro peter petr philip pierre radovan rafael
        rashid raul ray richard rick robert roger roman ron ronald roy ruben rudy
        ruslan russell ryan sam samuel scott sean sebastian serge sergei sergey simon
        stefan stephen steve steven stuart tariq ted terry thomas tim timothy tom tony
        vadim valery vasily victor viktor vincent vitaly vladimir vladislav walter
        wayne will william yuri yusuf zoran
        """,
    }.items()
    for name in names.split()
}
