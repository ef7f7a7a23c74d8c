# Which elevations a request has: the names of those that find something.
#
# Made from policies/elevations/ by tools/elevations/index.py; ctest (elevations_index) says when it is stale.
package bulkhead.gate.found

import data.bulkhead.elevations
import data.bulkhead.lib.capabilities
import data.bulkhead.lib.devices
import data.bulkhead.lib.host_paths
import data.bulkhead.lib.parts

names contains name if {
    parts.annotations
    some name in of_annotations
}

of_annotations contains "annotations" if count(elevations.annotations.found) > 0

names contains name if {
    parts.build
    some name in of_build
}

of_build contains "build-host-network" if count(elevations.build_host_network.found) > 0

of_build contains "build-network-access" if count(elevations.build_network_access.found) > 0

of_build contains "build-remote" if count(elevations.build_remote.found) > 0

of_build contains "build-unseen" if count(elevations.build_unseen.found) > 0

names contains name if {
    parts.capabilities
    some name in of_capabilities
}

of_capabilities contains name if some [name, _] in capabilities.matches

of_capabilities contains "cap-all" if count(elevations.cap_all.found) > 0

names contains name if {
    parts.command
    some name in of_command
}

of_command contains "working-directory" if count(elevations.working_directory.found) > 0

names contains name if {
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

names contains name if {
    parts.environment
    some name in of_environment
}

of_environment contains "gpu" if count(elevations.gpu.found) > 0

of_environment contains "secret-in-environment" if count(elevations.secret_in_environment.found) > 0

names contains name if {
    parts.exec
    some name in of_exec
}

of_exec contains "exec-privileged" if count(elevations.exec_privileged.found) > 0

of_exec contains "exec-root" if count(elevations.exec_root.found) > 0

names contains name if {
    parts.groups
    some name in of_groups
}

of_groups contains "group-added" if count(elevations.group_added.found) > 0

names contains name if {
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

names contains name if {
    parts.log
    some name in of_log
}

of_log contains "log-driver" if count(elevations.log_driver.found) > 0

of_log contains "log-endpoint" if count(elevations.log_endpoint.found) > 0

of_log contains "log-file" if count(elevations.log_file.found) > 0

of_log contains "log-none" if count(elevations.log_none.found) > 0

names contains name if {
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

names contains name if {
    parts.names
    some name in of_names
}

of_names contains "dns-server" if count(elevations.dns_server.found) > 0

of_names contains "host-gateway" if count(elevations.host_gateway.found) > 0

of_names contains "links" if count(elevations.links.found) > 0

names contains name if {
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

names contains name if {
    parts.network_plan
    some name in of_network_plan
}

of_network_plan contains "endpoint-options" if count(elevations.endpoint_options.found) > 0

of_network_plan contains "network-driver" if count(elevations.network_driver.found) > 0

of_network_plan contains "network-gateway" if count(elevations.network_gateway.found) > 0

of_network_plan contains "network-ingress" if count(elevations.network_ingress.found) > 0

of_network_plan contains "network-of-the-host" if count(elevations.network_of_the_host.found) > 0

of_network_plan contains "overlay-unencrypted" if count(elevations.overlay_unencrypted.found) > 0

names contains name if {
    parts.networks
    some name in of_networks
}

of_networks contains "endpoint-options" if count(elevations.endpoint_options.found) > 0

of_networks contains "fixed-address" if count(elevations.fixed_address.found) > 0

of_networks contains "host-network" if count(elevations.host_network.found) > 0

of_networks contains "network-of-the-host" if count(elevations.network_of_the_host.found) > 0

names contains name if {
    parts.operation_path
    some name in of_operation_path
}

of_operation_path contains "checkpoint-directory" if count(elevations.checkpoint_directory.found) > 0

names contains name if {
    parts.plugin
    some name in of_plugin
}

of_plugin contains "plugin-privileges" if count(elevations.plugin_privileges.found) > 0

names contains name if {
    parts.ports
    some name in of_ports
}

of_ports contains "privileged-port" if count(elevations.privileged_port.found) > 0

of_ports contains "publish-all-ports" if count(elevations.publish_all_ports.found) > 0

of_ports contains "published-on-all-addresses" if count(elevations.published_on_all_addresses.found) > 0

of_ports contains "ssh-port" if count(elevations.ssh_port.found) > 0

names contains name if {
    parts.privileged
    some name in of_privileged
}

of_privileged contains "privileged" if count(elevations.privileged.found) > 0

names contains name if {
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

names contains name if {
    parts.restart
    some name in of_restart
}

of_restart contains "restart-always" if count(elevations.restart_always.found) > 0

names contains name if {
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

names contains name if {
    parts.service
    some name in of_service
}

of_service contains "plugin-install" if count(elevations.plugin_install.found) > 0

of_service contains "service-secrets" if count(elevations.service_secrets.found) > 0

names contains name if {
    parts.settings
    some name in of_settings
}

of_settings contains "cgroup-parent" if count(elevations.cgroup_parent.found) > 0

of_settings contains "fixed-address" if count(elevations.fixed_address.found) > 0

of_settings contains "process-isolation" if count(elevations.process_isolation.found) > 0

of_settings contains "runtime" if count(elevations.runtime.found) > 0

of_settings contains "umask" if count(elevations.umask.found) > 0

names contains name if {
    parts.storage
    some name in of_storage
}

of_storage contains "storage-options" if count(elevations.storage_options.found) > 0

names contains name if {
    parts.sysctls
    some name in of_sysctls
}

of_sysctls contains "sysctl-unsafe" if count(elevations.sysctl_unsafe.found) > 0

names contains name if {
    parts.unknown
    some name in of_unknown
}

of_unknown contains "unknown-power" if count(elevations.unknown_power.found) > 0

of_unknown contains "volume-unknown" if count(elevations.volume_unknown.found) > 0

names contains name if {
    parts.volume
    some name in of_volume
}

of_volume contains "cluster-volume" if count(elevations.cluster_volume.found) > 0

names contains name if {
    parts.volumes_from
    some name in of_volumes_from
}

of_volumes_from contains "joins-elevated-container" if count(elevations.joins_elevated_container.found) > 0

of_volumes_from contains "volumes-from" if count(elevations.volumes_from.found) > 0

names contains "attach-websocket" if {
    input.request.route == "container.attach.websocket"
    count(elevations.attach_websocket.found) > 0
}

names contains "build-network-access" if {
    input.request.route == "grpc"
    count(elevations.build_network_access.found) > 0
}

names contains "checkpoint" if {
    input.request.route == "checkpoint.create"
    count(elevations.checkpoint.found) > 0
}

names contains "commit" if {
    input.request.route == "container.commit"
    count(elevations.commit.found) > 0
}

names contains "commit-changes" if {
    input.request.route == "container.commit"
    count(elevations.commit_changes.found) > 0
}

names contains "config-read" if {
    input.request.route == "config.inspect"
    count(elevations.config_read.found) > 0
}

names contains "config-read" if {
    input.request.route == "config.list"
    count(elevations.config_read.found) > 0
}

names contains "container-rename" if {
    input.request.route == "container.rename"
    count(elevations.container_rename.found) > 0
}

names contains "debug" if {
    input.request.route == "debug.pprof"
    count(elevations.debug.found) > 0
}

names contains "debug" if {
    input.request.route == "debug.vars"
    count(elevations.debug.found) > 0
}

names contains "files-read" if {
    input.request.route == "container.archive.get"
    count(elevations.files_read.found) > 0
}

names contains "files-read" if {
    input.request.route == "container.copy"
    count(elevations.files_read.found) > 0
}

names contains "files-written" if {
    input.request.route == "container.archive.put"
    count(elevations.files_written.found) > 0
}

names contains "grpc" if {
    input.request.route == "grpc"
    count(elevations.grpc.found) > 0
}

names contains "image-export" if {
    input.request.route == "container.export"
    count(elevations.image_export.found) > 0
}

names contains "image-export" if {
    input.request.route == "image.save"
    count(elevations.image_export.found) > 0
}

names contains "image-import" if {
    input.request.route == "image.create"
    count(elevations.image_import.found) > 0
}

names contains "image-import" if {
    input.request.route == "image.load"
    count(elevations.image_import.found) > 0
}

names contains "image-import-url" if {
    input.request.route == "image.create"
    count(elevations.image_import_url.found) > 0
}

names contains "image-push" if {
    input.request.route == "image.push"
    count(elevations.image_push.found) > 0
}

names contains "image-remote" if {
    input.request.route == "auth"
    count(elevations.image_remote.found) > 0
}

names contains "image-remote" if {
    input.request.route == "distribution.inspect"
    count(elevations.image_remote.found) > 0
}

names contains "image-remote" if {
    input.request.route == "plugin.privileges"
    count(elevations.image_remote.found) > 0
}

names contains "image-tag" if {
    input.request.route == "image.tag"
    count(elevations.image_tag.found) > 0
}

names contains "node-update" if {
    input.request.route == "node.delete"
    count(elevations.node_update.found) > 0
}

names contains "node-update" if {
    input.request.route == "node.update"
    count(elevations.node_update.found) > 0
}

names contains "plugin-create" if {
    input.request.route == "plugin.create"
    count(elevations.plugin_create.found) > 0
}

names contains "plugin-enable" if {
    input.request.route == "plugin.enable"
    count(elevations.plugin_enable.found) > 0
}

names contains "plugin-install" if {
    input.request.route == "plugin.pull"
    count(elevations.plugin_install.found) > 0
}

names contains "plugin-install" if {
    input.request.route == "plugin.upgrade"
    count(elevations.plugin_install.found) > 0
}

names contains "plugin-push" if {
    input.request.route == "plugin.push"
    count(elevations.plugin_push.found) > 0
}

names contains "plugin-remove" if {
    input.request.route == "plugin.delete"
    count(elevations.plugin_remove.found) > 0
}

names contains "plugin-remove" if {
    input.request.route == "plugin.disable"
    count(elevations.plugin_remove.found) > 0
}

names contains "plugin-set" if {
    input.request.route == "plugin.set"
    count(elevations.plugin_set.found) > 0
}

names contains "prune" if {
    input.request.route == "build.prune"
    count(elevations.prune.found) > 0
}

names contains "prune" if {
    input.request.route == "container.prune"
    count(elevations.prune.found) > 0
}

names contains "prune" if {
    input.request.route == "image.prune"
    count(elevations.prune.found) > 0
}

names contains "prune" if {
    input.request.route == "network.prune"
    count(elevations.prune.found) > 0
}

names contains "prune" if {
    input.request.route == "volume.prune"
    count(elevations.prune.found) > 0
}

names contains "secret-change" if {
    input.request.route == "config.create"
    count(elevations.secret_change.found) > 0
}

names contains "secret-change" if {
    input.request.route == "config.update"
    count(elevations.secret_change.found) > 0
}

names contains "secret-change" if {
    input.request.route == "secret.create"
    count(elevations.secret_change.found) > 0
}

names contains "secret-change" if {
    input.request.route == "secret.update"
    count(elevations.secret_change.found) > 0
}

names contains "secrets-shown" if {
    input.request.route == "container.inspect"
    count(elevations.secrets_shown.found) > 0
}

names contains "secrets-shown" if {
    input.request.route == "exec.inspect"
    count(elevations.secrets_shown.found) > 0
}

names contains "secrets-shown" if {
    input.request.route == "service.inspect"
    count(elevations.secrets_shown.found) > 0
}

names contains "secrets-shown" if {
    input.request.route == "service.list"
    count(elevations.secrets_shown.found) > 0
}

names contains "secrets-shown" if {
    input.request.route == "task.inspect"
    count(elevations.secrets_shown.found) > 0
}

names contains "secrets-shown" if {
    input.request.route == "task.list"
    count(elevations.secrets_shown.found) > 0
}

names contains "service-change" if {
    input.request.route == "service.create"
    count(elevations.service_change.found) > 0
}

names contains "service-change" if {
    input.request.route == "service.update"
    count(elevations.service_change.found) > 0
}

names contains "session" if {
    input.request.route == "session"
    count(elevations.session.found) > 0
}

names contains "swarm-init" if {
    input.request.route == "swarm.init"
    count(elevations.swarm_init.found) > 0
}

names contains "swarm-join" if {
    input.request.route == "swarm.join"
    count(elevations.swarm_join.found) > 0
}

names contains "swarm-keys" if {
    input.request.route == "swarm.inspect"
    count(elevations.swarm_keys.found) > 0
}

names contains "swarm-keys" if {
    input.request.route == "swarm.unlockkey"
    count(elevations.swarm_keys.found) > 0
}

names contains "swarm-leave" if {
    input.request.route == "swarm.leave"
    count(elevations.swarm_leave.found) > 0
}

names contains "swarm-unlock" if {
    input.request.route == "swarm.unlock"
    count(elevations.swarm_unlock.found) > 0
}

names contains "swarm-update" if {
    input.request.route == "swarm.update"
    count(elevations.swarm_update.found) > 0
}

names contains "unknown-call" if {
    input.request.route == "unknown"
    count(elevations.unknown_call.found) > 0
}

# All findings of one, by its name.
of("annotations") := elevations.annotations.found

of("apparmor-profile") := elevations.apparmor_profile.found

of("apparmor-unconfined") := elevations.apparmor_unconfined.found

of("attach-websocket") := elevations.attach_websocket.found

of("build-host-network") := elevations.build_host_network.found

of("build-network-access") := elevations.build_network_access.found

of("build-remote") := elevations.build_remote.found

of("build-unseen") := elevations.build_unseen.found

of("buildkit-socket") := elevations.buildkit_socket.found

of("cap-all") := elevations.cap_all.found

of("cap-audit-control") := elevations.cap_audit_control.found

of("cap-audit-read") := elevations.cap_audit_read.found

of("cap-block-suspend") := elevations.cap_block_suspend.found

of("cap-bpf") := elevations.cap_bpf.found

of("cap-checkpoint-restore") := elevations.cap_checkpoint_restore.found

of("cap-dac-read-search") := elevations.cap_dac_read_search.found

of("cap-ipc-lock") := elevations.cap_ipc_lock.found

of("cap-ipc-owner") := elevations.cap_ipc_owner.found

of("cap-linux-immutable") := elevations.cap_linux_immutable.found

of("cap-mac-admin") := elevations.cap_mac_admin.found

of("cap-mac-override") := elevations.cap_mac_override.found

of("cap-net-admin") := elevations.cap_net_admin.found

of("cap-net-raw") := elevations.cap_net_raw.found

of("cap-other") := elevations.cap_other.found

of("cap-perfmon") := elevations.cap_perfmon.found

of("cap-sys-admin") := elevations.cap_sys_admin.found

of("cap-sys-boot") := elevations.cap_sys_boot.found

of("cap-sys-module") := elevations.cap_sys_module.found

of("cap-sys-nice") := elevations.cap_sys_nice.found

of("cap-sys-ptrace") := elevations.cap_sys_ptrace.found

of("cap-sys-rawio") := elevations.cap_sys_rawio.found

of("cap-sys-resource") := elevations.cap_sys_resource.found

of("cap-sys-time") := elevations.cap_sys_time.found

of("cap-sys-tty-config") := elevations.cap_sys_tty_config.found

of("cap-syslog") := elevations.cap_syslog.found

of("cap-wake-alarm") := elevations.cap_wake_alarm.found

of("capabilities-kept") := elevations.capabilities_kept.found

of("cdi-device") := elevations.cdi_device.found

of("cgroup-parent") := elevations.cgroup_parent.found

of("checkpoint") := elevations.checkpoint.found

of("checkpoint-directory") := elevations.checkpoint_directory.found

of("cluster-volume") := elevations.cluster_volume.found

of("commit") := elevations.commit.found

of("commit-changes") := elevations.commit_changes.found

of("config-read") := elevations.config_read.found

of("container-cgroup") := elevations.container_cgroup.found

of("container-ipc") := elevations.container_ipc.found

of("container-network") := elevations.container_network.found

of("container-pid") := elevations.container_pid.found

of("container-rename") := elevations.container_rename.found

of("containerd-socket") := elevations.containerd_socket.found

of("cpu-limit-missing") := elevations.cpu_limit_missing.found

of("credential-spec") := elevations.credential_spec.found

of("crio-socket") := elevations.crio_socket.found

of("debug") := elevations.debug.found

of("default-bridge") := elevations.default_bridge.found

of("device-disk") := elevations.device_disk.found

of("device-driver") := elevations.device_driver.found

of("device-folder") := elevations.device_folder.found

of("device-fuse") := elevations.device_fuse.found

of("device-gpu") := elevations.device_gpu.found

of("device-input") := elevations.device_input.found

of("device-kernel-log") := elevations.device_kernel_log.found

of("device-limits") := elevations.device_limits.found

of("device-memory") := elevations.device_memory.found

of("device-other") := elevations.device_other.found

of("device-rule-character") := elevations.device_rule_character.found

of("device-rule-disk") := elevations.device_rule_disk.found

of("device-terminal") := elevations.device_terminal.found

of("device-tun") := elevations.device_tun.found

of("device-unresolved") := elevations.device_unresolved.found

of("device-virtualisation") := elevations.device_virtualisation.found

of("dns-server") := elevations.dns_server.found

of("docker-configuration") := elevations.docker_configuration.found

of("docker-data") := elevations.docker_data.found

of("docker-socket") := elevations.docker_socket.found

of("endpoint-options") := elevations.endpoint_options.found

of("exec-privileged") := elevations.exec_privileged.found

of("exec-root") := elevations.exec_root.found

of("files-read") := elevations.files_read.found

of("files-written") := elevations.files_written.found

of("fixed-address") := elevations.fixed_address.found

of("gpu") := elevations.gpu.found

of("group-added") := elevations.group_added.found

of("group-root") := elevations.group_root.found

of("grpc") := elevations.grpc.found

of("healthcheck-missing") := elevations.healthcheck_missing.found

of("host-boot") := elevations.host_boot.found

of("host-cgroup") := elevations.host_cgroup.found

of("host-cgroupns") := elevations.host_cgroupns.found

of("host-credentials") := elevations.host_credentials.found

of("host-cron") := elevations.host_cron.found

of("host-dev") := elevations.host_dev.found

of("host-etc") := elevations.host_etc.found

of("host-gateway") := elevations.host_gateway.found

of("host-home") := elevations.host_home.found

of("host-ipc") := elevations.host_ipc.found

of("host-logs") := elevations.host_logs.found

of("host-manager-socket") := elevations.host_manager_socket.found

of("host-network") := elevations.host_network.found

of("host-path-created") := elevations.host_path_created.found

of("host-path-read-only") := elevations.host_path_read_only.found

of("host-path-unresolved") := elevations.host_path_unresolved.found

of("host-path-writable") := elevations.host_path_writable.found

of("host-pid") := elevations.host_pid.found

of("host-proc") := elevations.host_proc.found

of("host-programs") := elevations.host_programs.found

of("host-relabel") := elevations.host_relabel.found

of("host-root") := elevations.host_root.found

of("host-root-home") := elevations.host_root_home.found

of("host-secrets") := elevations.host_secrets.found

of("host-shared-memory") := elevations.host_shared_memory.found

of("host-socket") := elevations.host_socket.found

of("host-ssh-keys") := elevations.host_ssh_keys.found

of("host-sys") := elevations.host_sys.found

of("host-systemd") := elevations.host_systemd.found

of("host-tmp") := elevations.host_tmp.found

of("host-userns") := elevations.host_userns.found

of("host-uts") := elevations.host_uts.found

of("image-export") := elevations.image_export.found

of("image-import") := elevations.image_import.found

of("image-import-url") := elevations.image_import_url.found

of("image-latest") := elevations.image_latest.found

of("image-push") := elevations.image_push.found

of("image-remote") := elevations.image_remote.found

of("image-tag") := elevations.image_tag.found

of("image-unknown") := elevations.image_unknown.found

of("image-without-digest") := elevations.image_without_digest.found

of("ipc-shareable") := elevations.ipc_shareable.found

of("joins-elevated-container") := elevations.joins_elevated_container.found

of("kernel-debug") := elevations.kernel_debug.found

of("kubernetes-data") := elevations.kubernetes_data.found

of("limit-lifted") := elevations.limit_lifted.found

of("links") := elevations.links.found

of("log-driver") := elevations.log_driver.found

of("log-endpoint") := elevations.log_endpoint.found

of("log-file") := elevations.log_file.found

of("log-none") := elevations.log_none.found

of("lxcfs") := elevations.lxcfs.found

of("masked-paths") := elevations.masked_paths.found

of("memory-limit-missing") := elevations.memory_limit_missing.found

of("mount-propagation") := elevations.mount_propagation.found

of("mount-propagation-slave") := elevations.mount_propagation_slave.found

of("mount-unknown") := elevations.mount_unknown.found

of("named-pipe") := elevations.named_pipe.found

of("network-driver") := elevations.network_driver.found

of("network-gateway") := elevations.network_gateway.found

of("network-ingress") := elevations.network_ingress.found

of("network-of-the-host") := elevations.network_of_the_host.found

of("no-new-privileges-missing") := elevations.no_new_privileges_missing.found

of("node-update") := elevations.node_update.found

of("oom-kill-disabled") := elevations.oom_kill_disabled.found

of("oom-score") := elevations.oom_score.found

of("open-files-limit-missing") := elevations.open_files_limit_missing.found

of("overlay-unencrypted") := elevations.overlay_unencrypted.found

of("pids-limit-missing") := elevations.pids_limit_missing.found

of("plugin-create") := elevations.plugin_create.found

of("plugin-enable") := elevations.plugin_enable.found

of("plugin-install") := elevations.plugin_install.found

of("plugin-privileges") := elevations.plugin_privileges.found

of("plugin-push") := elevations.plugin_push.found

of("plugin-remove") := elevations.plugin_remove.found

of("plugin-set") := elevations.plugin_set.found

of("podman-socket") := elevations.podman_socket.found

of("privileged") := elevations.privileged.found

of("privileged-port") := elevations.privileged_port.found

of("process-isolation") := elevations.process_isolation.found

of("prune") := elevations.prune.found

of("publish-all-ports") := elevations.publish_all_ports.found

of("published-on-all-addresses") := elevations.published_on_all_addresses.found

of("readonly-paths") := elevations.readonly_paths.found

of("realtime-cpu") := elevations.realtime_cpu.found

of("restart-always") := elevations.restart_always.found

of("runtime") := elevations.runtime.found

of("seccomp-profile") := elevations.seccomp_profile.found

of("seccomp-unconfined") := elevations.seccomp_unconfined.found

of("secret-change") := elevations.secret_change.found

of("secret-in-environment") := elevations.secret_in_environment.found

of("secrets-shown") := elevations.secrets_shown.found

of("selinux-disabled") := elevations.selinux_disabled.found

of("selinux-label") := elevations.selinux_label.found

of("service-change") := elevations.service_change.found

of("service-secrets") := elevations.service_secrets.found

of("session") := elevations.session.found

of("shared-memory-size") := elevations.shared_memory_size.found

of("ssh-port") := elevations.ssh_port.found

of("storage-limit-missing") := elevations.storage_limit_missing.found

of("storage-options") := elevations.storage_options.found

of("swap-unlimited") := elevations.swap_unlimited.found

of("swarm-init") := elevations.swarm_init.found

of("swarm-join") := elevations.swarm_join.found

of("swarm-keys") := elevations.swarm_keys.found

of("swarm-leave") := elevations.swarm_leave.found

of("swarm-unlock") := elevations.swarm_unlock.found

of("swarm-update") := elevations.swarm_update.found

of("sysctl-unsafe") := elevations.sysctl_unsafe.found

of("tmpfs-options") := elevations.tmpfs_options.found

of("ulimit-unlimited") := elevations.ulimit_unlimited.found

of("umask") := elevations.umask.found

of("unknown-call") := elevations.unknown_call.found

of("unknown-power") := elevations.unknown_power.found

of("user-namespace-missing") := elevations.user_namespace_missing.found

of("user-root") := elevations.user_root.found

of("user-runtime-directory") := elevations.user_runtime_directory.found

of("user-unknown") := elevations.user_unknown.found

of("volume-device") := elevations.volume_device.found

of("volume-driver") := elevations.volume_driver.found

of("volume-file-system") := elevations.volume_file_system.found

of("volume-host-path") := elevations.volume_host_path.found

of("volume-network") := elevations.volume_network.found

of("volume-unknown") := elevations.volume_unknown.found

of("volumes-from") := elevations.volumes_from.found

of("working-directory") := elevations.working_directory.found

of("writable-cgroups") := elevations.writable_cgroups.found

of("writable-root") := elevations.writable_root.found
