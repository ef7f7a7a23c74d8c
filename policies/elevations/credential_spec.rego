# METADATA
# scope: package
# title: A Windows credential spec
# description: >-
#   The container acts in the network as a group managed service account of the domain: whatever that account may
#   read or change, so may every process in the container.
# custom:
#   id: BH1016
#   name: credential-spec
#   severity: medium
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt credentialspec=…`"
#     compose: "leave out `credential_spec`"
#     kubernetes: "no `securityContext.windowsOptions.gmsaCredentialSpec`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.credential_spec

found contains finding if {
    input.workload.security.credential_spec != null
    finding := {
        "path": "security.credential_spec",
        "value": input.workload.security.credential_spec,
        "message": "acts as an account of the domain (credential spec)",
    }
}
