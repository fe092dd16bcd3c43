package llmtest

import (
	"encoding/json"
	"strings"
)

type object = map[string]any

func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain data
	}
	return string(b)
}

// whole is an answer in one piece.
func whole(req *Request, r *Reply) string {
	if req.Wire == "anthropic" {
		return encode(object{
			"id": "msg_1", "type": "message", "role": "assistant", "model": req.Model, "stop_reason": r.stopReason(),
			"content": []object{{"type": "text", "text": r.Text + r.Refusal}}, "usage": object{"input_tokens": r.Input, "output_tokens": r.Output},
		})
	}
	message := object{"role": "assistant", "content": r.Text}
	if r.Refusal != "" {
		message["content"], message["refusal"] = nil, r.Refusal
	}
	out := object{
		"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": req.Model,
		"choices": []object{{"index": 0, "message": message, "finish_reason": r.finishReason()}},
	}
	if !r.NoUsage {
		out["usage"] = r.usage()
	}
	return encode(out)
}

func (r *Reply) usage() object {
	return object{"prompt_tokens": r.Input, "completion_tokens": r.Output, "total_tokens": r.Input + r.Output}
}

func (r *Reply) finishReason() string {
	if r.Cut {
		return "length"
	}
	return "stop"
}

func (r *Reply) stopReason() string {
	switch {
	case r.Refusal != "":
		return "refusal"
	case r.Cut:
		return "max_tokens"
	}
	return "end_turn"
}

// streamed is an answer as server-sent events, a few bytes of text each.
func streamed(req *Request, r *Reply) string {
	if req.Wire == "anthropic" {
		return anthropicStream(req, r)
	}
	var b strings.Builder
	event := func(choices []object, usage object) {
		o := object{"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": req.Model, "choices": choices}
		if usage != nil {
			o["usage"] = usage
		}
		b.WriteString("data: " + encode(o) + "\n\n")
	}
	for _, piece := range pieces(r.Text) {
		event([]object{{"index": 0, "delta": object{"content": piece}}}, nil)
	}
	for _, piece := range pieces(r.Refusal) {
		event([]object{{"index": 0, "delta": object{"refusal": piece}}}, nil)
	}
	event([]object{{"index": 0, "delta": object{}, "finish_reason": r.finishReason()}}, nil)
	if !r.NoUsage {
		event([]object{}, r.usage())
	}
	b.WriteString("data: [DONE]\n\n")
	return b.String()
}

func anthropicStream(req *Request, r *Reply) string {
	var b strings.Builder
	event := func(kind string, o object) {
		o["type"] = kind
		b.WriteString("event: " + kind + "\ndata: " + encode(o) + "\n\n")
	}
	event("message_start", object{"message": object{
		"id": "msg_1", "type": "message", "role": "assistant", "model": req.Model, "content": []object{},
		"usage": object{"input_tokens": r.Input, "output_tokens": 1},
	}})
	event("content_block_start", object{"index": 0, "content_block": object{"type": "text", "text": ""}})
	for _, piece := range pieces(r.Text + r.Refusal) {
		event("content_block_delta", object{"index": 0, "delta": object{"type": "text_delta", "text": piece}})
	}
	event("content_block_stop", object{"index": 0})
	event("message_delta", object{"delta": object{"stop_reason": r.stopReason()}, "usage": object{"output_tokens": r.Output}})
	event("message_stop", object{})
	return b.String()
}

// pieces cuts a text into runs of some characters, at most some thousands.
func pieces(text string) (list []string) {
	runes := []rune(text)
	size := max(24, len(runes)/4000)
	for len(runes) > 0 {
		n := min(size, len(runes))
		list = append(list, string(runes[:n]))
		runes = runes[n:]
	}
	return list
}
