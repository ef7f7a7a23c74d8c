package bulkhead.elevations.kubernetes_data_test

import data.bulkhead.elevations.kubernetes_data
import data.bulkhead.lib.testing

test_kubelet if {
    asked := testing.mounts([testing.bind("/var/lib/kubelet")])
    want := {"mounts.0: mounts /var/lib/kubelet of the host at /h, writable"}
    testing.says(kubernetes_data.found) == want with input as asked
}

test_one_pod if {
    asked := testing.mounts([testing.bind_read_only("/var/lib/kubelet/pods")])
    want := {"mounts.0: mounts /var/lib/kubelet/pods of the host at /h, read-only"}
    testing.says(kubernetes_data.found) == want with input as asked
}

test_keys if {
    asked := testing.mounts([testing.bind_read_only("/etc/kubernetes")])
    want := {"mounts.0: mounts /etc/kubernetes of the host at /h, read-only"}
    testing.says(kubernetes_data.found) == want with input as asked
}

test_etcd if {
    asked := testing.mounts([testing.bind("/var/lib/etcd")])
    want := {"mounts.0: mounts /var/lib/etcd of the host at /h, writable"}
    testing.says(kubernetes_data.found) == want with input as asked
}

test_network_plugins if {
    asked := testing.mounts([testing.bind("/opt/cni/bin")])
    want := {"mounts.0: mounts /opt/cni/bin of the host at /h, writable"}
    testing.says(kubernetes_data.found) == want with input as asked
}

test_above if {
    asked := testing.mounts([testing.bind_read_only("/var/lib")])
    want := {"mounts.0: mounts /var/lib of the host at /h, read-only"}
    testing.says(kubernetes_data.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(kubernetes_data.found) == 0 with input as asked
}
