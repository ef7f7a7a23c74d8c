module bulkhead/tools/docker-types/router

go 1.25

require (
	bulkhead/tools/docker-types/reflected v0.0.0
	github.com/gorilla/mux v1.8.1
)

replace bulkhead/tools/docker-types/reflected => ../reflected
