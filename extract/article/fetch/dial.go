package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// transport opens connections; every address is checked when it is dialled,
// after its name was looked up, so that no answer of a name server leads inside.
// There is no proxy: behind one, nothing could be checked.
func transport(o Options) *http.Transport {
	dialer := &net.Dialer{Timeout: min(o.Patience, 10*time.Second)}
	if !o.AllowPrivate {
		dialer.Control = checkDialled
	}
	return &http.Transport{
		DialContext: dialer.DialContext, TLSHandshakeTimeout: min(o.Patience, 10*time.Second),
		ResponseHeaderTimeout: o.Patience, MaxResponseHeaderBytes: 256 << 10,
		IdleConnTimeout: 30 * time.Second, MaxIdleConnsPerHost: 1, ForceAttemptHTTP2: true,
	}
}

var errPrivate = errors.New("a private address: not opened (allow it with --allow-private)")

func checkDialled(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%s is no address: %w", address, err)
	}
	if private(at.Addr()) {
		return fmt.Errorf("%s is %w", at.Addr(), errPrivate)
	}
	return nil
}

// inside lists the special-purpose blocks (IANA, RFC 6890) that netip.Addr has
// no word for, and those that carry an IPv4 address within an IPv6 one.
var inside = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fec0::/10", "::/96",
)

func prefixes(list ...string) (all []netip.Prefix) {
	for _, p := range list {
		all = append(all, netip.MustParsePrefix(p))
	}
	return all
}

// private reports whether an address is not one of the public Internet.
func private(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return true
	}
	for _, p := range inside {
		if p.Contains(a) {
			return true
		}
	}
	return false
}
