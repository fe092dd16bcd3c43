package cayley

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"claimgraph/graph"
	"claimgraph/graph/index"
)

// Options tell how to open a database.
type Options struct {
	// ReadOnly opens an existing file that many processes may share; writing
	// fails. It waits for no writer: while one has the file open it is in use.
	ReadOnly bool
	// LockTimeout is how long to wait for another process; zero means a second.
	LockTimeout time.Duration
	// SnapshotFrom is from how many claims on closing leaves a snapshot of the
	// index beside the file, which makes opening fast: 0 means 100,000, less
	// than 0 never.
	SnapshotFrom int
}

// InUseError says that another process has the database open.
type InUseError struct {
	Path string
	PID  int // 0 when not known
}

// Error names the process.
func (e *InUseError) Error() string {
	who := "another process"
	if e.PID != 0 {
		who = fmt.Sprintf("process %d", e.PID)
	}
	return fmt.Sprintf("database %s is in use by %s: wait for it or open the file read-only after it has ended", e.Path, who)
}

// NewerError says that a later program wrote the database.
type NewerError struct {
	Path   string
	Format int
}

// Error gives advice.
func (e *NewerError) Error() string {
	return fmt.Sprintf("database %s has format %d and this program reads up to %d: update the program, or export with the one that wrote it", e.Path, e.Format, format)
}

// Open opens the database at path, making it if there is none and the options
// allow writing. The claims are indexed in memory before it returns. Errors are
// an *InUseError, a *NewerError, or wrap ErrDamaged or the cause.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("opening database: %w", err)
	}
	return s, nil
}

func open(ctx context.Context, path string, o Options) (s *Store, err error) {
	defer guard(&err, debug.SetPanicOnFault(true))
	if err := checkFile(path); err != nil {
		return nil, err
	}
	db, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	if o.SnapshotFrom == 0 {
		o.SnapshotFrom = 100_000
	}
	s = &Store{path: path, db: db, readOnly: o.ReadOnly, snapshotFrom: o.SnapshotFrom, kv: &flatKV{db: db}, index: index.New()}
	if !o.ReadOnly {
		s.claimLock()
	}
	opened, ready := s, false
	defer func() { // also when a damaged page made it panic
		if !ready && !o.ReadOnly {
			opened.dropLock()
		}
	}()
	if err := s.prepare(ctx); err != nil {
		db.Close()
		return nil, err
	}
	ready = true
	return s, nil
}

func openFile(path string, o Options) (*bolt.DB, error) {
	if o.LockTimeout == 0 {
		o.LockTimeout = time.Second
	}
	if o.ReadOnly {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
	}
	db, err := bolt.Open(path, 0o666, &bolt.Options{
		Timeout: o.LockTimeout, ReadOnly: o.ReadOnly, FreelistType: bolt.FreelistMapType,
	})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, &InUseError{path, lockHolder(path)}
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, fmt.Errorf("%s is no database of this program, or %w: %w", path, ErrDamaged, err)
	case errors.Is(err, fs.ErrPermission) && !o.ReadOnly:
		return nil, fmt.Errorf("%w (it may be opened read-only)", err)
	}
	return db, err
}

// prepare makes or checks the layout and loads the index.
func (s *Store) prepare(ctx context.Context) error {
	fresh, err := s.checkFormat()
	if err != nil {
		return err
	}
	if fresh {
		if s.readOnly {
			return fmt.Errorf("%s holds no graph yet", s.path)
		}
		if err := s.initialise(); err != nil {
			return err
		}
	}
	if err := s.openQuads(); err != nil {
		return err
	}
	return s.load(ctx)
}

func (s *Store) checkFormat() (fresh bool, err error) {
	err = s.db.View(func(tx *bolt.Tx) error {
		meta := tx.Bucket(metaBucket)
		if meta == nil {
			fresh = true
			return tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
				if !bytes.Equal(name, quadBucket) { // which is all that a start cut short leaves
					return fmt.Errorf("%s is a bbolt file of another program", s.path)
				}
				return nil
			})
		}
		version, err := strconv.Atoi(string(meta.Get(formatKey)))
		if err != nil {
			return fmt.Errorf("%w: no format number", ErrDamaged)
		}
		if version > format {
			return &NewerError{s.path, version}
		}
		for _, name := range buckets() {
			if tx.Bucket(name) == nil {
				return fmt.Errorf("%w: %s are missing", ErrDamaged, name)
			}
		}
		return nil
	})
	return fresh, err
}

// quadIndexes are Cayley's own two, and two that find a claim by its label and
// all that passed between two nodes.
func quadIndexes() []kv.QuadIndex {
	return []kv.QuadIndex{
		{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
		{Dirs: []quad.Direction{quad.Label}},
		{Dirs: []quad.Direction{quad.Subject, quad.Object}},
	}
}

// initialise lays out an empty file. The format number is written last, with
// the counts, so that an interrupted start leaves a file that starts anew.
func (s *Store) initialise() error {
	err := s.db.Update(func(tx *bolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(quadBucket)
		return err
	})
	if err != nil {
		return err
	}
	hierarchical := flat.Upgrade(s.kv)
	if err := kv.Init(hierarchical, cayley.Options{}); err != nil && !errors.Is(err, cayley.ErrDatabaseExists) {
		return err
	}
	indexes, err := json.Marshal(quadIndexes())
	if err != nil {
		return err
	}
	return s.db.Update(func(tx *bolt.Tx) error {
		for _, name := range buckets() {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		if err := tx.Bucket(quadBucket).Put([]byte("meta/indexes"), indexes); err != nil {
			return err
		}
		meta := tx.Bucket(metaBucket)
		if err := putJSON(meta, string(countsKey), counts{}); err != nil {
			return err
		}
		return meta.Put(formatKey, []byte(strconv.Itoa(format)))
	})
}

// openQuads gives the store a Cayley quad store over the file, also anew after
// a failed write: Cayley keeps in memory what it meant to write.
func (s *Store) openQuads() error {
	quads, err := kv.New(flat.Upgrade(s.kv), cayley.Options{kv.OptNoBloom: true})
	if err != nil {
		return fmt.Errorf("%w: quads: %w", ErrDamaged, err)
	}
	s.quads.Store(&quads)
	return nil
}

// claimLock leaves the process id where a second process finds it. The lock
// itself is the file's; the note is only for the message.
func (s *Store) claimLock() {
	_ = os.WriteFile(s.path+".lock", []byte(strconv.Itoa(os.Getpid())+"\n"), 0o666)
}

func (s *Store) dropLock() { _ = os.Remove(s.path + ".lock") }

func lockHolder(path string) int {
	note, err := os.ReadFile(path + ".lock")
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(note)))
	if err != nil {
		return 0
	}
	return pid
}

var _ graph.Store = (*Store)(nil)
