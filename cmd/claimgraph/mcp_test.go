package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCPOverStandardInput starts the program as a client does, and loads and
// finds a text through its tools.
func TestMCPOverStandardInput(t *testing.T) {
	ctx := context.Background()
	cmd := exec.Command(program(t), "mcp", "--db", filepath.Join(t.TempDir(), "mcp.db"))
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx, &mcp.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	call := func(tool string, args map[string]any) string {
		t.Helper()
		r, err := session.CallTool(ctx, &mcp.CallToolParams{Name: tool, Arguments: args})
		if err != nil || r.IsError {
			t.Fatalf("%s: %v %+v", tool, err, r)
		}
		return r.Content[0].(*mcp.TextContent).Text
	}
	if text := call("load_text", map[string]any{"text": "Ukraine accused Russia of war crimes.", "confirm": true}); !strings.Contains(text, `"stored":true`) {
		t.Errorf("%s", text)
	}
	if text := call("search_claims", map[string]any{"subject": "Ukraine"}); !strings.Contains(text, "accused Russia") {
		t.Errorf("%s", text)
	}
	if text := call("cypher_query", map[string]any{"query": "MATCH (a)-[c:ACCUSE]->(b) RETURN a.name, b.name"}); !strings.Contains(text, "Ukraine") {
		t.Errorf("%s", text)
	}
}
