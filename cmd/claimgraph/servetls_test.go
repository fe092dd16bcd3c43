package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestServeOverTLS serves with a certificate and its key: a client that trusts
// it gets answers and is told to keep to TLS; one that does not, one that speaks
// an old TLS and one that speaks none get nothing.
func TestServeOverTLS(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	cert, key, trusting := certificate(t, dir)
	base := serving(t, "serve", "--listen", "127.0.0.1:0", "--db", filepath.Join(dir, "g.db"), "--tls-cert", cert, "--tls-key", key)
	if !strings.HasPrefix(base, "https://127.0.0.1:") {
		t.Fatalf("it says that it serves on %s", base)
	}
	resp, err := trusting.Get(base + "/api/v1/stats")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("%s, Strict-Transport-Security %q", resp.Status, resp.Header.Get("Strict-Transport-Security"))
	}
	if resp, err := http.Get(base + "/api/v1/stats"); err == nil {
		t.Errorf("a client that does not know the certificate got %s", resp.Status)
	}
	if resp, err := http.Get("http" + strings.TrimPrefix(base, "https") + "/api/v1/stats"); err == nil && resp.StatusCode == http.StatusOK {
		t.Error("it answers without TLS")
	}
	old := trusting.Transport.(*http.Transport).Clone()
	old.TLSClientConfig.MinVersion, old.TLSClientConfig.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	if resp, err := (&http.Client{Transport: old}).Get(base + "/api/v1/stats"); err == nil {
		t.Errorf("TLS 1.1 got %s", resp.Status)
	}
}

// certificate writes a certificate of 127.0.0.1 and its key, and gives a client
// that trusts it.
func certificate(t *testing.T, dir string) (cert, key string, trusting *http.Client) {
	t.Helper()
	h := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(h.Close)
	pair := h.TLS.Certificates[0]
	private, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: pair.Certificate[0]}, key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key, h.Client()
}

// serving runs the program until the test ends and gives the address it names.
func serving(t *testing.T, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	said, errs := io.Pipe()
	root := newRootCommand(strings.NewReader(""), io.Discard, errs)
	root.SetArgs(args)
	ended := make(chan int, 1)
	go func() {
		code := exitCode(root.ExecuteContext(ctx), errs)
		errs.Close()
		ended <- code
	}()
	t.Cleanup(func() {
		cancel()
		if code := <-ended; code != exitOK {
			t.Errorf("it ended with %d", code)
		}
	})
	lines, address := bufio.NewScanner(said), regexp.MustCompile(`https?://[^\s/]+`)
	for lines.Scan() {
		if at := address.FindString(lines.Text()); at != "" {
			go io.Copy(io.Discard, said)
			return at
		}
		t.Log(lines.Text())
	}
	t.Fatal("it ended before it served")
	return ""
}
