package reflected

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// decodeExactly decodes `text` into `target` as a reader would who knows the structs but nothing of Go: a key counts
// only where it is spelled as the field is.
func decodeExactly(text []byte, target any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var document any
	if err := decoder.Decode(&document); err != nil {
		return err
	}
	keepExact(document, reflect.TypeOf(target).Elem())
	stripped, err := json.Marshal(document)
	if err != nil {
		return err
	}
	return json.Unmarshal(stripped, target)
}

var fieldTypes = map[reflect.Type]map[string]reflect.Type{}

func exactFields(t reflect.Type) map[string]reflect.Type {
	known, ok := fieldTypes[t]
	if !ok {
		known = map[string]reflect.Type{}
		for _, field := range Fields(t) {
			known[field.Name] = field.Type
		}
		fieldTypes[t] = known
	}
	return known
}

// keepExact takes the keys that are no field's exact name out of `document`, wherever a struct is decoded.
func keepExact(document any, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if pointer := reflect.PointerTo(t); pointer.Implements(jsonReader) || pointer.Implements(textReader) {
		return
	}
	switch value := document.(type) {
	case []any:
		if t.Kind() == reflect.Slice || t.Kind() == reflect.Array {
			for _, item := range value {
				keepExact(item, t.Elem())
			}
		}
	case map[string]any:
		if t.Kind() == reflect.Map {
			for _, item := range value {
				keepExact(item, t.Elem())
			}
		} else if t.Kind() == reflect.Struct {
			known := exactFields(t)
			for key, item := range value {
				if of, ok := known[key]; ok {
					keepExact(item, of)
				} else {
					delete(value, key)
				}
			}
		}
	}
}
