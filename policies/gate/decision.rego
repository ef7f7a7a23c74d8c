# The gate's decision by profile, roles and exceptions. What it holds stands in src/gate/verdict.h, which reads it.
package bulkhead.gate

import data.bulkhead.config
import data.bulkhead.gate.catalogue
import data.bulkhead.gate.exceptions
import data.bulkhead.gate.findings
import data.bulkhead.gate.grants
import data.bulkhead.gate.images
import data.bulkhead.gate.ownership
import data.bulkhead.gate.roles
import data.bulkhead.profiles

profile := profiles.baseline if config.profile == "baseline"

profile := profiles.none if config.profile == "none"

profile := profiles.open if config.profile == "open"

profile := profiles.restricted if config.profile == "restricted"

profile := profiles.seed if config.profile == "seed"

# A call that a role does not name ends here: what it would have had is not looked at.
decision := object.union(nothing, {
    "allow": false,
    "code": refusal.code,
    "rule": refusal.rule,
    "reason": refusal.reason,
    "warnings": warnings,
}) if {
    refusal := roles.refusal
}
else := object.union(nothing, {
    "allow": false,
    "code": refusal.code,
    "rule": refusal.rule,
    "reason": refusal.reason,
    "warnings": warnings,
}) if {
    refusal := ownership.refusal
}
else := object.union(nothing, {
    "allow": false,
    "code": refusal.code,
    "rule": refusal.rule,
    "reason": refusal.reason,
    "warnings": warnings,
}) if {
    refusal := images.refusal
}
else := {
    "allow": count(refused) == 0,
    "code": code,
    "rule": rule,
    "reason": null,
    "refused": refused_entries,
    "granted": granted_entries,
    "reported": reported_entries,
    "warnings": warnings,
}

nothing := {"refused": [], "granted": [], "reported": []}

code := "allowed" if count(refused) == 0
else := "profile" if count(refused) > 0

# What decided: the profile where it refuses; else what grants, the roles that name the call, or again the profile.
rule := by_profile if count(refused) > 0
else := concat(" and ", {by | some by in granted}) if count(granted) > 0
else := roles.rule(roles.here) if count(roles.here) > 0
else := by_profile

by_profile := concat(" ", ["profile", config.profile])

# What the profile refuses unless it is granted, by what it says of everything else.
candidates := names - profile.reports if profile.otherwise == "refuse"
else := names & profile.refuses

reported := names - profile.refuses if profile.otherwise == "report"
else := names & profile.reports

# A profile that neither refuses nor records anything asks for nothing.
names := findings.names if profile.otherwise != "pass"
else := findings.names if count(profile.refuses | profile.reports) > 0
else := set()

granted[name] := by if {
    some name in candidates
    by := grants.by(name)
}

# Undefined, and with it the decision, where the candidates are: no list of nothing for want of a profile.
refused := refused_names if {
    is_set(candidates)
    refused_names := {name |
        some name in candidates
        not granted[name]
    }
}

reported_entries := [catalogue.brief[name] | some name in reported]

granted_entries := [object.union(catalogue.brief[name], {"by": by}) | some name, by in granted]

# By name; who reads them puts the worst first.
refused_entries := [refused_entry(name) | some name in refused]

refused_entry(name) := {
    "name": name,
    "id": catalogue.brief[name].id,
    "severity": catalogue.brief[name].severity,
    "title": catalogue.words[name].title,
    "why": catalogue.words[name].why,
    "instead": catalogue.words[name].instead,
    "message": concat("; ", array.slice([finding.message | some finding in findings_of], 0, messages_max)),
    "path": [finding.path | some finding in findings_of][0],
} if {
    findings_of := findings.of(name)
}

# Of one elevation; a request may have thousands of mounts.
messages_max := 3

warnings := [warning | some warning in exceptions.warnings | grants.warnings(granted)]
