// What OPA says of a case: a line of JSON in, a line of JSON out. The subject (subject.cc) speaks the same.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

const timeout = 3 * time.Second

type question struct {
	Modules       []string        `json:"modules"`
	Query         string          `json:"query"`
	Data          json.RawMessage `json:"data"`
	Input         json.RawMessage `json:"input"`
	Version       string          `json:"version"`
	Strict        bool            `json:"strict"`
	StrictBuiltin bool            `json:"strict_builtin_errors"`
}

type problem struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Place   string   `json:"place"`
	Details []string `json:"details,omitempty"`
}

type solution struct {
	Expressions []any          `json:"expressions"`
	Bindings    map[string]any `json:"bindings,omitempty"`
}

type answer struct {
	Errors    []problem  `json:"errors,omitempty"`    // of the compilation
	Error     *problem   `json:"error,omitempty"`     // of the evaluation
	Solutions []solution `json:"solutions,omitempty"` // none: undefined
}

func problemOf(err *ast.Error) problem {
	found := problem{Code: err.Code, Message: err.Message}
	if err.Location != nil {
		found.Place = fmt.Sprintf("%s:%d:%d", err.Location.File, err.Location.Row, err.Location.Col)
	}
	if err.Details != nil {
		found.Details = err.Details.Lines()
	}
	return found
}

func problemsOf(err error) []problem {
	var many ast.Errors
	if errors.As(err, &many) {
		var found []problem
		for _, one := range many {
			found = append(found, problemOf(one))
		}
		return found
	}
	var one *ast.Error
	if errors.As(err, &one) {
		return []problem{problemOf(one)}
	}
	return []problem{{Code: "other", Message: err.Error()}}
}

func parse(asked question) (map[string]*ast.Module, []problem) {
	options := ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true}
	if asked.Version == "v0" {
		options.RegoVersion = ast.RegoV0
	}
	modules := map[string]*ast.Module{}
	var found []problem
	for i, text := range asked.Modules {
		name := fmt.Sprintf("test-%d.rego", i)
		module, err := ast.ParseModuleWithOpts(name, text, options)
		if err != nil {
			found = append(found, problemsOf(err)...)
			continue
		}
		modules[name] = module
	}
	return modules, found
}

func evaluate(asked question, compiler *ast.Compiler) answer {
	var data map[string]any
	if err := util.UnmarshalJSON(asked.Data, &data); err != nil || data == nil {
		data = map[string]any{}
	}
	version := ast.RegoV1
	if asked.Version == "v0" {
		version = ast.RegoV0
	}
	options := []func(*rego.Rego){
		rego.Compiler(compiler), rego.Query(asked.Query), rego.Store(inmem.NewFromObject(data)),
		rego.SetRegoVersion(version), rego.StrictBuiltinErrors(asked.StrictBuiltin),
	}
	if len(asked.Input) > 0 {
		input, err := ast.ValueFromReader(strings.NewReader(string(asked.Input)))
		if err != nil {
			return answer{Error: &problem{Code: "input", Message: err.Error()}}
		}
		options = append(options, rego.ParsedInput(input))
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	results, err := rego.New(options...).Eval(ctx)
	if err != nil {
		return failed(err)
	}
	var given answer
	for _, result := range results {
		one := solution{Bindings: result.Bindings}
		for _, expression := range result.Expressions {
			one.Expressions = append(one.Expressions, expression.Value)
		}
		given.Solutions = append(given.Solutions, one)
	}
	return given
}

func failed(err error) answer {
	var stopped *topdown.Error
	if errors.As(err, &stopped) {
		found := problem{Code: stopped.Code, Message: stopped.Message}
		if stopped.Location != nil {
			found.Place = fmt.Sprintf("%s:%d:%d", stopped.Location.File, stopped.Location.Row, stopped.Location.Col)
		}
		return answer{Error: &found}
	}
	return answer{Errors: problemsOf(err)}
}

func reply(line []byte) (given answer) {
	defer func() {
		if caught := recover(); caught != nil {
			given = answer{Error: &problem{Code: "panic", Message: fmt.Sprint(caught)}}
		}
	}()
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Error: &problem{Code: "question", Message: err.Error()}}
	}
	modules, found := parse(asked)
	if len(found) > 0 {
		return answer{Errors: found}
	}
	compiler := ast.NewCompiler().WithStrict(asked.Strict).WithUseTypeCheckAnnotations(true)
	compiler.Compile(modules)
	if compiler.Failed() {
		return answer{Errors: problemsOf(compiler.Errors)}
	}
	return evaluate(asked, compiler)
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 && err != nil {
			return
		}
		text, err := json.Marshal(reply(line))
		if err != nil {
			text = []byte(`{"error": {"code": "answer", "message": "cannot be marshalled"}}`)
		}
		out.Write(append(text, '\n'))
		out.Flush()
	}
}
