package bulkhead.gate.decision_test

import data.bulkhead.gate
import data.bulkhead.lib.testing

refused(config, asked) := names if {
    names := testing.named(gate.decision.refused) with data.bulkhead.config as config with input as asked
}

decided(config, asked) := decision if {
    decision := gate.decision with data.bulkhead.config as config with input as asked
}

baseline := testing.config({})

test_an_ordinary_container_passes_under_baseline if {
    decision := decided(baseline, testing.container({}))
    decision.allow == true
    decision.rule == "profile baseline"
    "memory-limit-missing" in testing.named(decision.reported)
}

test_a_hardened_container_passes_under_restricted if {
    decided(testing.config({"profile": "restricted"}), testing.hardened({})).allow == true
}

# A line for each thing that baseline is there for.
dangerous := {
    "privileged": testing.privileged,
    "cap-sys-admin": testing.adds("SYS_ADMIN"),
    "cap-wake-alarm": testing.adds("WAKE_ALARM"),
    "cap-all": testing.container({"capabilities": {"add": ["ALL"], "effective": ["BPF"], "all": true}}),
    "host-root": testing.mounts([testing.bind("/")]),
    "docker-socket": testing.mounts([testing.bind_read_only("/run/docker.sock")]),
    "host-path-read-only": testing.mounts([testing.bind_read_only("/srv")]),
    "host-path-writable": testing.mounts([testing.bind("/srv")]),
    "host-tmp": testing.mounts([testing.bind("/tmp")]),
    "volume-device": testing.mounts([testing.mount({"type": "device", "host": true, "source": "/dev/sda1"})]),
    "volume-unknown": testing.mounts([testing.mount({"volume": "v", "state": "unknown"})]),
    "device-disk": testing.devices([testing.device("/dev/sda", "block")]),
    "device-fuse": testing.devices([testing.device("/dev/fuse", "character")]),
    "device-rule-disk": testing.container({"device_cgroup_rules": ["a *:* rwm"]}),
    "gpu": testing.container({"device_requests": [testing.device_request({"type": "gpu"})]}),
    "cdi-device": testing.container({"device_requests": [testing.device_request({"type": "cdi"})]}),
    "host-pid": testing.container({"namespaces": {"pid": testing.host_namespace}}),
    "host-ipc": testing.container({"namespaces": {"ipc": testing.host_namespace}}),
    "host-network": testing.container({"namespaces": {"net": testing.host_namespace}}),
    "host-uts": testing.container({"namespaces": {"uts": testing.host_namespace}}),
    "host-userns": testing.container({"namespaces": {"user": testing.host_namespace}}),
    "host-cgroupns": testing.container({"namespaces": {"cgroup": testing.host_namespace}}),
    "seccomp-unconfined": testing.container({"security": {"seccomp": {"mode": "unconfined"}}}),
    "seccomp-profile": testing.container({"security": {"seccomp": {"mode": "profile"}}}),
    "apparmor-unconfined": testing.container({"security": {"apparmor": {"mode": "unconfined"}}}),
    "apparmor-profile": testing.container({"security": {"apparmor": {"mode": "profile", "name": "p"}}}),
    "selinux-disabled": testing.container({"security": {"selinux": {"disabled": true}}}),
    "selinux-label": testing.container({"security": {"selinux": {"type": "x_t"}}}),
    "masked-paths": testing.container({"security": {"masked_paths": {"mode": "none"}}}),
    "readonly-paths": testing.container({"security": {"readonly_paths": {"mode": "none"}}}),
    "cgroup-parent": testing.container({"cgroup_parent": "/x"}),
    "sysctl-unsafe": testing.container({"sysctls": {"kernel.shmmax": "1"}}),
    "runtime": testing.container({"runtime": "other"}),
    "exec-privileged": testing.exec({"privileged": true}, object.union(testing.careful, {"privileged": true})),
    "plugin-set": testing.call("plugin.set", {}),
    "plugin-create": testing.call("plugin.create", {}),
    "swarm-init": testing.call("swarm.init", {}),
    "swarm-update": testing.call("swarm.update", {}),
    "debug": testing.call("debug.pprof", {}),
    "session": testing.call("session", {}),
    "grpc": testing.call("grpc", {}),
    "unknown-call": testing.call("unknown", {}),
    "build-host-network": testing.build({"network": "host"}),
    "build-unseen": testing.build({"build_kit": true}),
}

test_what_leads_to_the_host_is_refused if {
    every name, asked in dangerous {
        refused(baseline, asked) == {name}
        name in refused(testing.config({"profile": "restricted"}), asked)
    }
}

test_a_safe_sysctl_passes if {
    refused(baseline, testing.container({"sysctls": {"net.ipv4.tcp_syncookies": "1"}})) == set()
}

test_joining_an_elevated_container_is_refused if {
    elevated := testing.other("a", {"privileged": true})
    refused(baseline, testing.joins("net", elevated)) == {"joins-elevated-container"}
    refused(baseline, testing.container({"volumes_from": [elevated]})) == {"joins-elevated-container"}
    refused(baseline, testing.joins("net", testing.other("a", {}))) == set()
    refused(baseline, testing.joins("net", testing.unknown_other("a"))) == {"joins-elevated-container"}
}

# Starting, executing in and the like: the workload is the container's own.
test_using_power_is_decided_like_creating_it if {
    every kind in {"container.start", "container.attach", "container.archive.put", "container.commit", "exec.start"} {
        refused(baseline, testing.of(kind, {"privileged": true})) == {"privileged"}
    }
}

test_an_update_counts_what_its_container_has if {
    elevated := testing.other("a", {"privileged": true})
    plain := testing.other("a", {})
    refused(baseline, testing.of("container.update", {"container": elevated})) == {"privileged"}
    refused(baseline, testing.of("container.update", {"container": plain})) == set()
}

test_an_update_of_an_unknown_container_is_refused if {
    asked := testing.of("container.update", {"container": testing.unknown_other("a"), "unknown": ["container"]})
    refused(baseline, asked) == {"unknown-power"}
}

test_classic_builds_pass_under_baseline_only if {
    decision := decided(baseline, testing.build({}))
    decision.allow == true
    testing.named(decision.reported) == {"build-network-access"}
    refused(testing.config({"profile": "restricted"}), testing.build({})) == {"build-network-access"}
}

test_build_buildkit_opens_its_calls_with_a_warning if {
    config := testing.config({"build": "buildkit"})
    every asked in [testing.call("grpc", {}), testing.call("session", {}), testing.build({"build_kit": true})] {
        decision := decided(config, asked)
        decision.allow == true
        decision.rule == "build: buildkit"
        count(decision.warnings) == 1
    }
    refused(config, testing.build({"network": "host"})) == {"build-host-network"}
}

test_the_other_profiles if {
    refused(testing.config({"profile": "open"}), testing.privileged) == set()
    refused(testing.config({"profile": "none"}), testing.privileged) == set()
    refused(testing.config({"profile": "seed"}), testing.privileged) == {"privileged"}
    refused(testing.config({"profile": "seed"}), testing.adds("SYS_ADMIN")) == set()
    "privileged" in testing.named(decided(testing.config({"profile": "open"}), testing.privileged).reported)
    decided(testing.config({"profile": "none"}), testing.privileged).reported == []
}

test_a_profile_that_is_not_there_decides_nothing if {
    not decided(testing.config({"profile": "lax"}), testing.container({}))
}

test_what_is_told_of_a_refusal if {
    asked := testing.container({"cgroup_parent": "/x", "namespaces": {"pid": testing.host_namespace}})
    [first, second] := decided(baseline, asked).refused
    [first.name, second.name] == ["cgroup-parent", "host-pid"]
    second.id == "BH1201"
    second.severity == "critical"
    second.message == "shares the host's processes"
    second.path == "namespaces.pid"
}

test_a_thousand_findings_are_told_by_three if {
    mounts := [testing.bind(sprintf("/srv/%d", [n])) | some n in numbers.range(1, 1000)]
    [entry] := decided(baseline, testing.mounts(mounts)).refused
    count(split(entry.message, ";")) == 3
}
