"""What http.send is asked, and what must come of it (a pattern). `opa` has to answer alike, unless as_opa is false.

<PLAIN>, <SECURE>, <NUMERIC> and <MUTUAL> stand for the servers, <FOLDER> for where their certificates lie.
"""

TLS = '"tls_ca_cert_file": "<FOLDER>/ca.pem"'


def send(path, more="", method="get", server="<PLAIN>"):
    return f'http.send({{"method": "{method}", "url": "{server}{path}"{", " + more if more else ""}}})'


def case(name, policy, gives, **more):
    return {"name": name, "policy": policy, "gives": gives, **more}


CASES = [
    case("get", "x := object.remove(" + send("/echo?a=1") + ', ["headers", "raw_body"]).body.method', '^"GET"$'),
    case("the whole answer", "x := " + send("/text"), r'"status": "200 OK", "status_code": 200'),
    case("headers of the answer", "x := " + send("/echo") + '.headers["x-twice"]', r'^\["a", "b"\]$'),
    case("headers that are sent", 'x := { k: v | some k, v in ' + send("/echo") + ".body.headers }", "gzip"),
    case("headers of its own", "x := " + send("/echo", '"headers": {"x-a": "1", "Content-Type": "a/b", "accept": "q"}')
         + ".body.headers", '"x-a": "1"'),
    case("body", "x := " + send("/echo", '"body": {"a": [1, "<"]}', "post") + ".body.body", r"u003c"),
    case("raw body", "x := " + send("/echo", '"raw_body": "plain"', "put") + ".body", '"body": "plain"'),
    case("raw body before body", "x := " + send("/echo", '"raw_body": "plain", "body": {}', "patch") + ".body.body",
         "plain"),
    case("a get with a body", "x := " + send("/echo", '"raw_body": "plain"') + ".body", '"body": "plain"'),
    case("post without a body", "x := " + send("/echo", "", "post") + ".body", '"content-length": "0"'),
    case("delete", "x := " + send("/echo", "", "delete") + ".body.method", "DELETE"),
    case("head", "x := " + send("/text", "", "head"), '"raw_body": ""'),
    case("text is no body", "x := " + send("/text") + ".body", "^null$"),
    case("decoded as json", "x := " + send("/text", '"force_json_decode": true') + ".body", r'^\{"a": 1\}$'),
    case("yaml", "x := " + send("/yaml") + ".body", r'^\{"a": \[1, "two"\]\}$'),
    case("decoded as yaml", "x := " + send("/text", '"force_yaml_decode": true') + ".body", r'^\{"a": 1\}$'),
    case("broken json", "x := " + send("/broken"), '"body": null'),
    case("zipped", "x := object.remove(" + send("/gzip") + '.headers, ["date"])', "content-type"),
    case("zipped body", "x := " + send("/gzip") + ".body", "zipped"),
    case("a bomb", "x := count(" + send("/bomb") + ".raw_body)", "longer than allowed", as_opa=False),
    case("not found", "x := " + send("/nothing"), "404 Not Found"),
    case("user and password", 'x := http.send({"method": "get", "url": "http://a%40b:c%3Ad@127.0.0.1:<PORT>/echo"})'
         ".body.headers.authorization", "Basic"),
    case("a host of its own", "x := " + send("/host", '"headers": {"Host": "named.example"}') + ".body",
         "named.example"),

    case("redirect not followed", "x := " + send("/redirect?302,/echo") + ".status_code", "^302$"),
    case("redirect followed", "x := " + send("/redirect?302,/echo", '"enable_redirect": true', "post") + ".body.method",
         "GET"),
    case("redirect keeps the method", "x := " + send("/redirect?307,/echo",
         '"enable_redirect": true, "raw_body": "again"', "post") + ".body.body", "again"),
    case("redirect drops the body", "x := " + send("/redirect?303,/echo",
         '"enable_redirect": true, "raw_body": "again"', "post") + ".body.body", '^""$'),
    case("redirect to another host drops secrets", "x := " + send("/redirect?302,http://localhost:<PORT>/echo",
         '"enable_redirect": true, "headers": {"Authorization": "secret", "x-a": "1"}') +
         '.body.headers["authorization"]', "undefined"),
    case("redirect elsewhere", "x := " + send("/redirect?302,ftp://x/", '"enable_redirect": true'), "unsupported"),
    case("redirect to a file", "x := " + send("/redirect?302,file:///etc/passwd", '"enable_redirect": true'),
         "unsupported"),
    case("redirects without end", "x := " + send("/loop", '"enable_redirect": true'), "redirects", as_opa=False),

    case("tls", "x := " + send("/echo", TLS, server="<SECURE>") + ".body.method", "GET"),
    case("tls, certificate as text", "x := " + send("/echo", '"tls_ca_cert": opa.runtime().env.PEM',
         server="<SECURE>") + ".status_code", "200", pem="ca.pem"),
    case("tls, certificate of the environment", "x := " + send("/echo", '"tls_ca_cert_env_variable": "PEM"',
         server="<SECURE>") + ".status_code", "200", pem="ca.pem"),
    case("tls, beside the system's", "x := " + send("/echo", TLS + ', "tls_use_system_certs": true',
         server="<SECURE>") + ".status_code", "200"),
    case("tls, nobody trusts it", "x := " + send("/echo", server="<SECURE>"), "signed by unknown authority"),
    case("tls, only the system's", "x := " + send("/echo", '"tls_use_system_certs": true', server="<SECURE>"),
         "signed by unknown authority"),
    case("tls, unchecked", "x := " + send("/echo", '"tls_insecure_skip_verify": true', server="<SECURE>") +
         ".status_code", "200"),
    case("tls, another name", "x := " + send("/echo", TLS, server="<NUMERIC>"), "x509", as_opa=False),
    case("tls, the name that is given", "x := " + send("/echo", TLS + ', "tls_server_name": "named.example"',
         server="<NUMERIC>") + ".status_code", "200"),
    case("tls, a name that is not proven", "x := " + send("/echo", TLS + ', "tls_server_name": "other.example"',
         server="<NUMERIC>"), "x509", as_opa=False),
    case("tls, the name of the host header", "x := " + send("/host", TLS + ', "headers": {"host": "named.example"}',
         server="<NUMERIC>") + ".body", "named.example"),
    case("client certificate", "x := " + send("/echo", TLS + ', "tls_client_cert_file": "<FOLDER>/client.pem", '
         '"tls_client_key_file": "<FOLDER>/client.key"', server="<MUTUAL>") + ".status_code", "200"),
    case("client certificate of the environment", "x := " + send("/echo", TLS +
         ', "tls_client_cert_env_variable": "PEM", "tls_client_key_env_variable": "PEM"', server="<MUTUAL>"),
         "found a certificate rather than a key", pem="ca.pem"),
    case("no client certificate", "x := " + send("/echo", TLS, server="<MUTUAL>"),
         "certificate required|alert|reset by peer", as_opa=False),
    case("no such certificate", "x := " + send("/echo", '"tls_ca_cert_file": "/nope/a.pem"', server="<SECURE>"),
         "open /nope/a.pem: no such file or directory"),

    case("the same within a query", "x := [" + ", ".join([send("/count") + ".body.count"] * 3) + "]", r"\[1, 1, 1\]"),
    case("a failure is asked again", "x := [" + ", ".join([send("/status?503") + ".body.count"] * 2) + "]",
         r"\[1, 2\]"),
    case("ignored headers", "x := [" + ", ".join(send("/count", f'"headers": {{"a": "{i}"}}, '
         '"cache_ignored_headers": ["a"]') + ".body.count" for i in range(2)) + "]", r"\[1, 1\]"),
    case("kept", "x := [" + ", ".join([send("/fresh", '"cache": true') + ".body.count"] * 2) + "]", r"\[1, 1\]"),
    case("kept by force", "x := [" + ", ".join([send("/count", '"force_cache": true, "force_cache_duration_seconds": 9')
         + ".body.count"] * 2) + "]", r"\[1, 1\]"),
    case("tried again", "x := " + send("/flaky", '"max_retry_attempts": 2') + ".body.count", "^2$"),

    case("refused", "x := " + send("/", server="http://127.0.0.1:1"), "connect: connection refused"),
    case("no such host", "x := " + send("/", server="http://nope.invalid"), "no such host"),
    case("timeout", "x := " + send("/slow", '"timeout": "200ms"'), "Get http://SERVER/slow: request timed out"),
    case("timeout as an answer", "x := " + send("/slow", '"timeout": 200000000, "raise_error": false'),
         "Client.Timeout exceeded while awaiting headers"),
    case("a timeout beyond the clock", "x := " + send("/echo", '"timeout": 9223372036854775807') + ".status_code",
         "^200$"),
    case("kept longer than the clock counts", "x := " + send("/count",
         '"force_cache": true, "force_cache_duration_seconds": 2147483647') + ".status_code", "^200$"),
    case("a host that is not listed", "x := " + send("/echo"), "disallowed host: 127.0.0.1", allow_net=["localhost"],
         as_opa=False),
    case("a host that is listed", "x := " + send("/echo") + ".status_code", "^200$", allow_net=["127.0.0.1"],
         as_opa=False),
    case("redirect to a host that is not listed", "x := " + send("/redirect?302,http://localhost:<PORT>/echo",
         '"enable_redirect": true'), "disallowed host: localhost", allow_net=["127.0.0.1"], as_opa=False),
    case("localhost opens no socket", 'x := http.send({"method": "get", "url": '
         '"unix://localhost/echo?socket=<SOCKET>"})', "disallowed host: unix:", allow_net=["localhost"], as_opa=False),
    case("no password in an error", 'x := http.send({"method": "get", "url": "http://a:secret@127.0.0.1:1/x"})',
         r"http://a:\*\*\*@"),
    case("socket", 'x := http.send({"method": "get", "url": "unix://localhost/echo?socket=<SOCKET>&b=1"}).body.query',
         "b=1"),
    case("no such socket", 'x := http.send({"method": "get", "url": "unix://localhost/x?socket=%2Fnope"})',
         "dial unix /nope: connect: no such file or directory"),
] + [
    case("an error as an answer: " + mistake, "x := " + send("/echo", mistake + ', "raise_error": false'),
         "status_code")
    for mistake in ('"body": 1, "method": 1', '"timeout": "x"', '"timeout": []', '"headers": 1', '"headers": {"a": 1}',
                    '"headers": {"a b": "x"}', '"headers": {"a": "x\\r\\ny: z"}', '"nope": 1', '"cache": 1',
                    '"force_cache": true', '"max_retry_attempts": -1', '"cache_ignored_headers": 1, "headers": {}',
                    '"tls_client_cert": "x", "tls_client_key": "y"', '"tls_ca_cert": "x"',
                    '"tls_ca_cert_file": "/nope"', '"enable_redirect": "yes"', '"caching_mode": "x", "cache": true')
] + [
    case("a url that is none: " + url, 'x := http.send({"method": "get", "raise_error": false, "url": "' + url + '"})',
         "status_code")
    for url in ("ftp://a/", "http:///x", "http://[::1", "http://a b/", "nothing", "http://a:b/", "%zz://", "//a/b")
]
