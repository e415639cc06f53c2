package english

import "strings"

// The labels are those of the model. The zero value of each type means that there
// is none, and is written as the empty string.

// Tag is a fine-grained part of speech: Penn Treebank in the form of OntoNotes 5, and TagSP for white space.
type Tag uint8

const (
	_ Tag = iota
	TagDollar
	TagCloseQuote
	TagComma
	TagLRB
	TagRRB
	TagStop
	TagColon
	TagADD
	TagAFX
	TagCC
	TagCD
	TagDT
	TagEX
	TagFW
	TagHYPH
	TagIN
	TagJJ
	TagJJR
	TagJJS
	TagLS
	TagMD
	TagNFP
	TagNN
	TagNNP
	TagNNPS
	TagNNS
	TagPDT
	TagPOS
	TagPRP
	TagPRPS
	TagRB
	TagRBR
	TagRBS
	TagRP
	TagSYM
	TagTO
	TagUH
	TagVB
	TagVBD
	TagVBG
	TagVBN
	TagVBP
	TagVBZ
	TagWDT
	TagWP
	TagWPS
	TagWRB
	TagXX
	TagSP
	TagOpenQuote
)

var tagLabels = [...]string{"", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP", "``"}

// String returns the label as the model writes it.
func (x Tag) String() string {
	if int(x) < len(tagLabels) {
		return tagLabels[x]
	}
	return ""
}

// POS is a coarse part of speech of Universal Dependencies, and PosSPACE for white space.
type POS uint8

const (
	_ POS = iota
	PosADJ
	PosADP
	PosADV
	PosAUX
	PosCCONJ
	PosDET
	PosINTJ
	PosNOUN
	PosNUM
	PosPART
	PosPRON
	PosPROPN
	PosPUNCT
	PosSCONJ
	PosSYM
	PosVERB
	PosX
	PosSPACE
)

var posLabels = [...]string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "SPACE"}

// String returns the label as the model writes it.
func (x POS) String() string {
	if int(x) < len(posLabels) {
		return posLabels[x]
	}
	return ""
}

// Dep is the label of the arc from a token to its head, in the ClearNLP scheme.
type Dep uint8

const (
	_ Dep = iota
	DepROOT
	DepAcl
	DepAcomp
	DepAdvcl
	DepAdvmod
	DepAgent
	DepAmod
	DepAppos
	DepAttr
	DepAux
	DepAuxpass
	DepCase
	DepCc
	DepCcomp
	DepCompound
	DepConj
	DepCsubj
	DepCsubjpass
	DepDative
	DepDep
	DepDet
	DepDobj
	DepExpl
	DepIntj
	DepMark
	DepMeta
	DepNeg
	DepNmod
	DepNpadvmod
	DepNsubj
	DepNsubjpass
	DepNummod
	DepOprd
	DepParataxis
	DepPcomp
	DepPobj
	DepPoss
	DepPreconj
	DepPredet
	DepPrep
	DepPrt
	DepPunct
	DepQuantmod
	DepRelcl
	DepXcomp
)

var depLabels = [...]string{"", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"}

// String returns the label as the model writes it.
func (x Dep) String() string {
	if int(x) < len(depLabels) {
		return depLabels[x]
	}
	return ""
}

// EntityType is a type of name, date or amount of OntoNotes 5.
type EntityType uint8

const (
	_ EntityType = iota
	EntCARDINAL
	EntDATE
	EntEVENT
	EntFAC
	EntGPE
	EntLANGUAGE
	EntLAW
	EntLOC
	EntMONEY
	EntNORP
	EntORDINAL
	EntORG
	EntPERCENT
	EntPERSON
	EntPRODUCT
	EntQUANTITY
	EntTIME
	EntWORKOFART
)

var entityTypeLabels = [...]string{"", "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"}

// String returns the label as the model writes it.
func (x EntityType) String() string {
	if int(x) < len(entityTypeLabels) {
		return entityTypeLabels[x]
	}
	return ""
}

// Morph holds morphological features of Universal Dependencies, sorted:
// "Number=Sing|Person=3". Empty means none.
type Morph string

// Get returns the value of a feature, "Number" for example, or "".
func (m Morph) Get(feature string) string {
	for rest := string(m); rest != ""; {
		var pair string
		pair, rest, _ = strings.Cut(rest, "|")
		if name, value, ok := strings.Cut(pair, "="); ok && name == feature {
			return value
		}
	}
	return ""
}
