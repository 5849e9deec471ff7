"""A Region that takes requests and never answers, and a service whose name can't be resolved.

The others are read as ever and without waiting; what is missing is named; nothing is concluded from silence.
"""

import contextlib
import datetime
import http.client
import http.server
import sqlite3
import threading
import urllib.parse

from program import Claims, cause_of, instances_of, side_by_side, simulated

WORLD = {"nodes": 60, "accounts": 2, "regions": "us-east-1,eu-west-1", "seed": 21}
SICK = "eu-west-1"


@contextlib.contextmanager
def silent_for(region, address):
    """Passes requests on to `address`, but never answers those that are signed for the Region; gives its own URL."""
    url = urllib.parse.urlsplit(address)
    is_over = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if f"/{region}/" in self.headers.get("Authorization", ""):
                is_over.wait()
                self.close_connection = True
                return
            upstream = http.client.HTTPConnection(url.hostname, url.port)
            upstream.request(self.command, self.path, body, dict(self.headers.items()))
            reply = upstream.getresponse()
            content = reply.read()
            self.send_response(reply.status)
            for name, value in reply.getheaders():
                if name.lower() not in ("content-length", "connection", "server", "date"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            upstream.close()

        do_GET = do_POST = pass_on

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        request_queue_size = 128
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def undisturbed():
    with simulated(**WORLD) as estate:
        return estate.assess()


def silent_region():
    with simulated(**WORLD) as estate, silent_for(SICK, estate.environment["AWS_ENDPOINT_URL"]) as address:
        estate.environment |= {"AWS_ENDPOINT_URL": address, "AWS_MAX_ATTEMPTS": "1"}
        ended, report = estate.assess()
        with contextlib.closing(sqlite3.connect(estate.folder / "runs.db")) as store:
            first, last = store.execute("SELECT min(at), max(at) FROM calls WHERE region = 'us-east-1'").fetchone()
        return ended, report, seconds_between(first, last)


def unresolved_service():
    with simulated(**WORLD) as estate:
        estate.environment |= {"AWS_ENDPOINT_URL_SSM": "http://ssm.patchtriage.invalid", "AWS_MAX_ATTEMPTS": "2"}
        return estate.assess()


def seconds_between(first, last):
    moments = [datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) for text in (first, last)]
    return (moments[1] - moments[0]).total_seconds()


def hold_silent_region(claims, whole, ended, report, seconds):
    claims.check(ended.status == 0 and not ended.crashed(), f"silent Region: {ended.status} {ended.tail()}")
    claims.check(not report["run"]["complete"], "silent Region: the run says that it isn't complete")
    before, after = instances_of(whole), instances_of(report)
    healthy = {key for key in before if key[1] != SICK}
    claims.check(healthy and after.keys() == healthy, "silent Region: the instances of the other are all there")
    for key in sorted(healthy & after.keys()):
        claims.check(cause_of(after[key]) == cause_of(before[key]), f"silent Region: {key}: {cause_of(after[key])}")
    rows = [row for row in report["coverage"] if row["region"] == SICK]
    claims.check(rows and all(row["status"] == "failed" for row in rows), "silent Region: each of its rows says failed")
    operations = {row["operation"] for row in rows}
    claims.check({"ec2:DescribeInstances", "ssm:ListComplianceItems"} <= operations,
                 "silent Region: what was given up is named too")
    claims.check(seconds < 60, f"silent Region: the other was read in {seconds:.0f} s, without waiting")
    claims.figure(f"silent Region: the other was read in {seconds:.1f} s")


def hold_unresolved_service(claims, whole, ended, report):
    claims.check(ended.status == 0 and not ended.crashed(), f"unresolved: {ended.status} {ended.tail()}")
    before, after = instances_of(whole), instances_of(report)
    claims.check(after.keys() <= before.keys() and len(after) > 0, "unresolved: EC2's instances are there")
    for key, instance in sorted(after.items()):
        claims.check(instance["compliance"]["status"] == "unknown", f"unresolved: {key}: compliance isn't known")
        claims.check(instance["manageability"]["state"] != "unmanaged", f"unresolved: {key}: silence proves nothing")
        # What EC2 alone proves stays: that it is stopped.
        is_honest = cause_of(instance) == cause_of(before[key]) or cause_of(instance).startswith("inconclusive/")
        claims.check(is_honest, f"unresolved: {key}: {cause_of(instance)} was {cause_of(before[key])}")
    rows = [row for row in report["coverage"] if row["operation"].startswith("ssm:")]
    claims.check(rows and all(row["status"] == "failed" for row in rows), "unresolved: each row of the service failed")
    claims.check(any("ssm.patchtriage.invalid" in row["message"] for row in rows), "unresolved: the name is told")


def main():
    claims = Claims()
    (first, whole), silent, unresolved = side_by_side(lambda work: work(), [undisturbed, silent_region, unresolved_service])
    claims.check(first.status == 0 and whole["run"]["complete"], f"undisturbed: {first.status} {first.tail()}")
    hold_silent_region(claims, whole, *silent)
    hold_unresolved_service(claims, whole, *unresolved)
    claims.end()


main()
