// Package dgraphtest starts a real Dgraph server, one zero and one alpha, for
// tests, and stops it again.
package dgraphtest

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Server is a running zero and alpha on 127.0.0.1.
type Server struct {
	Endpoint string // host:port of the alpha's gRPC
	HTTP     string // base URL of the alpha

	dir         string
	program     string
	offset      int
	more        []string
	zero, alpha *exec.Cmd
}

// Program finds the server's binary: CLAIMGRAPH_DGRAPH, else where .ci/dgraph
// leaves it. It is an error that it is not there; tests must not pass without.
func Program() (string, error) {
	if p := os.Getenv("CLAIMGRAPH_DGRAPH"); p != "" {
		return p, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	p := filepath.Join(cache, "claimgraph", "dgraph-v25.0.0", "dgraph")
	if _, err := os.Stat(p); err != nil {
		return "", errors.New("the Dgraph server is not built yet; run .ci/dgraph (or make test) once")
	}
	return p, nil
}

// Start runs a server with its data in dir and waits until it answers. Further
// arguments go to the alpha: "--acl=secret-file=…".
func Start(dir string, alpha ...string) (*Server, error) {
	program, err := Program()
	if err != nil {
		return nil, err
	}
	offset, err := freeOffset()
	if err != nil {
		return nil, err
	}
	s := &Server{
		Endpoint: "127.0.0.1:" + strconv.Itoa(9080+offset), HTTP: "http://127.0.0.1:" + strconv.Itoa(8080+offset),
		dir: dir, program: program, offset: offset, more: alpha,
	}
	if slices.ContainsFunc(alpha, func(arg string) bool { return strings.HasPrefix(arg, "--tls") }) {
		s.HTTP = strings.Replace(s.HTTP, "http:", "https:", 1)
	}
	if err := s.startZero(); err != nil {
		return nil, err
	}
	if err := s.StartAlpha(); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// freeOffset finds an offset at which all of the server's ports are free.
func freeOffset() (int, error) {
	for range 50 {
		offset := 1000 + rand.IntN(20000)
		free := true
		for _, port := range []int{5080, 6080, 7080, 8080, 9080} {
			l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port+offset))
			if err != nil {
				free = false
				break
			}
			l.Close()
		}
		if free {
			return offset, nil
		}
	}
	return 0, errors.New("no free ports for Dgraph")
}

func (s *Server) startZero() (err error) {
	s.zero, err = s.run("zero", "zero", "--my=127.0.0.1:"+strconv.Itoa(5080+s.offset), "--wal="+filepath.Join(s.dir, "zw"))
	return err
}

// StartAlpha starts the alpha, again after StopAlpha or KillAlpha, and waits
// until it answers. The posting-list cache is off: with it on, v25.0.0 can lose
// index entries while loading.
func (s *Server) StartAlpha() (err error) {
	args := append([]string{"alpha",
		"--my=127.0.0.1:" + strconv.Itoa(7080+s.offset), "--zero=127.0.0.1:" + strconv.Itoa(5080+s.offset),
		"--postings=" + filepath.Join(s.dir, "p"), "--wal=" + filepath.Join(s.dir, "w"), "--tmp=" + filepath.Join(s.dir, "t"),
		"--export=" + filepath.Join(s.dir, "export"), "--cache", "size-mb=512; percentage=0,65,35", "--security", "whitelist=127.0.0.1"}, s.more...)
	s.alpha, err = s.run("alpha", args...)
	if err != nil {
		return err
	}
	return s.wait()
}

// run starts one process with its output in a log file of its own.
func (s *Server) run(name string, args ...string) (*exec.Cmd, error) {
	log, err := os.OpenFile(filepath.Join(s.dir, name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := exec.Command(s.program, append(args, "--bindall=false", "--telemetry=reports=false", "--logtostderr", "-o="+strconv.Itoa(s.offset))...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = s.dir, log, log
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting Dgraph %s: %w", name, err)
	}
	return cmd, nil
}

// wait polls until the alpha is healthy and answers a query.
func (s *Server) wait() error {
	deadline := time.Now().Add(90 * time.Second)
	for time.Now().Before(deadline) {
		if s.healthy() {
			return nil
		}
		time.Sleep(200 * time.Millisecond)
	}
	tail, _ := os.ReadFile(filepath.Join(s.dir, "alpha.log"))
	return fmt.Errorf("the Dgraph alpha did not come up; its log ends:\n%s", tail[max(0, len(tail)-2000):])
}

func (s *Server) healthy() bool {
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true}} // our own server, whatever its certificate
	response, err := client.Get(s.HTTP + "/health")
	if err != nil {
		return false
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return false
	}
	response, err = client.Get(s.HTTP + "/state")
	if err != nil {
		return false
	}
	response.Body.Close()
	return response.StatusCode == http.StatusOK || len(s.more) > 0 // with ACL it wants a login
}

// KillAlpha ends the alpha as a crash would.
func (s *Server) KillAlpha() {
	if s.alpha != nil {
		s.alpha.Process.Kill()
		s.alpha.Wait()
		s.alpha = nil
	}
}

// Stop ends the server.
func (s *Server) Stop() {
	for _, cmd := range []*exec.Cmd{s.alpha, s.zero} {
		if cmd != nil {
			terminate(cmd)
		}
	}
	s.alpha, s.zero = nil, nil
}

// terminate asks a process to end, twice as zero may need it, then kills it.
func terminate(cmd *exec.Cmd) {
	done := make(chan struct{})
	go func() {
		cmd.Wait()
		close(done)
	}()
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGTERM, syscall.SIGKILL} {
		cmd.Process.Signal(sig)
		select {
		case <-done:
			return
		case <-time.After(5 * time.Second):
		}
	}
	<-done
}
