// Package reflected reads the structs of a daemon by reflection, as encoding/json reads them: it describes them
// (describe.go), takes a document by their exact names (exact.go), compares two readings of one body (serve.go).
package reflected

import (
	"reflect"
	"sort"
	"strings"
)

// Field is one key of a JSON object that decodes into a struct.
type Field struct {
	Name string
	Type reflect.Type
	// Path is where the field stands, by field index through embedded structs; From the embedded struct's name at the
	// outermost level, "" if the field is the struct's own.
	Path   []int
	From   string
	tagged bool
}

// Fields are the keys that decode into the struct `t`, in the order of its fields. An embedded struct's fields count as
// its own; where two have one name, the shallower wins, then the tagged one, and else both are hidden.
func Fields(t reflect.Type) []Field {
	byName := map[string][]Field{}
	collect(t, nil, "", map[reflect.Type]bool{}, byName)
	var fields []Field
	for _, candidates := range byName {
		if winner, ok := dominant(candidates); ok {
			fields = append(fields, winner)
		}
	}
	sort.Slice(fields, func(i, j int) bool { return less(fields[i].Path, fields[j].Path) })
	return fields
}

func collect(t reflect.Type, path []int, from string, open map[reflect.Type]bool, byName map[string][]Field) {
	if open[t] {
		return
	}
	open[t] = true
	defer delete(open, t)
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Tag.Get("json") == "-" {
			continue
		}
		if strings.Contains(options, "string") {
			panic("a field in quotes: " + t.String() + "." + field.Name)
		}
		here := append(append([]int{}, path...), i)
		inner := field.Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if field.Anonymous && name == "" && inner.Kind() == reflect.Struct {
			outermost := from
			if outermost == "" {
				outermost = inner.Name()
			}
			collect(inner, here, outermost, open, byName)
			continue
		}
		if !field.IsExported() {
			continue
		}
		found := Field{Name: name, Type: field.Type, Path: here, From: from, tagged: name != ""}
		if name == "" {
			found.Name = field.Name
		}
		byName[found.Name] = append(byName[found.Name], found)
	}
}

func dominant(candidates []Field) (Field, bool) {
	sort.SliceStable(candidates, func(i, j int) bool {
		a, b := candidates[i], candidates[j]
		if len(a.Path) != len(b.Path) {
			return len(a.Path) < len(b.Path)
		}
		return a.tagged && !b.tagged
	})
	if len(candidates) > 1 {
		a, b := candidates[0], candidates[1]
		if len(a.Path) == len(b.Path) && a.tagged == b.tagged {
			return Field{}, false
		}
	}
	return candidates[0], true
}

func less(a, b []int) bool {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return len(a) < len(b)
}
