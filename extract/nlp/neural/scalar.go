package neural

// scalar is the kernel in plain Go, for processors without AVX2 and for comparison.
type scalar struct{}

func (scalar) multiply(y []float32, yStride int, x []float32, xStride, rows int, w *matrix) {
	k := w.inputs
	for o := 0; o < w.outputs; o += panelWidth {
		panel := w.panels[o*k:]
		r := 0
		for ; r+2 <= rows; r += 2 {
			x0, x1 := x[r*xStride:][:k], x[(r+1)*xStride:][:k]
			y0, y1 := y[r*yStride+o:][:panelWidth], y[(r+1)*yStride+o:][:panelWidth]
			for c := 0; c < panelWidth; c += 4 {
				twoByFour((*[4]float32)(y0[c:]), (*[4]float32)(y1[c:]), x0, x1, panel[c:])
			}
		}
		if r < rows {
			row := y[r*yStride+o:][:panelWidth]
			for c := 0; c < panelWidth; c += 4 {
				oneByFour((*[4]float32)(row[c:]), x[r*xStride:][:k], panel[c:])
			}
		}
	}
}

// twoByFour adds to four outputs of two rows; the sums stay in registers, and each weight serves both rows. w goes on
// behind the panel: its length is checked only to spare the compiler's own checks.
func twoByFour(y0, y1 *[4]float32, x0, x1, w []float32) {
	var a0, a1, a2, a3, b0, b1, b2, b3 float32
	x1 = x1[:len(x0)]
	for i, a := range x0 {
		if len(w) < panelWidth {
			break
		}
		b := x1[i]
		w0, w1, w2, w3 := w[0], w[1], w[2], w[3]
		w = w[panelWidth:]
		a0 += a * w0
		b0 += b * w0
		a1 += a * w1
		b1 += b * w1
		a2 += a * w2
		b2 += b * w2
		a3 += a * w3
		b3 += b * w3
	}
	y0[0] += a0
	y0[1] += a1
	y0[2] += a2
	y0[3] += a3
	y1[0] += b0
	y1[1] += b1
	y1[2] += b2
	y1[3] += b3
}

// oneByFour is twoByFour for a single row.
func oneByFour(y *[4]float32, x, w []float32) {
	var a0, a1, a2, a3 float32
	for _, a := range x {
		if len(w) < panelWidth {
			break
		}
		w0, w1, w2, w3 := w[0], w[1], w[2], w[3]
		w = w[panelWidth:]
		a0 += a * w0
		a1 += a * w1
		a2 += a * w2
		a3 += a * w3
	}
	y[0] += a0
	y[1] += a1
	y[2] += a2
	y[3] += a3
}

func (scalar) cell(gates, c, h []float32) {
	n := len(c)
	candidate, input, forget, output := gates[:n], gates[n:2*n], gates[2*n:3*n], gates[3*n:4*n]
	h = h[:n]
	for i := range c {
		v := sigmoid(forget[i])*c[i] + sigmoid(input[i])*tanh(candidate[i])
		c[i] = v
		h[i] = sigmoid(output[i]) * tanh(v)
	}
}

func (scalar) leaky(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = slope * v
		}
	}
}

func sigmoid(x float32) float32 { return 0.5*tanh(0.5*x) + 0.5 }

// tanh is a rational approximation, right to about 1e-7; beyond ±tanhBound it is flat. avx2_amd64.s has the same.
func tanh(x float32) float32 {
	x = max(-tanhBound, min(tanhBound, x))
	y := x * x
	p := float32(-2.76076847742355e-16)
	p = p*y + 2.00018790482477e-13
	p = p*y - 8.60467152213735e-11
	p = p*y + 5.12229709037114e-08
	p = p*y + 1.48572235717979e-05
	p = p*y + 6.37261928875436e-04
	p = p*y + 4.89352455891786e-03
	q := float32(1.19825839466702e-06)
	q = q*y + 1.18534705686654e-04
	q = q*y + 2.26843463243900e-03
	q = q*y + 4.89352518554385e-03
	return x * p / q
}

const tanhBound = 7.9
