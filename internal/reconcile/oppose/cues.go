package oppose

import (
	"strings"
	"sync"

	porter "github.com/kljensen/snowball/english"
)

// cueTable holds words and short phrases, by lemma or as they stand, that say what
// a text makes of a claim.
var cueTable = map[Kind]string{
	Denial: `deny denial refute rebut rebuff debunk dispel disprove dismiss reject repudiate quash squash contradict dispute
		retract slam blast condemn_rumor shut_down shoot_down set_the_record_straight hit_back lash_out disavow discredit rubbish
		refutation clarify counter`,
	Untrue: `hoax fake false untrue bogus fabricate fabrication satire satirical prank misinformation erroneous mistaken debunked wrong
		photoshopped photoshop troll trolled fooled dupe duped parody impersonator impersonate myth not_true not_real exaggerated made_up
		made-up made_it_up phony phoney wrongly falsely mistakenly inaccurate incorrect baseless unfounded groundless urban_legend fiction
		no_truth not_so never_happened never_existed pure_fantasy totally_fake staged nonsense bunk alive misleading
		mislead forged forgery sham impostor figment imagination fatigue set_the_record`,
	Doubt: `doubt doubtful dubious skeptical sceptical question questionable unlikely unverified unconfirmed suspicious suspicion skepticism 
		implausible unproven uncertain cast_doubt hold_on too_good_to no_evidence unsubstantiated
		not_confirmed can_not_confirm unable_to_confirm`,
	Hedge: `reportedly allegedly alleged purportedly purported apparently supposedly apparent seemingly may might could would perhaps possibly possible
		potential potentially likely probable probably appear seem suspect suspected believe think rumor rumour rumored rumoured speculation
		speculate expect expected predict prediction estimate hint tip look_like in_talks near consider mull weigh plan said_to reported_to
		set_to poise forecast analyst want`,
	Attribution: `say claim report accord tell source allege state insist reveal announce statement spokesman sources insider leak cite
		reports claims viral internet twitter social_media post video`,
	Confirmed: `confirm official officially announce prove proof authenticate verify identify confirmed admit acknowledge
		evidence reveal unveil authenticated dna`,
	Unreal: `refuse fail decline cancel scrap halt avoid prevent stop abandon withdraw postpone delay suspend offer propose attempt try
		threaten plan want hope seek consider urge former ex- lack without instead rather unable neither nor only if unless`,
}

// cues maps a word to the kinds it cues, a bit each by place in kindOrder.
var cues = sync.OnceValue(func() map[string]uint16 {
	m := map[string]uint16{}
	for i, k := range kindOrder {
		for w := range strings.FieldsSeq(cueTable[k]) {
			m[strings.ReplaceAll(w, "_", " ")] |= 1 << i
			if len(w) > 3 && !strings.Contains(w, "_") {
				m[porter.Stem(w, false)] |= 1 << i // headlines with capitals have no lemmas
			}
		}
	}
	return m
})

var kindOrder = [...]Kind{Denial, Untrue, Doubt, Hedge, Attribution, Confirmed, Unreal}

// stop are words without content for alignment.
var stop = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`be have do the a an and or but of in on at to for by with from as that this these those it its he she they them his
		her their him i you we us our your my who whom which what there here also will would can could may might should must shall not n't no 's
		say said says report reports s t than then so very just more most such into over about after before up out off`) {
		m[w] = true
	}
	return m
})

// months and years make a date.
var months = map[string]bool{"january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true}
