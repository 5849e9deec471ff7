"""What the program makes of a reply body, and what botocore makes of it."""

import datetime
import json
import os
import subprocess

import botocore.parsers
import botocore.session

LOADER = botocore.session.Session().get_component("data_loader")
PROTOCOLS = ("json", "query", "ec2", "rest-json")


def service_model(service):
    return botocore.model.ServiceModel(LOADER.load_service_model(service, "service-2"), service)


def protocol_of(model):
    """The one that the program speaks: newer models list others first."""
    known = [name for name in model.metadata.get("protocols", [model.metadata["protocol"]]) if name in PROTOCOLS]
    return known[0] if known else model.metadata["protocol"]


def botocore_reply(model, operation, body, status):
    parser = botocore.parsers.create_parser(protocol_of(model))
    response = {"headers": {}, "status_code": status, "body": body}
    return parser.parse(response, model.operation_model(operation).output_shape)


def decode(operation_id, body):
    """Exit status, the printed JSON or None, and the diagnostics."""
    done = subprocess.run(
        [os.environ["PATCHTRIAGE_PROGRAM"], "decode", operation_id, "-"], input=body, capture_output=True, timeout=120
    )
    return done.returncode, json.loads(done.stdout) if done.stdout.strip() else None, done.stderr.decode()


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def same_instant(ours, theirs):
    """Times are printed in whole seconds, or milliseconds where the reply has them."""
    theirs = theirs if isinstance(theirs, datetime.datetime) else instant(theirs)
    if theirs.tzinfo is None:
        theirs = theirs.replace(tzinfo=datetime.timezone.utc)
    return abs((instant(ours) - theirs).total_seconds()) < 0.001


def is_nothing(value):
    """What `decode` leaves out: members that weren't sent, and empty lists and maps."""
    return value is None or value == [] or value == {}
