module bulkhead/tools/docker-types/moby156

go 1.26.3

require (
	bulkhead/tools/docker-types/reflected v0.0.0
	github.com/moby/moby/api v1.56.0
	github.com/moby/moby/v2 v2.0.0-beta.24
)

require (
	github.com/docker/go-units v0.5.0 // indirect
	github.com/moby/docker-image-spec v1.3.1 // indirect
	github.com/opencontainers/go-digest v1.0.0 // indirect
	github.com/opencontainers/image-spec v1.1.1 // indirect
)

replace bulkhead/tools/docker-types/reflected => ../reflected
