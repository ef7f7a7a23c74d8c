# METADATA
# scope: package
# title: A secret stands in the environment
# description: >-
#   Variables are shown by `docker inspect`, by /proc, in crash reports and to every program that is started.
# custom:
#   id: BH1809
#   name: secret-in-environment
#   severity: low
#   group: image and user
#   reads: ["environment"]
#   instead:
#     docker: "a file by `--mount`, or `docker secret`"
#     compose: "`secrets: [NAME]`"
#     kubernetes: "`valueFrom.secretKeyRef`, better a mounted `secret`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/compose/how-tos/use-secrets/
package bulkhead.elevations.secret_in_environment

endings := ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "ACCESS_KEY", "PRIVATE_KEY", "CREDENTIALS"]

found contains finding if {
    some variable in input.workload.command.env
    equals := indexof(variable, "=")
    equals > 0
    name := substring(variable, 0, equals)
    strings.any_suffix_match(name, endings)
    finding := {
        "path": "command.env",
        "value": name,
        "message": sprintf("has a secret in the variable %s", [name]),
    }
}
