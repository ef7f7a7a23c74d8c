// docker-schema writes the field tables of src/docker/api/schemas/ from the types of two Docker daemons:
//
//	docker-schema MOBY20.json MOBY156.json DIRECTORY
//
// The descriptions come from `moby20 describe` and `moby156 describe` (../docker-types). `./run schema` does all of it.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"bulkhead/tools/docker-types/reflected"
)

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: docker-schema MOBY20.json MOBY156.json DIRECTORY"))
	}
	old, newest := read(os.Args[1]), read(os.Args[2])
	tables := merge(old, newest)
	for name, text := range tables.headers() {
		if err := os.WriteFile(filepath.Join(os.Args[3], name), []byte(text), 0o644); err != nil {
			fail(err)
		}
	}
}

func read(name string) reflected.Description {
	var description reflected.Description
	text, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(text, &description)
	}
	if err != nil {
		fail(err)
	}
	return description
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "docker-schema:", err)
	os.Exit(1)
}
