//go:build !unix

package nlp

func cpuSeconds() float64 { return 0 }
