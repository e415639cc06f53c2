package check

// Rules explains every rule that findings name, one plain sentence each.
var Rules = map[string]string{
	"quote/altered":             "The words in quotation marks are near those that reports quote, but some are others.",
	"quote/cut":                 "Words that reports quote are left out within quotation marks, and no ellipsis shows it.",
	"quote/unmarked":            "The words in quotation marks stand in reports outside quotation marks.",
	"quote/not-seen":            "No report has the words in quotation marks, nor a quotation near them.",
	"quote/one-side":            "Reports print these words in two ways, and the draft has one of them.",
	"attribution/speaker":       "The draft gives words in quotation marks to one person, the reports to another.",
	"attribution/source":        "The draft gives what was said to one person, the reports give it to another, in nearly the same words.",
	"attribution/none":          "The same utterance is placed elsewhere than in every report that places it.",
	"attribution/one-side":      "Reports place an utterance in different places or before different people, and the draft has one of them.",
	"number/none":               "The reports have this quantity, and none has the draft's value.",
	"number/one-side":           "Reports have different values of this quantity, and the draft has one of them.",
	"number/stale":              "A later report has another value than the reports with which the draft agrees.",
	"number/more-precise":       "The draft gives an exact value where reports give an approximate one or a bound.",
	"number/not-seen":           "No report has this number of this.",
	"date/none":                 "The reports date this event, and none has the draft's date.",
	"date/one-side":             "Reports date this event differently, and the draft has one of their dates.",
	"date/stale":                "A later report has another date than the reports with which the draft agrees.",
	"date/weekday":              "The weekday is not the weekday of the date beside it.",
	"date/not-seen":             "No report has this date of this.",
	"place/none":                "The reports place what happens once in a life elsewhere.",
	"place/one-side":            "Reports place what happens once in a life in different places, and the draft has one of them.",
	"name/none":                 "The reports have this name otherwise, and none as the draft has it.",
	"name/one-side":             "Reports have this name in different forms, and the draft has one of them.",
	"name/spelling":             "No report spells this name so, and reports have one that differs by a letter or two.",
	"name/not-seen":             "No report has this name.",
	"title/none":                "The reports give this person another office of the same kind.",
	"polarity/none":             "The reports deny what the draft says, or say what it denies.",
	"polarity/one-side":         "Reports, or the sources in them, contradict each other, and the draft tells one side.",
	"scope/none":                "The reports tell the same of another kind of thing.",
	"scope/one-side":            "Reports tell the same of different kinds of thing, and the draft has one of them.",
	"characterisation/none":     "The reports characterise the same thing otherwise.",
	"characterisation/one-side": "Reports characterise the same thing differently, and the draft has one of their words.",
	"actor/none":                "The reports name another actor.",
	"actor/one-side":            "Reports name different actors, and the draft has one of them.",
}

// Explain is the sentence of a rule; every rule that New can name has one.
func Explain(rule string) string { return Rules[rule] }
