//go:build !linux

package cayley

import bolt "go.etcd.io/bbolt"

// release is for systems that do not keep mapped files in a process's memory.
func release(*bolt.DB) {}
