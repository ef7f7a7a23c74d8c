module bulkhead/tools/docker-types/reflected

go 1.25
