// router reads request-targets as the daemons do: net/http takes the request line apart, gorilla/mux with the routes as
// the daemons register them finds the call, and ParseForm the parameters. (20.10 has mux 1.8.0, which matches alike.)
//
// Questions and answers are those of ../reflected/serve.go: the method as the route, the target as the body, and as the
// canonical body what was understood, in JSON. The first question's method is "routes" and its target the table, a line
// each: METHOD PATTERN, where {x*} is anything and {x+} anything but nothing.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strconv"
	"strings"

	"github.com/gorilla/mux"

	"bulkhead/tools/docker-types/reflected"
)

// Understood is what a request-target means.
type Understood struct {
	Route   string            `json:"route"` // the pattern; "" if there is none
	Version []int             `json:"version"`
	Path    map[string]string `json:"path"`
	Query   map[string]string `json:"query"` // first values
}

type router struct {
	mux   *mux.Router
	found *Understood // by the handler that ran last
}

func main() {
	r := &router{}
	if err := reflected.Serve(os.Stdin, os.Stdout, r.judge); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (r *router) judge(asked reflected.Question) (int, string) {
	if asked.Route == "routes" {
		r.register(string(asked.Body))
		return reflected.Equal, ""
	}
	understood, err := r.read(asked.Route, string(asked.Body))
	switch {
	case err != nil && asked.Canonical == nil:
		return reflected.BothRefuse, ""
	case err != nil:
		return reflected.OnlyDaemonRefuses, err.Error()
	case asked.Canonical == nil:
		return reflected.OnlyWeRefuse, ""
	}
	var ours Understood
	if err := json.Unmarshal(asked.Canonical, &ours); err != nil {
		return reflected.Differ, err.Error()
	}
	if !reflect.DeepEqual(*understood, ours) {
		return reflected.Differ, fmt.Sprintf("the daemon understands %+v", *understood)
	}
	return reflected.Equal, ""
}

func (r *router) register(table string) {
	r.mux = mux.NewRouter()
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		method, pattern, _ := strings.Cut(line, " ")
		handler := func(_ http.ResponseWriter, request *http.Request) { r.note(pattern, request) }
		path := strings.NewReplacer("*}", ":.*}", "+}", ":.+}").Replace(pattern)
		r.mux.Path("/v{version:[0-9.]+}" + path).Methods(method).HandlerFunc(handler)
		r.mux.Path(path).Methods(method).HandlerFunc(handler)
	}
}

func (r *router) note(pattern string, request *http.Request) {
	r.found = &Understood{Route: pattern, Version: []int{}, Path: map[string]string{}}
	for name, value := range mux.Vars(request) {
		if name == "version" {
			r.found.Version = numbers(value)
		} else {
			r.found.Path[name] = value
		}
	}
}

// numbers are a version as the daemon compares it: two numbers, and the first of the others that is not 0.
func numbers(version string) []int {
	const largest = 1_000_000_000
	result := []int{0, 0, 0}
	for i, component := range strings.Split(version, ".") {
		number, _ := strconv.Atoi(component) // too large a number is the largest there is
		if i < 2 || result[2] == 0 {
			result[min(i, 2)] = min(number, largest)
		}
	}
	return result
}

func (r *router) read(method, target string) (*Understood, error) {
	line := method + " " + target + " HTTP/1.1\r\nHost: docker\r\n\r\n"
	request, err := http.ReadRequest(bufio.NewReader(strings.NewReader(line)))
	if err != nil {
		return nil, err
	}
	r.found = nil
	answer := httptest.NewRecorder()
	r.mux.ServeHTTP(answer, request)
	if answer.Code/100 == 3 {
		return nil, fmt.Errorf("redirected to %s", answer.Header().Get("Location"))
	}
	if err := request.ParseForm(); err != nil {
		return nil, err
	}
	if r.found == nil {
		return &Understood{}, nil
	}
	r.found.Query = map[string]string{}
	for name, values := range request.Form {
		r.found.Query[name] = values[0]
	}
	return r.found, nil
}
