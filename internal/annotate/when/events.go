package when

// eventNouns are nouns that denote what happens at a time: acts of force,
// accidents and acts of nature, gatherings, votes, trials, journeys, contests,
// beginnings and ends. They are the classes of eventive nouns that TimeML
// annotates as occurrences, as news uses them.
var eventNouns = set(`strike strikes airstrike airstrikes attack attacks raid raids assault assaults ambush ambushes bombing
	bombings bombardment shelling shellings explosion explosions blast blasts shooting shootings stabbing stabbings killing
	killings murder murders assassination massacre massacres invasion invasions incursion incursions offensive
	war wars battle battles clash clashes fighting siege coup coups mutiny uprising revolution revolt rebellion riot riots
	kidnapping kidnappings abduction abductions hijacking hijackings robbery robberies theft thefts burglary heist rape
	crash crashes collision collisions accident accidents derailment derailments sinking capsizing wreck fire fires blaze
	blazes wildfire wildfires flood floods flooding earthquake earthquakes quake quakes aftershock aftershocks tremor storm storms
	hurricane hurricanes typhoon cyclone tornado tornadoes tornados tsunami landslide landslides mudslide eruption eruptions
	avalanche avalanches drought famine outbreak outbreaks epidemic pandemic disaster disasters collapse breach leak spill
	outage blackout incident incidents tragedy catastrophe evacuation rescue
	protest protests demonstration demonstrations rally rallies vigil march marches strike walkout walkouts lockout shutdown
	boycott unrest violence crackdown curfew
	election elections vote votes referendum referendums ballot primary primaries runoff runoffs caucus caucuses inauguration
	summit summits meeting meetings talks conference conferences convention conventions gathering gatherings session sessions
	briefing briefings debate debates hearing hearings trial trials sentencing arraignment verdict acquittal conviction arrest
	arrests indictment execution executions inquest autopsy extradition deportation
	visit visits trip trips tour tours flight flights landing landings departure arrival arrivals return crossing voyage
	speech speeches ceremony ceremonies funeral funerals wedding weddings burial memorial parade parades festival concert
	concerts match matches game games race races tournament final semifinal quarterfinal fight bout
	death deaths birth births suicide suicides divorce marriage resignation resignations retirement appointment
	nomination dismissal firing ouster impeachment
	launch launches liftoff test tests opening closing closure signing unveiling premiere debut
	takeover acquisition merger bankruptcy bailout listing default crisis crash recession
	ceasefire truce armistice withdrawal surrender occupation annexation liberation genocide
	handover inspection operation operations exchange swap encounter standoff manhunt chase search raid`)

// writNouns are nouns for what is written, said or agreed. Before them a time
// tells when that was made ("Tuesday's declaration"); after them it belongs to
// the verb ("signed the order on Monday").
var writNouns = set(`order orders deal deals agreement agreements accord accords pact treaty declaration declarations statement
	statements announcement announcements decision decisions ruling rulings judgment letter letters report reports article
	interview interviews call calls conversation apology remarks comments address memo memorandum resolution law laws bill
	decree proclamation proposal plan offer warning warnings request complaint lawsuit post tweet broadcast publication release
	filing survey poll polls study census edition issue budget contract contracts statute`)

// thingNouns end in -ing and are no verb beside a time.
var thingNouns = set(`building buildings morning evening during according including king thing something anything nothing everything
	spring string wing ring beijing housing clothing warning ruling offering ceiling sibling regarding concerning following
	notwithstanding excluding`)

// morePast are irregular past forms that are also present forms or nouns, and
// so are no sign of tense, but are verbs.
var morePast = set("put cut quit spread split became ran shot hurt overthrew resold rebuilt misled outlawed foresaw")

// participles are irregular past participles that are no past forms.
var participles = set(`seen gone taken given done known shown thrown flown written spoken broken chosen stolen driven risen
	fallen drawn begun become overthrown withdrawn beaten bitten hidden forgotten frozen sworn torn worn born borne eaten
	forbidden forgiven grown laid mistaken proven ridden rung shaken sung sunk swum undertaken undergone woken come put set hit shut
	hurt held met sent`)
