//go:build !unix

package llm_test

func cpuSeconds() float64 { return 0 }
