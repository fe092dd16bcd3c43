package guard

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// ErrOpen says that a server would be open to others without tokens.
var ErrOpen = errors.New("refusing to listen beyond this machine without tokens: anybody could read and load; " +
	"give --tokens FILE (or CLAIMGRAPH_READ_TOKEN and CLAIMGRAPH_WRITE_TOKEN), or say --insecure if you mean it")

// CheckAddress tells whether a server may listen on an address: on this
// machine's own always, on any other only with tokens, or if insecure is meant.
func CheckAddress(address string, tokens, insecure bool) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%q is no address to listen on: want host:port, such as 127.0.0.1:7474: %w", address, err)
	}
	if Loopback(host) || tokens || insecure {
		return nil
	}
	return fmt.Errorf("%s: %w", address, ErrOpen)
}

// Loopback reports whether a host is this machine only. An empty host is every
// address there is.
func Loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && ip.IsLoopback()
}

// addressed refuses requests by names that are not the server's own: against a
// page whose name was rebound to this machine's address, and against pages of
// other origins.
func addressed(h http.Handler, o *Options) http.Handler {
	crossing := http.NewCrossOriginProtection() // unsafe methods: Sec-Fetch-Site, else Origin
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !ownName(r.Host, o.Hosts) {
			Refuse(w, r, http.StatusMisdirectedRequest, "this server is not called by that name; if it should be, start it with --host")
			return
		}
		if err := crossing.Check(r); err != nil {
			Refuse(w, r, http.StatusForbidden, "requests from pages of another origin are refused")
			return
		}
		if data(r) && foreign(r) {
			Refuse(w, r, http.StatusForbidden, "data is not given to pages of another origin")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// ownName: a literal address cannot be rebound; of names only localhost and
// those told are the server's.
func ownName(hostport string, hosts []string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.Trim(host, "[]"), ".")
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return strings.EqualFold(host, "localhost") ||
		slices.ContainsFunc(hosts, func(own string) bool { return strings.EqualFold(own, host) })
}

// foreign reports whether a browser says that a page of another origin asks.
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site":
		return true
	case "same-origin", "none":
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	_, host, ok := strings.Cut(origin, "://")
	return !ok || !strings.EqualFold(host, r.Host)
}

// clientAddress is where a request comes from; headers do not count, since
// anybody can write them.
func clientAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
