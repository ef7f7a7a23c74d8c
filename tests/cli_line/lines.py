"""The lines that are asked of Docker's clients and of ours: written ones, one for each value of each option, and
generated ones."""

import random

from tests.cli_line import values

WRITTEN = [
    "docker create busybox",
    "docker create",
    "docker run -d busybox echo hello",
    "docker run -dit --name web -p 8080:80 -v /srv:/srv:ro -e A=1 --restart always nginx:1.25 nginx -g daemon",
    "docker run busybox -it",
    "docker run -it=false -d busybox",
    "docker create -it busybox sh",
    "docker create -iteA=1 busybox",
    "docker create -ti -eA=1 -e=B=2 -e= busybox",
    "docker create -- busybox -- ls",
    "docker create busybox -- ls",
    "docker create - busybox",
    "docker create --unknown busybox",
    "docker create -Z busybox",
    "docker create --memory",
    "docker create -m",
    "docker create --=x busybox",
    "docker create ---rm busybox",
    "docker create -d busybox",
    "docker create --detach busybox",
    "docker create -test.v busybox",
    "docker create -tx busybox",
    "docker create --rm --restart always busybox",
    "docker create --rm --restart no busybox",
    "docker create --no-healthcheck --health-cmd x busybox",
    "docker create --no-healthcheck busybox",
    "docker create --health-cmd true --health-interval 1s --health-retries 3 busybox",
    "docker create --log-driver none --log-opt a=b busybox",
    "docker create --network net1 --network-alias a --link b:c --ip 1.2.3.4 busybox",
    "docker create --network net1 --network net2 busybox",
    "docker create --network net1 --network net1 busybox",
    "docker create --network net1 --network host busybox",
    "docker create --network host --network-alias a busybox",
    "docker create --network bridge --link a:b busybox",
    "docker create --link a:b busybox",
    "docker create --network-alias a busybox",
    "docker create --network name=net1,alias=x --network-alias a busybox",
    "docker create --network name=net1,ip=1.2.3.4 --ip 1.2.3.5 busybox",
    "docker create --network name=net1,mac-address=92:d0:c6:0a:29:33 --mac-address 92:d0:c6:0a:29:33 busybox",
    "docker create --network net1 --mac-address 92:d0:c6:0a:29:33 busybox",
    "docker create --network container:x --mac-address 92:d0:c6:0a:29:33 busybox",
    "docker create --ip 1.2.3.4 --ip6 ::1 --link-local-ip 169.254.0.1 busybox",
    "docker create -a stdin -a stdout busybox",
    "docker create -a stdin -i busybox",
    "docker create -i busybox",
    "docker create -a stderr -t busybox",
    "docker run -d -a stdout busybox",
    "docker run -d -i busybox",
    "docker run --detach-keys ctrl-a -d busybox",
    "docker run --sig-proxy=false -d busybox",
    "docker create --sig-proxy=false busybox",
    "docker create --cap-add all --cap-add net_raw --cap-add CAP_NET_RAW --cap-drop ALL busybox",
    "docker create --security-opt systempaths=unconfined busybox",
    "docker create --security-opt systempaths=unconfined --security-opt seccomp=unconfined busybox",
    "docker create --use-api-socket busybox",
    "docker create --use-api-socket --mount type=tmpfs,dst=/t busybox",
    "docker create --device /dev/fuse --device vendor.com/gpu=0 --gpus all busybox",
    "docker create --gpus all --gpus device=1 busybox",
    "docker create -p 80:80 -p 81:80 -p 80:80/udp --expose 80 --expose 90-92 busybox",
    "docker create -v /a:/b -v /a:/b -v c:/d -v /e busybox",
    "docker create --env-file env.list -e FOO=over -e A busybox",
    "docker create --label-file labels.list -l a=over busybox",
    "docker create --ulimit nofile=1 --ulimit nofile=2 --ulimit core=0 busybox",
    "docker create --entrypoint sh busybox -c ls",
    "docker create --entrypoint= busybox",
    "docker create --stop-signal SIGKILL --stop-timeout 0 busybox",
    "docker create --init busybox",
    "docker create --init=false busybox",
    "docker create --pid host --ipc host --uts host --userns host --cgroupns host --network host busybox",
    "docker container create --privileged busybox",
    "docker container run -d busybox",
    "docker container exec c ls",
    "docker --debug create busybox",
    "docker -D --log-level debug create busybox",
    "docker -l x create busybox",
    "docker exec c ls -la",
    "docker exec -d c sh",
    "docker exec -e A=1 -e FOO -e MISSING --env-file env.list -u root -w /x --privileged c sh",
    "docker exec -i c sh",
    "docker exec -t c sh",
    "docker exec --detach-keys ctrl-x c sh",
    "docker exec c",
    "docker exec",
    "docker exec -z c sh",
    "docker exec a/b sh",
    "docker exec a%20b sh",
    "docker exec a!b*(c) sh",
    "docker create --platform linux/amd64 --name x busybox",
    "docker create --name a/b+c --platform linux/arm64/v8 busybox",
    "docker create --memory-swap -1 busybox",
    "docker create --health-start-interval 5s busybox",
    "docker create --annotation a=b --annotation c busybox",
]


def written():
    return [line.split() for line in WRITTEN]


def one_option_each():
    """Each value of each option once, spelled in turn as --name value, --name=value, -n value and -nvalue."""
    lines = []
    for name, texts in values.OPTIONS.items():
        for number, text in enumerate(texts):
            spelling = (f"--{name}={text}",) if number % 2 else (f"--{name}", text)
            if name in values.LETTERS and number % 4 > 1:
                spelling = (f"-{values.LETTERS[name]}{text}",) if number % 2 else (f"-{values.LETTERS[name]}", text)
            lines.append(["docker", "create", *spelling, "busybox"])
    for name in values.SWITCHES:
        for text in values.SWITCH:
            if name == "disable-content-trust" and text in ("false", "0", "F"):
                continue  # the client would ask a server
            lines.append(["docker", "create", f"--{name}" if text is None else f"--{name}={text}", "busybox"])
    return lines + [["docker", "create", image] for image in values.IMAGES]


def generated(seed, count):
    chance = random.Random(seed)
    return [one_generated(chance) for _ in range(count)]


def one_generated(chance):
    words = ["docker", chance.choice(["create", "create", "create", "run"])]
    if words[1] == "run":
        words.append("-d")
    for _ in range(chance.randint(1, 9)):
        words += option(chance)
    words.append(chance.choice(values.IMAGES) if chance.random() < 0.05 else "busybox")
    return words + [chance.choice(["ls", "-l", "--", "a b", "", "-it"]) for _ in range(chance.randint(0, 3))]


def option(chance):
    if chance.random() < 0.2:
        name = chance.choice([each for each in values.SWITCHES if each not in ("help", "disable-content-trust")])
        if name in values.LETTERS and chance.random() < 0.5:
            return ["-" + values.LETTERS[name] * chance.randint(1, 2)]
        return [f"--{name}"] if chance.random() < 0.7 else [f"--{name}={chance.choice(['true', 'false'])}"]
    name = chance.choice(sorted(values.OPTIONS))
    # The first values of a list are the good ones; a line with one mistake shows nothing else.
    texts = values.OPTIONS[name]
    text = chance.choice(texts[: max(3, len(texts) // 4)] if chance.random() < 0.85 else texts)
    if chance.random() < 0.06:
        place = chance.randint(0, len(text))
        text = text[:place] + chance.choice(["", ":", "=", ",", "/", "-", " ", '"', "0", "x", "."]) + text[place + 1 :]
    if name in values.LETTERS and chance.random() < 0.5:
        letter = "-" + values.LETTERS[name]
        return [letter + text] if text and chance.random() < 0.5 else [letter, text]
    return [f"--{name}={text}"] if chance.random() < 0.5 else [f"--{name}", text]
