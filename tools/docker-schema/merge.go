package main

import (
	"sort"
	"strings"

	"bulkhead/tools/docker-types/reflected"
)

// Structs of the two daemons that stand at one position become one table. The three ways to read a field: by the older
// daemon's type, by the newer's, and by whatever satisfies both.

type field struct {
	name              string
	old, newest, both string // C++ expressions; "" where that daemon does not know the field
	note              string
}

type table struct {
	name   string // "kContainerHostConfig"
	file   string // "container.h"
	fields []field
}

type merger struct {
	old, newest reflected.Description
	tables      []*table          // what one contains stands before it
	names       map[string]string // of pairs "old|newest"
	taken       map[string]string // pairs, by name
	bodies      map[string]field  // by route
}

// Fields that only one daemon has, where it changes nothing that they are read: the client acts on them, or they say
// what is the case anyway.
var indifferent = map[string]bool{
	"kNetworkCreateRequest.CheckDuplicate":    true, // always checked
	"kContainerExecCreateRequest.Detach":      true, // the start call's own Detach counts
	"kContainerExecCreateRequest.ConsoleSize": true, // rows and columns of a terminal
	"kContainerExecStartRequest.ConsoleSize":  true,
	"kHealthcheckConfig.StartInterval":        true, // how often a command runs that runs anyway
}

func merge(old, newest reflected.Description) *merger {
	m := &merger{old: old, newest: newest}
	m.names, m.taken, m.bodies = map[string]string{}, map[string]string{}, map[string]field{}
	m.extendNewest()
	routes := map[string]bool{}
	for route := range old.Bodies {
		routes[route] = true
	}
	for route := range newest.Bodies {
		routes[route] = true
	}
	for _, route := range sorted(routes) {
		a, b := old.Bodies[route], newest.Bodies[route]
		switch {
		case a == nil:
			m.bodies[route] = m.one(b[0], &m.newest)
		case b == nil:
			m.bodies[route] = m.one(a[0], &m.old)
		default:
			m.bodies[route] = m.pair(a[0], b[0])
		}
	}
	return m
}

// A body that the newer daemon decodes twice has the fields of both types.
func (m *merger) extendNewest() {
	for _, types := range m.newest.Bodies {
		for _, extra := range types[1:] {
			m.extend(types[0].Struct, extra.Struct)
		}
	}
}

func (m *merger) extend(base, extra string) {
	for _, added := range m.newest.Structs[extra] {
		if known := find(m.newest.Structs[base], added.Name); known != nil {
			m.extend(known.Type.Struct, added.Type.Struct)
			continue
		}
		m.newest.Structs[base] = append(m.newest.Structs[base], added)
	}
}

func find(fields []reflected.StructField, name string) *reflected.StructField {
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	return nil
}

// one is the type of a route that only one daemon serves: there is nothing to differ from.
func (m *merger) one(t reflected.Type, from *reflected.Description) field {
	whole := &merger{old: *from, newest: *from, names: m.names, taken: m.taken, tables: m.tables}
	result := whole.pair(t, t)
	m.tables = whole.tables
	return result
}

func same(expression string) field {
	return field{old: expression, newest: expression, both: expression}
}

func (f field) wrap(outer string) field {
	return field{old: outer + "<" + f.old + ">", newest: outer + "<" + f.newest + ">", both: outer + "<" + f.both + ">"}
}

func (m *merger) pair(a, b reflected.Type) field {
	if a.Kind == "text_or_text_list" && b.Kind == "list" && b.Of.Kind == "text" {
		return field{old: "kTextOrTextList", newest: "kListOf<kText>", both: "kListOf<kText>"}
	}
	if a.Kind != b.Kind {
		panic("no type satisfies both " + a.Kind + " and " + b.Kind)
	}
	switch a.Kind {
	case "list":
		return m.pair(*a.Of, *b.Of).wrap("kListOf")
	case "map":
		of := m.pair(*a.Of, *b.Of)
		result := of.wrap("kMapOf")
		keyed := of.wrap("kPortMapOf")
		if a.Key == "port" {
			result.old = keyed.old
		}
		if b.Key == "port" {
			result.newest, result.both = keyed.newest, keyed.both
		}
		return result
	case "object":
		return same(m.pairStructs(a.Struct, b.Struct))
	}
	x, y := leaf(a), leaf(b)
	if x == y {
		return same(x)
	}
	if x == "kText" { // what is parsed is a text as well
		return field{old: x, newest: y, both: y}
	}
	panic("no type satisfies both " + x + " and " + y)
}

func (m *merger) pairStructs(a, b string) string {
	if b == "unnamed.Empty" {
		return "kEmptyObject"
	}
	key := a + "|" + b
	if name, ok := m.names[key]; ok {
		return name
	}
	name := constant(b)
	if other, ok := m.taken[name]; ok {
		panic(name + " would be both " + key + " and " + other)
	}
	m.names[key], m.taken[name] = name, key
	t := &table{name: name, file: fileOf(b)}
	m.mergeFields(t, m.old.Structs[a], m.newest.Structs[b])
	m.tables = append(m.tables, t)
	return name
}

func (m *merger) mergeFields(t *table, old, newest []reflected.StructField) {
	for _, f := range newest {
		var merged field
		if known := find(old, f.Name); known != nil {
			merged = m.pair(known.Type, f.Type)
		} else {
			merged = m.pair(f.Type, f.Type)
			merged.old = ""
		}
		merged.name = f.Name
		t.fields = append(t.fields, merged)
	}
	for _, f := range old {
		if find(newest, f.Name) != nil {
			continue
		}
		merged := m.oldOnly(f)
		// A create takes these for HostConfig's, wherever they are read at all; a commit checks and forgets them.
		if f.From == "HostConfig" || f.Name == "Cpuset" || t.name == "kCommitBody" {
			merged.note = "kMisplaced"
			if t.name == "kCommitBody" {
				merged.note = "kIndifferent"
			}
		}
		t.place(merged, before(old, f.Name))
	}
	for i := range t.fields {
		f := &t.fields[i]
		if f.note == "" && (f.old == "" || f.newest == "") && indifferent[t.name+"."+f.name] {
			f.note = "kIndifferent"
		}
	}
}

// place puts `f` behind the field named, where the clients of the older daemon write it; misplaced ones to the end.
func (t *table) place(f field, behind string) {
	for i := range t.fields {
		if t.fields[i].name == behind && f.note == "" {
			t.fields = append(t.fields[:i+1], append([]field{f}, t.fields[i+1:]...)...)
			return
		}
	}
	t.fields = append(t.fields, f)
}

// before is the name of the field ahead of `name`.
func before(fields []reflected.StructField, name string) string {
	last := ""
	for _, f := range fields {
		if f.Name == name {
			return last
		}
		last = f.Name
	}
	return last
}

// oldOnly is a field that only the older daemon has. What it contains is merged where it is contained elsewhere too.
func (m *merger) oldOnly(f reflected.StructField) field {
	newest := f.Type
	if host := find(m.newest.Structs["container.HostConfig"], f.Name); host != nil && f.From == "HostConfig" {
		newest = host.Type
	} else if create := find(m.newest.Structs["container.CreateRequest"], f.Name); create != nil {
		newest = create.Type
	}
	merged := m.pair(f.Type, newest)
	merged.both = merged.old
	merged.newest = ""
	merged.name = f.Name
	return merged
}

func sorted[T any](set map[string]T) []string {
	names := make([]string, 0, len(set))
	for name := range set {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// constant is the name of the table of a Go struct: "container.HostConfig" is kContainerHostConfig.
func constant(name string) string {
	names := map[string]string{
		"main.commitBody":                  "kCommitBody",
		"main.serviceBody":                 "kServiceBody",
		"v1.HealthcheckConfig":             "kHealthcheckConfig",
		"go-units.Ulimit":                  "kUlimit",
		"networkbackend.ConnectRequest":    "kNetworkConnectRequest",
		"networkbackend.DisconnectRequest": "kNetworkDisconnectRequest",
		"volumebackend.UpdateOptions":      "kVolumeUpdateOptions",
	}
	if known, ok := names[name]; ok {
		return known
	}
	of, called, _ := strings.Cut(name, ".")
	return "k" + strings.ToUpper(of[:1]) + of[1:] + called
}
