"""A collection of policies of the kind that people have: hundreds of packages, some 2,000 tests. Made from a seed, so
that every run measures the same; then `rego test` is run on it, and `opa test` where it can be found.

    bench/rego_tests.py REGO [--opa OPA] [--keep FOLDER] [--runs N]
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PACKAGES = 290
TESTS_A_PACKAGE = 7
KINDS = ["Pod", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicaSet"]
FIELDS = ["privileged", "hostNetwork", "hostPID", "hostIPC", "allowPrivilegeEscalation", "runAsNonRoot", "readOnly"]
REGISTRIES = ["registry.example.com", "ghcr.io/example", "quay.io/example", "docker.io/library"]

LIBRARY = """package lib.kubernetes

pods contains pod if {
    input.kind == "Pod"
    pod := input
}

pods contains pod if {
    input.kind in {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"}
    pod := input.spec.template
}

containers contains container if {
    some pod in pods
    some container in object.get(pod.spec, "containers", [])
}

containers contains container if {
    some pod in pods
    some container in object.get(pod.spec, "initContainers", [])
}

name := object.get(input, ["metadata", "name"], "unnamed")

labels[key] := value if some key, value in object.get(input, ["metadata", "labels"], {})

is_exempt(package_name) if package_name in data.exempt[name]
"""

POLICY = """# METADATA
# title: {title}
# description: Refuses containers that set {field}, come from elsewhere or lack limits.
# custom:
#   id: EX-{number:04}
#   severity: {severity}
package policies.{group}.{name}

import data.lib.kubernetes

default allow := false

allow if count(deny) == 0

registries := {{{registries}}}

required_labels := ["app", "team", "tier{tier}"]

deny contains message if {{
    some container in kubernetes.containers
    container.securityContext.{field} == true
    message := sprintf("%s: container %s sets {field}", [kubernetes.name, container.name])
}}

deny contains message if {{
    some container in kubernetes.containers
    not from_known_registry(container.image)
    message := sprintf("%s: image %s comes from elsewhere", [kubernetes.name, container.image])
}}

deny contains message if {{
    some label in required_labels
    not kubernetes.labels[label]
    message := sprintf("%s: label %s is missing", [kubernetes.name, label])
}}

deny contains message if {{
    some container in kubernetes.containers
    to_number(trim_suffix(object.get(container, ["resources", "limits", "memory"], "0Mi"), "Mi")) > {limit}
    message := sprintf("%s: container %s asks for too much memory", [kubernetes.name, container.name])
}}

from_known_registry(image) if {{
    some registry in registries
    startswith(image, registry)
}}

summary := {{"package": "{name}", "violations": count(deny), "names": names}}

names := sort([container.name | some container in kubernetes.containers])
"""

TEST_HEAD = """package policies.{group}.{name}_test

import data.policies.{group}.{name} as policy

good := {good}
"""

TESTS = [
    """
test_good_is_allowed if policy.allow with input as good
""",
    """
test_field_is_denied if {{
    bad := json.patch(good, [{{"op": "add", "path": "/spec/containers/0/securityContext/{field}", "value": true}}])
    count(policy.deny) == 1 with input as bad
    not policy.allow with input as bad
}}
""",
    """
test_image_from_elsewhere if {{
    bad := json.patch(good, [{{"op": "replace", "path": "/spec/containers/1/image", "value": "evil.example/x:1"}}])
    messages := policy.deny with input as bad
    some message in messages
    contains(message, "evil.example/x:1")
}}
""",
    """
test_label_is_missing if {{
    bad := json.remove(good, ["/metadata/labels/team"])
    policy.deny == {{"web-{number}: label team is missing"}} with input as bad
}}
""",
    """
test_memory if {{
    memory := "/spec/containers/0/resources/limits/memory"
    bad := json.patch(good, [{{"op": "replace", "path": memory, "value": "9999Mi"}}])
    every message in policy.deny {{
        endswith(message, "too much memory")
    }} with input as bad
}}
""",
    """
test_summary if {{
    summary := policy.summary with input as good
    summary.violations == 0
    summary.names == ["main", "sidecar"]
}}
""",
    """
test_registries[case.image] if {{
    some case in [
        {{"image": "{registry}/app:{number}", "known": true}},
        {{"image": "elsewhere.example/app:{number}", "known": false}},
    ]
    known := {{true | policy.from_known_registry(case.image)}}
    case.known == (count(known) == 1)
}}
""",
]


def good_input(number, registry, tier):
    containers = [{"name": name, "image": f"{registry}/{name}:{number}",
                   "securityContext": {"runAsUser": 1000 + number},
                   "resources": {"limits": {"memory": f"{64 + number % 64}Mi", "cpu": "250m"}},
                   "ports": [{"containerPort": 8000 + i} for i in range(3)]} for name in ("main", "sidecar")]
    labels = {"app": f"web-{number}", "team": "core", f"tier{tier}": "front"}
    return {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": f"web-{number}", "labels": labels},
            "spec": {"containers": containers}}


def generate(folder):
    """Writes the collection; returns the number of tests."""
    chance = random.Random(7)
    (folder / "lib").mkdir(parents=True)
    (folder / "lib" / "kubernetes.rego").write_text(LIBRARY)
    (folder / "exempt.json").write_text(json.dumps({"exempt": {f"web-{i}": ["none"] for i in range(0, 500, 5)}}))
    for number in range(PACKAGES):
        registry = chance.choice(REGISTRIES)
        tier = chance.randrange(9)
        facts = {"number": number, "name": f"policy_{number:03}", "group": f"group_{number % 12}", "tier": tier,
                 "field": chance.choice(FIELDS), "limit": chance.choice([512, 1024, 2048]), "registry": registry,
                 "severity": chance.choice(["low", "medium", "high"]), "title": f"Policy {number}",
                 "registries": ", ".join(sorted({json.dumps(registry), json.dumps(chance.choice(REGISTRIES))}))}
        good = json.dumps(good_input(number, registry, tier), indent="\t")
        place = folder / facts["group"] / facts["name"]
        place.mkdir(parents=True)
        (place / "policy.rego").write_text(POLICY.format(**facts))
        tests = "".join(test.format(**facts) for test in TESTS[:TESTS_A_PACKAGE])
        (place / "policy_test.rego").write_text(TEST_HEAD.format(good=good, **facts) + tests)
    return PACKAGES * min(TESTS_A_PACKAGE, len(TESTS))


def run(program, folder):
    """Wall time in seconds, processor time, and the largest resident set in MB."""
    start = time.monotonic()
    child = subprocess.Popen([program, "test", "."], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = child.stdout.read().decode()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{program} test failed:\n{output[-2000:]}")
    last_line = output.strip().split("\n")[-1]
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, last_line


def measure(name, program, folder, runs):
    results = sorted(run(program, folder) for _ in range(runs))
    wall, cpu, memory, total = results[len(results) // 2]
    print(f"  {name:<6} {wall * 1000:8.0f} ms wall {cpu * 1000:8.0f} ms processor {memory:7.1f} MB   {total}")
    return wall, memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rego")
    parser.add_argument("--opa", default=shutil.which("opa"))
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rego-tests-") as temporary:
        folder = options.keep or pathlib.Path(temporary)
        tests = generate(folder)
        print(f"{tests} tests in {2 * PACKAGES} packages, the median of {options.runs} runs:")
        wall, memory = measure("rego", str(pathlib.Path(options.rego).absolute()), folder, options.runs)
        if not options.opa:
            print("  opa is not installed: no comparison")
            return
        opa_wall, opa_memory = measure("opa", options.opa, folder, options.runs)
        print(f"  rego is {opa_wall / wall:.1f} times as fast, with {memory / opa_memory * 100:.0f} % of the memory")


if __name__ == "__main__":
    main()
