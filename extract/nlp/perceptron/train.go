package perceptron

// Trainer learns weights. It is not safe for concurrent use.
type Trainer struct {
	slots   []slot
	mask    uint64
	used    int
	weights []weight
	now     int32
	classes int
	only    *Model // if set, features it lacks are ignored
}

// slot is one feature: its weights lie at weights[off : off+n], with room for
// cap.
type slot struct {
	key    uint64
	off    uint32
	n, cap uint16
}

// weight is one class's weight, averaged lazily: total holds the sum of w over
// the decisions before last.
type weight struct {
	total float64
	w     float32
	last  int32
	class uint16
}

// NewTrainer learns to tell classes apart; there may be at most 255.
func NewTrainer(classes int) *Trainer {
	const size = 1 << 16
	return &Trainer{slots: make([]slot, size), mask: size - 1, classes: classes}
}

// Only keeps the trainer to the features that m has, so that what is learnt
// does not rest on features that pruning would take away.
func (t *Trainer) Only(m *Model) { t.only = m }

// Tick counts one decision for the average; call it once before each Score.
func (t *Trainer) Tick() { t.now++ }

// Classes gives the number of classes.
func (t *Trainer) Classes() int { return t.classes }

// Score sets scores, of length Classes, to the current weights' sums.
func (t *Trainer) Score(features []uint64, scores []float32) {
	clear(scores)
	for _, f := range features {
		s := t.find(f)
		if s.key == 0 {
			continue
		}
		for _, w := range t.weights[s.off : s.off+uint32(s.n)] {
			scores[w.class] += w.w
		}
	}
}

// Update rewards gold and punishes predicted.
func (t *Trainer) Update(features []uint64, gold, predicted int) {
	for _, f := range features {
		t.add(f, gold, 1)
		t.add(f, predicted, -1)
	}
}

func (t *Trainer) find(key uint64) *slot {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		if s := &t.slots[i]; s.key == key || s.key == 0 {
			return s
		}
	}
}

func (t *Trainer) add(key uint64, class int, d float32) {
	s := t.find(key)
	if s.key == 0 {
		if t.only != nil && !t.only.has(key) {
			return
		}
		if t.used*10 > len(t.slots)*6 {
			t.grow()
			s = t.find(key)
		}
		t.used++
		*s = slot{key: key, off: uint32(len(t.weights)), cap: 2}
		t.weights = append(t.weights, weight{}, weight{})
	}
	ws := t.weights[s.off : s.off+uint32(s.n)]
	for i := range ws {
		if w := &ws[i]; int(w.class) == class {
			w.total += float64(w.w) * float64(t.now-w.last)
			w.last = t.now
			w.w += d
			return
		}
	}
	if s.n == s.cap {
		t.widen(s)
	}
	t.weights[s.off+uint32(s.n)] = weight{w: d, last: t.now, class: uint16(class)}
	s.n++
}

// widen moves a feature's weights to twice the room.
func (t *Trainer) widen(s *slot) {
	off := uint32(len(t.weights))
	t.weights = append(t.weights, t.weights[s.off:s.off+uint32(s.n)]...)
	t.weights = append(t.weights, make([]weight, s.cap)...)
	s.off, s.cap = off, s.cap*2
}

func (t *Trainer) grow() {
	old := t.slots
	t.slots = make([]slot, len(old)*2)
	t.mask = uint64(len(t.slots) - 1)
	for _, s := range old {
		if s.key != 0 {
			*t.find(s.key) = s
		}
	}
}

// average gives a weight's mean over all decisions so far.
func (t *Trainer) average(w *weight) float64 {
	if t.now == 0 {
		return 0
	}
	return (w.total + float64(w.w)*float64(t.now-w.last)) / float64(t.now)
}

// Reward adds d to the weights of one class.
func (t *Trainer) Reward(features []uint64, class int, d float32) {
	for _, f := range features {
		t.add(f, class, d)
	}
}
