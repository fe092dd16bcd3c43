package llm

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"
)

// Anthropic speaks Anthropic's messages.
type Anthropic struct {
	Endpoint
	messages anthropic.MessageService
}

// AnthropicAddress is where Anthropic's own service is.
const AnthropicAddress = "https://api.anthropic.com/"

// NewAnthropic makes a provider; the environment is not looked at.
func NewAnthropic(e Endpoint) *Anthropic {
	options := []option.RequestOption{
		option.WithBaseURL(e.BaseURL), option.WithHTTPClient(newClient(e.Connections, e.MaxAnswer)), option.WithMaxRetries(0),
	}
	if e.Key != "" {
		options = append(options, option.WithAPIKey(e.Key))
	}
	return &Anthropic{Endpoint: e, messages: anthropic.NewMessageService(options...)}
}

// Name is "anthropic".
func (*Anthropic) Name() string { return "anthropic" }

// Complete sends one request; see Provider.
func (a *Anthropic) Complete(ctx context.Context, ask Ask) (Answer, error) {
	params := a.params(ask)
	if a.Stream {
		return a.stream(ctx, params)
	}
	resp, err := a.messages.New(ctx, params)
	if err != nil {
		return Answer{}, a.fault(err)
	}
	return messageAnswer(resp)
}

func (a *Anthropic) params(ask Ask) anthropic.MessageNewParams {
	p := anthropic.MessageNewParams{
		Model:     ask.Model,
		MaxTokens: int64(ask.MaxOutput),
		System:    []anthropic.TextBlockParam{{Text: ask.System}},
		Messages:  []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock(ask.Text))},
	}
	if ask.Temperature != nil {
		p.Temperature = anthropic.Float(*ask.Temperature)
	}
	if ask.Schema != nil && a.Form == FormSchema {
		p.OutputConfig.Format = anthropic.JSONOutputFormatParam{Schema: ask.Schema}
	}
	return p
}

func (a *Anthropic) stream(ctx context.Context, params anthropic.MessageNewParams) (Answer, error) {
	stream := a.messages.NewStreaming(ctx, params)
	defer stream.Close()
	var m anthropic.Message
	ended := false
	for stream.Next() {
		event := stream.Current()
		if err := m.Accumulate(event); err != nil {
			return Answer{}, &Fault{Kind: Broken, Text: "the model's server sent a stream out of order", Err: err}
		}
		ended = ended || event.Type == "message_stop"
	}
	if err := stream.Err(); err != nil {
		return Answer{}, a.fault(err)
	}
	if !ended {
		return Answer{}, &Fault{Kind: Broken, Text: "the model's server ended the stream in the middle of an answer"}
	}
	return messageAnswer(&m)
}

// messageAnswer reads a whole message: the text of its blocks, how it ended,
// and all its tokens, cached ones too.
func messageAnswer(m *anthropic.Message) (Answer, error) {
	var text strings.Builder
	for i := range m.Content {
		if m.Content[i].Type == "text" {
			text.WriteString(m.Content[i].Text)
		}
	}
	answer := Answer{Text: text.String(), Tokens: Tokens{
		Input:  m.Usage.InputTokens + m.Usage.CacheCreationInputTokens + m.Usage.CacheReadInputTokens,
		Output: m.Usage.OutputTokens,
	}}
	switch m.StopReason {
	case anthropic.StopReasonRefusal:
		answer.Refused = "it declined"
		if text.Len() > 0 {
			answer.Refused = text.String()
		}
	case anthropic.StopReasonMaxTokens, anthropic.StopReasonModelContextWindowExceeded:
		answer.Cut = true
	case "":
		return Answer{}, &Fault{Kind: Malformed, Text: "the model's server sent no whole answer"}
	}
	return answer, nil
}

func (a *Anthropic) fault(err error) error {
	var api *anthropic.Error
	if !errors.As(err, &api) || api.StatusCode < http.StatusBadRequest {
		return a.sdkFault(err)
	}
	var header http.Header
	if api.Response != nil {
		header = api.Response.Header
	}
	return statusFault(api.StatusCode, header, string(api.Type()), a.clean(bodyText("", api.RawJSON())))
}
