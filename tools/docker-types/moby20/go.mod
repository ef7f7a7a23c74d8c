module bulkhead/tools/docker-types/moby20

go 1.25

require (
	bulkhead/tools/docker-types/reflected v0.0.0
	github.com/docker/docker v20.10.24+incompatible
)

require (
	github.com/docker/go-connections v0.4.0 // indirect
	github.com/docker/go-units v0.4.0 // indirect
	github.com/gogo/protobuf v1.3.2 // indirect
	github.com/opencontainers/go-digest v1.0.0 // indirect
	github.com/opencontainers/image-spec v1.1.1 // indirect
	github.com/stretchr/testify v1.12.1 // indirect
	gotest.tools/v3 v3.5.2 // indirect
)

replace bulkhead/tools/docker-types/reflected => ../reflected
