package main

import (
	"math"
	"math/rand"
	"slices"

	"claimgraph/extract/resolve"
)

// network scores a candidate: a linear part and one hidden layer of rectified
// units beside it.
type network struct {
	inputs  int
	hidden  int
	weights []float64 // the linear part, then for each unit its inputs, bias and output
}

// hidden is the number of units of one network; members how many networks,
// learnt from different beginnings, are averaged.
const hidden, members = 12, 6

// average joins networks into one whose score is the mean of theirs.
func average(list []*network) *network {
	n := &network{inputs: list[0].inputs}
	n.weights = make([]float64, n.inputs)
	share := 1 / float64(len(list))
	for _, m := range list {
		for j := range n.inputs {
			n.weights[j] += m.weights[j] * share
		}
		for u := range m.hidden {
			unit := slices.Clone(m.unit(m.weights, u))
			unit[m.inputs+1] *= share
			n.weights = append(n.weights, unit...)
			n.hidden++
		}
	}
	return n
}

// learn averages networks that one fits to the examples; few examples make a
// linear one.
func learn(examples []resolve.Example, names []string) *network {
	const few = 600
	if len(examples) < few {
		return fit(examples, names, 0, 1)
	}
	var list []*network
	for seed := range members {
		list = append(list, fit(examples, names, hidden, int64(seed+1)))
	}
	return average(list)
}

func newNetwork(names []string, hidden int, seed int64) *network {
	n := &network{inputs: len(names), hidden: hidden, weights: make([]float64, len(names)+hidden*(len(names)+2))}
	for j, name := range names {
		n.weights[j] = prior[name]
	}
	random := rand.New(rand.NewSource(seed))
	for u := range hidden {
		in := n.unit(n.weights, u)
		for j := range n.inputs {
			in[j] = random.NormFloat64() * .2
		}
		in[n.inputs+1] = random.NormFloat64() * .05
	}
	return n
}

// unit gives the stretch of w that belongs to hidden unit u.
func (n *network) unit(w []float64, u int) []float64 {
	at := n.inputs + u*(n.inputs+2)
	return w[at : at+n.inputs+2]
}

func (n *network) score(x []float64) float64 {
	s := 0.0
	for j, v := range x {
		s += v * n.weights[j]
	}
	for u := range n.hidden {
		w := n.unit(n.weights, u)
		s += math.Max(0, n.active(w, x)) * w[n.inputs+1]
	}
	return s
}

func (n *network) active(w, x []float64) float64 {
	a := w[n.inputs]
	for j, v := range x {
		a += v * w[j]
	}
	return a
}

// backward adds to grad the derivative of score(x) times g. Inputs are dropped
// from units where keep is false.
func (n *network) backward(grad, x []float64, g float64) {
	for j, v := range x {
		grad[j] += g * v
	}
	for u := range n.hidden {
		w, d := n.unit(n.weights, u), n.unit(grad, u)
		a := n.active(w, x)
		if a <= 0 {
			continue
		}
		d[n.inputs+1] += g * a
		back := g * w[n.inputs+1]
		d[n.inputs] += back
		for j, v := range x {
			d[j] += back * v
		}
	}
}

// fit learns one network from the examples: the likelihood of the right
// candidates, or of none when none is right (score 0), by Adam (Kingma and Ba
// 2015) with decoupled decay towards the prior.
func fit(examples []resolve.Example, names []string, hidden int, seed int64) *network {
	const epochs, batch, rate, decay, b1, b2 = 14, 16, .006, .15, .9, .999
	n := newNetwork(names, hidden, seed)
	size := len(n.weights)
	grad, m, v := make([]float64, len(n.weights)), make([]float64, size), make([]float64, size)
	order := rand.New(rand.NewSource(seed))
	step := 0.0
	for epoch := range epochs {
		lr := rate * (1 - float64(epoch)/epochs)
		perm := order.Perm(len(examples))
		for at, i := range perm {
			n.gradient(grad, examples[i])
			if (at+1)%batch != 0 && at+1 != len(perm) {
				continue
			}
			step++
			for j, g := range grad[:size] {
				m[j] = b1*m[j] + (1-b1)*g
				v[j] = b2*v[j] + (1-b2)*g*g
				toward := 0.0
				if j < n.inputs {
					toward = prior[names[j]]
				}
				n.weights[j] += lr * (m[j]/(1-math.Pow(b1, step))/(math.Sqrt(v[j]/(1-math.Pow(b2, step)))+1e-8) - decay*(n.weights[j]-toward))
				grad[j] = 0
			}
		}
	}
	return n
}

func (n *network) gradient(grad []float64, ex resolve.Example) {
	all, right := n.distribution(ex)
	for i, x := range ex.Candidates {
		if g := right[i] - all[i]; g != 0 {
			n.backward(grad, x, g)
		}
	}
}

// distribution gives each candidate's probability, and its probability given
// that one of the right ones is chosen.
func (n *network) distribution(ex resolve.Example) (all, right []float64) {
	all, right = make([]float64, len(ex.Candidates)), make([]float64, len(ex.Candidates))
	sum, sumRight := 1.0, 0.0
	for i, x := range ex.Candidates {
		all[i] = math.Exp(math.Min(n.score(x), 30))
		sum += all[i]
		if ex.Right[i] {
			sumRight += all[i]
		}
	}
	for i := range all {
		if ex.Right[i] {
			right[i] = all[i] / sumRight
		}
		all[i] /= sum
	}
	return all, right
}

// accuracy is the share of examples whose likeliest choice is right.
func (n *network) accuracy(examples []resolve.Example) float64 {
	good := 0
	for _, ex := range examples {
		all, _ := n.distribution(ex)
		best, open := -1, 1.0
		for i := range all {
			open -= all[i]
			if best < 0 || all[i] > all[best] {
				best = i
			}
		}
		some := false
		for _, r := range ex.Right {
			some = some || r
		}
		if all[best] >= open && ex.Right[best] || all[best] < open && !some {
			good++
		}
	}
	return float64(good) / math.Max(1, float64(len(examples)))
}
