"""Puts command lines through the AWS CLI as a library: its parser, its parameter validation and the limits of AWS's
service models. Nothing is sent: a handler answers in the network's place.
"""

import contextlib
import io
import json
import os
import re
import subprocess

os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_EC2_METADATA_DISABLED="true",
                  AWS_DEFAULT_REGION="us-east-1", AWS_DEFAULT_OUTPUT="json", AWS_PAGER="",
                  AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null")

import awscli.clidriver  # noqa: E402  reads the environment

# Says where the words of a command end; everything else of the shell's environment is out of reach.
WORDS = "aws() { printf '%s\\0' \"$@\"; }\n"

# What a person may set a named input to, by its name where the value has a form of its own.
EXAMPLES = {
    "ALARM": "cpu-high",
    "ASSOCIATION": '{"ScheduleExpression":"cron(0 2 ? * SUN *)"}',
    "ARCHIVE_URL": "https://archive.example.com/8/os",
    "BASELINE": "pb-0123456789abcdef0",
    "BOUNDARY": "arn:aws:iam::111111111111:policy/boundary",
    "COMMAND_ID": "11111111-2222-3333-4444-555555555555",
    "COMPUTE_ENVIRONMENT": "jobs",
    "CALENDAR": "BEGIN:VCALENDAR END:VCALENDAR",
    "CONFIGURATION": "a1b2c",
    "CUTOFF_HOURS": "1",
    "DOCUMENT": '{"Version":"2012-10-17","Statement":[]}',
    "ENDPOINT": "vpce-0123456789abcdef0",
    "ENDPOINT_GROUP": "sg-0123456789abcdef0",
    "END_DATE": "2030-01-01T00:00:00Z",
    "FILE": "/etc/resolv.conf",
    "GIB": "50",
    "GROUP": "patching",
    "HOURS": "4",
    "IMAGE": "ami-0123456789abcdef0",
    "INSTANCE": "i-0123456789abcdef0",
    "INSTANCE_GROUP": "sg-0123456789abcdef0",
    "KB": "KB5001234",
    "KEY_URL": "https://keys.example.com/RPM-GPG-KEY",
    "LAUNCH_TEMPLATE": "lt-0123456789abcdef0",
    "MOUNT": "/var",
    "NAT_GATEWAY": "nat-0123456789abcdef0",
    "NETWORK_ACL": "acl-0123456789abcdef0",
    "PACKAGE": "kernel",
    "PARAMETERS": '{"RunCommand":{"Parameters":{"Operation":["Install"]}}}',
    "PATCHES": "KB5001234",
    "PLATFORM": "arn:aws:elasticbeanstalk:us-east-1::platform/Python 3.11 running on 64bit Amazon Linux 2023/4.1.0",
    "POLICY_ARN": "arn:aws:iam::111111111111:policy/deny",
    "POLICY_ID": "p-examplepolicyid111",
    "PROCESS": "4711",
    "PROFILE": "app",
    "PROFILE_ASSOCIATION": "iip-assoc-0123456789abcdef0",
    "PROXY": "http://proxy.example.com:3128",
    "QUERY": '{"Type":"TAG_FILTERS_1_0","Query":"{}"}',
    "READER_ROLE": "PatchTriage",
    "REPOSITORY": "epel",
    "ROLE": "app",
    "ROUTE_TABLE": "rtb-0123456789abcdef0",
    "RULES": '{"PatchRules":[{"PatchFilterGroup":{"PatchFilters":[]},"ApproveAfterDays":0}]}',
    "RULE_NUMBER": "90",
    "SCAN_ASSOCIATION": "11111111-2222-3333-4444-555555555555",
    "SCHEDULE": "cron(0 2 ? * SUN *)",
    "SHARE": "25%",
    "SOURCE": r"wim:E:\\sources\\install.wim:1",
    "SUBNET": "subnet-0123456789abcdef0",
    "TYPE": "m6i.xlarge",
    "VOLUME": "vol-0123456789abcdef0",
    "VPC": "vpc-0123456789abcdef0",
    "WINDOW": "mw-0123456789abcdef0",
    "WSUS_URL": "http://wsus.example.com:8530",
}


def example_of(given):
    """A candidate that was found, else a well-formed value of the kind that the input's name says."""
    if given.get("candidates"):
        return given["candidates"][0]
    if given["name"] not in EXAMPLES:
        raise Refused(f"asks for {given['name']}, which this test has no example of")
    return EXAMPLES[given["name"]]


class Refused(Exception):
    """Why a command isn't one that the AWS CLI would send."""


def words_of(command, inputs):
    """The arguments of `aws` as a shell makes them of the line, every named input set."""
    done = subprocess.run(["/bin/bash", "-u", "-c", WORDS + command], env={"PATH": "", **inputs},
                          capture_output=True, timeout=30)
    if done.returncode != 0 or done.stderr:
        raise Refused(f"the shell says: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode().split("\0")[:-1]


class Cli:
    """The AWS CLI without a network. Every command gets one of its own, since some leave handlers behind; the service
    models are loaded once.
    """

    def __init__(self):
        self.models = None
        self.sent = []

    def _driver(self):
        driver = awscli.clidriver.create_clidriver()
        self.models = self.models or driver.session.get_component("data_loader")
        driver.session.register_component("data_loader", self.models)
        driver.session.register("before-parameter-build.*.*", self._keep)
        driver.session.register("before-call.*.*", self._answer)
        return driver

    def _keep(self, params, model, **_):
        self.sent.append((model, dict(params)))

    def _answer(self, model, **_):
        class Http:
            status_code = 200
            headers = {}

        return Http(), {}

    def accept(self, command, inputs):
        """Gives the operation's model and the request's parameters, or raises Refused.

        `inputs` has the name and the candidates of each named input.
        """
        values = {each["name"]: example_of(each) for each in inputs}
        words = words_of(command, values)
        empty = [word for word in words if word == "" or re.search(r"=(,|$)", word) and not word.startswith("{")]
        if empty:
            raise Refused(f"has an empty value: {empty}")
        self.sent = []
        told = io.StringIO()
        try:
            with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
                status = self._driver().main(words)
        except SystemExit as end:
            status = end.code
        if status != 0 or len(self.sent) != 1:
            raise Refused(f"the AWS CLI ends with {status} after {len(self.sent)} requests: {told.getvalue().strip()}")
        model, params = self.sent[0]
        complaints = list(beyond_limits(params, model.input_shape, model.name))
        if complaints:
            raise Refused("; ".join(complaints))
        return model, params


def beyond_limits(value, shape, path):
    """What AWS's model of the request forbids, beyond what botocore checks before it sends."""
    limits = shape.metadata
    if shape.type_name == "structure":
        for name, member in value.items():
            yield from beyond_limits(member, shape.members[name], f"{path}.{name}")
    elif shape.type_name == "list":
        if len(value) > limits.get("max", len(value)):
            yield f"{path}: {len(value)} values are more than {limits['max']}"
        for member in value:
            yield from beyond_limits(member, shape.member, f"{path}[]")
    elif shape.type_name == "map":
        for key, member in value.items():
            yield from beyond_limits(key, shape.key, f"{path} key")
            yield from beyond_limits(member, shape.value, f"{path}.{key}")
    elif shape.type_name == "string":
        yield from beyond_text_limits(str(value), shape, path)
    elif "max" in limits and value > limits["max"]:
        yield f"{path}: {value} is above {limits['max']}"


def beyond_text_limits(text, shape, path):
    limits = shape.metadata
    if len(text) > limits.get("max", len(text)) or len(text) < limits.get("min", 0):
        yield f"{path}: {text[:80]!r} has {len(text)} characters"
    if shape.enum and text not in shape.enum:
        yield f"{path}: {text!r} is none of {shape.enum}"
    if "pattern" in limits:
        # AWS writes patterns for Java; the classes by Unicode property have no spelling in Python's.
        pattern = re.sub(r"\\p\{(\w+)\}", lambda at: {"L": "a-zA-Z", "N": "0-9", "Z": r"\\s"}.get(at[1], ""),
                         limits["pattern"])
        with contextlib.suppress(re.error):
            if not re.search(pattern, text):
                yield f"{path}: {text[:80]!r} doesn't match {limits['pattern']}"


def document_of(model, params):
    """The Systems Manager document that a request names; None where it names none."""
    if model.name in ("SendCommand", "StartAutomationExecution"):
        return params["DocumentName"]
    return params["Name"] if model.name == "CreateAssociation" else None


def script_complaints(model, params):
    """What bash says to the scripts that a command runs on Linux nodes."""
    if document_of(model, params) != "AWS-RunShellScript":
        return
    for script in params["Parameters"]["commands"]:
        done = subprocess.run(["/bin/bash", "-n"], input=script, capture_output=True, text=True, timeout=30)
        if done.returncode != 0:
            yield f"{script!r}: {done.stderr.strip()}"
