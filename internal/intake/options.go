package intake

import (
	"io"
	"net/http"
	"os"
	"time"
)

// Options say how sources are read. The zero value is right for a person at a
// terminal; tests and servers change single fields.
type Options struct {
	// MaxBytes is the size limit of one source, unpacked; 0 means 16 MB. A larger
	// source gives TooLarge: it is never cut silently.
	MaxBytes int64
	// Stdin is what "-" reads; nil means os.Stdin.
	Stdin io.Reader

	// Timeout is the limit for one address, redirects and body included; 0 means
	// 30 seconds. The limit for everything is the context's.
	Timeout time.Duration
	// HostDelay is the least time between two requests to one host; 0 means one
	// second, negative none. A longer Crawl-delay in robots.txt wins, to 30 seconds.
	HostDelay time.Duration
	// UserAgent is sent with every request and looked up in robots.txt.
	UserAgent string
	// IgnoreRobots skips robots.txt: for one's own pages only.
	IgnoreRobots bool
	// AllowPrivate lets addresses of this machine and of private networks be read.
	AllowPrivate bool
	// Transport replaces the network, for tests. It bypasses the check of
	// addresses after name resolution.
	Transport http.RoundTripper
}

const (
	defaultMaxBytes  = 16 << 20
	defaultTimeout   = 30 * time.Second
	defaultHostDelay = time.Second
	defaultUserAgent = "concord/0 (reads reports named by its user)"
)

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.HostDelay == 0 {
		o.HostDelay = defaultHostDelay
	}
	if o.UserAgent == "" {
		o.UserAgent = defaultUserAgent
	}
	return o
}
