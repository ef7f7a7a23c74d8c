"""A policy that allows everything, and callers who want the gate gone: what they try is refused before the policy is
asked, and everything else passes."""

import json
import os
import shutil

from tests.e2e.cases import GuardedDocker, expect, expect_refused
from tests.e2e.private_docker import IMAGE

CREATE = "/v1.41/containers/create"
ALLOW_ALL = "package docker.authz\n\nallow := true\n"
READS_WORKLOAD = "package docker.authz\n\nallow := input.workload != 1\n"


class SelfProtection(GuardedDocker):
    def __init__(self, setting):
        self.policy = setting.directory / f"self_protection_{setting.daemon.name}" / "allow_all.rego"
        self.policy.parent.mkdir(exist_ok=True)
        self.policy.write_text(ALLOW_ALL)
        super().__init__(setting, "self", self.policy, "What no policy can allow", "--gather-time", "30000")
        self.setting = setting

    def cases(self):
        return [
            ("the daemon's socket in a container, read-only too", self.docker_socket),
            ("a folder above the sockets", self.above),
            ("the folder of the plugin's socket", self.plugin_folder),
            ("the policy's file, unless it is read-only", self.policy_file),
            ("the daemon's configuration that its command line names", self.daemon_configuration),
            ("systemd's units", self.units),
            ("a symbolic link, wherever it stands", self.links),
            ("a path through /proc", self.proc),
            ("a volume that is such a folder, when it is made", self.volume),
            ("a volume that was such a folder before, where the policy reads the workload", self.old_volume),
            ("the volumes of a container that has the socket, where it does", self.volumes_from),
            ("a service with the socket", self.service),
            ("a link that is bent after the container was made, where the policy reads the workload", self.bent),
            ("the plugin's own name under every spelling", self.own_name),
            ("another plugin with its name", self.other_plugin),
            ("everything else passes", self.everything_else),
        ]

    def create(self, **host_config):
        return self.docker.request("POST", CREATE, {"Image": IMAGE, "HostConfig": host_config})

    def expect_created(self, **host_config):
        answer = self.create(**host_config)
        expect(answer.status == 201, "want 201", f"{answer.status} {answer.body[:300]}")
        return json.loads(answer.body)["Id"]

    def docker_socket(self):
        words = "gives away the Docker daemon's socket", "no policy can allow it"
        for mode in ("", ":ro", ":ro,z"):
            expect_refused(self.create(Binds=[f"{self.docker.socket}:/s{mode}"]), *words)
        for path in ("/run/docker.sock", "/var/run/docker.sock", "/run//./docker.sock"):
            expect_refused(self.create(Binds=[f"{path}:/s:ro"]), *words)
        mount = {"Type": "bind", "Source": str(self.docker.socket), "Target": "/s", "ReadOnly": True}
        expect_refused(self.create(Mounts=[mount]), *words)

    def above(self):
        for path in ("/", "/run", "/var/run", "/run/docker", self.docker.dir, self.docker.dir.parent):
            expect_refused(self.create(Binds=[f"{path}:/h:ro"]), "gives away")

    def plugin_folder(self):
        for path in ("/run/docker/plugins", self.plugin.socket, "/run/docker/plugins/other.sock"):
            expect_refused(self.create(Binds=[f"{path}:/p:ro"]), "where Bulkhead's socket is")

    def policy_file(self):
        words = "Bulkhead's configuration or policy"
        for path in (self.policy, self.policy.parent):
            expect_refused(self.create(Binds=[f"{path}:/p"]), words)
            self.expect_created(Binds=[f"{path}:/p:ro"])

    def daemon_configuration(self):
        path = self.docker.dir / "daemon.json"
        expect_refused(self.create(Binds=[f"{path}:/p"]), "the Docker daemon's configuration")
        self.expect_created(Binds=[f"{path}:/p:ro"])

    def units(self):
        for path in ("/etc/systemd/system", "/lib/systemd/system/docker.service", "/etc/systemd", "/usr/lib"):
            expect_refused(self.create(Binds=[f"{path}:/u"]), "gives away")

    def links(self):
        for folder, mode in (("closed", 0o755), ("open", 0o1777)):
            here = self.docker.dir / folder
            here.mkdir()
            here.chmod(mode)
            os.symlink(self.docker.socket, here / "socket")
            os.symlink("/run/docker", here / "above")
            os.symlink(here / "above", here / "chain")
            for path in ("socket", "above", "chain", "chain/plugins", "above/plugins/new"):
                expect_refused(self.create(Binds=[f"{here / path}:/p:ro"]), "which leads to /")

    def proc(self):
        for path in ("/proc/self/root", "/proc/1/root/run", "/proc/1/cwd"):
            expect_refused(self.create(Binds=[f"{path}:/p:ro"]), "cannot be told whether")

    def read_workload(self):
        if self.policy.read_text() == READS_WORKLOAD:
            return
        mark = len(self.plugin.log())
        self.policy.write_text(READS_WORKLOAD)
        self.plugin.await_log('"event":"policy_loaded"', since=mark)

    def make_volume(self, name, device, kind="none", options="bind"):
        opts = {"type": kind, "o": options, "device": device}
        return self.docker.request("POST", "/v1.41/volumes/create", {"Name": name, "DriverOpts": opts})

    def volume(self):
        expect_refused(self.make_volume("v", "/run/docker/plugins"), "where Bulkhead's socket is")
        expect_refused(self.make_volume("v", "/", options="bind,ro"), "gives away")
        lower = f"lowerdir=/run/docker,upperdir={self.docker.dir}/u,workdir={self.docker.dir}/w"
        expect_refused(self.make_volume("v", "overlay", "overlay", lower), "gives away")
        expect_refused(self.make_volume("v", "run/docker"), "it is not absolute")
        config = {"Name": "local", "Options": {"type": "none", "o": "bind", "device": "/run"}}
        mount = {"Type": "volume", "Target": "/p", "VolumeOptions": {"DriverConfig": config}}
        expect_refused(self.create(Mounts=[mount]), "gives away")

    def unguarded(self, action):
        """Does something while no plugin stands in front of the daemon."""
        self.plugin.kill()
        self.docker.set_plugins([])
        self.docker.restart_daemon()
        done = action()
        self.plugin.start()
        self.docker.set_plugins([self.plugin.name])
        self.docker.restart_daemon()
        return done

    def old_volume(self):
        made = self.unguarded(lambda: self.make_volume("old", "/run/docker"))
        expect(made.status == 201, "want the volume", made.body)
        self.read_workload()
        expect_refused(self.create(Binds=["old:/p"]), "gives away")
        expect_refused(self.create(Mounts=[{"Type": "volume", "Source": "old", "Target": "/p"}]), "gives away")

    def volumes_from(self):
        def has_socket():
            return self.expect_created(Binds=[f"{self.docker.socket}:/s"])

        container = self.unguarded(has_socket)
        self.read_workload()
        expect_refused(self.create(VolumesFrom=[container]), "the Docker daemon's socket")
        expect_refused(self.create(VolumesFrom=[f"{container[:12]}:ro"]), "the Docker daemon's socket")

    def service(self):
        mount = {"Type": "bind", "Source": "/run/docker.sock", "Target": "/s", "ReadOnly": True}
        spec = {"Name": "s", "TaskTemplate": {"ContainerSpec": {"Image": IMAGE, "Mounts": [mount]}}}
        expect_refused(self.docker.request("POST", "/v1.41/services/create", spec), "the Docker daemon's socket")

    def bent(self):
        here = self.docker.dir / "bent"
        (here / "data").mkdir(parents=True)
        self.read_workload()
        container = self.expect_created(Binds=[f"{here}/data:/p"])
        shutil.rmtree(here / "data")
        os.symlink("/run/docker", here / "data")
        answer = self.docker.request("POST", f"/v1.41/containers/{container}/start")
        expect_refused(answer, "which leads to /run/docker")

    def own_name(self):
        name = self.plugin.name
        spellings = (name, f"{name}:latest", f"docker.io/library/{name}", f"library/{name}:latest", f"%62{name[1:]}")
        for spelling in spellings:
            for method, rest, body in (
                ("POST", "/disable?force=1", None),
                ("POST", "/set", ["A=b"]),
                ("POST", "/upgrade?remote=x/y", []),
                ("DELETE", "?force=1", None),
            ):
                answer = self.docker.request(method, f"/v1.41/plugins/{spelling}{rest}", body)
                expect_refused(answer, "this is Bulkhead itself")

    def other_plugin(self):
        name = self.plugin.name
        expect_refused(self.docker.request("POST", f"/v1.41/plugins/create?name={name}"), "this is Bulkhead itself")
        pull = f"/v1.41/plugins/pull?remote=evil.example/x&name={name}"
        expect_refused(self.docker.request("POST", pull, []), "this is Bulkhead itself")
        answer = self.docker.request("POST", "/v1.41/plugins/nosuch/disable")
        expect(answer.status == 404, "want the daemon's own answer", f"{answer.status} {answer.body}")

    def everything_else(self):
        data = self.docker.dir / "plain"
        data.mkdir()
        self.expect_created(Binds=[f"{data}:/d", "/etc/hostname:/h:ro", "cache:/c"], Privileged=True)
        self.expect_created(Binds=[f"{data}/new:/d"])
        done = self.docker.docker("run", "--rm", "-v", f"{data}:/d", "-v", "work:/w", IMAGE, "touch", "/d/file", "/w/f")
        expect(done.returncode == 0 and (data / "file").exists(), "want a container that writes there", done)
