package main

import (
	"database/sql"
	"fmt"
	"os"
	"strings"
	"time"

	_ "modernc.org/sqlite"

	"claimgraph/schema"
)

// sqlite is the peer: the same claims in one table, entities by number, dates as
// days, with the indexes that its questions need.
type sqlite struct {
	*sql.DB
	numbers map[string]int64
}

const ddl = `
CREATE TABLE entity (n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, country TEXT);
CREATE TABLE claim (
	n INTEGER PRIMARY KEY, id TEXT, subject INTEGER, object INTEGER, type TEXT, quad INTEGER,
	day INTEGER, published INTEGER, outlet TEXT, polarity TEXT, record TEXT);
CREATE INDEX by_subject ON claim (subject, object, day);
CREATE INDEX by_object ON claim (object, subject, day);
CREATE INDEX by_type ON claim (type, day);
CREATE INDEX by_day ON claim (day);
CREATE UNIQUE INDEX by_id ON claim (id);`

func (b *bench) loadSQLite(path string) (*sqlite, error) {
	dsn := "file:" + path + "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-262144)&_pragma=temp_store(2)"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s := &sqlite{db, map[string]int64{}}
	if _, err := db.Exec(ddl); err != nil {
		return nil, err
	}
	var busy time.Duration
	for step := range b.steps {
		start := time.Now()
		if err := s.put(step.Claims); err != nil {
			return nil, err
		}
		busy += time.Since(start)
	}
	if _, err := db.Exec("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	rate := float64(b.claims) / busy.Seconds()
	fmt.Printf("sqlite     load %.0f/s (%.2f times as fast), file %.1f MB (%.2f of ours)\n",
		rate, rate/b.loadRate, float64(info.Size())/1e6, float64(info.Size())/float64(b.fileSize))
	return s, nil
}

func (s *sqlite) put(claims []schema.Claim) error {
	tx, err := s.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	entity, err := tx.Prepare("INSERT OR IGNORE INTO entity VALUES (?,?,?,?)")
	if err != nil {
		return err
	}
	claim, err := tx.Prepare("INSERT INTO claim (id,subject,object,type,quad,day,published,outlet,polarity,record) VALUES (?,?,?,?,?,?,?,?,?,?)")
	if err != nil {
		return err
	}
	for i := range claims {
		c := &claims[i]
		var ends [2]int64
		for j, a := range []*schema.Argument{c.Subject, c.Object} {
			n, ok := s.numbers[string(a.Entity)]
			if !ok {
				n = int64(len(s.numbers) + 1)
				s.numbers[string(a.Entity)] = n
				if _, err := entity.Exec(n, string(a.Entity), a.Name, a.Country); err != nil {
					return err
				}
			}
			ends[j] = n
		}
		record := fmt.Sprintf(`{"id":%q,"subject":%q,"object":%q,"type":%q,"published":%q}`, c.ID, c.Subject.Name, c.Object.Name, c.Predicate.Type, c.Published)
		if _, err := claim.Exec(string(c.ID), ends[0], ends[1], c.Predicate.Type, c.Predicate.Quad, dayOf(c.Occurred.From), dayOf(c.Published), c.Outlet, string(c.Polarity), record); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func dayOf(date string) int64 {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0
	}
	return t.Unix() / 86400
}

// count runs a query and counts its rows, reading every column.
func (s *sqlite) count(query string, args ...any) (int, error) {
	rows, err := s.Query(query, args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", strings.TrimSpace(query), err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	cells := make([]any, len(columns))
	for i := range cells {
		cells[i] = new(any)
	}
	n := 0
	for rows.Next() {
		if err := rows.Scan(cells...); err != nil {
			return 0, err
		}
		n++
	}
	return n, rows.Err()
}

// path looks for a chain in order of time of one, two, then three claims: SQL
// has no search that keeps the earliest arrival. It gives the hops, 0 for none.
func (s *sqlite) path(a, b int64) (int, error) {
	for hops, query := range []string{
		"SELECT min(day) FROM claim WHERE subject = ? AND object = ? LIMIT 1",
		"SELECT min(c2.day) FROM claim c1 JOIN claim c2 ON c2.subject = c1.object AND c2.day >= c1.day WHERE c1.subject = ? AND c2.object = ?",
		`SELECT min(c3.day) FROM claim c1 JOIN claim c2 ON c2.subject = c1.object AND c2.day >= c1.day
			JOIN claim c3 ON c3.subject = c2.object AND c3.day >= c2.day WHERE c1.subject = ? AND c3.object = ?`,
	} {
		var at sql.NullInt64
		if err := s.QueryRow(query, a, b).Scan(&at); err != nil {
			return 0, err
		}
		if at.Valid {
			return hops + 1, nil
		}
	}
	return 0, nil
}

func lines(b []byte) func(func(string) bool) { return strings.SplitSeq(string(b), "\n") }
