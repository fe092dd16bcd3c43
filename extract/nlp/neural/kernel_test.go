package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

func randomVector(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

// near tells whether a and b differ by rounding only.
func near(a, b []float32) bool {
	for i := range a {
		if d := math.Abs(float64(a[i] - b[i])); d > 1e-4*(1+math.Abs(float64(b[i]))) || d != d {
			return false
		}
	}
	return len(a) == len(b)
}

func TestMultiply(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for rows := 1; rows <= 13; rows++ {
		for _, size := range [][2]int{{4, 1}, {48, 64}, {128, 20}, {276, 33}} {
			in, out := size[0], size[1]
			weights, bias := randomVector(r, in*out), randomVector(r, out)
			m := newMatrix(in, out)
			m.place(0, weights, bias)
			xStride, yStride := in+3, m.outputs+5
			x := randomVector(r, rows*xStride)
			for _, k := range kernels() {
				y := make([]float32, rows*yStride)
				affine(k, y, yStride, x, xStride, rows, m)
				for row := range rows {
					if want := product(weights, bias, x[row*xStride:][:in]); !near(y[row*yStride:][:out], want) {
						t.Fatalf("%T: row %d of %d, %d to %d: %v, want %v", k, row, rows, in, out, y[row*yStride:][:out], want)
					}
					for _, v := range y[row*yStride+m.outputs:][:5] {
						if v != 0 {
							t.Fatalf("%T wrote beyond the outputs", k)
						}
					}
				}
			}
		}
	}
}

// product is weights·x + bias in double precision.
func product(weights, bias, x []float32) []float32 {
	out := make([]float32, len(bias))
	for o := range out {
		sum := float64(bias[o])
		for i, v := range x {
			sum += float64(v) * float64(weights[o*len(x)+i])
		}
		out[o] = float32(sum)
	}
	return out
}

func TestCell(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const units = 16
	for _, scale := range []float32{0.1, 1, 30} {
		gates, cell := randomVector(r, 4*units), randomVector(r, units)
		for i := range gates {
			gates[i] *= scale
		}
		logistic := func(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
		wantC, wantH := make([]float32, units), make([]float32, units)
		for i := range units {
			c := logistic(gates[2*units+i])*float64(cell[i]) + logistic(gates[units+i])*math.Tanh(float64(gates[i]))
			wantC[i], wantH[i] = float32(c), float32(logistic(gates[3*units+i])*math.Tanh(c))
		}
		for _, k := range kernels() {
			c, h := append([]float32(nil), cell...), make([]float32, units)
			k.cell(gates, c, h)
			if !near(c, wantC) || !near(h, wantH) {
				t.Errorf("%T, scale %v:\n%v %v\nwant\n%v %v", k, scale, c, h, wantC, wantH)
			}
		}
	}
}

func TestLeaky(t *testing.T) {
	for _, k := range kernels() {
		x := make([]float32, 32)
		for i := range x {
			x[i] = float32(i - 16)
		}
		k.leaky(x)
		if x[0] != -1.6 || x[15] != -0.1 || x[16] != 0 || x[31] != 15 {
			t.Errorf("%T: %v", k, x)
		}
	}
}
