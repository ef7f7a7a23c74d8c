"""The demo's steps where no Docker daemon can be started: the messages that a real daemon (Docker 20.10) sent its
plugin, captured once, go to the plugin's socket as that daemon would send them."""

import base64
import json
import pathlib
import re

from tests.e2e.plugin import Plugin

SAMPLES = pathlib.Path("tests/samples/authz")


def tell(narrator, program, configuration, directory, reason):
    narrator.say(
        f"NO DOCKER DAEMON CAN BE STARTED HERE: {reason}. So the steps are shown on messages which a real daemon "
        "sent its plugin, captured earlier and sent again to the plugin's socket."
    )
    socket = pathlib.Path(directory) / "plugin.sock"
    plugin = Plugin(program, "bulkhead-demo", configuration, directory, socket=socket)
    narrator.shortened = [(str(directory), "$DIR"), (str(program), "bulkhead")]
    narrator.step("Start Bulkhead")
    narrator.show(plugin.command)
    with plugin:
        ordinary = create_message("run.jsonl")
        privileged = create_message("run_priv.jsonl")
        _ask(narrator, directory, socket, "The create call of an ordinary `docker run` is allowed", ordinary, True)
        _ask(
            narrator,
            directory,
            socket,
            "That of `docker run --privileged` is refused, with reason",
            privileged,
            False,
        )
        _ask(
            narrator,
            directory,
            socket,
            "The same with lower-case keys is refused as well",
            lower_case(privileged),
            False,
        )
        narrator.step("Bulkhead is killed: nobody answers the daemon, which takes that for a refusal")
        narrator.show(["kill", "-KILL", plugin.process.pid])
        plugin.kill()
        done = narrator.run(_curl(directory, socket))
        narrator.expect("no answer, so nothing is allowed", done.returncode != 0)
        plugin.start()
        _ask(narrator, directory, socket, "It comes back, and work goes on", ordinary, True)
    narrator.say(
        "What this leaves unproven here: that a daemon hands over these messages, obeys the answers, shows the "
        "reason to the user, and refuses all while the plugin is away. Run the demo as root on a machine (not in "
        "an unprivileged container) to see that."
    )


def create_message(sample):
    """The AuthZReq message of the create call in a sample file."""
    for line in (SAMPLES / sample).read_text().splitlines():
        record = json.loads(line)
        if record["path"] == "/AuthZPlugin.AuthZReq" and "/containers/create" in record["body"]["RequestUri"]:
            return record["body"]
    raise ValueError(f"{sample} holds no create call")


def lower_case(message):
    body = json.loads(base64.b64decode(message["RequestBody"]))
    body["hostconfig"] = {key.lower(): value for key, value in body.pop("HostConfig").items()}
    return dict(message, RequestBody=base64.b64encode(json.dumps(body).encode()).decode())


def privilege(message):
    """The part of the request that the policy is about, as it is spelt there."""
    body = base64.b64decode(message["RequestBody"]).decode()
    host_config = re.search('"hostconfig"', body, re.IGNORECASE).group()
    privileged = re.search('"privileged": *[a-z]+', body, re.IGNORECASE).group()
    return f"{host_config}: {{… {privileged} …}}"


def _ask(narrator, directory, socket, title, message, allowed):
    narrator.step(title)
    (pathlib.Path(directory) / "message.json").write_text(json.dumps(message))
    narrator.quote(f"message.json: {message['RequestMethod']} {message['RequestUri']} … {privilege(message)}")
    done = narrator.run(_curl(directory, socket))
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {}
    narrator.expect(
        "allowed" if allowed else "refused, with words",
        answer.get("Allow") is allowed and (allowed or bool(answer.get("Msg"))),
    )


def _curl(directory, socket):
    return [
        "curl",
        "--silent",
        "--show-error",
        "--max-time",
        10,
        "--unix-socket",
        socket,
        "--data-binary",
        f"@{directory}/message.json",
        "http://plugin/AuthZPlugin.AuthZReq",
    ]
