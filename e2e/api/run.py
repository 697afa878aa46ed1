"""Holds a running demo against the description of its API: no error of ours, no answer outside its schema.

Starts a small country on a free port, prepares a few cases through the API itself, and lets schemathesis invent requests.
Ends within four minutes, and invents the same requests each time. Anything after the name of this file goes to schemathesis.
"""

import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
MOTHER = "3273024105949001"
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "ignored_auth",
]
SECONDS_MAX = 240
# The smallest picture there is.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGP4DwQACfsD/ftea"
    "ysAAAAASUVORK5CYII="
)


class Program:
    """A program of the demo, acting for one resident."""

    def __init__(self, origin, secret):
        self.api = f"{origin}/api/v1"
        self.basic = base64.b64encode(f"demo-klinik:{secret}".encode()).decode()
        form = {"grant_type": "client_credentials", "persona": MOTHER}
        head = {"Authorization": f"Basic {self.basic}"}
        body = urllib.parse.urlencode(form).encode()
        self.token = self.ask("POST", "/token", head, body)["access_token"]
        self.keys = 0

    def ask(self, method, path, head, body=None):
        request = urllib.request.Request(self.api + path, body, head, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            said = answer.read()
        return json.loads(said) if said else None

    def send(self, method, path, what=None, kind="application/json"):
        self.keys += 1
        head = {
            "Authorization": f"Bearer {self.token}",
            "Idempotency-Key": f"prepare-{self.keys}",
            "Content-Type": kind,
        }
        body = what if isinstance(what, bytes) else json.dumps(what).encode()
        return self.ask(method, path, head, None if method == "GET" else body)

    def begin(self):
        return self.send("POST", "/cases", {"service": "akta-lahir"})["case"]

    def letter(self, case):
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
        body = head + PNG + b"\r\n--x--\r\n"
        path = f"/cases/{case}/evidence/birth_letter"
        given = self.send("POST", path, body, "multipart/form-data; boundary=x")
        return given["files"][0]["id"]

    def granted(self):
        case = self.begin()
        self.send("PUT", f"/cases/{case}/answers/child_name", {"value": "Bima Wahyudi Santoso"})
        digest = self.send("GET", f"/cases/{case}/check")["digest"]
        self.send("POST", f"/cases/{case}/submission", {"digest": digest})
        documents = self.send("GET", f"/cases/{case}/documents")["items"]
        return case, documents[0]["document"]["number"]


def demo(folder):
    """The demo as a process, where it listens, and what its first program proves itself with."""
    command = [str(ROOT / "target/debug/sigap"), "demo", "--listen", "127.0.0.1:0"]
    command += ["--data", folder, "--residents", "300", "--seed", "7", "--newborns", "120"]
    command += ["--api-per-minute", "1000000"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    secret = ""
    for line in process.stdout:
        words = line.split()
        if words[:2] == ["client", "demo-klinik"]:
            secret = words[3]
        if line.startswith("listening on "):
            return process, words[2], secret
    raise SystemExit("the demo stopped before it listened")


def prepare(program):
    """A country in which most of what the description names is there."""
    granted, number = program.granted()
    draft, other, spare = program.begin(), program.begin(), program.begin()
    return {
        "SIGAP_TOKEN": program.token,
        "SIGAP_BASIC": program.basic,
        "SIGAP_GRANTED": granted,
        "SIGAP_NUMBER": number,
        "SIGAP_DRAFT": draft,
        "SIGAP_OTHER": other,
        "SIGAP_FILE": program.letter(draft),
        "SIGAP_SPARE": spare,
        "SIGAP_SPARE_FILE": program.letter(spare),
    }


def main():
    with tempfile.TemporaryDirectory(prefix="sigap-api-") as folder:
        process, origin, secret = demo(folder)
        try:
            country = prepare(Program(origin, secret))
            command = [str(ROOT / "target/api/bin/schemathesis")]
            command += ["--config-file", str(HERE / "schemathesis.toml"), "run"]
            command += [f"{origin}/api/v1/openapi.json", "--origin", origin]
            command += ["--phases", "examples,coverage,fuzzing,stateful", "--checks", ",".join(CHECKS)]
            command += ["--max-examples", "100", "--generation-deterministic"]
            command += ["--continue-on-failure", "--warnings", "off"]
            command += ["--request-timeout", "20", *sys.argv[1:]]
            run = subprocess.run(
                command, cwd=folder, env=os.environ | country, timeout=SECONDS_MAX, check=False
            )
            alive = process.poll() is None
        finally:
            process.kill()
            process.wait()
    if not alive:
        raise SystemExit("the program did not outlive its requests")
    raise SystemExit(run.returncode)


if __name__ == "__main__":
    main()
