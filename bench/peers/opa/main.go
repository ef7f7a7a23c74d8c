// Measures OPA's prepared evaluation with parsed input: opa-peer POLICY v0|v1 INPUTS ANSWER_KEY SECONDS.
// Prints one JSON object: nanoseconds and heap allocations an evaluation, and how many evaluations were made.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

type sample struct {
	name   string
	input  ast.Value
	answer bool
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func readSamples(path, key string) []sample {
	file, err := os.Open(path)
	must(err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	var samples []sample
	for lines.Scan() {
		var fields map[string]json.RawMessage
		must(json.Unmarshal(lines.Bytes(), &fields))
		var one sample
		must(json.Unmarshal(fields["name"], &one.name))
		must(json.Unmarshal(fields[key], &one.answer))
		one.input, err = ast.ValueFromReader(bytes.NewReader(fields["input"]))
		must(err)
		samples = append(samples, one)
	}
	must(lines.Err())
	return samples
}

func prepare(path, dialect string) rego.PreparedEvalQuery {
	text, err := os.ReadFile(path)
	must(err)
	version := ast.RegoV1
	if dialect == "v0" {
		version = ast.RegoV0
	}
	query, err := rego.New(rego.Query("data.docker.authz.allow"), rego.SetRegoVersion(version),
		rego.Module(path, string(text))).PrepareForEval(context.Background())
	must(err)
	return query
}

func evaluateAll(query rego.PreparedEvalQuery, samples []sample) {
	for i := range samples {
		results, err := query.Eval(context.Background(), rego.EvalParsedInput(samples[i].input))
		must(err)
		if results.Allowed() != samples[i].answer {
			fmt.Fprintf(os.Stderr, "%s: got %v, want %v\n", samples[i].name, results, samples[i].answer)
			os.Exit(1)
		}
	}
}

func main() {
	if len(os.Args) != 6 {
		fmt.Fprintln(os.Stderr, "usage: opa-peer POLICY v0|v1 INPUTS ANSWER_KEY SECONDS")
		os.Exit(2)
	}
	samples := readSamples(os.Args[3], os.Args[4])
	seconds, err := strconv.ParseFloat(os.Args[5], 64)
	must(err)
	query := prepare(os.Args[1], os.Args[2])

	length := time.Duration(seconds * float64(time.Second))
	for start := time.Now(); time.Since(start) < length/4; {
		evaluateAll(query, samples)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	count := 0
	start := time.Now()
	for time.Since(start) < length {
		evaluateAll(query, samples)
		count += len(samples)
	}
	elapsed := time.Since(start)
	runtime.ReadMemStats(&after)
	fmt.Printf("{\"ns\":%.1f,\"allocs\":%.1f,\"count\":%d}\n", float64(elapsed.Nanoseconds())/float64(count),
		float64(after.Mallocs-before.Mallocs)/float64(count), count)
}
