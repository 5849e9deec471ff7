"""moto's server in a process of its own for as long as a `with` block lasts, and boto3 clients for it."""

import contextlib
import os
import socket
import subprocess
import sys
import time

import boto3
import botocore.config

REGION = "us-east-1"
MANAGEMENT = "123456789012"  # the account that moto gives to every key it hasn't issued itself


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def started(log):
    """Gives the server's address; its log goes to the file `log`."""
    port = free_port()
    with open(log, "wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-B", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        for _ in range(600):
            if server.poll() is not None:
                with open(log, encoding="utf-8", errors="replace") as text:
                    raise SystemExit(f"moto's server ended with {server.returncode}:\n{text.read()}")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        else:
            raise SystemExit("moto's server did not listen within a minute")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


class Account:
    """Clients that speak for one account of the server at `url`."""

    def __init__(self, url, account, credentials=None):
        self.id = account
        self._url = url
        self._credentials = credentials or {"AccessKeyId": "AKIAMOTOMOTOMOTOMOTO", "SecretAccessKey": "any"}

    def client(self, service, region=REGION):
        return boto3.Session().client(
            service,
            endpoint_url=self._url,
            region_name=region,
            aws_access_key_id=self._credentials["AccessKeyId"],
            aws_secret_access_key=self._credentials["SecretAccessKey"],
            aws_session_token=self._credentials.get("SessionToken"),
            config=botocore.config.Config(retries={"total_max_attempts": 1}),
        )

    def member(self, account, role):
        """The account that a role of this name is assumed in. moto lets anybody assume any."""
        reply = self.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::{account}:role/{role}", RoleSessionName="patchtriage-test"
        )
        return Account(self._url, account, reply["Credentials"])

    def environment(self):
        """What the program needs in its environment to speak for this account."""
        environment = {
            "AWS_ACCESS_KEY_ID": self._credentials["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": self._credentials["SecretAccessKey"],
            "AWS_REGION": REGION,
        }
        if "SessionToken" in self._credentials:
            environment["AWS_SESSION_TOKEN"] = self._credentials["SessionToken"]
        return environment


def forget_ambient_settings():
    """No credentials, proxies or profiles of this machine reach a test."""
    for name in list(os.environ):
        if name.startswith("AWS_") or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ["HOME"] = "/nonexistent"
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
