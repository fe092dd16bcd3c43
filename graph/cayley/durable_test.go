//go:build unix

package cayley_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/graph/graphtest"
	"claimgraph/schema"
)

// TestMain lets the test be its own second process.
func TestMain(m *testing.M) {
	switch path := os.Getenv("CAYLEY_TEST_DB"); os.Getenv("CAYLEY_TEST_ROLE") {
	case "writer":
		writeForever(path)
	case "full":
		writeUntilFull(path)
	case "reader":
		s, err := cayley.Open(context.Background(), path, cayley.Options{ReadOnly: true})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		stats, _ := s.Stats(context.Background())
		fmt.Println("claims", stats.Claims)
		bufio.NewReader(os.Stdin).ReadByte()
		s.Close()
	default:
		os.Exit(m.Run())
	}
}

func child(t *testing.T, role, path string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CAYLEY_TEST_ROLE="+role, "CAYLEY_TEST_DB="+path)
	cmd.Stderr = os.Stderr
	return cmd
}

// stepsOf are what the writer loads: steps with an article, claims, an entity,
// a ledger line and a cached reply each.
func stepsOf(n int) []graph.Step {
	var steps []graph.Step
	i := 0
	for step := range graphtest.ICEWS14().Steps(n*5, 5) {
		id := schema.ArticleID(fmt.Sprintf("a%05d", i))
		step.Article = &schema.Article{ID: id, Text: strings.Repeat("text ", 50), Outlet: "Wire"}
		for j := range step.Claims {
			step.Claims[j].Article = id
		}
		step.Ledger = &graph.Entry{Article: id, State: graph.Done, Claims: len(step.Claims)}
		step.Cache = []graph.CacheItem{{Name: "reply", Key: string(id), Value: []byte("reply")}}
		steps = append(steps, step)
		i++
	}
	return steps
}

const crashSteps = 3000

func writeForever(path string) {
	s, err := cayley.Open(context.Background(), path, cayley.Options{})
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	steps := stepsOf(crashSteps)
	for i := 0; i < len(steps); i += 20 {
		if _, err := s.Put(context.Background(), steps[i:i+20]...); err != nil {
			fmt.Println("put:", err)
			os.Exit(1)
		}
		fmt.Println("ok", i+20)
	}
	s.Close()
}

// TestKill kills a loading process at random moments: the file opens again,
// what was acknowledged is whole, nothing is half there, and a load that goes
// on ends like one that was never interrupted.
func TestKill(t *testing.T) {
	moments := 20
	if testing.Short() {
		moments = 3
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	acknowledged := 0
	for i := range moments {
		cmd := child(t, "writer", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(30+rand.IntN(500))*time.Millisecond, func() { cmd.Process.Kill() })
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if n, err := strconv.Atoi(strings.TrimPrefix(lines.Text(), "ok ")); err == nil {
				acknowledged = max(acknowledged, n)
			} else {
				t.Errorf("writer %d: %s", i, lines.Text())
			}
		}
		cmd.Wait()
		s := openAt(t, path).(*cayley.Store)
		wholeSteps(t, s, acknowledged)
		if i == moments-1 {
			if report, err := graph.Check(context.Background(), s); err != nil || !report.Whole() {
				t.Errorf("check after %d kills: %v %v", moments, report.Faults, err)
			}
			mustEqualUninterrupted(t, s)
		}
		s.Close()
	}
	t.Logf("killed %d times, %d of %d steps acknowledged before the last", moments, acknowledged, crashSteps)
}

// wholeSteps tests that the steps in the store are whole and at least those
// acknowledged.
func wholeSteps(t *testing.T, s graph.Store, acknowledged int) {
	t.Helper()
	ctx := context.Background()
	for i, step := range stepsOf(crashSteps) {
		_, err := s.Article(ctx, step.Article.ID)
		there := err == nil
		if !there && i < acknowledged {
			t.Fatalf("step %d was acknowledged and is gone: %v", i, err)
		}
		for _, c := range step.Claims {
			if _, err := s.Claim(ctx, c.ID); (err == nil) != there {
				t.Fatalf("step %d is half there: article %v, claim %s: %v", i, there, c.ID, err)
			}
		}
		if _, err := s.Ledger(ctx, step.Article.ID); (err == nil) != there {
			t.Fatalf("step %d is half there: article %v, ledger: %v", i, there, err)
		}
		if _, err := s.Cache(ctx, "reply", string(step.Article.ID)); (err == nil) != there {
			t.Fatalf("step %d is half there: article %v, cache: %v", i, there, err)
		}
	}
}

func mustEqualUninterrupted(t *testing.T, s graph.Store) {
	t.Helper()
	other := open(t)
	defer other.Close()
	for _, to := range []graph.Store{s, other} {
		if _, err := to.Put(context.Background(), stepsOf(crashSteps)...); err != nil {
			t.Fatal(err)
		}
	}
	graphtest.Same(t, s, other)
}

// TestInUse: a second process is told who has the file; readers share it.
func TestInUse(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path)
	if _, err := s.Put(ctx, stepsOf(10)...); err != nil {
		t.Fatal(err)
	}
	for _, o := range []cayley.Options{{LockTimeout: 50 * time.Millisecond}, {ReadOnly: true, LockTimeout: 50 * time.Millisecond}} {
		var inUse *cayley.InUseError
		if _, err := cayley.Open(ctx, path, o); !errors.As(err, &inUse) || inUse.PID != os.Getpid() {
			t.Errorf("opening %+v while open: %v, want an InUseError naming process %d", o, err, os.Getpid())
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".lock"); err == nil {
		t.Error("the note of the process stayed")
	}
	first, second := child(t, "reader", path), child(t, "reader", path)
	for _, reader := range []*exec.Cmd{first, second} {
		stdin, _ := reader.StdinPipe()
		out, _ := reader.StdoutPipe()
		if err := reader.Start(); err != nil {
			t.Fatal(err)
		}
		if line, _ := bufio.NewReader(out).ReadString('\n'); line != "claims 50\n" {
			t.Errorf("a reader beside another said %q", line)
		}
		defer reader.Wait()
		defer stdin.Close()
	}
	if _, err := cayley.Open(ctx, path, cayley.Options{LockTimeout: 50 * time.Millisecond}); !errors.As(err, new(*cayley.InUseError)) {
		t.Errorf("writing beside readers: %v", err)
	}
}

// TestReadOnly: reading works, writing does not, a missing file is not made.
func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	if _, err := cayley.Open(ctx, path, cayley.Options{ReadOnly: true}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("opening nothing read-only: %v", err)
	}
	s := openAt(t, path)
	s.Put(ctx, stepsOf(2)...)
	s.Close()
	reader, err := cayley.Open(ctx, path, cayley.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if _, err := reader.Put(ctx, stepsOf(3)...); err == nil {
		t.Error("writing read-only worked")
	}
	if results, err := reader.Native(ctx, "gizmo", `g.V("<c0000000000000001>").Out("<article>").All()`, 0); err != nil || len(results) != 1 {
		t.Errorf("native query read-only: %v %v", results, err)
	}
}

// TestReopen: what was written is there again, the same.
func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	graphtest.RunReopen(t, func(t testing.TB) graph.Store { return openAt(t, path) })
}

// TestNewer: a file of a later version is refused with advice.
func TestNewer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	openAt(t, path).Close()
	edit(t, path, func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte("7")) })
	_, err := cayley.Open(context.Background(), path, cayley.Options{})
	var newer *cayley.NewerError
	if !errors.As(err, &newer) || newer.Format != 7 || !strings.Contains(err.Error(), "update the program") {
		t.Errorf("a newer file: %v", err)
	}
}

func edit(t *testing.T, path string, change func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(change); err != nil {
		t.Fatal(err)
	}
}

// TestNoDatabase: other files are refused, and left as they are.
func TestNoDatabase(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text")
	os.WriteFile(text, []byte(strings.Repeat("no database at all\n", 1000)), 0o600)
	foreign := filepath.Join(dir, "foreign")
	edit(t, foreign, func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err })
	for path, want := range map[string]string{text: "no database of this program", foreign: "another program", dir: "a folder"} {
		if _, err := cayley.Open(context.Background(), path, cayley.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("opening %s: %v, want %q", path, err, want)
		}
	}
}

// TestStartCutShort: a database whose first program was stopped while it laid the
// file out is laid out anew.
func TestStartCutShort(t *testing.T) {
	ctx := context.Background()
	laid := filepath.Join(t.TempDir(), "laid.db")
	openAt(t, laid).Close()
	for name, change := range map[string]func(*bolt.Tx) error{
		"with nothing":   func(tx *bolt.Tx) error { return nil },
		"with one part":  func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("quads")); return err },
		"without a note": nil,
	} {
		path := filepath.Join(t.TempDir(), "short.db")
		if change == nil { // all that was written before the format number
			image, err := os.ReadFile(laid)
			if err != nil {
				t.Fatal(err)
			}
			os.WriteFile(path, image, 0o600)
			change = func(tx *bolt.Tx) error {
				return tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
					if string(name) == "quads" {
						return nil
					}
					return tx.DeleteBucket(name)
				})
			}
		}
		edit(t, path, change)
		s := openAt(t, path)
		if _, err := s.Put(ctx, stepsOf(3)...); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if report, err := graph.Check(ctx, s); err != nil || !report.Whole() {
			t.Errorf("%s: %v %v", name, report, err)
		}
		s.Close()
	}
}

// TestDamage tears a file in many ways: opening fails with ErrDamaged, or all
// that is read is what was written; salvaging finds what is left.
func TestDamage(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.db")
	s := openAt(t, whole)
	steps := stepsOf(1500)
	if _, err := s.Put(ctx, steps...); err != nil {
		t.Fatal(err)
	}
	if err := s.(*cayley.Store).Compact(ctx, whole+".compact"); err != nil { // without free pages
		t.Fatal(err)
	}
	s.Close()
	image, err := os.ReadFile(whole + ".compact")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 3))
	refused := 0
	for i := range 30 {
		torn := append([]byte(nil), image...)
		switch at := random.IntN(len(torn)-8192) + 8192; i % 3 {
		case 0:
			torn = torn[:at]
		case 1: // a page that was never written
			clear(torn[at&^4095 : min(at&^4095+4096, len(torn))])
		case 2: // a page of something else
			for j := at &^ 4095; j < min(at&^4095+4096, len(torn)); j++ {
				torn[j] = byte(random.Uint32())
			}
		}
		path := filepath.Join(dir, fmt.Sprintf("torn%d.db", i))
		os.WriteFile(path, torn, 0o600)
		if !readsTrue(t, path, steps) {
			refused++
		}
		if i < 6 {
			salvaged(t, path, steps)
		}
		os.Remove(path)
	}
	t.Logf("of 30 damaged files %d were refused", refused)
	if refused < 10 {
		t.Errorf("only %d of 30 damaged files, 10 of them cut short, were refused", refused)
	}
}

// readsTrue reports whether a file opens; what it then tells must be true.
func readsTrue(t *testing.T, path string, steps []graph.Step) bool {
	t.Helper()
	ctx := context.Background()
	s, err := cayley.Open(ctx, path, cayley.Options{})
	if err != nil {
		if !errors.Is(err, cayley.ErrDamaged) {
			t.Errorf("%s: refused with %v, want ErrDamaged", path, err)
		}
		return false
	}
	defer s.Close()
	for _, step := range steps {
		a, err := s.Article(ctx, step.Article.ID)
		if err == nil && a.Text != step.Article.Text || err != nil && !errors.Is(err, cayley.ErrDamaged) && !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: article %s reads falsely (%v)", path, step.Article.ID, err)
		}
		if errors.Is(err, graph.ErrNotFound) {
			report, err := graph.Check(ctx, s)
			if err == nil && report.Whole() {
				t.Errorf("%s: article %s is gone and check finds nothing", path, step.Article.ID)
			}
		}
		for _, want := range step.Claims {
			if c, err := s.Claim(ctx, want.ID); err != nil || c.Published != want.Published || c.Subject.Entity != want.Subject.Entity {
				t.Errorf("%s: claim %s reads %+v, %v", path, want.ID, c, err)
			}
		}
	}
	return true
}

func salvaged(t *testing.T, path string, steps []graph.Step) {
	t.Helper()
	ctx := context.Background()
	found, err := cayley.Salvage(ctx, path, path+".new")
	if err != nil {
		t.Errorf("%s: salvaging: %v", path, err)
		return
	}
	s := openAt(t, path+".new")
	defer s.Close()
	known := map[schema.ClaimID]schema.Claim{}
	for _, step := range steps {
		for _, c := range step.Claims {
			known[c.ID] = c
		}
	}
	for c, err := range s.Claims(ctx, graph.Filter{}) {
		if err != nil || known[c.ID].Published != c.Published {
			t.Fatalf("%s: salvaged a claim never written: %+v %v", path, c, err)
		}
	}
	t.Logf("%s: salvaged %d of %d claims, %d of %d articles", filepath.Base(path), found.Claims, len(known), found.Articles, len(steps))
}

// TestCompact writes a smaller file with the same graph.
func TestCompact(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openAt(t, path).(*cayley.Store)
	defer s.Close()
	for _, step := range stepsOf(200) {
		if _, err := s.Put(ctx, step); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Compact(ctx, path+".new"); err != nil {
		t.Fatal(err)
	}
	other := openAt(t, path+".new")
	defer other.Close()
	graphtest.Same(t, s, other)
	old, _ := os.Stat(path)
	compacted, _ := os.Stat(path + ".new")
	if compacted.Size() >= old.Size() {
		t.Errorf("compacted from %d to %d bytes", old.Size(), compacted.Size())
	}
	if err := s.Compact(ctx, path); err == nil {
		t.Error("compacting over a file worked")
	}
}

func writeUntilFull(path string) {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: 4 << 20, Max: 4 << 20}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println("skip", err)
		os.Exit(0)
	}
	ctx := context.Background()
	s, err := cayley.Open(ctx, path, cayley.Options{})
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	acknowledged := 0
	for _, step := range stepsOf(crashSteps) {
		if _, err = s.Put(ctx, step); err != nil {
			break
		}
		acknowledged++
	}
	fmt.Println("full", acknowledged, err)
	_, again := s.Article(ctx, stepsOf(1)[0].Article.ID)
	fmt.Println("reads", again == nil)
	s.Close()
}

// TestFull fills the space there is: a clear error, what was acknowledged is
// whole, and with room again the load goes on.
func TestFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	out, err := child(t, "full", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var acknowledged int
	lines := strings.Split(string(out), "\n")
	if _, err := fmt.Sscanf(lines[0], "full %d", &acknowledged); err != nil || acknowledged == 0 || acknowledged == crashSteps ||
		!strings.Contains(lines[0], "writing "+path) || lines[1] != "reads true" {
		t.Fatalf("a full disk said %q", out)
	}
	s := openAt(t, path)
	defer s.Close()
	wholeSteps(t, s, acknowledged)
	mustEqualUninterrupted(t, s)
}
