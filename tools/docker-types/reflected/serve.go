package reflected

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
)

// Verdicts on one body. The driver has the same numbers (tests/differential/docker/daemon_process.h).
const (
	Equal             = iota // both read the same
	BothRefuse               // neither reads it
	OnlyWeRefuse             // the daemon would read it
	OnlyDaemonRefuses        // followed by words
	Differ                   // followed by words
	UnknownRoute
)

// The driver reads answers only after it has sent a batch of questions, so they have to fit into a pipe.
const wordsMax = 500

// Question is one body and what we made of it.
type Question struct {
	Route     string
	Body      []byte
	Canonical []byte // nil: refused
}

// Serve answers questions until `in` ends. A question is a route's name, a body and a canonical body or nothing: each a
// length of four bytes, the lowest first, and as many bytes; the length of nothing is 2^32-1. An answer is a verdict in
// one byte, and with some a text in the same form.
func Serve(in io.Reader, out io.Writer, judge func(Question) (int, string)) error {
	reader, writer := bufio.NewReaderSize(in, 1<<20), bufio.NewWriterSize(out, 1<<16)
	for {
		// What has been asked is answered before waiting for more.
		if reader.Buffered() == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
		asked, err := readQuestion(reader)
		if err == io.EOF {
			return writer.Flush()
		}
		if err != nil {
			return err
		}
		verdict, words := judge(asked)
		writer.WriteByte(byte(verdict))
		if verdict == OnlyDaemonRefuses || verdict == Differ {
			words = words[:min(len(words), wordsMax)]
			binary.Write(writer, binary.LittleEndian, uint32(len(words)))
			writer.WriteString(words)
		}
	}
}

func readQuestion(in io.Reader) (Question, error) {
	var asked Question
	route, err := readText(in)
	if err != nil {
		return asked, err
	}
	asked.Route = string(route)
	if asked.Body, err = readText(in); err == nil {
		asked.Canonical, err = readText(in)
	}
	return asked, err
}

func readText(in io.Reader) ([]byte, error) {
	const nothing = 1<<32 - 1
	var size uint32
	if err := binary.Read(in, binary.LittleEndian, &size); err != nil || size == nothing {
		return nil, err
	}
	text := make([]byte, size)
	_, err := io.ReadFull(in, text)
	return text, err
}

// judge compares our reading of a body with that of the daemon's types.
func (bodies Bodies) judge(asked Question) (int, string) {
	targets := bodies[asked.Route]
	if targets == nil {
		return UnknownRoute, ""
	}
	read, err := decodeAsDaemon(asked.Body, targets)
	switch {
	case err != nil && asked.Canonical == nil:
		return BothRefuse, ""
	case err != nil:
		return OnlyDaemonRefuses, err.Error()
	case asked.Canonical == nil:
		return OnlyWeRefuse, ""
	}
	for i, value := range read {
		ours := fresh(targets[i])
		if err := decodeExactly(asked.Canonical, ours); err != nil && i == 0 {
			return Differ, "the canonical body cannot be decoded: " + err.Error()
		}
		if !reflect.DeepEqual(value, ours) {
			return Differ, fmt.Sprintf("the daemon has %s, the canonical body says %s", show(value), show(ours))
		}
	}
	return Equal, ""
}

// decodeAsDaemon reads one document and leaves what follows, as the older daemon does: we refuse that anyway. Only the
// first type decides whether the body is refused.
func decodeAsDaemon(body []byte, targets []any) ([]any, error) {
	var read []any
	for i, target := range targets {
		value := fresh(target)
		if err := json.NewDecoder(bytes.NewReader(body)).Decode(value); err != nil && i == 0 {
			return nil, err
		}
		read = append(read, value)
	}
	return read, nil
}

func fresh(target any) any { return reflect.New(reflect.TypeOf(target).Elem()).Interface() }

func show(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
