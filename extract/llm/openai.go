package llm

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/shared"
)

// OpenAI speaks OpenAI's chat completions, which OpenAI, Azure, Ollama, vLLM,
// llama.cpp, LM Studio and OpenRouter understand.
type OpenAI struct {
	Endpoint
	chat openai.ChatCompletionService
	// output says which field bounds the answer: OpenAI's own newer models
	// refuse the one that everybody else knows.
	newOutput bool
}

// OpenAIAddress is where OpenAI's own service is.
const OpenAIAddress = "https://api.openai.com/v1/"

// NewOpenAI makes a provider; the environment is not looked at.
func NewOpenAI(e Endpoint) *OpenAI {
	options := []option.RequestOption{
		option.WithBaseURL(e.BaseURL), option.WithHTTPClient(newClient(e.Connections, e.MaxAnswer)), option.WithMaxRetries(0),
	}
	if e.Key != "" {
		options = append(options, option.WithAPIKey(e.Key))
	}
	own := strings.HasPrefix(e.BaseURL, OpenAIAddress) || strings.Contains(e.BaseURL, ".openai.azure.com/")
	return &OpenAI{Endpoint: e, chat: openai.NewChatCompletionService(options...), newOutput: own}
}

// Name is "openai".
func (*OpenAI) Name() string { return "openai" }

// Complete sends one request; see Provider.
func (o *OpenAI) Complete(ctx context.Context, ask Ask) (Answer, error) {
	params := o.params(ask)
	if o.Stream {
		params.StreamOptions.IncludeUsage = openai.Bool(true)
		return o.stream(ctx, params)
	}
	resp, err := o.chat.New(ctx, params)
	if err != nil {
		return Answer{}, o.fault(err)
	}
	if len(resp.Choices) == 0 {
		return Answer{}, &Fault{Kind: Malformed, Text: "the model's server sent no answer"}
	}
	c := resp.Choices[0]
	return answerOf(c.Message.Content, c.Message.Refusal, string(c.FinishReason),
		Tokens{resp.Usage.PromptTokens, resp.Usage.CompletionTokens}), nil
}

func (o *OpenAI) params(ask Ask) openai.ChatCompletionNewParams {
	p := openai.ChatCompletionNewParams{
		Model:    ask.Model,
		Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(ask.System), openai.UserMessage(ask.Text)},
	}
	if ask.Temperature != nil {
		p.Temperature = openai.Float(*ask.Temperature)
	}
	if ask.Seed != nil {
		p.Seed = openai.Int(int64(*ask.Seed))
	}
	if o.newOutput {
		p.MaxCompletionTokens = openai.Int(int64(ask.MaxOutput))
	} else {
		p.MaxTokens = openai.Int(int64(ask.MaxOutput))
	}
	switch {
	case ask.Schema != nil && o.Form == FormSchema:
		p.ResponseFormat.OfJSONSchema = &shared.ResponseFormatJSONSchemaParam{
			JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{Name: "claims", Strict: openai.Bool(true), Schema: ask.Schema},
		}
	case o.Form == FormJSON:
		p.ResponseFormat.OfJSONObject = &shared.ResponseFormatJSONObjectParam{}
	}
	return p
}

func (o *OpenAI) stream(ctx context.Context, params openai.ChatCompletionNewParams) (Answer, error) {
	stream := o.chat.NewStreaming(ctx, params)
	defer stream.Close()
	var text, refusal strings.Builder
	var tokens Tokens
	finish := ""
	for stream.Next() {
		chunk := stream.Current()
		if u := chunk.Usage; u.TotalTokens > 0 {
			tokens = Tokens{u.PromptTokens, u.CompletionTokens}
		}
		if len(chunk.Choices) == 0 {
			continue
		}
		c := &chunk.Choices[0]
		text.WriteString(c.Delta.Content)
		refusal.WriteString(c.Delta.Refusal)
		if c.FinishReason != "" {
			finish = c.FinishReason
		}
	}
	if err := stream.Err(); err != nil {
		return Answer{}, o.fault(err)
	}
	if finish == "" {
		return Answer{}, &Fault{Kind: Broken, Text: "the model's server ended the stream in the middle of an answer"}
	}
	return answerOf(text.String(), refusal.String(), finish, tokens), nil
}

// answerOf reads how an answer ended.
func answerOf(text, refusal, finish string, tokens Tokens) Answer {
	a := Answer{Text: text, Refused: refusal, Tokens: tokens}
	switch finish {
	case "length":
		a.Cut = true
	case "content_filter":
		if a.Refused == "" {
			a.Refused = "a content filter stopped it"
		}
	}
	return a
}

func (o *OpenAI) fault(err error) error {
	var api *openai.Error
	if !errors.As(err, &api) {
		return o.sdkFault(err)
	}
	if api.StatusCode < http.StatusBadRequest {
		return o.sdkFault(err)
	}
	var header http.Header
	if api.Response != nil {
		header = api.Response.Header
	}
	return statusFault(api.StatusCode, header, api.Code, o.clean(bodyText(api.Message, api.RawJSON())))
}

// bodyText is the message of an error's body, else the start of the body.
func bodyText(message, body string) string {
	if message != "" {
		return message
	}
	var envelope struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal([]byte(body), &envelope) == nil && len(envelope.Error) > 0 {
		var inner struct {
			Message string `json:"message"`
		}
		if json.Unmarshal(envelope.Error, &inner) == nil && inner.Message != "" {
			return inner.Message
		}
		var text string
		if json.Unmarshal(envelope.Error, &text) == nil { // Ollama's errors
			return text
		}
	}
	return body
}
