"""boto3 reads every operation: all pages, every field, each with the value that was meant.

The rows are made from the record types, with a value in every field, so what boto3 doesn't find is a name, a wrapper
or a form that differs from AWS's.
"""

import datetime
import json
import sys

import botocore

from endpoint import forget_ambient_settings, synthetic

problems = []


def complain(where, what):
    problems.append(f"{where}: {what}")


def some_value(shape):
    """The least that botocore accepts for a required member."""
    if shape.type_name == "structure":
        return {name: some_value(shape.members[name]) for name in shape.required_members}
    if shape.type_name == "list":
        return [some_value(shape.member)]
    if shape.type_name == "map":
        return {}
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else "x" * max(shape.metadata.get("min", 1), 1)
    if shape.type_name == "boolean":
        return True
    return max(shape.metadata.get("min", 1), 1)


def pages(client, method, expected, parameters):
    """Every page, by boto3's paginator where there is one, else by the token."""
    if client.can_paginate(method):
        yield from client.get_paginator(method).paginate(**parameters)
        return
    token = None
    while True:
        more = {expected["input_token"]: token} if token else {}
        page = getattr(client, method)(**parameters, **more)
        yield page
        token = page.get(expected.get("output_token", ""))
        if not token:
            return


def compare(where, wanted, got):
    if got is None:
        complain(where, f"not read, should be {wanted!r}")
    elif isinstance(got, datetime.datetime):
        if got != datetime.datetime.fromisoformat(wanted.replace("Z", "+00:00")):
            complain(where, f"{got} instead of {wanted}")
    elif isinstance(wanted, dict) and isinstance(got, dict):
        for name, value in wanted.items():
            compare(f"{where}.{name}", value, got.get(name))
    elif isinstance(wanted, list) and isinstance(got, list):
        if len(wanted) != len(got):
            complain(where, f"{len(got)} items instead of {len(wanted)}")
        for index, (one, other) in enumerate(zip(wanted, got)):
            compare(f"{where}[{index}]", one, other)
    elif isinstance(got, dict) and isinstance(wanted, str):
        if got != json.loads(wanted):  # a policy document, which botocore decodes
            complain(where, f"{got!r} instead of {wanted!r}")
    elif got != wanted:
        complain(where, f"{got!r} instead of {wanted!r}")


def rows_of(reply, expected):
    rows = reply.get(expected["list"], [])
    return [row for outer in rows for row in outer[expected["inner"]]] if expected["inner"] else rows


def check(client, operation_id, expected):
    name = operation_id.partition(":")[2]
    method = botocore.xform_name(name)
    shape = client.meta.service_model.operation_model(name).input_shape
    parameters = {} if shape is None else {m: some_value(shape.members[m]) for m in shape.required_members}
    rows = []
    for page in pages(client, method, expected, parameters):
        if len(rows_of(page, expected)) > expected.get("maximum", 10**6):
            complain(operation_id, "a page is larger than AWS's pages")
        rows += rows_of(page, expected) if expected["list"] else []
        for field, value in expected["reply"].items():
            if field != expected["list"]:
                compare(f"{operation_id} {field}", value, page.get(field))
    if expected["list"]:
        compare(f"{operation_id} {expected['list']}", rows_of(expected["reply"], expected), rows)


def main(program):
    forget_ambient_settings()
    counted = 0
    for rows, page_max in ((3, 0), (131, 0), (23, 7)):
        with synthetic(program, rows, page_max) as (endpoint, expectations):
            services = {operation_id.partition(":")[0] for operation_id in expectations}
            clients = {service: endpoint.client(service) for service in services}
            for operation_id, expected in expectations.items():
                try:
                    check(clients[operation_id.partition(":")[0]], operation_id, expected)
                except Exception as error:  # whatever boto3 says, it couldn't read the operation
                    complain(operation_id, f"{type(error).__name__}: {error}")
                counted += 1
    print(f"{counted} listings read with boto3 {botocore.__version__}, {len(problems)} problems")
    for problem in problems[:200]:
        print(problem)
    return 1 if problems else 0


sys.exit(main(sys.argv[1]))
