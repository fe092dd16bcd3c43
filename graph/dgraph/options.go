package dgraph

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// Options say which cluster to use and how.
type Options struct {
	Endpoints      []string // host:port of the alphas' gRPC, at least one
	User, Password string   // ACL login; empty for a cluster without ACL
	Namespace      uint64
	TLS            *tls.Config   // nil: no TLS
	Attempt        time.Duration // deadline of one attempt; 0: 10 s
	Patience       time.Duration // how long to retry before giving up; 0: 60 s
}

// ParseURL reads dgraph://[user:password@]host:port[,host:port…][?options]. The
// options: namespace=N; tls=true, ca=FILE, cert=FILE, key=FILE, server=NAME;
// attempt and patience as Go durations. The password may be left out and given
// in CLAIMGRAPH_DGRAPH_PASSWORD instead.
func ParseURL(s string) (Options, error) {
	u, err := url.Parse(s)
	if err != nil {
		return Options{}, errors.New("the store's address cannot be read; want dgraph://host:port,host:port") // err repeats the password
	}
	if u.Scheme != "dgraph" || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return Options{}, fmt.Errorf("store %q: want dgraph://host:port,host:port", u.Redacted())
	}
	o := Options{Endpoints: strings.Split(u.Host, ","), User: u.User.Username()}
	for i, e := range o.Endpoints {
		if !strings.Contains(e, ":") {
			o.Endpoints[i] = e + ":9080"
		}
	}
	if password, given := u.User.Password(); given {
		o.Password = password
	} else {
		o.Password = os.Getenv("CLAIMGRAPH_DGRAPH_PASSWORD")
	}
	return o, o.readQuery(u.Query())
}

func (o *Options) readQuery(q url.Values) error {
	var files struct{ ca, cert, key, server string }
	useTLS := false
	for name, values := range q {
		value, err := values[len(values)-1], error(nil)
		switch name {
		case "namespace":
			o.Namespace, err = strconv.ParseUint(value, 0, 64)
		case "attempt":
			o.Attempt, err = time.ParseDuration(value)
		case "patience":
			o.Patience, err = time.ParseDuration(value)
		case "tls":
			useTLS, err = strconv.ParseBool(value)
		case "ca":
			files.ca, useTLS = value, true
		case "cert":
			files.cert, useTLS = value, true
		case "key":
			files.key, useTLS = value, true
		case "server":
			files.server, useTLS = value, true
		default:
			err = errors.New("unknown option (known: namespace, attempt, patience, tls, ca, cert, key, server)")
		}
		if err != nil {
			return fmt.Errorf("store option %s=%s: %w", name, value, err)
		}
	}
	if !useTLS {
		return nil
	}
	o.TLS = &tls.Config{MinVersion: tls.VersionTLS12, ServerName: files.server}
	if files.ca != "" {
		pem, err := os.ReadFile(files.ca)
		if err != nil {
			return fmt.Errorf("reading the store's CA: %w", err)
		}
		o.TLS.RootCAs = x509.NewCertPool()
		if !o.TLS.RootCAs.AppendCertsFromPEM(pem) {
			return fmt.Errorf("the store's CA %s holds no certificate", files.ca)
		}
	}
	if files.cert != "" || files.key != "" {
		pair, err := tls.LoadX509KeyPair(files.cert, files.key)
		if err != nil {
			return fmt.Errorf("reading the client certificate for the store: %w", err)
		}
		o.TLS.Certificates = []tls.Certificate{pair}
	}
	return nil
}
