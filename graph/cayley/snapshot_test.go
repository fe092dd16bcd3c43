package cayley_test

import (
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/graph/graphtest"
)

// snapshotting opens a database that leaves a snapshot however few its claims.
func snapshotting(t testing.TB, path string) *cayley.Store {
	t.Helper()
	s, err := cayley.Open(context.Background(), path, cayley.Options{SnapshotFrom: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func load(t testing.TB, path string, steps []graph.Step) {
	t.Helper()
	s := snapshotting(t, path)
	if _, err := s.Put(context.Background(), steps...); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestStoreFromSnapshot: a store opened again from a snapshot does what every
// store must.
func TestStoreFromSnapshot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	graphtest.RunReopen(t, func(t testing.TB) graph.Store { return snapshotting(t, path) })
	if len(read(t, path+".index")) == 0 {
		t.Error("no snapshot was left")
	}
}

// TestSnapshotIsRead: the index comes from the snapshot, what was loaded since
// from the claims.
func TestSnapshotIsRead(t *testing.T) {
	dir := t.TempDir()
	path, other := filepath.Join(dir, "graph.db"), filepath.Join(dir, "other.db")
	steps := stepsOf(400)
	load(t, path, steps[:200])
	first := read(t, path+".index")
	load(t, path, steps[200:210])
	if string(read(t, path+".index")) != string(first) {
		t.Error("a few more claims made a new snapshot")
	}
	sameAsRebuilt(t, path)
	load(t, path, steps[210:])
	if string(read(t, path+".index")) == string(first) {
		t.Error("twice as many claims made no new snapshot")
	}
	sameAsRebuilt(t, path)
	load(t, other, steps)
	s, o := openAt(t, path), openAt(t, other)
	defer s.Close()
	defer o.Close()
	graphtest.Same(t, s, o)
	answersAlike(t, s, o)
}

// TestSnapshotSparesTheClaims: opening does not read the claims of a snapshot, so
// one that was damaged since is found when it is asked for, and by check.
func TestSnapshotSparesTheClaims(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	steps := stepsOf(300)
	load(t, path, steps)
	edit(t, path, func(tx *bolt.Tx) error { return tx.Bucket([]byte("claims")).Put(make([]byte, 8), []byte("nonsense")) })
	s, err := cayley.Open(ctx, path, cayley.Options{})
	if err != nil {
		t.Fatalf("the claims were read although there is a snapshot: %v", err)
	}
	if _, err := s.Claim(ctx, steps[0].Claims[0].ID); !errors.Is(err, cayley.ErrDamaged) {
		t.Errorf("a damaged claim reads %v", err)
	}
	if report, err := graph.Check(ctx, s); err == nil && report.Whole() {
		t.Errorf("check finds %v, %v", report.Faults, err)
	}
	s.Close()
	os.Remove(path + ".index")
	if _, err := cayley.Open(ctx, path, cayley.Options{}); !errors.Is(err, cayley.ErrDamaged) {
		t.Errorf("without a snapshot it opens: %v", err)
	}
}

// answersAlike asks two stores that hold the same a few questions of their index.
func answersAlike(t testing.TB, a, b graph.Store) {
	t.Helper()
	ctx := context.Background()
	x := graph.CountryEntity("AAX")
	for name, ask := range map[string]func(graph.Store) (any, error){
		"network":    func(s graph.Store) (any, error) { return graph.NetworkOf(ctx, s, graph.Filter{}) },
		"neighbours": func(s graph.Store) (any, error) { return graph.NeighboursOf(ctx, s, x, graph.Filter{}) },
		"reach":      func(s graph.Store) (any, error) { return graph.Reach(ctx, s, x, graph.Filter{}, graph.PathOptions{}) },
		"trend":      func(s graph.Store) (any, error) { return graph.Trend(ctx, s, graph.TrendOfActors, graph.Filter{}) },
	} {
		got, err := ask(a)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, err := ask(b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		graphtest.SameAnswer(t, name, got, want)
	}
}

// sameAsRebuilt compares a database opened with its snapshot and without.
func sameAsRebuilt(t testing.TB, path string) {
	t.Helper()
	ctx := context.Background()
	with, err := cayley.Open(ctx, path, cayley.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer with.Close()
	bare := filepath.Join(t.TempDir(), "bare.db")
	if err := os.WriteFile(bare, read(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	without, err := cayley.Open(ctx, bare, cayley.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer without.Close()
	graphtest.Same(t, with, without)
	answersAlike(t, with, without)
}

// TestCheckComparesTheIndex: of claims of every shape, before and after they come
// from a snapshot, check finds that the index says the same; of one that was
// changed since it finds that it does not.
func TestCheckComparesTheIndex(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	load(t, path, graphtest.Random(3))
	faults := func() (list []string) {
		s := openAt(t, path).(*cayley.Store)
		defer s.Close()
		if err := s.CheckFile(ctx, func(fault string) { list = append(list, fault) }); err != nil {
			t.Fatal(err)
		}
		return list
	}
	if found := faults(); len(found) > 0 {
		t.Errorf("faults with a snapshot: %v", found)
	}
	os.Remove(path + ".index")
	if found := faults(); len(found) > 0 {
		t.Errorf("faults without a snapshot: %v", found)
	}
	load(t, path, stepsOf(300))
	other := filepath.Join(t.TempDir(), "other.db")
	steps := stepsOf(301)
	load(t, other, append(graphtest.Random(3), steps[300]))
	var changed []byte
	edit(t, other, func(tx *bolt.Tx) error {
		_, v := tx.Bucket([]byte("claims")).Cursor().Last()
		changed = append(changed, v[4:]...)
		return nil
	})
	edit(t, path, func(tx *bolt.Tx) error {
		key := []byte{0, 0, 0, 0, 0, 0, 0, 7}
		sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
		sum.Write(key)
		sum.Write(changed)
		return tx.Bucket([]byte("claims")).Put(key, append(binary.LittleEndian.AppendUint32(nil, sum.Sum32()), changed...))
	})
	if found := faults(); !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, "the index does not say") }) {
		t.Errorf("another claim in the place of one: check finds %v", found)
	}
}

// TestBadSnapshot: whatever lies where the snapshot should, the answers are those
// of the claims, and the next claims get their right rows.
func TestBadSnapshot(t *testing.T) {
	dir := t.TempDir()
	path, other := filepath.Join(dir, "graph.db"), filepath.Join(dir, "other.db")
	steps := stepsOf(600)
	load(t, path, steps[:100])
	early, earlyDB := read(t, path+".index"), read(t, path)
	load(t, path, steps[100:300])
	image, good := read(t, path), read(t, path+".index")
	load(t, other, steps[300:500])
	foreign := read(t, other+".index")
	random := rand.New(rand.NewPCG(5, 5))
	bad := map[string][]byte{"none": nil, "empty": {}, "older": early, "foreign": foreign, "twice": append(append([]byte(nil), good...), good...)}
	for range 40 {
		torn := append([]byte(nil), good...)
		at := random.IntN(len(torn))
		switch random.IntN(3) {
		case 0:
			bad["cut"] = torn[:at]
		case 1:
			torn[at] ^= 1 << random.IntN(8)
			bad["flipped"] = torn
		case 2:
			clear(torn[at:min(at+4096, len(torn))])
			torn[at] = ^good[at]
			bad["page"] = torn
		}
		for name, snapshot := range bad {
			os.WriteFile(path, image, 0o600)
			os.Remove(path + ".index")
			if snapshot != nil {
				os.WriteFile(path+".index", snapshot, 0o600)
			}
			s := openAt(t, path)
			if _, err := s.Put(context.Background(), steps[500+random.IntN(50)]); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, step := range steps[:300] {
				if c, err := s.Claim(context.Background(), step.Claims[0].ID); err != nil || c.ID != step.Claims[0].ID {
					t.Fatalf("%s: claim %s reads %s, %v", name, step.Claims[0].ID, c.ID, err)
				}
			}
			s.Close()
			sameAsRebuilt(t, path)
			delete(bad, name)
		}
	}
	os.WriteFile(path, earlyDB, 0o600) // a backup put back beside the snapshot of what came later
	os.WriteFile(path+".index", good, 0o600)
	load(t, path, steps[300:500])
	sameAsRebuilt(t, path)
}

// TestSnapshotFails: where none can be written the store closes all the same.
func TestSnapshotFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	if err := os.Mkdir(path+".index", 0o700); err != nil {
		t.Fatal(err)
	}
	load(t, path, stepsOf(50))
	if _, err := os.Stat(path + ".index.new"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a piece of a snapshot stayed: %v", err)
	}
	sameAsRebuilt(t, path)
}
