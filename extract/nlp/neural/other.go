//go:build !amd64

package neural

func bestKernel() kernel { return scalar{} }
