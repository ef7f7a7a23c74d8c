# Which elevations a request has: the names of those that find something.
#
# Made from policies/elevations/ by tools/elevations/index.py; ctest (elevations_index) says when it is stale.
package bulkhead.gate.found

import data.bulkhead.elevations
import data.bulkhead.lib.devices
import data.bulkhead.lib.host_paths
import data.bulkhead.lib.parts

names := by_workload | by_route

by_workload contains name if {
    parts.annotations
    some name in of_annotations
}

of_annotations contains "annotations" if count(elevations.annotations.found) > 0

by_workload contains name if {
    parts.build
    some name in of_build
}

of_build contains "build-host-network" if count(elevations.build_host_network.found) > 0

of_build contains "build-network-access" if count(elevations.build_network_access.found) > 0

of_build contains "build-remote" if count(elevations.build_remote.found) > 0

of_build contains "build-unseen" if count(elevations.build_unseen.found) > 0

by_workload contains name if {
    parts.capabilities
    some name in of_capabilities
}

of_capabilities contains "cap-all" if count(elevations.cap_all.found) > 0

of_capabilities contains "cap-audit-control" if count(elevations.cap_audit_control.found) > 0

of_capabilities contains "cap-audit-read" if count(elevations.cap_audit_read.found) > 0

of_capabilities contains "cap-block-suspend" if count(elevations.cap_block_suspend.found) > 0

of_capabilities contains "cap-bpf" if count(elevations.cap_bpf.found) > 0

of_capabilities contains "cap-checkpoint-restore" if count(elevations.cap_checkpoint_restore.found) > 0

of_capabilities contains "cap-dac-read-search" if count(elevations.cap_dac_read_search.found) > 0

of_capabilities contains "cap-ipc-lock" if count(elevations.cap_ipc_lock.found) > 0

of_capabilities contains "cap-ipc-owner" if count(elevations.cap_ipc_owner.found) > 0

of_capabilities contains "cap-linux-immutable" if count(elevations.cap_linux_immutable.found) > 0

of_capabilities contains "cap-mac-admin" if count(elevations.cap_mac_admin.found) > 0

of_capabilities contains "cap-mac-override" if count(elevations.cap_mac_override.found) > 0

of_capabilities contains "cap-net-admin" if count(elevations.cap_net_admin.found) > 0

of_capabilities contains "cap-other" if count(elevations.cap_other.found) > 0

of_capabilities contains "cap-perfmon" if count(elevations.cap_perfmon.found) > 0

of_capabilities contains "cap-sys-admin" if count(elevations.cap_sys_admin.found) > 0

of_capabilities contains "cap-sys-boot" if count(elevations.cap_sys_boot.found) > 0

of_capabilities contains "cap-sys-module" if count(elevations.cap_sys_module.found) > 0

of_capabilities contains "cap-sys-nice" if count(elevations.cap_sys_nice.found) > 0

of_capabilities contains "cap-sys-ptrace" if count(elevations.cap_sys_ptrace.found) > 0

of_capabilities contains "cap-sys-rawio" if count(elevations.cap_sys_rawio.found) > 0

of_capabilities contains "cap-sys-resource" if count(elevations.cap_sys_resource.found) > 0

of_capabilities contains "cap-sys-time" if count(elevations.cap_sys_time.found) > 0

of_capabilities contains "cap-sys-tty-config" if count(elevations.cap_sys_tty_config.found) > 0

of_capabilities contains "cap-syslog" if count(elevations.cap_syslog.found) > 0

of_capabilities contains "cap-wake-alarm" if count(elevations.cap_wake_alarm.found) > 0

by_workload contains name if {
    parts.command
    some name in of_command
}

of_command contains "working-directory" if count(elevations.working_directory.found) > 0

by_workload contains name if {
    parts.devices
    some name in of_devices
}

of_devices contains name if some [name, _] in devices.matches

of_devices contains "cdi-device" if count(elevations.cdi_device.found) > 0

of_devices contains "device-driver" if count(elevations.device_driver.found) > 0

of_devices contains "device-rule-character" if count(elevations.device_rule_character.found) > 0

of_devices contains "device-rule-disk" if count(elevations.device_rule_disk.found) > 0

of_devices contains "device-unresolved" if count(elevations.device_unresolved.found) > 0

of_devices contains "gpu" if count(elevations.gpu.found) > 0

by_workload contains name if {
    parts.environment
    some name in of_environment
}

of_environment contains "gpu" if count(elevations.gpu.found) > 0

of_environment contains "secret-in-environment" if count(elevations.secret_in_environment.found) > 0

by_workload contains name if {
    parts.exec
    some name in of_exec
}

of_exec contains "exec-privileged" if count(elevations.exec_privileged.found) > 0

of_exec contains "exec-root" if count(elevations.exec_root.found) > 0

by_workload contains name if {
    parts.groups
    some name in of_groups
}

of_groups contains "group-added" if count(elevations.group_added.found) > 0

by_workload contains name if {
    parts.limits
    some name in of_limits
}

of_limits contains "device-limits" if count(elevations.device_limits.found) > 0

of_limits contains "limit-lifted" if count(elevations.limit_lifted.found) > 0

of_limits contains "oom-kill-disabled" if count(elevations.oom_kill_disabled.found) > 0

of_limits contains "oom-score" if count(elevations.oom_score.found) > 0

of_limits contains "realtime-cpu" if count(elevations.realtime_cpu.found) > 0

of_limits contains "shared-memory-size" if count(elevations.shared_memory_size.found) > 0

of_limits contains "swap-unlimited" if count(elevations.swap_unlimited.found) > 0

of_limits contains "ulimit-unlimited" if count(elevations.ulimit_unlimited.found) > 0

by_workload contains name if {
    parts.log
    some name in of_log
}

of_log contains "log-driver" if count(elevations.log_driver.found) > 0

of_log contains "log-endpoint" if count(elevations.log_endpoint.found) > 0

of_log contains "log-file" if count(elevations.log_file.found) > 0

of_log contains "log-none" if count(elevations.log_none.found) > 0

by_workload contains name if {
    parts.mounts
    some name in of_mounts
}

of_mounts contains name if some [name, _] in host_paths.matches

of_mounts contains "cluster-volume" if count(elevations.cluster_volume.found) > 0

of_mounts contains "host-path-created" if count(elevations.host_path_created.found) > 0

of_mounts contains "host-path-unresolved" if count(elevations.host_path_unresolved.found) > 0

of_mounts contains "host-relabel" if count(elevations.host_relabel.found) > 0

of_mounts contains "host-socket" if count(elevations.host_socket.found) > 0

of_mounts contains "mount-propagation" if count(elevations.mount_propagation.found) > 0

of_mounts contains "mount-propagation-slave" if count(elevations.mount_propagation_slave.found) > 0

of_mounts contains "mount-unknown" if count(elevations.mount_unknown.found) > 0

of_mounts contains "named-pipe" if count(elevations.named_pipe.found) > 0

of_mounts contains "tmpfs-options" if count(elevations.tmpfs_options.found) > 0

of_mounts contains "volume-device" if count(elevations.volume_device.found) > 0

of_mounts contains "volume-driver" if count(elevations.volume_driver.found) > 0

of_mounts contains "volume-file-system" if count(elevations.volume_file_system.found) > 0

of_mounts contains "volume-host-path" if count(elevations.volume_host_path.found) > 0

of_mounts contains "volume-network" if count(elevations.volume_network.found) > 0

of_mounts contains "volume-unknown" if count(elevations.volume_unknown.found) > 0

by_workload contains name if {
    parts.names
    some name in of_names
}

of_names contains "dns-server" if count(elevations.dns_server.found) > 0

of_names contains "host-gateway" if count(elevations.host_gateway.found) > 0

of_names contains "links" if count(elevations.links.found) > 0

by_workload contains name if {
    parts.namespaces
    some name in of_namespaces
}

of_namespaces contains "container-cgroup" if count(elevations.container_cgroup.found) > 0

of_namespaces contains "container-ipc" if count(elevations.container_ipc.found) > 0

of_namespaces contains "container-network" if count(elevations.container_network.found) > 0

of_namespaces contains "container-pid" if count(elevations.container_pid.found) > 0

of_namespaces contains "host-cgroupns" if count(elevations.host_cgroupns.found) > 0

of_namespaces contains "host-ipc" if count(elevations.host_ipc.found) > 0

of_namespaces contains "host-network" if count(elevations.host_network.found) > 0

of_namespaces contains "host-pid" if count(elevations.host_pid.found) > 0

of_namespaces contains "host-userns" if count(elevations.host_userns.found) > 0

of_namespaces contains "host-uts" if count(elevations.host_uts.found) > 0

of_namespaces contains "joins-elevated-container" if count(elevations.joins_elevated_container.found) > 0

by_workload contains name if {
    parts.network_plan
    some name in of_network_plan
}

of_network_plan contains "endpoint-options" if count(elevations.endpoint_options.found) > 0

of_network_plan contains "network-driver" if count(elevations.network_driver.found) > 0

of_network_plan contains "network-gateway" if count(elevations.network_gateway.found) > 0

of_network_plan contains "network-ingress" if count(elevations.network_ingress.found) > 0

of_network_plan contains "network-of-the-host" if count(elevations.network_of_the_host.found) > 0

of_network_plan contains "overlay-unencrypted" if count(elevations.overlay_unencrypted.found) > 0

by_workload contains name if {
    parts.networks
    some name in of_networks
}

of_networks contains "endpoint-options" if count(elevations.endpoint_options.found) > 0

of_networks contains "fixed-address" if count(elevations.fixed_address.found) > 0

of_networks contains "host-network" if count(elevations.host_network.found) > 0

of_networks contains "network-of-the-host" if count(elevations.network_of_the_host.found) > 0

by_workload contains name if {
    parts.operation_path
    some name in of_operation_path
}

of_operation_path contains "checkpoint-directory" if count(elevations.checkpoint_directory.found) > 0

by_workload contains name if {
    parts.plugin
    some name in of_plugin
}

of_plugin contains "plugin-privileges" if count(elevations.plugin_privileges.found) > 0

by_workload contains name if {
    parts.ports
    some name in of_ports
}

of_ports contains "privileged-port" if count(elevations.privileged_port.found) > 0

of_ports contains "publish-all-ports" if count(elevations.publish_all_ports.found) > 0

of_ports contains "published-on-all-addresses" if count(elevations.published_on_all_addresses.found) > 0

of_ports contains "ssh-port" if count(elevations.ssh_port.found) > 0

by_workload contains name if {
    parts.privileged
    some name in of_privileged
}

of_privileged contains "privileged" if count(elevations.privileged.found) > 0

by_workload contains name if {
    parts.processes
    some name in of_processes
}

of_processes contains "cap-net-raw" if count(elevations.cap_net_raw.found) > 0

of_processes contains "capabilities-kept" if count(elevations.capabilities_kept.found) > 0

of_processes contains "cpu-limit-missing" if count(elevations.cpu_limit_missing.found) > 0

of_processes contains "default-bridge" if count(elevations.default_bridge.found) > 0

of_processes contains "group-root" if count(elevations.group_root.found) > 0

of_processes contains "healthcheck-missing" if count(elevations.healthcheck_missing.found) > 0

of_processes contains "image-latest" if count(elevations.image_latest.found) > 0

of_processes contains "image-unknown" if count(elevations.image_unknown.found) > 0

of_processes contains "image-without-digest" if count(elevations.image_without_digest.found) > 0

of_processes contains "ipc-shareable" if count(elevations.ipc_shareable.found) > 0

of_processes contains "memory-limit-missing" if count(elevations.memory_limit_missing.found) > 0

of_processes contains "no-new-privileges-missing" if count(elevations.no_new_privileges_missing.found) > 0

of_processes contains "open-files-limit-missing" if count(elevations.open_files_limit_missing.found) > 0

of_processes contains "pids-limit-missing" if count(elevations.pids_limit_missing.found) > 0

of_processes contains "storage-limit-missing" if count(elevations.storage_limit_missing.found) > 0

of_processes contains "user-namespace-missing" if count(elevations.user_namespace_missing.found) > 0

of_processes contains "user-root" if count(elevations.user_root.found) > 0

of_processes contains "user-unknown" if count(elevations.user_unknown.found) > 0

of_processes contains "writable-root" if count(elevations.writable_root.found) > 0

by_workload contains name if {
    parts.restart
    some name in of_restart
}

of_restart contains "restart-always" if count(elevations.restart_always.found) > 0

by_workload contains name if {
    parts.security
    some name in of_security
}

of_security contains "apparmor-profile" if count(elevations.apparmor_profile.found) > 0

of_security contains "apparmor-unconfined" if count(elevations.apparmor_unconfined.found) > 0

of_security contains "credential-spec" if count(elevations.credential_spec.found) > 0

of_security contains "masked-paths" if count(elevations.masked_paths.found) > 0

of_security contains "readonly-paths" if count(elevations.readonly_paths.found) > 0

of_security contains "seccomp-profile" if count(elevations.seccomp_profile.found) > 0

of_security contains "seccomp-unconfined" if count(elevations.seccomp_unconfined.found) > 0

of_security contains "selinux-disabled" if count(elevations.selinux_disabled.found) > 0

of_security contains "selinux-label" if count(elevations.selinux_label.found) > 0

of_security contains "writable-cgroups" if count(elevations.writable_cgroups.found) > 0

by_workload contains name if {
    parts.service
    some name in of_service
}

of_service contains "plugin-install" if count(elevations.plugin_install.found) > 0

of_service contains "service-secrets" if count(elevations.service_secrets.found) > 0

by_workload contains name if {
    parts.settings
    some name in of_settings
}

of_settings contains "cgroup-parent" if count(elevations.cgroup_parent.found) > 0

of_settings contains "fixed-address" if count(elevations.fixed_address.found) > 0

of_settings contains "process-isolation" if count(elevations.process_isolation.found) > 0

of_settings contains "runtime" if count(elevations.runtime.found) > 0

of_settings contains "umask" if count(elevations.umask.found) > 0

by_workload contains name if {
    parts.storage
    some name in of_storage
}

of_storage contains "storage-options" if count(elevations.storage_options.found) > 0

by_workload contains name if {
    parts.sysctls
    some name in of_sysctls
}

of_sysctls contains "sysctl-unsafe" if count(elevations.sysctl_unsafe.found) > 0

by_workload contains name if {
    parts.unknown
    some name in of_unknown
}

of_unknown contains "unknown-power" if count(elevations.unknown_power.found) > 0

of_unknown contains "volume-unknown" if count(elevations.volume_unknown.found) > 0

by_workload contains name if {
    parts.volume
    some name in of_volume
}

of_volume contains "cluster-volume" if count(elevations.cluster_volume.found) > 0

by_workload contains name if {
    parts.volumes_from
    some name in of_volumes_from
}

of_volumes_from contains "joins-elevated-container" if count(elevations.joins_elevated_container.found) > 0

of_volumes_from contains "volumes-from" if count(elevations.volumes_from.found) > 0

by_route contains "attach-websocket" if {
    input.request.route == "container.attach.websocket"
    count(elevations.attach_websocket.found) > 0
}

by_route contains "build-network-access" if {
    input.request.route == "grpc"
    count(elevations.build_network_access.found) > 0
}

by_route contains "checkpoint" if {
    input.request.route == "checkpoint.create"
    count(elevations.checkpoint.found) > 0
}

by_route contains "commit" if {
    input.request.route == "container.commit"
    count(elevations.commit.found) > 0
}

by_route contains "commit-changes" if {
    input.request.route == "container.commit"
    count(elevations.commit_changes.found) > 0
}

by_route contains "config-read" if {
    input.request.route == "config.inspect"
    count(elevations.config_read.found) > 0
}

by_route contains "config-read" if {
    input.request.route == "config.list"
    count(elevations.config_read.found) > 0
}

by_route contains "container-rename" if {
    input.request.route == "container.rename"
    count(elevations.container_rename.found) > 0
}

by_route contains "debug" if {
    input.request.route == "debug.pprof"
    count(elevations.debug.found) > 0
}

by_route contains "debug" if {
    input.request.route == "debug.vars"
    count(elevations.debug.found) > 0
}

by_route contains "files-read" if {
    input.request.route == "container.archive.get"
    count(elevations.files_read.found) > 0
}

by_route contains "files-read" if {
    input.request.route == "container.copy"
    count(elevations.files_read.found) > 0
}

by_route contains "files-written" if {
    input.request.route == "container.archive.put"
    count(elevations.files_written.found) > 0
}

by_route contains "grpc" if {
    input.request.route == "grpc"
    count(elevations.grpc.found) > 0
}

by_route contains "image-export" if {
    input.request.route == "container.export"
    count(elevations.image_export.found) > 0
}

by_route contains "image-export" if {
    input.request.route == "image.save"
    count(elevations.image_export.found) > 0
}

by_route contains "image-import" if {
    input.request.route == "image.create"
    count(elevations.image_import.found) > 0
}

by_route contains "image-import" if {
    input.request.route == "image.load"
    count(elevations.image_import.found) > 0
}

by_route contains "image-import-url" if {
    input.request.route == "image.create"
    count(elevations.image_import_url.found) > 0
}

by_route contains "image-push" if {
    input.request.route == "image.push"
    count(elevations.image_push.found) > 0
}

by_route contains "image-remote" if {
    input.request.route == "auth"
    count(elevations.image_remote.found) > 0
}

by_route contains "image-remote" if {
    input.request.route == "distribution.inspect"
    count(elevations.image_remote.found) > 0
}

by_route contains "image-remote" if {
    input.request.route == "plugin.privileges"
    count(elevations.image_remote.found) > 0
}

by_route contains "image-tag" if {
    input.request.route == "image.tag"
    count(elevations.image_tag.found) > 0
}

by_route contains "node-update" if {
    input.request.route == "node.delete"
    count(elevations.node_update.found) > 0
}

by_route contains "node-update" if {
    input.request.route == "node.update"
    count(elevations.node_update.found) > 0
}

by_route contains "plugin-create" if {
    input.request.route == "plugin.create"
    count(elevations.plugin_create.found) > 0
}

by_route contains "plugin-enable" if {
    input.request.route == "plugin.enable"
    count(elevations.plugin_enable.found) > 0
}

by_route contains "plugin-install" if {
    input.request.route == "plugin.pull"
    count(elevations.plugin_install.found) > 0
}

by_route contains "plugin-install" if {
    input.request.route == "plugin.upgrade"
    count(elevations.plugin_install.found) > 0
}

by_route contains "plugin-push" if {
    input.request.route == "plugin.push"
    count(elevations.plugin_push.found) > 0
}

by_route contains "plugin-remove" if {
    input.request.route == "plugin.delete"
    count(elevations.plugin_remove.found) > 0
}

by_route contains "plugin-remove" if {
    input.request.route == "plugin.disable"
    count(elevations.plugin_remove.found) > 0
}

by_route contains "plugin-set" if {
    input.request.route == "plugin.set"
    count(elevations.plugin_set.found) > 0
}

by_route contains "prune" if {
    input.request.route == "build.prune"
    count(elevations.prune.found) > 0
}

by_route contains "prune" if {
    input.request.route == "container.prune"
    count(elevations.prune.found) > 0
}

by_route contains "prune" if {
    input.request.route == "image.prune"
    count(elevations.prune.found) > 0
}

by_route contains "prune" if {
    input.request.route == "network.prune"
    count(elevations.prune.found) > 0
}

by_route contains "prune" if {
    input.request.route == "volume.prune"
    count(elevations.prune.found) > 0
}

by_route contains "secret-change" if {
    input.request.route == "config.create"
    count(elevations.secret_change.found) > 0
}

by_route contains "secret-change" if {
    input.request.route == "config.update"
    count(elevations.secret_change.found) > 0
}

by_route contains "secret-change" if {
    input.request.route == "secret.create"
    count(elevations.secret_change.found) > 0
}

by_route contains "secret-change" if {
    input.request.route == "secret.update"
    count(elevations.secret_change.found) > 0
}

by_route contains "secrets-shown" if {
    input.request.route == "container.inspect"
    count(elevations.secrets_shown.found) > 0
}

by_route contains "secrets-shown" if {
    input.request.route == "exec.inspect"
    count(elevations.secrets_shown.found) > 0
}

by_route contains "secrets-shown" if {
    input.request.route == "service.inspect"
    count(elevations.secrets_shown.found) > 0
}

by_route contains "secrets-shown" if {
    input.request.route == "service.list"
    count(elevations.secrets_shown.found) > 0
}

by_route contains "secrets-shown" if {
    input.request.route == "task.inspect"
    count(elevations.secrets_shown.found) > 0
}

by_route contains "secrets-shown" if {
    input.request.route == "task.list"
    count(elevations.secrets_shown.found) > 0
}

by_route contains "service-change" if {
    input.request.route == "service.create"
    count(elevations.service_change.found) > 0
}

by_route contains "service-change" if {
    input.request.route == "service.update"
    count(elevations.service_change.found) > 0
}

by_route contains "session" if {
    input.request.route == "session"
    count(elevations.session.found) > 0
}

by_route contains "swarm-init" if {
    input.request.route == "swarm.init"
    count(elevations.swarm_init.found) > 0
}

by_route contains "swarm-join" if {
    input.request.route == "swarm.join"
    count(elevations.swarm_join.found) > 0
}

by_route contains "swarm-keys" if {
    input.request.route == "swarm.inspect"
    count(elevations.swarm_keys.found) > 0
}

by_route contains "swarm-keys" if {
    input.request.route == "swarm.unlockkey"
    count(elevations.swarm_keys.found) > 0
}

by_route contains "swarm-leave" if {
    input.request.route == "swarm.leave"
    count(elevations.swarm_leave.found) > 0
}

by_route contains "swarm-unlock" if {
    input.request.route == "swarm.unlock"
    count(elevations.swarm_unlock.found) > 0
}

by_route contains "swarm-update" if {
    input.request.route == "swarm.update"
    count(elevations.swarm_update.found) > 0
}

by_route contains "unknown-call" if {
    input.request.route == "unknown"
    count(elevations.unknown_call.found) > 0
}
