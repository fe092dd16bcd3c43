//go:build amd64

package neural

// sse2 is the kernel for processors without AVX2: products in SSE2 assembly, which every amd64 processor has, the
// rest in plain Go.
type sse2 struct{ scalar }

// sseMultiply4 and sseMultiply1 add the products of 8 and of 16 outputs of a panel for four rows and for one; strides
// count bytes.
//
//go:noescape
func sseMultiply4(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)

//go:noescape
func sseMultiply1(y *float32, x *float32, w *float32, inputs int)

func (sse2) multiply(y []float32, yStride int, x []float32, xStride, rows int, w *matrix) {
	if rows == 0 {
		return
	}
	k := w.inputs
	_, _ = x[(rows-1)*xStride+k-1], y[(rows-1)*yStride+w.outputs-1] // the assembly checks no bounds
	for o := 0; o < w.outputs; o += panelWidth {
		panel := w.panels[o*k:][:panelWidth*k]
		r := 0
		for ; r+4 <= rows; r += 4 {
			sseMultiply4(&y[r*yStride+o], 4*yStride, &x[r*xStride], 4*xStride, &panel[0], k)
			sseMultiply4(&y[r*yStride+o+8], 4*yStride, &x[r*xStride], 4*xStride, &panel[8], k)
		}
		for ; r < rows; r++ {
			sseMultiply1(&y[r*yStride+o], &x[r*xStride], &panel[0], k)
		}
	}
}
