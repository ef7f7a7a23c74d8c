package reflected

import (
	"encoding"
	"encoding/json"
	"fmt"
	"path"
	"reflect"
)

// Bodies are the values that the bodies of a route are decoded into, in order: pointers to zero values.
type Bodies map[string][]any

// Type is what may stand at one position of a body.
type Type struct {
	// Kind is a name of src/docker/api/schema.h's Kind, in lower case.
	Kind     string `json:"kind"`
	Key      string `json:"key,omitempty"`      // of a map: the rule of its keys
	Of       *Type  `json:"of,omitempty"`       // of a list or map
	Struct   string `json:"struct,omitempty"`   // of an object
	Rule     string `json:"rule,omitempty"`     // of a text that the daemon parses
	Least    int64  `json:"least,omitempty"`    // of an integer
	Greatest int64  `json:"greatest,omitempty"` // of an integer
}

// StructField is one key of an object.
type StructField struct {
	Name string `json:"name"`
	Type Type   `json:"type"`
	From string `json:"from,omitempty"`
}

// Description is all that a daemon decodes.
type Description struct {
	Module  string                   `json:"module"`
	Bodies  map[string][]Type        `json:"bodies"`
	Structs map[string][]StructField `json:"structs"`
}

var (
	jsonReader = reflect.TypeFor[json.Unmarshaler]()
	textReader = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// Texts that a type of its own parses, and the rule's name.
var rules = map[string]string{
	"netip.Addr":           "address",
	"netip.Prefix":         "prefix",
	"network.HardwareAddr": "mac",
	"network.Port":         "port",
	"time.Time":            "time",
}

// Describe reads `bodies`; it panics at a type that the tables have no word for, so that nobody overlooks it.
func Describe(module string, bodies Bodies) Description {
	d := Description{Module: module, Bodies: map[string][]Type{}, Structs: map[string][]StructField{}}
	for route, values := range bodies {
		for _, value := range values {
			d.Bodies[route] = append(d.Bodies[route], d.describe(reflect.TypeOf(value).Elem()))
		}
	}
	return d
}

func name(t reflect.Type) string { return path.Base(t.PkgPath()) + "." + t.Name() }

func (d *Description) describe(t reflect.Type) Type {
	if t.Kind() == reflect.Pointer {
		return d.describe(t.Elem())
	}
	if rule, ok := rules[name(t)]; ok {
		return Type{Kind: "text", Rule: rule}
	}
	if name(t) == "strslice.StrSlice" {
		return Type{Kind: "text_or_text_list"}
	}
	if t == reflect.TypeFor[json.RawMessage]() {
		return Type{Kind: "any"}
	}
	if pointer := reflect.PointerTo(t); pointer.Implements(jsonReader) || pointer.Implements(textReader) {
		panic("a reader of its own: " + name(t))
	}
	return d.describeKind(t)
}

func (d *Description) describeKind(t reflect.Type) Type {
	switch t.Kind() {
	case reflect.Bool:
		return Type{Kind: "boolean"}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Int:
		least := int64(-1) << (t.Bits() - 1)
		return Type{Kind: "integer", Least: least, Greatest: ^least}
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return Type{Kind: "integer", Greatest: int64(1)<<t.Bits() - 1}
	case reflect.Uint64, reflect.Uint:
		return Type{Kind: "unsigned64"}
	case reflect.Float32:
		return Type{Kind: "float32"}
	case reflect.String:
		return Type{Kind: "text"}
	case reflect.Interface:
		return Type{Kind: "any"}
	case reflect.Slice, reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			return Type{Kind: "text", Rule: "base64"}
		}
		of := d.describe(t.Elem())
		return Type{Kind: "list", Of: &of}
	case reflect.Map:
		key, of := d.describe(t.Key()), d.describe(t.Elem())
		if key.Kind != "text" {
			panic("keys that are no text: " + t.String())
		}
		return Type{Kind: "map", Key: key.Rule, Of: &of}
	case reflect.Struct:
		return Type{Kind: "object", Struct: d.describeStruct(t)}
	}
	panic("no word for " + t.String())
}

func (d *Description) describeStruct(t reflect.Type) string {
	called := name(t)
	if t.Name() == "" {
		called = fmt.Sprintf("unnamed.%x", t.String())
		if t.NumField() == 0 {
			called = "unnamed.Empty"
		}
	}
	if _, ok := d.Structs[called]; ok {
		return called
	}
	d.Structs[called] = []StructField{} // for those that contain themselves
	fields := []StructField{}
	for _, field := range Fields(t) {
		fields = append(fields, StructField{Name: field.Name, Type: d.describe(field.Type), From: field.From})
	}
	d.Structs[called] = fields
	return called
}
