module bulkhead/tools/docker-schema

go 1.25

require bulkhead/tools/docker-types/reflected v0.0.0

replace bulkhead/tools/docker-types/reflected => ../docker-types/reflected
