package article

import (
	"bytes"
	"mime"
	"regexp"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a page or feed into UTF-8. What bytes are counts for
// more than what they are said to be: valid UTF-8 is UTF-8, and text that is
// called UTF-8 and is not is looked at closely. kind is the media type as a
// server states it, or empty.
func decode(data []byte, kind string) []byte {
	if bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.HasPrefix(data, []byte("\xff\xfe")) {
		return converted(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return data
	}
	if nearlyUTF8(data) {
		return bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	return converted(data, encodingOf(data, kind))
}

func converted(data []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	return bytes.ToValidUTF8(out, []byte("\ufffd"))
}

// nearlyUTF8 reports whether almost all that is beyond ASCII is valid: a text
// that was damaged or cut within a character.
func nearlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return good > 20*bad
}

var statedEncoding = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// encodingOf tells the encoding of what is not UTF-8: the one stated by the
// server or at the head of the text, unless that is UTF-8, else the likeliest.
func encodingOf(data []byte, kind string) encoding.Encoding {
	var stated []string
	if _, parameters, err := mime.ParseMediaType(kind); err == nil {
		stated = append(stated, parameters["charset"])
	}
	if m := statedEncoding.FindSubmatch(data[:min(len(data), 2048)]); m != nil {
		stated = append(stated, string(m[1]))
	}
	if best, err := chardet.NewHtmlDetector().DetectBest(data[:min(len(data), 64<<10)]); err == nil {
		stated = append(stated, best.Charset)
	}
	for _, name := range stated {
		if e, canonical := charset.Lookup(name); e != nil && canonical != "utf-8" && canonical != "replacement" {
			return e
		}
	}
	return charmap.Windows1252
}

var statedInXML = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)

// decodeXML decodes a feed and drops its declaration, which would have it
// decoded again.
func decodeXML(data []byte, kind string) []byte {
	data = decode(data, kind)
	if at := statedInXML.FindIndex(data); at != nil {
		return data[at[1]:]
	}
	return data
}
