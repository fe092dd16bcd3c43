// Command toymodel serves llmtest's toy in place of a model, to try out and to
// measure everything around one:
//
//	go run ./extract/llm/llmtest/toymodel --listen 127.0.0.1:8089 --faults 0.05
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"claimgraph/extract/llm/llmtest"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:8089", "address to listen on")
	share := flag.Float64("faults", 0, "share of texts to misbehave on, 0..1")
	flag.Parse()
	if err := serve(*listen, *share); err != nil {
		fmt.Fprintln(os.Stderr, "toymodel:", err)
		os.Exit(1)
	}
}

func serve(address string, share float64) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Printf("listening: --base-url http://%s/v1/ --model toy\n", l.Addr())
	server := &http.Server{Handler: llmtest.NewHandler(llmtest.Faulty(llmtest.Toy, share)), ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(l)
}
