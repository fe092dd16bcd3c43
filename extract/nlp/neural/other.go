//go:build !amd64

package neural

// kernels lists what the processor can compute with.
func kernels() []kernel { return []kernel{scalar{}} }
