package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"claimgraph/extract/article"
	"claimgraph/server/ask"
	"claimgraph/server/batch"
	"claimgraph/server/job"
)

// NewArticle is an article as it is sent.
type NewArticle struct {
	ID        string `json:"id,omitempty" maxLength:"500" doc:"Its identity; without one, a hash of text, outlet, URL and date"`
	Text      string `json:"text" minLength:"1" doc:"The text, kept byte for byte"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty" doc:"Date or RFC 3339" example:"2022-03-23"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Author    string `json:"author,omitempty"`
	Language  string `json:"language,omitempty" doc:"BCP 47"`
}

type loadInput struct {
	ContentType string `header:"Content-Type"`
	RawBody     []byte
}

type jobReply struct {
	Location string `header:"Location"`
	Body     job.Job
}

func (a *api) loads() {
	const tag = "Loading"
	huma.Register(a.huma, huma.Operation{
		OperationID: "load", Method: http.MethodPost, Path: Base + "/load", Tags: []string{tag}, DefaultStatus: http.StatusAccepted,
		Summary: "Load articles: one, a list, or files; gives a job that tells how it goes on",
		Description: "JSON: an article or a list of them. multipart/form-data: files in any format that claimgraph load reads " +
			"(text, Markdown, HTML, feeds, JSONL, CSV, DOCX, archives). Loading again adds nothing.",
		MaxBodyBytes: a.MaxUpload, BodyReadTimeout: -1, SkipValidateBody: true,
		RequestBody: a.loadBody(),
		Errors:      []int{http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusServiceUnavailable},
	}, a.load)
	get(a, "/jobs", "jobs", "The loads, the newest first", tag, func(_ context.Context, _ *struct{}) (*ask.List[job.Job], error) {
		list := &ask.List[job.Job]{Items: []job.Job{}}
		if a.Jobs != nil {
			list.Items = a.Jobs.Jobs()
		}
		total := len(list.Items)
		list.Total = &total
		return list, nil
	})
	type jobInput struct {
		ID string `path:"id" maxLength:"64" doc:"Job id"`
	}
	get(a, "/jobs/{id}", "job", "How a load goes on", tag, func(_ context.Context, in *jobInput) (*job.Job, error) {
		j, _, err := a.job(in.ID)
		return &j, err
	})
	huma.Register(a.huma, huma.Operation{
		OperationID: "cancel", Method: http.MethodDelete, Path: Base + "/jobs/{id}", Tags: []string{tag}, DefaultStatus: http.StatusOK,
		Summary: "End a load; what it has loaded stays",
	}, func(ctx context.Context, in *jobInput) (*reply[job.Job], error) {
		if a.Jobs == nil {
			return nil, a.fault(ctx, job.ErrUnknown)
		}
		j, err := a.Jobs.Cancel(in.ID)
		if err != nil {
			return nil, a.fault(ctx, err)
		}
		return &reply[job.Job]{j}, nil
	})
	sse.Register(a.huma, huma.Operation{
		OperationID: "events", Method: http.MethodGet, Path: Base + "/jobs/{id}/events", Tags: []string{tag},
		Summary: "A load as it goes on: server-sent events \"progress\", at last \"end\"",
	}, map[string]any{"progress": job.Job{}, "end": ended{}}, func(ctx context.Context, in *jobInput, send sse.Sender) {
		a.follow(ctx, in.ID, send)
	})
}

// ended is the last event of a job.
type ended struct{ job.Job }

func (a *api) job(id string) (job.Job, <-chan struct{}, error) {
	if a.Jobs == nil {
		return job.Job{}, nil, job.ErrUnknown
	}
	return a.Jobs.Job(id)
}

// often is the shortest time between two events, so that a fast load does not
// flood its watchers.
const often = 100 * time.Millisecond

// follow sends a job's changes until it is over or the client leaves.
func (a *api) follow(ctx context.Context, id string, send sse.Sender) {
	for {
		j, changed, err := a.job(id)
		if err != nil {
			send.Data(ended{job.Job{ID: id, State: job.Failed, Error: err.Error()}}) // nobody may listen any more
			return
		}
		if j.State.Over() {
			send.Data(ended{j})
			return
		}
		if send.Data(j) != nil {
			return
		}
		select {
		case <-changed:
		case <-time.After(15 * time.Second): // says that we are still there
		case <-ctx.Done():
			return
		}
		select {
		case <-time.After(often):
		case <-ctx.Done():
			return
		}
	}
}

func (a *api) loadBody() *huma.RequestBody {
	one := huma.SchemaFromType(a.huma.OpenAPI().Components.Schemas, typeOf[NewArticle]())
	return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json":    {Schema: &huma.Schema{OneOf: []*huma.Schema{one, {Type: huma.TypeArray, Items: one}}}},
		"application/jsonl":   {Schema: &huma.Schema{Type: huma.TypeString, Description: "An article a line"}},
		"multipart/form-data": {Schema: &huma.Schema{Type: huma.TypeObject, AdditionalProperties: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}}
}

func (a *api) load(ctx context.Context, in *loadInput) (*jobReply, error) {
	if a.Jobs == nil {
		return nil, huma.Error501NotImplemented("this server only reads; it was started without loading")
	}
	if _, err := a.Pipe(); err != nil {
		return nil, a.fault(ctx, err)
	}
	upload, err := received(in.ContentType, in.RawBody)
	if err != nil {
		return nil, err
	}
	j, err := a.Jobs.Add(upload.Size(), func(ctx context.Context, progress func(batch.Summary)) (batch.Summary, error) {
		return a.read(ctx, upload, progress)
	})
	if err != nil {
		return nil, a.fault(ctx, err)
	}
	return &jobReply{Location: Base + "/jobs/" + j.ID, Body: j}, nil
}

// read loads what was received, through the readers that guard every load.
func (a *api) read(ctx context.Context, upload *job.Upload, progress func(batch.Summary)) (batch.Summary, error) {
	pipeline, err := a.Pipe()
	if err != nil {
		return batch.Summary{}, err
	}
	loader := &batch.Loader{Pipeline: pipeline, Store: a.Store, Workers: max(1, a.Workers), Progress: progress, Counters: &a.Jobs.Counts}
	return loader.Load(ctx, article.ReadFS(ctx, upload, article.Options{Limit: article.Limit{Article: a.MaxArticle}}))
}

// received turns a request's body into files.
func received(contentType string, data []byte) (*job.Upload, error) {
	upload := &job.Upload{}
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, unsupported(contentType)
	}
	switch kind {
	case "application/json":
		lines, err := articleLines(data)
		if err != nil {
			return nil, err
		}
		data = lines
		err = upload.Add("request.jsonl", data)
		return upload, err
	case "application/jsonl", "application/x-ndjson":
		err = upload.Add("request.jsonl", data)
	case "multipart/form-data":
		if err = upload.ReadMultipart(bytes.NewReader(data), params["boundary"]); err == nil && upload.Len() == 0 {
			err = errors.New("there is no file in the upload")
		}
	default:
		return nil, unsupported(kind)
	}
	if err != nil {
		return nil, huma.Error422UnprocessableEntity(err.Error())
	}
	return upload, nil
}

func unsupported(kind string) error {
	return huma.Error415UnsupportedMediaType("want application/json, application/jsonl or multipart/form-data, not \"" + kind + "\"")
}

// articleLines checks the articles of a JSON body, strictly, and writes them as
// lines for the reader.
func articleLines(data []byte) ([]byte, error) {
	var list []NewArticle
	trimmed := bytes.TrimLeft(data, " \t\r\n")
	if bytes.HasPrefix(trimmed, []byte("[")) {
		if err := strictly(trimmed, &list); err != nil {
			return nil, err
		}
	} else {
		var one NewArticle
		if err := strictly(trimmed, &one); err != nil {
			return nil, err
		}
		list = []NewArticle{one}
	}
	if len(list) == 0 {
		return nil, huma.Error422UnprocessableEntity("there is no article in the list")
	}
	var lines bytes.Buffer
	for i := range list {
		if list[i].Text == "" {
			return nil, huma.Error422UnprocessableEntity("an article needs a text",
				&huma.ErrorDetail{Message: "text is empty", Location: "body.text", Value: i})
		}
		if err := writeJSON(&lines, &list[i]); err != nil {
			return nil, err
		}
	}
	return lines.Bytes(), nil
}

// strictly decodes one JSON value without unknown fields and without a rest.
func strictly(data []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		return huma.Error422UnprocessableEntity("the body is not as wanted: " + err.Error())
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return huma.Error422UnprocessableEntity("there is something behind the JSON value")
	}
	return nil
}
