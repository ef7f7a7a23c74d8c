package docker.authz

default allow := false

allow if {
    not deny
}

deny if {
    privileged
}

privileged if {
    input.Body.HostConfig.Privileged == true
}
