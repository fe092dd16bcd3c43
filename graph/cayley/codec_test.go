package cayley

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"claimgraph/schema"
)

// fill draws a value for every field, whatever fields there are: one that the
// codec does not know makes the round trip fail.
func fill(t *rapid.T, v reflect.Value, full bool) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.StringN(1, 20, -1).Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(full || rapid.Bool().Draw(t, "bool"))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(-1<<40, 1<<40).Filter(func(n int) bool { return n != 0 }).Draw(t, "int")))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(0.1, 1e9).Draw(t, "float"))
	case reflect.Slice:
		n := rapid.IntRange(0, 3).Draw(t, "length")
		if full {
			n++
		}
		if n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range n {
			fill(t, v.Index(i), full)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i), full)
		}
	case reflect.Pointer:
		if full || rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), full)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.UnixMicro(rapid.Int64Range(-1e15, 4e15).Draw(t, "time")).UTC()))
			return
		}
		for i := range v.NumField() {
			fill(t, v.Field(i), full)
		}
	default:
		t.Fatalf("a claim has a %v: teach the codec and this test", v.Kind())
	}
}

func TestCodec(t *testing.T) {
	for _, full := range []bool{true, false} {
		rapid.Check(t, func(t *rapid.T) {
			var c schema.Claim
			fill(t, reflect.ValueOf(&c).Elem(), full)
			got, err := decodeClaim(encodeClaim(&c))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c, got); d != "" {
				t.Fatalf("a claim comes back otherwise (-put +got):\n%s", d)
			}
		})
	}
}

// FuzzDecode: no bytes make the decoder panic or hang, and what it reads it
// writes the same.
func FuzzDecode(f *testing.F) {
	f.Add(encodeClaim(&schema.Claim{}))
	f.Add(encodeClaim(&schema.Claim{ID: "c1", Subject: &schema.Argument{Span: &schema.Span{Text: "x", Spans: [][2]int{{1, 2}}}}, Triple: []string{"a"}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := decodeClaim(data)
		if err != nil {
			return
		}
		again, err := decodeClaim(encodeClaim(&c))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(encodeClaim(&c), encodeClaim(&again)); d != "" {
			t.Fatal(d)
		}
	})
}
