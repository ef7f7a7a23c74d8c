"""Ordinary work with Testcontainers. Usage: with_testcontainers.py IMAGE, with DOCKER_HOST set."""

import sys

from testcontainers.core.container import DockerContainer
from testcontainers.core.network import Network


def main(image):
    with Network() as network:
        server = DockerContainer(image).with_command("httpd -f -v -p 80 -h /www").with_exposed_ports(80)
        server = server.with_env("A", "b").with_network(network).with_network_aliases("server")
        server = server.with_volume_mapping("/tmp", "/host", "ro").with_kwargs(labels={"a": "b"}, mem_limit="64m")
        with server as running:
            assert running.get_exposed_port(80)
            assert running.exec(["ls", "/www"]).exit_code == 0
            running.get_logs()


main(sys.argv[1])
