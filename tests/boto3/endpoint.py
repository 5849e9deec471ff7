"""A simulated endpoint for as long as a `with` block lasts, and boto3 clients for it."""

import contextlib
import json
import os
import signal
import subprocess
import tempfile

import boto3
import botocore.config


class Endpoint:
    """The address and the keys that the program printed when it was ready."""

    def __init__(self, settings):
        self.url = settings["AWS_ENDPOINT_URL"]
        self.key = settings["AWS_ACCESS_KEY_ID"]
        self.secret = settings["AWS_SECRET_ACCESS_KEY"]
        self.region = settings["AWS_REGION"]

    def client(self, service, key=None, secret=None, token=None, region=None):
        return boto3.Session().client(
            service,
            endpoint_url=self.url,
            region_name=region or self.region,
            aws_access_key_id=key or self.key,
            aws_secret_access_key=secret or self.secret,
            aws_session_token=token,
            config=botocore.config.Config(retries={"total_max_attempts": 1}),
        )

    def session_of(self, account, role="PatchTriageReadOnly"):
        """Keyword arguments for `client` that speak for another account."""
        reply = self.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::{account}:role/{role}", RoleSessionName="boto3-test"
        )
        keys = reply["Credentials"]
        return {"key": keys["AccessKeyId"], "secret": keys["SecretAccessKey"], "token": keys["SessionToken"]}


@contextlib.contextmanager
def started(command):
    """Starts a program that prints NAME=VALUE lines when it is ready, and ends it by SIGTERM."""
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        settings = {}
        while "AWS_REGION" not in settings:
            line = program.stdout.readline()
            if not line:
                raise SystemExit(f"{command[0]} ended with {program.wait()} before it was ready")
            name, _, value = line.strip().partition("=")
            settings[name] = value
        yield Endpoint(settings)
    finally:
        program.send_signal(signal.SIGTERM)
        status = program.wait(timeout=30)
        program.stdout.close()
    if status != 0:
        raise SystemExit(f"{command[0]} ended with {status}")


@contextlib.contextmanager
def synthetic(program, rows, page_max=0, faults="", denied=()):
    """Serves made-up rows; gives the endpoint and what it should answer, by operation."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "expected.json")
        with started([program, path, str(rows), str(page_max), faults, *denied]) as endpoint:
            with open(path, encoding="utf-8") as file:
                yield endpoint, json.load(file)


def forget_ambient_settings():
    """No credentials, proxies or profiles of this machine reach a test."""
    for name in list(os.environ):
        if name.startswith("AWS_") or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ["HOME"] = "/nonexistent"
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
