package dgraph

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"claimgraph/graph/dgraph/dgraphtest"
)

// authority signs certificates for a test.
type authority struct {
	dir  string
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T, name string) *authority {
	t.Helper()
	a := &authority{dir: t.TempDir()}
	a.cert = &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	a.key = a.sign(t, "ca", a.cert, nil)
	return a
}

// sign writes NAME.crt and NAME.key and gives the key.
func (a *authority) sign(t *testing.T, name string, cert *x509.Certificate, by *authority) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	parent, signer := cert, key
	if by != nil {
		parent, signer = by.cert, by.key
	}
	der, err := x509.CreateCertificate(rand.Reader, cert, parent, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	a.write(t, name+".crt", "CERTIFICATE", der)
	a.write(t, name+".key", "EC PRIVATE KEY", private)
	return key
}

func (a *authority) write(t *testing.T, name, kind string, data []byte) {
	t.Helper()
	if err := os.WriteFile(a.file(name), pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: data}), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (a *authority) file(name string) string { return filepath.Join(a.dir, name) }

// TestTLS runs a server with a certificate: a client that trusts its authority
// gets in, one that trusts another or speaks no TLS gets a clear error.
func TestTLS(t *testing.T) {
	ours, others := newAuthority(t, "ours"), newAuthority(t, "others")
	ours.sign(t, "server", &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, ours)
	secured, err := dgraphtest.Start(t.TempDir(), fmt.Sprintf("--tls=ca-cert=%s; server-cert=%s; server-key=%s; client-auth-type=REQUEST; internal-port=false",
		ours.file("ca.crt"), ours.file("server.crt"), ours.file("server.key")))
	if err != nil {
		t.Fatal(err)
	}
	defer secured.Stop()
	open := func(query string) error {
		options, err := ParseURL("dgraph://" + secured.Endpoint + "?patience=5s&" + query)
		if err != nil {
			return err
		}
		s, err := Open(context.Background(), options)
		if err != nil {
			return err
		}
		defer s.Close()
		_, err = s.Put(context.Background(), step(1))
		return err
	}
	if err := open("ca=" + ours.file("ca.crt")); err != nil {
		t.Errorf("trusting its authority: %v", err)
	}
	if err := open("ca=" + others.file("ca.crt")); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("trusting another authority: %v", err)
	}
	if err := open("ca=" + ours.file("ca.crt") + "&server=elsewhere"); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("expecting another name: %v", err)
	}
	if err := open(""); err == nil {
		t.Error("a client without TLS got in")
	}
	if err := open("ca=" + ours.file("nowhere.crt")); err == nil || !strings.Contains(err.Error(), "reading the store's CA") {
		t.Errorf("without the CA's file: %v", err)
	}
}
