package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// verdict is what a rule says of a stretch; the zero value says nothing.
type verdict struct {
	kind   Kind
	reason string
}

// furniture says whether a whole paragraph is furniture. low is the paragraph
// folded, n its number of words. Losing testimony is worse than keeping
// furniture: a rule needs a phrase that only pages use, or a short line.
func furniture(text, low string, n int) verdict {
	if n == 0 {
		return verdict{Debris, "marks without a word"}
	}
	bare := strings.TrimRight(strings.TrimLeft(low, "([•*-–—»›> "), " .:!)]»›>*…")
	if v := controls(bare, n); v.kind != "" {
		return v
	}
	if v := photoCredit(text, low, n); v.kind != "" {
		return v
	}
	if v := comments(bare, n); v.kind != "" {
		return v
	}
	if v := notice(text, bare, n); v.kind != "" {
		return v
	}
	if v := link(text, bare, n); v.kind != "" {
		return v
	}
	return verdict{}
}

// controls are labels and buttons of galleries, players and advertisements.
func controls(bare string, n int) verdict {
	switch bare {
	case "view gallery", "gallery", "photo gallery", "view slideshow", "slideshow", "view all photos", "see more photos", "open gallery",
		"full screen", "fullscreen", "enlarge this image", "toggle caption", "hide caption", "enlarge this image toggle caption", "open image in gallery",
		"play video", "watch video", "video", "video player", "play", "pause", "mute", "unmute", "close", "next", "previous", "next slide", "previous slide",
		"expand", "collapse", "image", "photo", "photos", "images", "pictures", "in pictures", "view image in fullscreen", "close gallery",
		"replay", "skip", "up next", "now playing", "live", "watch live", "0:00", "00:00", "loading", "show caption":
		return verdict{GalleryControl, "label of a gallery or player"}
	case "advertisement", "advertisements", "ad", "ads", "sponsored", "sponsored content", "paid content", "promoted", "promoted content", "article continues below",
		"story continues below", "story continues below advertisement", "article continues after advertisement", "advertisement - scroll to continue",
		"continue reading below", "scroll to continue", "scroll to continue with content", "advertisement continue reading the main story",
		"continue reading the main story", "report this ad", "remove ads", "story continues":
		return verdict{Debris, "label of an advertisement"}
	case "story highlights", "highlights", "key points", "key takeaways", "in this article", "what to know", "summary", "topics", "tags", "filed under",
		"more on this story", "more from", "most read", "most popular", "trending", "trending now", "recommended", "recommended stories", "related",
		"related articles", "related stories", "related topics", "related content", "you may also like", "you might also like", "editor's picks", "editors' picks",
		"top stories", "latest", "latest news", "more news", "popular", "don't miss", "also on", "read next", "more stories", "sections", "keep reading",
		"list of 3 items", "list of 4 items", "end of list", "newsletter", "newsletters", "from our partners", "around the web", "subscribe", "subscribe now",
		"sign in", "sign up", "log in", "login", "register", "menu", "search", "home", "skip to content", "skip to main content", "skip navigation",
		"back to top", "contact us", "about us", "terms of use", "terms of service", "privacy policy", "cookie policy", "cookie settings", "advertise",
		"donate", "donate now", "support us", "follow us", "listen", "listen to this article", "listen to article", "save", "save article", "bookmark":
		return verdict{Debris, "label of a part of the page"}
	case "share", "share this", "share this article", "share this story", "tweet", "email", "print", "copy link", "facebook", "twitter", "whatsapp", "linkedin",
		"reddit", "telegram", "pinterest", "share on facebook", "share on twitter", "share on x", "share via email", "click to share", "facebook twitter email",
		"share tweet", "share save", "post", "flipboard", "messenger", "instagram", "youtube", "tiktok", "link copied", "gift this article", "x":
		return verdict{Debris, "share button"}
	}
	if n <= 6 {
		if rest := strings.TrimLeft(bare, "0123456789"); rest != bare && (rest == " view gallery" || rest == " images" || rest == " photos" || rest == " view all images") {
			return verdict{GalleryControl, "label of a gallery or player"}
		}
		if counter(bare) {
			return verdict{GalleryControl, "counter of a gallery"}
		}
		if rest := strings.TrimLeft(bare, "0123456789"); rest != bare {
			switch strings.TrimSpace(strings.Trim(rest, "- ")) {
			case "min read", "minute read", "minutes read", "mins read", "shares", "views", "likes", "min", "reactions", "retweets":
				return verdict{Debris, "reading time or counter"}
			}
		}
	}
	if n <= 12 && (allShares(bare)) {
		return verdict{Debris, "share buttons"}
	}
	return verdict{}
}

// counter reports a gallery counter: "1 / 12", "1 of 12", "photo 3 of 5".
func counter(bare string) bool {
	f := strings.Fields(strings.ReplaceAll(bare, "/", " / "))
	if len(f) == 4 && (f[0] == "photo" || f[0] == "image" || f[0] == "slide" || f[0] == "picture") {
		f = f[1:]
	}
	return len(f) == 3 && number(f[0]) >= 0 && (f[1] == "/" || f[1] == "of") && number(f[2]) >= 0 && len(f[0]) < 4 && len(f[2]) < 4
}

// number reads a decimal number of at most six digits, -1 for anything else.
func number(s string) int {
	if s == "" || len(s) > 6 {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// allShares reports a line of nothing but names of networks and share words.
func allShares(bare string) bool {
	n := 0
	for _, f := range strings.FieldsFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch f {
		case "share", "facebook", "twitter", "whatsapp", "linkedin", "reddit", "telegram", "pinterest", "email", "tweet", "print", "messenger", "flipboard",
			"instagram", "youtube", "tiktok", "threads", "bluesky", "mail", "copy", "link", "on", "via", "this", "save",
			"comment", "comments", "gift", "article", "story", "listen", "bookmark", "subscribe", "follow":
			n++
		default:
			return false
		}
	}
	return n >= 2
}

// photoCredit finds lines that name who made a picture, and captions that end with one.
func photoCredit(text, low string, n int) verdict {
	if n > 90 {
		return verdict{}
	}
	bare := strings.TrimLeft(low, "([ |")
	label, _, colon := strings.Cut(bare, ":")
	if n <= 30 && colon {
		switch strings.TrimSpace(label) {
		case "photo", "photos", "photograph", "photographs", "image", "images", "picture", "pictures", "photo credit", "photo credits", "image credit",
			"image credits", "image source", "credit", "photo by", "photo courtesy", "photographer", "illustration", "graphic", "video", "video by", "getty images",
			"image caption", "media caption", "reuters photo", "ap photo", "afp photo", "file photo", "file image":
			return verdict{Credit, "names who made a picture"}
		}
	}
	if n <= 25 {
		for _, p := range []string{"photo by ", "photograph by ", "image by ", "picture by ", "photo illustration by ", "photo courtesy of ", "courtesy of ", "ap photo", "reuters photo", "afp photo"} {
			if strings.HasPrefix(bare, p) && !strings.Contains(low, " said") {
				return verdict{Credit, "names who made a picture"}
			}
		}
	}
	i := creditAt(text)
	if i < 0 {
		return verdict{}
	}
	if n <= 14 && countWords(text[:i], 9) <= 8 && !endsSentence(text[:i]) {
		return verdict{Credit, "names who made a picture"}
	}
	return verdict{Caption, "ends with a photo credit"}
}

// creditAt returns the place where a photo credit begins that text ends with:
// "(AP Photo/Jane Doe)", "[John Roe/Reuters]", "Jane Doe/Getty Images"; -1
// where it ends with none.
func creditAt(text string) int {
	end := strings.TrimRight(text, " .\t")
	open := -1
	if strings.HasSuffix(end, ")") {
		open = strings.LastIndexByte(end, '(')
	} else if strings.HasSuffix(end, "]") {
		open = strings.LastIndexByte(end, '[')
	}
	if open >= 0 && len(end)-open <= 160 {
		if pictureCredit(end[open+1 : len(end)-1]) {
			return open
		}
		return -1
	}
	// Without brackets: the last words, back to the end of a sentence or a bar.
	tail := end[max(0, len(end)-80):]
	if i := strings.LastIndexAny(tail, ".|)”\""); i >= 0 {
		tail = tail[i+1:]
	}
	if slashCredit(tail) && countWords(tail, 9) <= 8 {
		return len(end) - len(tail)
	}
	return -1
}

// pictureCredit reports whether the inside of a bracket credits a picture.
func pictureCredit(s string) bool {
	low := folded(s)
	for _, p := range []string{"photo:", "photo by", "photos by", "photograph:", "image:", "credit:", "reuters photo", "ap photo", "afp photo", "photo courtesy", "file photo", "picture:", "photo credit", "image credit", "courtesy of"} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return slashCredit(s) || strings.HasSuffix(low, "getty images") || strings.HasPrefix(low, "file:") && strings.Contains(low, "/")
}

// slashCredit reports the form "Name Name/Agency".
func slashCredit(s string) bool {
	i := strings.IndexByte(s, '/')
	if i <= 0 {
		return false
	}
	parts := strings.Split(s, "/")
	agency := false
	for _, p := range parts {
		p = strings.TrimSpace(p)
		p = strings.TrimPrefix(p, "via ")
		if pictureAgency(p) {
			agency = true
		}
		for _, w := range strings.Fields(p) {
			r, _ := utf8.DecodeRuneInString(w)
			if !unicode.IsUpper(r) && w != "via" && w != "for" && w != "de" && w != "al" && w != "of" && w != "the" && w != "van" && w != "von" && w != "/" {
				return false
			}
		}
	}
	return agency
}

func pictureAgency(s string) bool {
	low := folded(s)
	for _, suffix := range []string{" via getty images", " via ap", " via reuters", " via afp"} {
		if strings.HasSuffix(low, suffix) {
			return true
		}
	}
	switch first, _, _ := strings.Cut(low, ","); strings.TrimSuffix(first, " photo") {
	case "ap", "reuters", "afp", "getty", "getty images", "epa", "epa-efe", "upi", "bloomberg", "associated press", "pool", "shutterstock", "alamy",
		"zuma", "xinhua", "anadolu", "anadolu agency", "nurphoto", "the new york times", "the washington post", "pa", "pa wire", "pa media", "istock",
		"sipa", "sipa usa", "cq roll call", "mct", "tns", "rex", "handout", "corbis", "facebook", "instagram", "twitter", "afp-getty images", "usa today network", "usa today sports", "agence france-presse":
		return true
	}
	return false
}

// comments finds comment sections and their policies.
func comments(bare string, n int) verdict {
	switch bare {
	case "comments", "comment", "leave a comment", "leave a reply", "add a comment", "add comment", "post a comment", "post comment", "write a comment",
		"view comments", "show comments", "read comments", "no comments", "no comments yet", "join the conversation", "join the discussion",
		"be the first to comment", "comments are closed", "load comments", "see all comments", "view all comments", "what do you think", "conversation", "start the conversation":
		return verdict{CommentPolicy, "label of the comment section"}
	}
	if n <= 3 {
		if rest := strings.TrimLeft(strings.TrimPrefix(bare, "comments ("), "0123456789"); rest == " comments" || rest == " comment" || strings.HasPrefix(bare, "comments (") {
			return verdict{CommentPolicy, "label of the comment section"}
		}
	}
	if n > 130 {
		return verdict{}
	}
	speaks := strings.Contains(bare, "commenter agrees") || strings.Contains(bare, "comments that") || strings.Contains(bare, "your comment") ||
		strings.Contains(bare, "submit comment") || strings.Contains(bare, "commenting") || strings.Contains(bare, "comments are") || strings.Contains(bare, "to comment")
	rules := strings.Contains(bare, "privacy policy") || strings.Contains(bare, "terms of use") || strings.Contains(bare, "terms of service") ||
		strings.Contains(bare, "community guidelines") || strings.Contains(bare, "comment policy") || strings.Contains(bare, "are moderated") ||
		strings.Contains(bare, "will be moderated") || strings.Contains(bare, "community standards") || strings.Contains(bare, "commenting policy") ||
		strings.Contains(bare, "your email address will not be published") || strings.Contains(bare, "must be logged in") || strings.Contains(bare, "house rules")
	if speaks && rules || strings.HasPrefix(bare, "your email address will not be published") {
		return verdict{CommentPolicy, "terms for comments"}
	}
	return verdict{}
}

// notice finds notes about the page itself: copyright, cookies, versions, who worked on it.
func notice(text, bare string, n int) verdict {
	switch {
	case strings.HasPrefix(text, "©") || strings.HasPrefix(text, "(c) ") || strings.HasPrefix(bare, "copyright ") && n <= 60 && copyrightHead(bare) ||
		n <= 45 && (strings.Contains(bare, "all rights reserved") || strings.Contains(bare, "may not be published, broadcast") || strings.Contains(bare, "may not be reproduced")):
		return verdict{Debris, "copyright line"}
	case n <= 90 && (strings.Contains(bare, "cookies") && (strings.Contains(bare, "we use cookies") || strings.Contains(bare, "uses cookies") || strings.Contains(bare, "use of cookies") || strings.Contains(bare, "accept all cookies") || strings.Contains(bare, "cookies to ") && strings.Contains(bare, "experience"))) && !strings.Contains(bare, " said"):
		return verdict{Debris, "cookie notice"}
	case n <= 12 && (strings.Contains(bare, "enable javascript") || strings.Contains(bare, "browser does not support") || strings.Contains(bare, "please disable your ad")):
		return verdict{Debris, "message of the page's program"}
	case n <= 40 && !strings.ContainsAny(text, `"“`) && contributes(bare):
		return verdict{Credit, "names who worked on the report"}
	case n <= 60 && aboutPage(bare):
		return verdict{SelfReference, "note about this page"}
	case n <= 16 && strings.HasPrefix(bare, "http") && !strings.Contains(bare, " "):
		return verdict{Debris, "only an address"}
	}
	return verdict{}
}

// copyrightHead reports whether "copyright" is followed by a year or a sign, as
// in a notice and not in a sentence on the law.
func copyrightHead(bare string) bool {
	rest := strings.TrimLeft(strings.TrimPrefix(bare, "copyright "), "©(c) by")
	first, _, _ := strings.Cut(rest, " ")
	return yearNumber(first[:min(4, len(first))]) > 0 || strings.Contains(bare, "©") || strings.Contains(bare, "(c)") || strings.Contains(bare, "all rights reserved")
}

// contributes reports a sentence that names who worked on a report.
func contributes(bare string) bool {
	for _, p := range []string{"contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting", "contributed from"} {
		if strings.HasSuffix(bare, p) || strings.Contains(bare, p+" from ") || strings.Contains(bare, p+" in ") {
			return true
		}
	}
	return strings.HasPrefix(bare, "reporting by ") || strings.HasPrefix(bare, "additional reporting by ") || strings.HasPrefix(bare, "editing by ") ||
		strings.HasPrefix(bare, "writing by ") || strings.HasPrefix(bare, "with reporting by ") || strings.HasPrefix(bare, "with files from ")
}

// aboutPage reports a note about the page: breaking, updated, corrected.
func aboutPage(bare string) bool {
	for _, p := range []string{"this is a breaking news story", "this is a developing story", "this breaking news story", "this story is breaking", "this story is developing",
		"this story has been updated", "this article has been updated", "this post has been updated", "this report has been updated", "this story was updated",
		"this article was updated", "this story will be updated", "this article will be updated", "this story was originally published", "this article was originally published",
		"this article originally appeared", "this story originally appeared", "this article first appeared", "this story first appeared", "this article was first published",
		"this story was first published", "check back for updates", "please check back for updates", "breaking news, check back", "more to come", "more to follow",
		"this is a corrected version", "this article was amended", "this article was corrected", "this story was corrected", "this transcript", "our editors will be watching"} {
		if strings.HasPrefix(bare, p) {
			return true
		}
	}
	return false
}

// link finds lines that lead elsewhere: read more, sign up, follow us.
func link(text, bare string, n int) verdict {
	if n > 45 {
		return verdict{}
	}
	for _, p := range []string{"read more:", "read also:", "also read:", "see also:", "see more:", "related coverage", "more:", "related:", "read:", "read next:", "read the full story:", "watch:", "listen:",
		"read more on ", "read more about ", "read more from ", "read more at ", "read more here", "read the full ", "recommended:", "opinion:", "related story:", "related article:",
		"related stories:", "must read:", "must-read:", "don't miss:", "explore more:", "in pictures:", "video:", "photos:", "gallery:", "podcast:", "live:", "explainer:", "trending:",
		"more from ", "more on this:", "dig deeper:", "go deeper:", "up next:", "- read more", "see related"} {
		if strings.HasPrefix(bare, p) && (n <= 25 || strings.HasPrefix(p, "read more")) {
			return verdict{SelfReference, "link to another page"}
		}
	}
	if bare == "read more" || bare == "read full article" || bare == "read full story" || bare == "read the article" || bare == "learn more" || bare == "more" || bare == "see more" || bare == "show more" || bare == "load more" || bare == "view more" || bare == "continue reading" || bare == "full story" {
		return verdict{SelfReference, "link to another page"}
	}
	for _, p := range []string{"sign up for ", "sign up to ", "sign up now", "sign up here", "subscribe to ", "subscribe for ", "get the latest ", "get our ", "get breaking news", "get more news",
		"download our ", "download the ", "follow us ", "follow our ", "like us on ", "join us on ", "find us on ", "click here ", "tap here ", "click on ", "join our ",
		"join the conversation", "stay up to date", "stay informed", "never miss ", "support our ", "support independent", "become a member", "enter your email", "by signing up",
		"by subscribing", "by clicking", "by entering your email", "this site is protected by recaptcha", "thanks for signing up", "thank you for signing up", "thank you for reading", "have a tip",
		"got a tip", "send tips to", "contact the author", "contact the reporter", "email the author", "already a subscriber", "want more ", "want to "} {
		if strings.HasPrefix(bare, p) && pageTalk(bare) {
			return verdict{SelfReference, "asks the reader to subscribe or follow"}
		}
	}
	if n <= 20 && strings.HasPrefix(bare, "follow ") && (strings.Contains(bare, " on twitter") || strings.Contains(bare, " on facebook") || strings.Contains(bare, " on x") || strings.Contains(bare, "@") || strings.Contains(bare, "on instagram")) {
		return verdict{SelfReference, "asks the reader to subscribe or follow"}
	}
	return verdict{}
}

// pageTalk reports words that only the page itself says to its reader.
func pageTalk(bare string) bool {
	for _, p := range []string{"newsletter", "inbox", "our ", " us ", " us", "app", "click here", "here", "subscri", "updates", "alerts", "facebook", "twitter", "youtube", "instagram", "telegram",
		"whatsapp", "channel", "e-mail", "email", "member", "podcast", "breaking news", "top stories", "daily", "weekly", "recaptcha", "tip"} {
		if strings.Contains(bare, p) {
			return true
		}
	}
	return false
}
