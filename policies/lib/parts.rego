# Which parts of a workload, or of a call, say anything at all.
#
# An elevation names the parts that it reads (`reads` in its metadata). Where a part says nothing, those that read it
# find nothing, and policies/gate/found.rego does not ask them: most requests leave most parts alone. So each rule here
# must hold wherever an elevation of its part finds something; the elevations' own tests run a second time by way of
# these (tools/elevations/guarded.py).
package bulkhead.lib.parts

import data.bulkhead.lib.capabilities

annotations if count(input.workload.annotations) > 0

build if input.workload.build != null

capabilities if input.workload.capabilities.effective != default_capabilities

capabilities if count(input.workload.capabilities.add) > 0

capabilities if input.workload.capabilities.all == true

command if input.workload.command.working_dir != null

devices if count(input.workload.devices) > 0

devices if count(input.workload.device_cgroup_rules) > 0

devices if count(input.workload.device_requests) > 0

environment if count(input.workload.command.env) > 0

exec if input.workload.exec != null

groups if count(input.workload.user.groups) > 0

limits if input.workload.limits != default_limits

log if input.workload.log != default_log

mounts if count(input.workload.mounts) > 0

names if count(input.workload.links) > 0

names if count(input.workload.extra_hosts) > 0

names if count(input.workload.dns.servers) > 0

namespaces if input.workload.namespaces.pid != default_namespace

namespaces if input.workload.namespaces.ipc != default_namespace

namespaces if input.workload.namespaces.uts != default_namespace

namespaces if input.workload.namespaces.cgroup != default_namespace

namespaces if input.workload.namespaces.user.mode != "default"

namespaces if input.workload.namespaces.net.mode in {"host", "container"}

namespaces if input.workload.namespaces.net.resolved != "private"

network_plan if input.request.operation.network != null

networks if count(input.workload.networks) > 0

operation_path if input.request.operation.host_path != null

plugin if input.workload.plugin != null

ports if count(input.workload.ports) > 0

ports if input.workload.publish_all_ports == true

privileged if input.workload.privileged == true

processes if input.workload.kind != null

restart if input.workload.restart.policy != "no"

security if input.workload.security != default_security

service if input.workload.service != null

# What is rarely set and stands alone.
settings if {
    some field in ["cgroup_parent", "runtime", "isolation", "umask", "mac_address"]
    input.workload[field] != null
}

storage if count(input.workload.storage_options) > 0

sysctls if count(input.workload.sysctls) > 0

unknown if count(input.workload.unknown) > 0

volume if input.workload.volume != null

volumes_from if count(input.workload.volumes_from) > 0

default_capabilities := sort(capabilities.by_default)

default_namespace := {"mode": "private", "value": null, "resolved": "private", "container": null}

default_log := {"driver": null, "options": {}, "endpoint": null}

default_security := {
    "seccomp": {"mode": "default", "profile": null},
    "apparmor": {"mode": "default", "name": null},
    "selinux": {"disabled": false, "user": null, "role": null, "type": null, "level": null, "file_type": null},
    "no_new_privileges": false,
    "writable_cgroups": false,
    "masked_paths": {"mode": "default", "paths": []},
    "readonly_paths": {"mode": "default", "paths": []},
    "credential_spec": null,
    "options": [],
}

default_limits := {
    "memory": null,
    "memory_reservation": null,
    "memory_swap": null,
    "memory_swappiness": null,
    "kernel_memory": null,
    "oom_kill_disable": false,
    "oom_score_adj": null,
    "cpus": null,
    "cpu_shares": null,
    "cpu_quota": null,
    "cpu_period": null,
    "cpu_realtime_period": null,
    "cpu_realtime_runtime": null,
    "cpuset_cpus": null,
    "cpuset_mems": null,
    "pids": null,
    "shm_size": null,
    "blkio_weight": null,
    "blkio_devices": [],
    "ulimits": [],
}
