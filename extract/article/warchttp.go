package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
)

// mostHeader is the most bytes of a record's or an answer's header.
const mostHeader = 1 << 20

var errHeader = errors.New("malformed header")

// firstLine gives the next line that is not empty, without its end.
func firstLine(r *bufio.Reader) (string, error) {
	for {
		line, err := headerLine(r)
		if line != "" || err != nil {
			return line, err
		}
	}
}

// headerLine reads one line of at most mostHeader bytes.
func headerLine(r *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line) < mostHeader {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if errors.Is(err, io.EOF) && len(line) > 0 {
			err = nil
		}
		return strings.TrimRight(string(line), "\r\n"), err
	}
}

// readHeader reads the fields up to the empty line, by their names in lower
// case. Lines that begin with a space continue the one before.
func readHeader(r *bufio.Reader) (map[string]string, error) {
	fields, last, size := map[string]string{}, "", 0
	var bad error
	for {
		line, err := headerLine(r)
		if err != nil {
			return fields, fmt.Errorf("within a header: %w", noEOF(err))
		}
		if size += len(line); size > mostHeader {
			return fields, fmt.Errorf("%w: more than %s", errHeader, bytesText(mostHeader))
		}
		name, value, found := strings.Cut(line, ":")
		switch {
		case line == "":
			return fields, bad
		case line[0] == ' ' || line[0] == '\t':
			if last != "" {
				fields[last] += " " + strings.TrimSpace(line)
			}
		case !found:
			bad = fmt.Errorf("%w: %.40q", errHeader, line)
		default:
			last = strings.ToLower(strings.TrimSpace(name))
			fields[last] = strings.TrimSpace(value)
		}
	}
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readAnswer reads the status and the header of a stored HTTP answer. A field
// that cannot be understood is left out.
func readAnswer(r *bufio.Reader) (status int, header map[string]string, err error) {
	line, err := firstLine(r)
	if err != nil {
		return 0, nil, noEOF(err)
	}
	version, rest, _ := strings.Cut(line, " ")
	number, _, _ := strings.Cut(rest, " ")
	status, err = strconv.Atoi(number)
	if !strings.HasPrefix(version, "HTTP/") || err != nil {
		return 0, nil, fmt.Errorf("begins with %.20q", line)
	}
	if header, err = readHeader(r); err != nil && !errors.Is(err, errHeader) {
		return 0, nil, err
	}
	return status, header, nil
}

func isPage(kind string) bool {
	kind, _, _ = strings.Cut(strings.ToLower(kind), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// unpackBody gives an answer's body as it was before the server packed it. Some
// crawlers unpack bodies and leave the fields that say how they were packed.
func unpackBody(data []byte, header map[string]string, limit Limit) ([]byte, error) {
	if strings.EqualFold(header["transfer-encoding"], "chunked") {
		if whole, err := limited(httputil.NewChunkedReader(bytes.NewReader(data)), limit); err == nil {
			data = whole
		}
	}
	switch packing := strings.ToLower(header["content-encoding"]); {
	case bytes.HasPrefix(data, []byte(gzipMagic)):
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return limited(z, limit)
	case packing == "deflate":
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return data, nil
		}
		return limited(z, limit)
	case packing == "br" && !looksLikeMarkup(data):
		return nil, errors.New("the page is packed with brotli, which is not read")
	}
	return data, nil
}

func looksLikeMarkup(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), []byte("<"))
}

// limited reads all of r, or one byte more than the limit with an error.
func limited(r io.Reader, limit Limit) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit.Article+1))
	if int64(len(data)) > limit.Article {
		return data, limit.exceeded(int64(len(data)))
	}
	return data, err
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
