package intake

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// site serves pages and fails in the ways that servers do.
func testSite(t *testing.T) (*httptest.Server, *requests) {
	t.Helper()
	log := &requests{}
	mux := http.NewServeMux()
	page := "<!DOCTYPE html><html lang=en><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>" + paragraphs + "</article></body></html>"
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /private/\nUser-agent: concord\nDisallow: /nobots/\n")
	})
	mux.HandleFunc("/story", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("ETag", `"abc"`)
		w.Header().Set("Last-Modified", "Tue, 09 Sep 2025 17:23:00 GMT")
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/latin", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=iso-8859-1")
		w.Write([]byte("The caf\xe9 on the quay stays open, its owner said."))
	})
	mux.HandleFunc("/nobots/a", func(w http.ResponseWriter, r *http.Request) { t.Error("a page was read that robots.txt forbids") })
	mux.HandleFunc("/private/a", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, page) })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/story", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/on", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path+"?"+r.URL.RawQuery+"x", http.StatusFound)
	})
	mux.HandleFunc("/to-nobots", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/nobots/a", http.StatusFound) })
	mux.HandleFunc("/to-file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	for path, status := range map[string]int{"/404": 404, "/410": 410, "/403": 403, "/429": 429, "/500": 500, "/503": 503, "/418": 418} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status); fmt.Fprint(w, page) })
	}
	mux.HandleFunc("/hang", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, "<p>word ")
			w.(http.Flusher).Flush()
			time.Sleep(10 * time.Millisecond)
		}
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100000")
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) {
		for range 100 {
			fmt.Fprint(w, strings.Repeat("word ", 2000))
		}
	})
	mux.HandleFunc("/empty", func(w http.ResponseWriter, r *http.Request) {})
	mux.HandleFunc("/pdf", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "%PDF-1.7") })
	server := httptest.NewServer(log.wrap(mux))
	t.Cleanup(server.Close)
	return server, log
}

// requests counts what was asked for.
type requests struct {
	mu    sync.Mutex
	paths []string
	times []time.Time
}

func (q *requests) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q.mu.Lock()
		q.paths = append(q.paths, r.URL.Path)
		q.times = append(q.times, time.Now())
		q.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

func (q *requests) count(path string) int {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := 0
	for _, p := range q.paths {
		if p == path {
			n++
		}
	}
	return n
}

func TestFetch(t *testing.T) {
	server, log := testSite(t)
	opt := Options{AllowPrivate: true, HostDelay: -1, Timeout: 5 * time.Second, MaxBytes: 500_000}
	at := func(paths ...string) []string {
		for i := range paths {
			paths[i] = server.URL + paths[i]
		}
		return paths
	}
	u := server.URL
	compare(t, results(t, opt, at("/story", "/latin", "/moved", "/private/a", "/nobots/a", "/to-nobots", "/to-file", "/loop", "/on", "/404", "/410", "/403", "/429",
		"/500", "/503", "/418", "/cut", "/large", "/empty", "/pdf")...), []string{
		"page " + u + "/story", "page " + u + "/latin", "page " + u + "/moved", "page " + u + "/private/a",
		"refused " + u + "/nobots/a: robots.txt", "refused " + u + "/to-nobots: robots.txt", "refused " + u + "/to-file: it leads to a file address",
		"unreachable " + u + "/loop: its redirects lead in a circle", "unreachable " + u + "/on: more than 5 redirects", "not found " + u + "/404: the server answers 404", "not found " + u + "/410: the server answers 410",
		"refused " + u + "/403: the server answers 403", "unreachable " + u + "/429: the server answers 429", "unreachable " + u + "/500: the server answers 500",
		"unreachable " + u + "/503: the server answers 503", "unreachable " + u + "/418: the server answers 418", "unreachable " + u + "/cut: unexpected EOF",
		"too large " + u + "/large: more than the limit", "empty " + u + "/empty", "unsupported " + u + "/pdf: this is a PDF",
	})
	if n := log.count("/robots.txt"); n != 1 {
		t.Errorf("robots.txt was asked for %d times, want once", n)
	}
	if n := log.count("/loop"); n != 1 {
		t.Errorf("the loop was walked %d times, want once", n)
	}
	if n := log.count("/on"); n != maxRedirects+1 {
		t.Errorf("redirects without end were followed %d times, want %d", n, maxRedirects+1)
	}
	for page, err := range Read(t.Context(), opt, at("/moved#part")) {
		if err != nil {
			t.Fatal(err)
		}
		if f := page.Fetch; f == nil || f.ETag != `"abc"` || f.LastModified != "Tue, 09 Sep 2025 17:23:00 GMT" || f.Status != 200 || f.FinalURL != u+"/story" {
			t.Errorf("fetch %+v", f)
		}
		if page.URL != u+"/story" {
			t.Errorf("address %q", page.URL)
		}
	}
	for page, err := range Read(t.Context(), opt, at("/latin")) {
		if err != nil || page.Charset != "windows-1252" || !strings.Contains(page.Text, "café") {
			t.Errorf("%+v %v", page, err)
		}
	}
}

func TestFetchTimesOut(t *testing.T) {
	server, _ := testSite(t)
	opt := Options{AllowPrivate: true, HostDelay: -1, Timeout: 200 * time.Millisecond}
	start := time.Now()
	compare(t, results(t, opt, server.URL+"/hang", server.URL+"/slow"), []string{
		"unreachable " + server.URL + "/hang: no full answer within 200ms", "unreachable " + server.URL + "/slow: no full answer within 200ms",
	})
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %s", took)
	}
}

func TestFetchRefusesPrivateAddresses(t *testing.T) {
	server, log := testSite(t)
	_, port, _ := strings.Cut(strings.TrimPrefix(server.URL, "http://"), ":")
	var sources, want []string
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		source := "http://" + host + ":" + port + "/story"
		sources = append(sources, source)
		want = append(want, "refused "+source+": ")
	}
	compare(t, results(t, Options{HostDelay: -1}, sources...), want)
	compare(t, results(t, Options{}, "http://ann:secret@example.org/", "http:///story", "http://[bad"), []string{
		"refused http://ann:secret@example.org/: the address holds a password", "not found http:///story: the address names no host", "not found http://[bad: this is no valid address",
	})
	if len(log.paths) != 0 {
		t.Errorf("the server was asked for %q", log.paths)
	}
	compare(t, results(t, Options{AllowPrivate: true, HostDelay: -1}, server.URL+"/story"), []string{"page " + server.URL + "/story"})
}

func TestCheckAddress(t *testing.T) {
	for _, tt := range []struct {
		address string
		public  bool
	}{
		{"93.184.216.34:80", true}, {"[2606:2800:220:1::1]:443", true}, {"8.8.8.8:53", true},
		{"10.1.2.3:80", false}, {"172.16.0.1:80", false}, {"172.32.0.1:80", true}, {"192.168.1.1:80", false}, {"169.254.169.254:80", false},
		{"100.64.0.1:80", false}, {"127.8.8.8:80", false}, {"224.0.0.1:80", false}, {"255.255.255.255:80", false}, {"240.1.1.1:80", false},
		{"[fe80::1%eth0]:80", false}, {"[fc00::1]:80", false}, {"[::]:80", false}, {"[::ffff:10.0.0.1]:80", false},
		{"[64:ff9b::a00:1]:80", false}, {"[2002:a00:1::]:80", false}, {"name.example:80", false}, {"", false},
	} {
		if err := checkAddress(tt.address); (err == nil) != tt.public {
			t.Errorf("checkAddress(%q) = %v, want public %v", tt.address, err, tt.public)
		}
	}
}

func TestFetchKeepsItsDistance(t *testing.T) {
	server, log := testSite(t)
	delay := 120 * time.Millisecond
	results(t, Options{AllowPrivate: true, HostDelay: delay, IgnoreRobots: true}, server.URL+"/story", server.URL+"/latin", server.URL+"/moved")
	if len(log.times) != 4 { // moved asks twice
		t.Fatalf("asked for %q", log.paths)
	}
	for i := 1; i < len(log.times); i++ {
		if gap := log.times[i].Sub(log.times[i-1]); gap < delay/2 {
			t.Errorf("requests %d and %d are %s apart, want %s", i-1, i, gap, delay)
		}
	}
}

func TestRobotsUnreachable(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		t.Error("a page was read while the rules of the site are unknown")
	}))
	defer server.Close()
	compare(t, results(t, Options{AllowPrivate: true, HostDelay: -1}, server.URL+"/story"), []string{"refused " + server.URL + "/story: robots.txt"})
	dead := server.URL
	server.Close()
	compare(t, results(t, Options{AllowPrivate: true, HostDelay: -1}, dead+"/story"), []string{"unreachable " + dead + "/story: "})
}
