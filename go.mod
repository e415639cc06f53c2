module concord

go 1.26.8

require (
	github.com/chromedp/cdproto v0.159.0 // tests: the page in a browser
	github.com/chromedp/chromedp v0.23.0 // tests: the page in a browser
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // encodings that nothing declares
	github.com/kljensen/snowball v0.10.0 // stems of English words (Porter2)
	github.com/markusmobius/go-htmldate v1.10.1 // dates of pages
	github.com/markusmobius/go-trafilatura v1.12.2 // the article among the furniture of a page
	github.com/rivo/uniseg v0.4.7 // how wide text is on a terminal
	github.com/rogpeppe/go-internal v1.16.0 // tests: the program run by scripts
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // tests: every account against its schema
	github.com/spf13/cobra v1.10.2 // commands, completion, manual pages
	github.com/spf13/pflag v1.0.10 // flags of cobra, for settings from the environment
	github.com/temoto/robotstxt v1.1.2 // robots.txt
	golang.org/x/net v0.62.0 // HTML parsing and declared encodings
	golang.org/x/sys v0.49.0 // what the processor can do
	golang.org/x/term v0.47.0 // width of the terminal
	golang.org/x/text v0.43.0 // encodings
	golang.org/x/time v0.16.0 // delay per host
)

require (
	github.com/RadhiFadlillah/whatlanggo v0.0.0-20240916001553-aac1f0f737fc // which language a report is in
	github.com/andybalholm/cascadia v1.3.5 // indirect
	github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de // indirect
	github.com/cpuguy83/go-md2man/v2 v2.0.6 // indirect
	github.com/forPelevin/gomoji v1.2.0 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/go-shiori/go-readability v0.0.0-20241012063810-92284fa8a71f // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/markusmobius/go-dateparser v1.4.7 // indirect
	github.com/markusmobius/go-dateutil/v2 v2.9.1 // indirect
	github.com/markusmobius/go-domdistiller v0.0.0-20240926050704-25b8d046ffb4 // indirect
	github.com/mattn/go-colorable v0.1.15 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/rs/zerolog v1.35.1 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/yosssi/gohtml v0.0.0-20201013000340-ee4748c638f4 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/tools v0.51.0 // indirect
)

replace github.com/markusmobius/go-dateparser => ./third_party/go-dateparser
