package reflected

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
)

// Main is the program of a daemon: `describe` prints what it decodes, `compare` answers questions on standard input.
func Main(module string, bodies Bodies) {
	if len(os.Args) == 2 && os.Args[1] == "describe" {
		encoder := json.NewEncoder(os.Stdout)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(Describe(pinned(module), bodies)); err != nil {
			fail(err)
		}
		return
	}
	if len(os.Args) == 2 && os.Args[1] == "compare" {
		if err := Serve(os.Stdin, os.Stdout, bodies.judge); err != nil {
			fail(err)
		}
		return
	}
	fail(fmt.Errorf("usage: %s describe | compare", os.Args[0]))
}

// pinned is the module with the version that go.mod pins.
func pinned(module string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == module {
				return module + " " + dependency.Version
			}
		}
	}
	return module
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
