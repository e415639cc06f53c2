package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

const (
	maxRedirects   = 5
	maxRobotsBytes = 512 << 10 // what RFC 9309 asks readers to take at least
	maxCrawlDelay  = 30 * time.Second
	robotsAgent    = "concord"
)

// fetcher reads addresses for one call of Read: politely, within bounds, and
// never from private networks unless allowed.
type fetcher struct {
	opt    Options
	client *http.Client

	mu    sync.Mutex
	hosts map[string]*host // by scheme, name and port
}

// host is what is known of one server.
type host struct {
	limit  *rate.Limiter
	once   sync.Once
	robots *robotstxt.RobotsData // nil when all may be read
	err    error                 // robots.txt could not be asked for
}

func newFetcher(opt Options) *fetcher {
	f := &fetcher{opt: opt, hosts: make(map[string]*host)}
	transport := opt.Transport
	if transport == nil {
		dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
		if !opt.AllowPrivate {
			// Checked on the address that is dialled, after the name was
			// resolved: a name may resolve to anything, and differently each time.
			dialer.Control = func(_, address string, _ syscall.RawConn) error { return checkAddress(address) }
		}
		transport = &http.Transport{
			// No proxy: behind one the address that is read could not be checked.
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			MaxIdleConnsPerHost:    2,
			IdleConnTimeout:        30 * time.Second,
			TLSHandshakeTimeout:    10 * time.Second,
			MaxResponseHeaderBytes: 256 << 10,
		}
	}
	f.client = &http.Client{Transport: transport, CheckRedirect: f.checkRedirect}
	return f
}

// privateError says that an address is none of the public internet.
type privateError struct{ address string }

func (e *privateError) Error() string {
	return e.address + " is an address of this machine or of a private network"
}

// reserved are blocks that netip has no predicate for. Source: IANA registries
// of special-purpose addresses for IPv4 and IPv6, those not globally reachable,
// and those that carry an IPv4 address inside (6to4, Teredo, NAT64).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/32"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"),
	netip.MustParsePrefix("fec0::/10"),
}

// checkAddress refuses host:port unless host is a public IP address.
func checkAddress(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return &privateError{address}
	}
	ip := ap.Addr().Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() {
		return &privateError{ip.String()}
	}
	for _, p := range reserved {
		if p.Contains(ip) {
			return &privateError{ip.String()}
		}
	}
	return nil
}

var errRedirects = fmt.Errorf("more than %d redirects", maxRedirects)

var errCircle = errors.New("its redirects lead in a circle")

func (f *fetcher) checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errRedirects
	}
	for _, before := range via {
		if *before.URL == *req.URL { // cookies are not kept, so it would answer the same again
			return errCircle
		}
	}
	if err := checkURL(req.URL); err != nil {
		return err
	}
	if strings.HasSuffix(via[0].URL.Path, "/robots.txt") {
		return nil // a redirected robots.txt is followed, and rules none itself
	}
	h := f.host(req.Context(), req.URL)
	if err := h.allows(req.URL); err != nil {
		return err
	}
	return h.limit.Wait(req.Context())
}

// checkURL refuses what must not be asked for whatever it resolves to.
func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return &Error{Kind: Refused, Err: fmt.Errorf("it leads to a %s address", shorten(u.Scheme, 20)), Hint: "only http and https are read"}
	case u.Hostname() == "":
		return &Error{Kind: NotFound, Err: errors.New("the address names no host"), Hint: "write it as https://example.org/page"}
	case u.User != nil:
		return &Error{Kind: Refused, Err: errors.New("the address holds a password, which would be kept with the report"), Hint: hintSave}
	}
	return nil
}

// page fetches one address and reads it.
func (f *fetcher) page(ctx context.Context, source string) (*Page, error) {
	limit := fmt.Errorf("no full answer within %s", f.opt.Timeout)
	u, err := url.Parse(source)
	if err != nil {
		return nil, &Error{Source: source, Kind: NotFound, Err: errors.New("this is no valid address"), Hint: "write it as https://example.org/page"}
	}
	u.Fragment, u.RawFragment = "", ""
	if err := checkURL(u); err != nil {
		return nil, f.failure(ctx, source, err)
	}
	// The wait for one's turn at a host is not part of the time it may take.
	h := f.host(ctx, u)
	if err := h.allows(u); err != nil {
		return nil, f.failure(ctx, source, err)
	}
	if err := h.limit.Wait(ctx); err != nil {
		return nil, f.failure(ctx, source, err)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, f.opt.Timeout, limit)
	defer cancel()
	resp, b, err := f.get(ctx, u, f.opt.MaxBytes)
	if err != nil {
		return nil, f.failure(ctx, source, err)
	}
	final := resp.Request.URL
	if err := statusError(source, resp); err != nil {
		return nil, err
	}
	if int64(len(b)) > f.opt.MaxBytes {
		return nil, &Error{Source: source, Kind: TooLarge, Err: fmt.Errorf("more than the limit of %s", megabytes(f.opt.MaxBytes)), Hint: "raise the limit (--max-bytes), or save the page and cut it"}
	}
	in := newReceived(source, final.Path, b)
	in.address = final.String()
	if mediaType, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type")); err == nil {
		in.mediaType, in.charset = mediaType, params["charset"]
	}
	if packed(b) != "" {
		return nil, &Error{Source: source, Kind: Unsupported, Err: errors.New("the address leads to an archive"), Hint: "download it and name the file"}
	}
	page, err := in.page()
	if err != nil {
		return nil, err
	}
	page.Fetch = &Fetch{
		Status: resp.StatusCode, FinalURL: final.String(),
		ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified"),
	}
	return page, nil
}

// get asks for u and reads at most limit bytes and one more.
func (f *fetcher) get(ctx context.Context, u *url.URL, limit int64) (*http.Response, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("User-Agent", f.opt.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1")
	req.Header.Set("Accept-Language", "en,*;q=0.5")
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	if resp.ContentLength > limit {
		return resp, make([]byte, limit+1), nil
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if err != nil {
		return nil, nil, err
	}
	return resp, b, nil
}

// failure turns what the network says into an error for people.
func (f *fetcher) failure(ctx context.Context, source string, err error) *Error {
	var own *Error
	if errors.As(err, &own) {
		e := *own
		e.Source = source
		return &e
	}
	var private *privateError
	var dns *net.DNSError
	var netErr net.Error
	switch {
	case errors.As(err, &private):
		return &Error{Source: source, Kind: Refused, Err: private, Hint: "save the page and name the file, or allow private addresses (--allow-private)"}
	case errors.Is(err, errRedirects), errors.Is(err, errCircle):
		err = errors.Unwrap(err) // the address is in Source
		return &Error{Source: source, Kind: Unreachable, Err: err, Hint: "open the page in a browser and name the address it ends at"}
	case errors.Is(ctx.Err(), context.Canceled):
		return &Error{Source: source, Kind: Failed, Err: context.Cause(ctx)}
	case ctx.Err() != nil:
		return &Error{Source: source, Kind: Unreachable, Err: context.Cause(ctx), Hint: "try again later, or save the page and name the file"}
	case errors.As(err, &dns):
		return &Error{Source: source, Kind: Unreachable, Err: fmt.Errorf("the name %s is not known", dns.Name), Hint: "check the address and the connection"}
	case errors.As(err, &netErr) && netErr.Timeout():
		return &Error{Source: source, Kind: Unreachable, Err: fmt.Errorf("no answer within %s", f.opt.Timeout), Hint: "try again later, or save the page and name the file"}
	}
	var urlErr *url.Error
	if errors.As(err, &urlErr) {
		err = urlErr.Err // the address is in Source
	}
	return &Error{Source: source, Kind: Unreachable, Err: err, Hint: "try again later, or save the page and name the file"}
}

func statusError(source string, resp *http.Response) error {
	code := resp.StatusCode
	e := &Error{Source: source, Err: fmt.Errorf("the server answers %d %s", code, http.StatusText(code))}
	switch {
	case code == http.StatusOK || code == http.StatusNonAuthoritativeInfo:
		return nil
	case code == http.StatusNotFound || code == http.StatusGone:
		e.Kind, e.Hint = NotFound, "check the address; the page may have been taken down"
	case code == http.StatusUnauthorized || code == http.StatusPaymentRequired || code == http.StatusForbidden || code == http.StatusUnavailableForLegalReasons:
		e.Kind, e.Hint = Refused, hintSave
	case code == http.StatusTooManyRequests:
		e.Kind, e.Hint = Unreachable, "wait, and read fewer pages of this site at once"
		if after := resp.Header.Get("Retry-After"); after != "" {
			e.Err = fmt.Errorf("%w, to be tried again after %s", e.Err, shorten(after, 40))
		}
	case code >= 500:
		e.Kind, e.Hint = Unreachable, "try again later"
	default:
		e.Kind, e.Hint = Unreachable, hintSave
	}
	return e
}

// host returns what is known of the server of u, having read its robots.txt.
func (f *fetcher) host(ctx context.Context, u *url.URL) *host {
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	f.mu.Lock()
	h := f.hosts[key]
	if h == nil {
		h = &host{limit: rate.NewLimiter(rate.Inf, 1)}
		if f.opt.HostDelay > 0 {
			h.limit = rate.NewLimiter(rate.Every(f.opt.HostDelay), 1)
		}
		f.hosts[key] = h
	}
	f.mu.Unlock()
	if !f.opt.IgnoreRobots {
		h.once.Do(func() { f.readRobots(ctx, h, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}) })
	}
	return h
}

// readRobots follows RFC 9309: no file (4xx) allows all, a failing server (5xx)
// nothing, and one that cannot be reached will not give the page either.
func (f *fetcher) readRobots(ctx context.Context, h *host, at *url.URL) {
	ctx, cancel := context.WithTimeoutCause(ctx, min(f.opt.Timeout, 10*time.Second), errors.New("no answer to the request for robots.txt in time"))
	defer cancel()
	resp, b, err := f.get(ctx, at, maxRobotsBytes)
	if err != nil {
		h.err = f.failure(ctx, at.String(), err)
		return
	}
	robots, err := robotstxt.FromStatusAndBytes(resp.StatusCode, b[:min(len(b), maxRobotsBytes)])
	if err != nil {
		return // a file that cannot be read as rules forbids nothing
	}
	h.robots = robots
	group := robots.FindGroup(robotsAgent)
	if group == nil {
		return
	}
	if delay := min(group.CrawlDelay, maxCrawlDelay); delay > 0 && f.opt.HostDelay >= 0 && delay > f.opt.HostDelay {
		h.limit.SetLimit(rate.Every(delay))
	}
}

// allows reports nil when robots.txt lets u be read.
func (h *host) allows(u *url.URL) error {
	if h.err != nil {
		return h.err
	}
	if h.robots != nil && !h.robots.TestAgent(u.RequestURI(), robotsAgent) {
		return &Error{Kind: Refused, Err: errors.New("robots.txt of the site does not allow this page to be read by programs"), Hint: hintSave + " and name the file"}
	}
	return nil
}
