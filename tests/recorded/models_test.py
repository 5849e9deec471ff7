"""Every operation of the catalogue is as botocore's service models have it.

Held to the models: the services (endpoint, signing name, protocol, version, target), each operation's path, request
members with their names on the wire, reply members with theirs and their types, and paging.
"""

import json
import subprocess
import sys

import botocore

import enums
import replies

problems = []

# What a member of ours may read, by the model's type. A time may be read from text, which decides its form itself.
READABLE = {
    "text": {"string", "character", "blob"},
    "integer": {"integer", "long", "short", "byte"},
    "number": {"float", "double", "integer", "long"},
    "boolean": {"boolean"},
    "time": {"timestamp"},
    "record": {"structure"},
    "list": {"list"},
    "map": {"map"},
}

# The prefix of a service's permissions, where it isn't its id.
IAM_PREFIXES = {"elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing"}


def complain(where, what):
    problems.append(f"{where}: {what}")


def check_equal(where, ours, theirs):
    if ours != theirs:
        complain(where, f"{ours!r}, the model says {theirs!r}")


def check_service(service, model):
    where = f"service {service['id']}"
    metadata = model.metadata
    check_equal(f"{where} endpoint prefix", service["endpoint_prefix"], metadata["endpointPrefix"])
    check_equal(f"{where} signing name", service["signing_name"], model.signing_name)
    check_equal(f"{where} protocol", service["protocol"], replies.protocol_of(model))
    check_equal(f"{where} target", service["target_prefix"], metadata.get("targetPrefix", ""))
    if service["protocol"] in ("query", "ec2"):
        check_equal(f"{where} version", service["api_version"], metadata["apiVersion"])
    if service["protocol"] == "json":
        check_equal(f"{where} JSON version", "1.1", metadata["jsonVersion"])
    known = replies.LOADER.load_data("endpoints")["partitions"][0]["services"].get(service["endpoint_prefix"], {})
    if service["id"] != "sts":  # regional by choice: its global endpoint is only the old default
        check_equal(f"{where} is global", service["is_global"], "partitionEndpoint" in known)


def first_upper(text):
    return text[:1].upper() + text[1:]


def request_wire(protocol, name, shape):
    """How botocore spells a member of a request."""
    if protocol == "ec2":
        return shape.serialization.get("queryName") or first_upper(shape.serialization.get("name", "")) or name
    return shape.serialization.get("name", name)


def check_request(where, protocol, fields, shape):
    for field in fields:
        name = field["name"]
        inner = f"{where}.{name}"
        if shape is None or name not in shape.members:
            complain(inner, "not a member of the request")
            continue
        member = shape.members[name]
        wire = field["wire"] or name
        check_equal(f"{inner} on the wire", wire, request_wire(protocol, name, member))
        if protocol == "rest-json":
            # The encoder sends members with a wire name of their own in the query, all others in the body.
            location = member.serialization.get("location")
            check_equal(f"{inner} goes into", "querystring" if field["wire"] else None, location)
        if protocol == "query" and member.type_name == "list":
            if member.serialization.get("flattened") or member.member.serialization.get("name", "member") != "member":
                complain(inner, "its items aren't called member")
        while member.type_name == "list":
            member = member.member
        if field["members"] and member.type_name != "structure":
            complain(inner, "has no members in the model")
        elif field["members"]:
            check_request(inner, protocol, field["members"], member)
        elif member.type_name == "structure":
            complain(inner, "is a structure, and its members aren't listed")


def reply_wire(protocol, field):
    """The name by which the program's decoders look for a member."""
    if protocol in ("json", "rest-json"):
        return field["name"]
    if protocol == "ec2":
        return field["wire"] or field["name"][:1].lower() + field["name"][1:]
    return field["wire"] or field["name"]


def check_type(where, protocol, kind, shape):
    if shape.type_name not in READABLE[kind["kind"]]:
        complain(where, f"{kind['kind']}, the model says {shape.type_name}")
    elif kind["kind"] == "record":
        check_reply(where, protocol, kind["fields"], shape)
    elif kind["kind"] == "list":
        if shape.serialization.get("flattened"):
            complain(where, "a flattened list, which isn't read")
        check_type(f"{where}[]", protocol, kind["element"], shape.member)
    elif kind["kind"] == "map":
        check_equal(f"{where} key", "string", shape.key.type_name)
        check_type(f"{where}.*", protocol, kind["element"], shape.value)


def check_reply(where, protocol, fields, shape):
    for field in fields:
        inner = f"{where}.{field['name']}"
        if field["name"] not in shape.members:
            complain(inner, f"not a member of {shape.name}")
            continue
        member = shape.members[field["name"]]
        wire = member.serialization.get("name", field["name"])
        check_equal(f"{inner} in the reply", reply_wire(protocol, field), wire)
        if protocol in ("json", "rest-json"):
            check_equal(f"{inner} wire name, which isn't looked at", field["wire"], "")
        if member.serialization.get("location") or member.serialization.get("xmlAttribute"):
            complain(inner, "isn't an element of the body")
        check_type(inner, protocol, field["type"], member)


def paginators(service):
    try:
        return replies.LOADER.load_service_model(service, "paginators-1")["pagination"]
    except botocore.exceptions.UnknownServiceError:
        return {}


def check_paging(where, operation, model, published):
    paging = operation.get("paging")
    if paging is None:
        if published is not None and published.get("output_token"):
            complain(where, f"pages by {published['output_token']}, and only the first is read")
        return
    request, reply = model.input_shape.members, model.output_shape.members
    if paging["input_token"] not in request:
        complain(where, f"takes no {paging['input_token']}")
    if paging["output_token"] not in reply:
        complain(where, f"answers no {paging['output_token']}")
    if published is not None:
        check_equal(f"{where} token in", paging["input_token"], published["input_token"])
        check_equal(f"{where} token out", paging["output_token"], published["output_token"])
        check_equal(f"{where} more", paging["more"], published.get("more_results", ""))
        if "limit_key" in published:
            check_equal(f"{where} limit", paging["limit"], published["limit_key"])
    sent = {field["name"] for field in operation["request"]}
    for name in (paging["input_token"], paging["limit"]):
        if name and name not in sent:
            complain(where, f"{name} isn't among the request's fields")
    if not paging["limit"]:
        return
    if paging["limit"] not in request:
        complain(where, f"takes no {paging['limit']}")
        return
    limit = request[paging["limit"]]
    check_equal(f"{where} limit type", limit.type_name, "integer")
    if not limit.metadata.get("min", 1) <= paging["minimum"] <= paging["maximum"]:
        complain(where, f"pages of {paging['minimum']}, the model's least is {limit.metadata.get('min')}")
    if paging["maximum"] > limit.metadata.get("max", sys.maxsize):
        complain(where, f"pages of {paging['maximum']}, the model's most is {limit.metadata['max']}")


def check_operation(operation, service, model, published):
    where = f"{operation['service']}:{operation['name']}"
    if operation["name"] not in model.operation_names:
        complain(where, "the model has no such operation")
        return
    operation_model = model.operation_model(operation["name"])
    check_equal(f"{where} method", "POST", operation_model.http["method"])
    check_equal(f"{where} path", operation["http_path"], operation_model.http["requestUri"])
    permission = f"{IAM_PREFIXES.get(operation['service'], operation['service'])}:{operation['name']}"
    check_equal(f"{where} permission", operation["iam_action"], permission)
    shape = operation_model.input_shape
    check_request(where, service["protocol"], operation["request"], shape)
    sent = {field["name"] for field in operation["request"]}
    for required in shape.required_members if shape is not None else []:
        if required not in sent:
            complain(where, f"{required} is required, and isn't among the request's fields")
    if service["protocol"] == "query":
        check_equal(
            f"{where} wrapper",
            operation_model.output_shape.serialization.get("resultWrapper"),
            f"{operation['name']}Result",
        )
    check_reply(where, service["protocol"], operation["reply"], operation_model.output_shape)
    check_paging(where, operation, operation_model, published)


def main(dump):
    catalogue = json.loads(subprocess.run([dump], capture_output=True, check=True).stdout)
    services = {service["id"]: service for service in catalogue["services"]}
    models = {name: replies.service_model(name) for name in services}
    pages = {name: paginators(name) for name in services}
    for name, service in services.items():
        check_service(service, models[name])
    for operation in catalogue["operations"]:
        name = operation["service"]
        check_operation(operation, services[name], models[name], pages[name].get(operation["name"]))
    compared = enums.check(models, complain)
    print(
        f"{len(catalogue['operations'])} operations and {compared} enum values held to botocore {botocore.__version__}, "
        f"{len(problems)} problems"
    )
    print("\n".join(problems))
    return 1 if problems or not catalogue["operations"] else 0


sys.exit(main(sys.argv[1]))
