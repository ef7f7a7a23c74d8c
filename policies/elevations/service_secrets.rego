# METADATA
# scope: package
# title: A service reads secrets or configs
# description: >-
#   The service's containers get the secret's content, whoever made it.
# custom:
#   id: BH2309
#   name: service-secrets
#   severity: low
#   group: swarm
#   reads: ["service"]
#   instead:
#     docker: "only the secrets that are needed"
#     compose: "`secrets: [NAME]` of its own"
#     kubernetes: "a `secret` of its own namespace"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.service_secrets

found contains finding if {
    some i
    secret := input.workload.service.secrets[i]
    finding := {
        "path": sprintf("service.secrets.%d", [i]),
        "value": secret.name,
        "message": sprintf("reads the %s %s", [secret.type, shown(secret)]),
    }
}

shown(secret) := secret.name if secret.name != null

else := secret.id if secret.id != null

else := "without a name"
