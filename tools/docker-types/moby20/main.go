package main

import "bulkhead/tools/docker-types/reflected"

func main() { reflected.Main(module, bodies) }
