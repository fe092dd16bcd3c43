//go:build amd64

package neural

import "golang.org/x/sys/cpu"

// kernels lists what the processor can compute with, the quickest first.
func kernels() []kernel {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return []kernel{avx2{}, sse2{}, scalar{}}
	}
	return []kernel{sse2{}, scalar{}}
}

// avx2 is the kernel in AVX2 and FMA assembly.
type avx2 struct{}

// The assembly's products: a panel of panelWidth outputs for 6, 4, 2 or 1 rows; strides count bytes.
//
//go:noescape
func multiply6(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)

//go:noescape
func multiply4(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)

//go:noescape
func multiply2(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)

// multiply1 needs inputs to be a multiple of 4.
//
//go:noescape
func multiply1(y *float32, x *float32, w *float32, inputs int)

// lstmCell needs units to be a multiple of 8.
//
//go:noescape
func lstmCell(gates, c, h *float32, units int)

//go:noescape
func leakyRectifier(x *float32, n int)

func (avx2) multiply(y []float32, yStride int, x []float32, xStride, rows int, w *matrix) {
	if rows == 0 {
		return
	}
	k := w.inputs
	_, _ = x[(rows-1)*xStride+k-1], y[(rows-1)*yStride+w.outputs-1] // the assembly checks no bounds
	for o := 0; o < w.outputs; o += panelWidth {
		panel := &w.panels[o*k]
		r := 0
		for ; r+6 <= rows; r += 6 {
			multiply6(&y[r*yStride+o], 4*yStride, &x[r*xStride], 4*xStride, panel, k)
		}
		if r+4 <= rows {
			multiply4(&y[r*yStride+o], 4*yStride, &x[r*xStride], 4*xStride, panel, k)
			r += 4
		}
		if r+2 <= rows {
			multiply2(&y[r*yStride+o], 4*yStride, &x[r*xStride], 4*xStride, panel, k)
			r += 2
		}
		if r < rows {
			multiply1(&y[r*yStride+o], &x[r*xStride], panel, k)
		}
	}
}

func (avx2) cell(gates, c, h []float32) {
	_, _ = gates[4*len(c)-1], h[len(c)-1]
	lstmCell(&gates[0], &c[0], &h[0], len(c))
}

func (avx2) leaky(x []float32) {
	if len(x) > 0 {
		leakyRectifier(&x[0], len(x))
	}
}
