package dgraph

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"claimgraph/graph/dgraph/dgraphtest"
)

// TestLogin runs a server with access control: the right password reads and
// writes, a wrong one and none are refused at once with a clear error that does
// not repeat it.
func TestLogin(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte(strings.Repeat("k", 32)), 0o600); err != nil {
		t.Fatal(err)
	}
	locked, err := dgraphtest.Start(dir, "--acl=secret-file="+secret)
	if err != nil {
		t.Fatal(err)
	}
	defer locked.Stop()
	ctx := context.Background()
	options := Options{Endpoints: []string{locked.Endpoint}, User: "groot", Password: "password", Patience: 30 * time.Second}
	s, err := Open(ctx, options)
	for range 30 { // the server makes its first user some time after it is healthy
		if err == nil {
			break
		}
		time.Sleep(time.Second)
		s, err = Open(ctx, options)
	}
	if err != nil {
		t.Fatalf("with the right password: %v", err)
	}
	defer s.Close()
	if _, err := s.Put(ctx, step(1)); err != nil {
		t.Fatalf("writing with the right password: %v", err)
	}
	if stats, err := s.Stats(ctx); err != nil || stats.Claims != 3 {
		t.Errorf("reading with the right password: %+v, %v", stats, err)
	}
	options.Password = "open-sesame"
	began := time.Now()
	_, err = Open(ctx, options)
	if err == nil || !strings.Contains(err.Error(), "logging in as groot") || strings.Contains(err.Error(), "open-sesame") {
		t.Errorf("with a wrong password: %v", err)
	}
	if time.Since(began) > 20*time.Second {
		t.Errorf("a wrong password was tried for %v", time.Since(began))
	}
	options.User, options.Password = "", ""
	if _, err := Open(ctx, options); err == nil {
		t.Error("without a login the server was opened")
	}
}
