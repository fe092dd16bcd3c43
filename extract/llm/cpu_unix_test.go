//go:build unix

package llm_test

import "syscall"

// cpuSeconds gives the processor time used so far, which other programs on the
// machine do not stretch.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
