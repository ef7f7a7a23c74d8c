"""Values for each option of `docker create`, good and bad. What a value means is for the client to say, not for this
file: each is only asked of both readers."""

SIZES = [
    "0", "512", "1k", "1K", "10m", "1g", "1.5g", "0.1g", "2t", "64mb", "64MiB", "64 MiB", "1kb", "7p", "1e3", "5b",
    "", "x", "-1", "1x", "1mib2", "0x10", ".5k", "5.", "1i", "1ki", "1kx", "1 ", " 1", "1.2.3", "9999999999g", "+5",
    "-0", "1_000", "٣",
]
NUMBERS = [
    "0", "1", "-1", "512", "1024", "0x10", "010", "0b11", "0o17", "1_000", "_1", "1__0", "", "x", "1.5", "+7",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "99999999999999999999", " 1", "0_1",
]
DURATIONS = [
    "1s", "1m30s", "0", "300ms", "1.5h", "-1s", "5", "", "x", "1h1m1s1ms1us1ns", "1µs", ".5s", "5.s", ".s", "1.5.5s",
    "999999999h", "+3s", "0.3333333333333333333h", "1ss", "2562047h47m16.854775807s",
]
SWITCH = [
    None, "true", "false", "1", "0", "t", "F", "TRUE", "yes", "", "2",
]
TEXTS = [
    "a", "", "x y", "ü", "a=b", "a:b", "<&>", "-", "--rm", "'", '"', "\\", "a,b",
]
DEVICE_RATES = [
    "/dev/sda:1mb", "/dev/sda:100", "/dev/sda:0", "sda:1mb", "/dev/sda", "/dev/sda:x", ":1", "/dev/:-1",
    "/dev/sda:1:2", "/dev/sda:18446744073709551615",
]
NETWORKS = [
    "bridge", "host", "none", "default", "net1", "container:abc", "container:", "", " ", "NET1", "name=net1",
    "name=net1,alias=a,alias=b", "name=net1,ip=172.20.0.5", "name=net1,ip6=2001:db8::1", "name=net1,foo=bar",
    "name=net1,driver-opt=a=b", "name=net1,driver-opt=A=B", "name=net1,driver-opt=a", "alias=a",
    "name=net1,mac-address=92:d0:c6:0a:29:33", "name=net1,link-local-ip=169.254.1.1", "name=net1,gw-priority=5",
    "name=net1,gw-priority=x", 'name=net1,"driver-opt=a=b,c"', "name=net1,alias", "NAME=Net1", "name=,alias=x",
    "name=net1, alias = x", "a=b", "=b", "name=host,alias=a", "name=bridge", "name=net1,ip=", 'name="net1"', "x=y=z",
    "name=net1,=x", "name=net1,driver-opt==x",
]
MOUNTS = [
    "type=bind,source=/a,target=/b", "type=bind,src=/a,dst=/b,readonly", "type=bind,src=/a,dst=/b,ro",
    "type=bind,src=/a,dst=/b,readonly=true", "type=bind,src=/a,dst=/b,readonly=0", "type=bind,src=/a,dst=/b,ro=x",
    "type=bind,src=a,dst=/b", "type=bind,src=./a,dst=/b", "type=bind,src=../a,destination=/b",
    "type=bind,src=/a,dst=/b,bind-propagation=rshared", "type=bind,src=/a,dst=/b,bind-propagation=RPRIVATE",
    "type=bind,src=/a,dst=/b,bind-nonrecursive", "type=bind,src=/a,dst=/b,bind-nonrecursive=true",
    "type=bind,src=/a,dst=/b,bind-recursive=enabled", "type=bind,src=/a,dst=/b,bind-recursive=disabled",
    "type=bind,src=/a,dst=/b,bind-recursive=writable", "type=bind,src=/a,dst=/b,ro,bind-recursive=writable",
    "type=bind,src=/a,dst=/b,ro,bind-recursive=readonly",
    "type=bind,src=/a,dst=/b,ro,bind-recursive=readonly,bind-propagation=rprivate",
    "type=bind,src=/a,dst=/b,bind-recursive=x", "type=volume,source=v,target=/b", "source=v,target=/b",
    "type=volume,src=v,dst=/b,volume-nocopy", "type=volume,src=v,dst=/b,volume-nocopy=false",
    "type=volume,src=v,dst=/b,volume-label=a=b,volume-label=c,volume-label==x", "target=/b",
    "type=volume,src=v,dst=/b,volume-driver=local,volume-opt=type=none,volume-opt=o=bind,volume-opt=device=/",
    'type=volume,src=v,dst=/b,volume-driver=local,"volume-opt=o=bind,rw",volume-opt=device=/',
    "type=volume,src=v,dst=/b,volume-subpath=x", "type=volume,src=v,dst=/b,bind-propagation=private",
    "type=tmpfs,dst=/t", "type=tmpfs,dst=/t,tmpfs-size=1g,tmpfs-mode=1777", "type=tmpfs,dst=/t,tmpfs-mode=9",
    "type=tmpfs,dst=/t,tmpfs-size=x", "type=tmpfs,dst=/t,volume-nocopy", "type=image,src=busybox,dst=/i",
    "type=image,src=busybox,dst=/i,image-subpath=etc", "type=bind,dst=/t,tmpfs-size=1", "type=npipe,src=a,dst=b",
    "TYPE=BIND,SOURCE=/A,TARGET=/B", "type=bind,source=/a", "type=,target=/a", "", ",", "type", "foo=bar",
    "type=bind,src=/a,dst=/b,consistency=Delegated", "type=cluster,src=a,dst=/b", 'type=bind,"src=/a,b",dst=/c',
    'type=bind,src="/a",dst=/c', 'type=bind,"src=/a""b",dst=/c', 'type=bind,"src=/a"b,dst=/c',
    "type=bind,src=/a,dst=/b\nx", "\ntype=bind,src=/a,dst=/b", "type=bind, src=/a,dst=/b",
    "type=tmpfs,dst=/t,tmpfs-mode=0777", "type=bind,source=/,target=/host,foo",
]
VOLUMES = [
    "/a:/b", "/a:/b:ro", "/a:/b:rw,z", "/a:/b:Z", "vol:/b", "vol:/b:nocopy", "/b", "b", "./a:/b", "../a:/b", ".:/b",
    "..:/b", "~/a:/b", "a/b:/c", "C:/x:/y", "c:\\x:/y", "/a:C:/b", "/a:/b:c:d", ":/b", "/a:", "", "a", "ab",
    "/:/host", "/a:/b:rshared", "/a/../b:/c", "/a//b:/c/", "//./pipe/x:/y", "\\\\a:/b", "x:/y", "xy:/z:ro", "./a",
    "/var/run/docker.sock:/var/run/docker.sock", "ü:/y", "ü:", "::", "a::b", "./a/../b/.:/c:ro", ".a:/b",
]
PORTS = [
    "80", "80/udp", "80/TCP", "8080:80", "8080:80/sctp", "127.0.0.1:8080:80", "127.0.0.1::80", "[::1]:8080:80",
    "::1:8080:80", "8000-8010:80", "8000-8010:80-90", "8000-8005:80-90", "80-85", "80-85/udp", "90-80", "0", "65535",
    "65536", "80/foo", "", ":80", "80:", ":", "x", "80:x", "x:80", "256.0.0.1:80:80", "localhost:80:80", "80-",
    "published=8080,target=80", "published=8080,target=80,protocol=udp", "target=80", "target=80,mode=host",
    "published=8080", "target", "=80", "published=8080,target=80,protocol=tcp=x", "0.0.0.0:80:80/tcp", "80-90-95",
    "80/tcp/udp", "/tcp", "80/", "[::1:8080:80", "[::1]::80", "[]:80:80", "01.2.3.4:80:80", "::ffff:1.2.3.4:80:80",
]
EXPOSE = [
    "80", "80/udp", "80/TCP", "80-85", "80/foo", "80:80", "", "x", "90-80", "/tcp", "80/", "80/tcp/x", "70000",
]
DEVICES = [
    "/dev/fuse", "/dev/a:/dev/b", "/dev/a:/dev/b:r", "/dev/a:rw", "/dev/a:rwm", "/dev/a:/dev/b:rwx", "/dev/a:b",
    "dev/a", "", "/dev/a:/dev/b:r:w", "/dev/a:rr", "/dev//a/", "/dev/a:/dev/../b", "vendor.com/gpu=0",
    "vendor.com/gpu=all", "vendor/class=", "1v/c=a", "nvidia.com/gpu=0:1", "v/c=a/b", ":/dev/b", "/dev/a:",
    "/dev/a::r", "/dev/./a:m", "a/b:/dev/x", "/dev/a:/dev/b/:r",
]
GPUS = [
    "all", "1", "0", "-1", "x", "", "device=0", "device=0,1", '"device=0,1"', "count=2,driver=nvidia",
    "driver=nvidia", "capabilities=utility", '"capabilities=compute,utility"', "count=1,count=2", "all,driver=x",
    "1,count=2", "foo=bar", "options=a=b", '"options=a=b,c"', "device=0,count=2", "all,all", "device=", "count=",
    'driver="x"',
]
SECURITY = [
    "no-new-privileges", "no-new-privileges:true", "no-new-privileges=false", "seccomp=unconfined",
    "seccomp:unconfined", "apparmor=unconfined", "apparmor:unconfined", "label=disable", "label:type:x",
    "systempaths=unconfined", "systempaths:unconfined", "seccomp=profile.json", "seccomp:profile.json",
    "seccomp=missing.json", "seccomp=bad.json", "seccomp=builtin", "seccomp=", "x", "", "=", "seccomp",
    "writable-cgroups=true", "label=", "proc-opts=hidepid=2", "no-new-privileges=", "seccomp=./profile.json",
]
HOSTS = [
    "a:1.2.3.4", "a=1.2.3.4", "a:::1", "a=::1", "a:[::1]", "a=[::1]", "a:host-gateway", "a=host-gateway", "a:",
    ":1.2.3.4", "a", "", "a:x", "a:1.2.3", "a:01.2.3.4", "a=b:1.2.3.4", "a:2001:db8::1", "a: 1.2.3.4", "a:[]",
    "a:fe80::1%eth0",
]
ADDRESSES = [
    "8.8.8.8", "::1", "2001:db8:0:0:0:0:0:1", "::ffff:1.2.3.4", "1.2.3", "", "x", " 1.1.1.1 ", "1.2.3.4.5",
    "01.1.1.1", "fe80::1%eth0", "::", "1:0:0:2:0:0:0:3", "::1.2.3.4", "1::2:0:0:3:4:5", "A::B", "1:2:3:4:5:6:7::",
]
DOMAINS = [
    "example.com", ".", "a", "1", "a.", "-a", "a-", "a_b", "", "a..b", "1.2.3", "a b", " a ", ":a", "a:.b", "a.:b",
    "a\n", "x" * 254, "x" * 255, "ü",
]
LABELS = [
    "a", "a=b", "a=b=c", "=b", "", " a=b", "a b=c", "a= b ", "\ta=b", "a\t=b",
]
ENV = [
    "A=1", "A=", "A", "A=2", "FOO", "MISSING", "=x", "", "A=b=c", "A B=c", "X=<&>", "Y=ü", "A=3",
]
ULIMITS = [
    "nofile=1024", "nofile=1024:2048", "nofile=2048:1024", "nofile=-1", "nofile=1:-1", "nofile=-1:1", "nofile", "x=1",
    "nofile=", "nofile=1:2:3", "nofile=x", "nproc=0x10", "core=0", "NOFILE=1", "nofile=1:", "stack=+5", "cpu=-5:-1",
]
SYSCTLS = [
    "net.ipv4.ip_forward=1", "kernel.msgmax=1", "kernel.shm_rmid_forced=", "fs.mqueue.x=1", "vm.x=1", "net.x", "",
    "=1", "net.a=b=c", "kernel.sem=1 2 3",
]
LINKS = [
    "a:b", "a", "", "a:b:c", ":", "/a:/b/c", "a:",
]
CAPS = [
    "ALL", "all", "SYS_ADMIN", "sys_admin", "CAP_SYS_ADMIN", "cap_net_raw", "Cap_X", "", "x y", "ſys_admin",
    "NET_RAW",
]
MACS = [
    "92:d0:c6:0a:29:33", "92-d0-c6-0a-29-33", "92d0.c60a.2933", "92:d0:c6:0a:29", "x", " 92:d0:c6:0a:29:33 ",
    "00:00:5e:00:53:01:02:03", "92:d0-c6:0a:29:33", "0:0:0:0:0:0", "92:D0:C6:0A:29:3g",
]
RULES = [
    "c 1:3 mr", "a *:* rwm", "b 7:* rmw", "c 1:3", "c 1:3 x", "x 1:3 r", "", "c 1:3 rwmr", " c 1:3 r", "c 1:3 mm",
]
RESTARTS = [
    "no", "always", "on-failure", "on-failure:5", "unless-stopped", "", ":5", "on-failure:x", "on-failure:", "a:1:2",
    "x", "always:3", "on-failure:-1", "on-failure:0x5", "no:",
]
CPUS = [
    "1", "1.5", "0.000000001", "0.0000000001", "1/2", "1/3", "x", "", "-1", "1e2", "1e-3", "0", ".5", "5.", "1/0",
    "1E2", "+2", "1.50000000000", "--1", "1.2.3", "e5", "9.3e9",
]
PLATFORMS = [
    "linux/amd64", "linux/arm64", "linux/arm64/v8", "linux/arm/v7", "linux/arm", "arm64", "amd64", "linux",
    "LINUX/AMD64", "linux/x86_64", "aarch64", "linux/armhf", "linux/armel", "windows/amd64", "x", "",
    "linux/amd64/v1", "linux/amd64/v2", "linux/arm64/v9", "linux/arm64/9", "linux/a/b/c", "linux/*", "linux/",
    "/amd64", "linux/arm/7", "linux/arm/8", "i386", "linux/arm64/8", "macos", "wasm", "linux/arm64/v8.0",
    "windows(10.0.17763)/amd64", "linux/x86-64/v3", "armhf",
]
MODES = [
    "", "host", "private", "container:a", "container:", "container:a:b", "host:x", "none", "shareable", "x", "HOST",
    ":",
]

OPTIONS = {
    "add-host": HOSTS, "annotation": ["a=b", "a", "=b", ""], "attach": ["stdin", "STDOUT", "stderr", "x", ""],
    "blkio-weight": NUMBERS + ["65535", "65536"],
    "blkio-weight-device": DEVICE_RATES + ["/dev/sda:500", "/dev/sda:5"], "cap-add": CAPS, "cap-drop": CAPS,
    "cgroup-parent": TEXTS, "cgroupns": MODES, "cpu-count": NUMBERS[:2], "cpu-percent": NUMBERS[:2],
    "cpu-period": NUMBERS, "cpu-quota": NUMBERS, "cpu-rt-period": NUMBERS, "cpu-rt-runtime": NUMBERS,
    "cpu-shares": NUMBERS, "cpus": CPUS, "cpuset-cpus": TEXTS, "cpuset-mems": TEXTS, "device": DEVICES,
    "device-cgroup-rule": RULES, "device-read-bps": DEVICE_RATES, "device-read-iops": DEVICE_RATES,
    "device-write-bps": DEVICE_RATES, "device-write-iops": DEVICE_RATES, "dns": ADDRESSES, "dns-opt": TEXTS,
    "dns-option": TEXTS, "dns-search": DOMAINS, "domainname": TEXTS, "entrypoint": TEXTS, "env": ENV,
    "env-file": [
        "env.list", "labels.list", "missing", "bad.list", "latin1.list", "bom.list", ".", "crlf.list", "long.list",
    ],
    "expose": EXPOSE, "gpus": GPUS, "group-add": TEXTS, "health-cmd": TEXTS, "health-interval": DURATIONS,
    "health-retries": NUMBERS, "health-start-interval": DURATIONS, "health-start-period": DURATIONS,
    "health-timeout": DURATIONS, "hostname": TEXTS, "io-maxbandwidth": SIZES[:2], "io-maxiops": NUMBERS[:2],
    "ip": TEXTS + ADDRESSES[:2], "ip6": TEXTS, "ipc": MODES, "isolation": TEXTS, "kernel-memory": SIZES,
    "label": LABELS, "label-file": ["env.list", "labels.list", "missing", "bad.list"], "link": LINKS,
    "link-local-ip": TEXTS, "log-driver": ["none", "json-file", "", "x"], "log-opt": ["a=b", "a", "", "=b", "a=b=c"],
    "mac-address": MACS, "memory": SIZES, "memory-reservation": SIZES, "memory-swap": SIZES,
    "memory-swappiness": NUMBERS + ["100", "101", "-2"], "mount": MOUNTS, "name": TEXTS, "net": NETWORKS,
    "net-alias": TEXTS, "network": NETWORKS, "network-alias": TEXTS, "oom-score-adj": NUMBERS, "pid": MODES,
    "pids-limit": NUMBERS, "platform": PLATFORMS, "publish": PORTS, "pull": ["missing", "never", "", "x"],
    "restart": RESTARTS, "runtime": TEXTS, "security-opt": SECURITY, "shm-size": SIZES, "stop-signal": TEXTS,
    "stop-timeout": NUMBERS, "storage-opt": ["size=1g", "x", "", "=a", "a=b=c"], "sysctl": SYSCTLS,
    "tmpfs": ["/run", "/run:size=1g,exec", "", ":", "/run:", "/a:b:c"], "ulimit": ULIMITS, "user": TEXTS,
    "userns": MODES, "uts": MODES, "volume": VOLUMES, "volume-driver": TEXTS, "volumes-from": TEXTS + ["a:ro"],
    "workdir": TEXTS, "cidfile": ["", "missing/cid", "env.list"],
}
SWITCHES = [
    "init", "interactive", "no-healthcheck", "oom-kill-disable", "privileged", "publish-all", "read-only", "rm",
    "tty", "quiet", "disable-content-trust", "help",
]
LETTERS = {
    "attach": "a", "cpu-shares": "c", "env": "e", "hostname": "h", "interactive": "i", "label": "l", "memory": "m",
    "publish": "p", "publish-all": "P", "tty": "t", "user": "u", "volume": "v", "workdir": "w", "quiet": "q",
}
IMAGES = [
    "busybox", "busybox:1", "a/b", "a.b/c:d", "localhost/x", "localhost:5000/x:y", "Busybox", "a/B", "", "a:", ":a",
    "a//b", "busybox@sha256:" + "a" * 64, "sha256:" + "a" * 64, "a" * 64, "a" * 63, "busybox@sha256:abc", "x" * 256,
    "-", "a..b", "a__b", "a___b", "[::1]:5000/x", "A.B/c", "docker.io/busybox", "a b", "ü", "a:" + "t" * 128,
    "a:" + "t" * 129, "busybox:1@sha256:" + "b" * 64, "sha512:" + "a" * 128, "a@md5:" + "a" * 32, "index.docker.io/x",
    "a-/b", "UPPER/x",
]
