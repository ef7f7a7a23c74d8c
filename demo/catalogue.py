"""The demo's steps that need no daemon: what the catalogue knows of an elevation, and what would be decided."""

LINE = ["docker", "run", "--cap-add", "NET_ADMIN", "-v", "/etc:/host-etc", "busybox"]


def tell(narrator, program, configuration):
    narrator.shortened = [(str(program), "bulkhead")]
    narrator.step("What Bulkhead knows of a docker flag")
    done = narrator.run([program, "explain", "--cap-add", "SYS_ADMIN"])
    narrator.expect("it says what it gives an attacker, and what to use instead", "BH1102" in done.stdout)
    narrator.step("What would be decided of a docker line, and which rule would do it")
    decide = [program, "decide", "--config", configuration, "--root", "/"]
    done = narrator.run([*decide, "--as", "socket", "--", *LINE])
    narrator.expect("refused, both reasons named", done.returncode == 1 and _names(done, "cap-net-admin", "host-etc"))
    done = narrator.run([*decide, "--as", "cn:ci-runner", "--", *LINE])
    narrator.expect(
        "for the CI runner the capability is granted by its role, the host's folder is not",
        done.returncode == 1 and _names(done, "role ci", "host-etc"),
    )


def _names(done, *words):
    return all(word in done.stdout for word in words)
