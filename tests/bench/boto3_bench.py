"""Calls a second of `assess` beside those of a well-written boto3 script that makes the same reads of the same endpoint.

The script gets what it should read from the saved run of `assess`: every logical request with its parameters. So it
reads the same, as often, in pages of the largest size, and is spared to find out what to ask next. It has what such a
script should have: clients made once for each account, Region and service (not timed), credentials of assumed roles
kept, connections kept open, and a pool of 32 threads.

The first run of `assess` tells the reads; the second is measured, after boto3, when the endpoint has answered all of it
before and kept what it wrote. The endpoint could still be what is measured, so its own ceiling is told too: the requests
that boto3 signed, sent again as they are over a few connections by processes that do nothing else.

BOTO3_NODES: instances, by default 16000: smaller fleets are mostly their last account's waits.
"""

import concurrent.futures
import itertools
import json
import multiprocessing
import os
import socket
import time
import urllib.parse

import boto3
import botocore
import botocore.config
import botocore.exceptions

from measured import REGIONS, ROLE, assess, endpoint, size, tell, verdict

THREADS = 32
# Accounts whose clients are there at once: a boto3 client takes megabytes.
ACCOUNTS_AT_ONCE = 16
# Of the services whose models state none.
LARGEST_PAGES = {"ec2": 1000, "elb": 400, "elbv2": 400, "autoscaling": 100}
REPLAYERS = 2
CONNECTIONS = 8


class Reader:
    """Clients for the reads of a few accounts."""

    def __init__(self, session, served, sent):
        self.session = session
        self.served = served
        self.sent = sent  # the signed requests, to be sent again
        self.credentials = {}
        self.clients = {}
        self.caller = self.client("sts", REGIONS[0]).get_caller_identity()["Account"]

    def client(self, service, region, account=None):
        settings = self.served.settings
        keys = self.credentials.get(account) or {
            "aws_access_key_id": settings["AWS_ACCESS_KEY_ID"],
            "aws_secret_access_key": settings["AWS_SECRET_ACCESS_KEY"],
        }
        config = botocore.config.Config(max_pool_connections=THREADS, retries={"total_max_attempts": 1})
        client = self.session.client(
            service, endpoint_url=settings["AWS_ENDPOINT_URL"], region_name=region, config=config, **keys)
        client.meta.events.register("before-send", self.keep)
        return client

    def keep(self, request, **_):
        self.sent.append(request)

    def enter(self, account):
        """Assumes the role in an account, once."""
        if account == self.caller or account in self.credentials:
            return
        arn = f"arn:aws:iam::{account}:role/{ROLE}"
        reply = self.client("sts", REGIONS[0]).assume_role(RoleArn=arn, RoleSessionName="boto3")
        keys = reply["Credentials"]
        self.credentials[account] = {
            "aws_access_key_id": keys["AccessKeyId"],
            "aws_secret_access_key": keys["SecretAccessKey"],
            "aws_session_token": keys["SessionToken"],
        }

    def prepare(self, reads):
        """Makes the clients for these reads."""
        for account, region, service, _, _ in reads:
            self.enter(account)
            if (account, region, service) not in self.clients:
                self.clients[account, region, service] = self.client(service, region, account)

    def read(self, one):
        """Makes one read with all its pages; gives how many calls that took."""
        account, region, service, name, parameters = one
        client = self.clients[account, region, service]
        method = botocore.xform_name(name)
        try:
            if client.can_paginate(method):
                paginator = client.get_paginator(method)
                paging = page_size(client, service, name, paginator)
                return sum(1 for _ in paginator.paginate(**parameters, PaginationConfig=paging))
            return read_pages(client, method, name, parameters)
        except botocore.exceptions.ClientError:
            return 1


def page_size(client, service, name, paginator):
    key = paginator._pagination_cfg.get("limit_key")
    if key is None:
        return {}
    member = client.meta.service_model.operation_model(name).input_shape.members[key]
    most = member.metadata.get("max", LARGEST_PAGES.get(service))
    return {"PageSize": most} if most else {}


def read_pages(client, method, name, parameters):
    """For operations that have pages and for which boto3 has no paginator."""
    call = getattr(client, method)
    inputs = client.meta.service_model.operation_model(name).input_shape
    if inputs is not None and "MaxResults" in inputs.members:
        parameters = {**parameters, "MaxResults": inputs.members["MaxResults"].metadata.get("max", 50)}
    for count in itertools.count(1):
        token = call(**parameters).get("NextToken")
        if not token:
            return count
        parameters = {**parameters, "NextToken": token}


def reads_of(run):
    """(account, Region, service, operation, parameters) of each logical request, account by account."""
    reads = []
    for account, region, operation, parameters in run.receipts("account, region, operation, parameters"):
        if operation == "sts:AssumeRole":
            continue  # for the clients' sake
        service, _, name = operation.partition(":")
        reads.append((account, REGIONS[0] if region == "global" else region, service, name, json.loads(parameters)))
    return sorted(reads, key=lambda read: read[0])


def read_all(served, reads):
    """Gives calls, seconds of the reading alone and of it processor time, seconds that making the clients took, and the
    signed requests."""
    session, sent = boto3.Session(), []
    calls, reading, used, making = 0, 0.0, 0.0, 0.0
    accounts = sorted({read[0] for read in reads})
    by_account = {account: list(group) for account, group in itertools.groupby(reads, key=lambda read: read[0])}
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        for first in range(0, len(accounts), ACCOUNTS_AT_ONCE):
            slice_of_reads = [
                read for account in accounts[first: first + ACCOUNTS_AT_ONCE] for read in by_account[account]]
            started = time.monotonic()
            reader = Reader(session, served, sent)
            reader.prepare(slice_of_reads)
            made, used_before = time.monotonic(), time.process_time()
            calls += sum(pool.map(reader.read, slice_of_reads))
            reading += time.monotonic() - made
            used += time.process_time() - used_before
            making += made - started
    return calls, reading, used, making, sent


def on_the_wire(request):
    """The bytes of a signed request."""
    path = urllib.parse.urlsplit(request.url)
    target = path.path + (f"?{path.query}" if path.query else "")
    body = request.body or b""
    body = body.encode() if isinstance(body, str) else body
    head = [f"{request.method} {target} HTTP/1.1", f"Host: {path.netloc}"]
    for name, value in request.headers.items():
        if name.lower() not in ("host", "content-length", "connection"):
            head.append(f"{name}: {value.decode() if isinstance(value, bytes) else value}")
    head.append(f"Content-Length: {len(body)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def read_reply(connection):
    received = bytearray(connection.recv(1 << 18))
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += connection.recv(1 << 18)
    at = received.index(b"Content-Length: ") + len(b"Content-Length: ")
    left = int(received[at: received.index(b"\r", at)]) - (len(received) - end - 4)
    while left > 0:
        left -= len(connection.recv(1 << 18))


def replay(address, requests, start):
    """Sends requests over a few connections, each with one on its way."""
    connections = [socket.create_connection(address) for _ in range(CONNECTIONS)]
    for connection in connections:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    start.wait()
    turns = itertools.cycle(connections)
    for number, request in enumerate(requests):
        connection = next(turns)
        if number >= CONNECTIONS:
            read_reply(connection)
        connection.sendall(request)
    for connection in itertools.islice(turns, min(CONNECTIONS, len(requests))):
        read_reply(connection)


def ceiling(served, sent):
    """Calls a second that the endpoint answers to clients that only send, and its share of a core while it does."""
    url = urllib.parse.urlsplit(served.settings["AWS_ENDPOINT_URL"])
    requests = [on_the_wire(request) for request in sent]
    start = multiprocessing.Event()
    processes = [
        multiprocessing.Process(target=replay, args=((url.hostname, url.port), requests[number::REPLAYERS], start))
        for number in range(REPLAYERS)
    ]
    for process in processes:
        process.start()
    time.sleep(0.5)
    used, started = served.cpu_seconds(), time.monotonic()
    start.set()
    for process in processes:
        process.join()
    seconds = time.monotonic() - started
    return len(requests) / seconds, (served.cpu_seconds() - used) / seconds


def main():
    instances = size("BOTO3_NODES", 16000)
    with endpoint(instances) as served:
        first = assess(served, store="first.db")
        reads = reads_of(first)
        calls, reading, used, making, sent = read_all(served, reads)
        second = assess(served, store="second.db")
        most, share = ceiling(served, sent)
    ours = second.calls_per_second
    theirs = calls / reading
    tell("instances", f"{instances:,}")
    tell("calls of assess", f"{second.calls:,}", "calls.total of the run, roles assumed included")
    tell("calls of boto3", f"{calls:,}", f"and {len(sent) - calls:,} to assume roles")
    tell("boto3, making clients", f"{making:.1f} s", "not counted")
    tell("boto3, reading", f"{reading:.1f} s", f"at {used / reading:.0%} of a core")
    tell("assess, reading", f"{second.reading_seconds:.1f} s", f"the first time {first.reading_seconds:.1f} s")
    tell("boto3, calls a second", f"{theirs:,.0f}")
    tell("assess, calls a second", f"{ours:,.0f}")
    tell("the endpoint's ceiling, calls a second", f"{most:,.0f}", f"at {share:.0%} of a core")
    tell("the endpoint's ceiling on a core of its own", f"{most / share:,.0f}", "the same by its processor time")
    tell("assess over boto3", f"{ours / theirs:.1f}", verdict(ours >= 20 * theirs, ">= 20"))
    tell("assess, processor time for a call", f"{second.cpu_seconds / second.calls * 1e6:,.0f} us",
         "analysis and report included")


for variable in list(os.environ):
    if variable.startswith("AWS_") or variable.lower().endswith("_proxy"):
        del os.environ[variable]
main()
