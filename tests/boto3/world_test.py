"""boto3 reads a whole simulated organisation: every operation answers, and pages of seven hold the same as AWS's own."""

import datetime
import functools
import json
import os
import re
import sys
import tempfile
import unittest

import botocore.exceptions

from crawl import AS_OF, EXTRA, GLOBAL_ROOTS, ROOTS, Crawl, rows_of, whole
from endpoint import forget_ambient_settings, started

PROGRAM = os.environ.get("PATCHTRIAGE_PROGRAM", "")
REGIONS = ("us-east-1", "eu-west-1")

# Refusals that AWS itself has for things that are fine to ask about.
EXPECTED_REFUSALS = {
    "ssm:DescribeEffectivePatchesForPatchBaseline": {"UnsupportedOperatingSystem"},
    "ssm:GetCommandInvocation": {"InvocationDoesNotExist", "InvalidPluginName"},
    "ssm:GetCalendarState": {"InvalidDocument"},
    "ssm:GetDocument": {"InvalidDocument"},
    "organizations:ListAccounts": {"AccessDeniedException"},
    "config:SelectResourceConfig": {"NoAvailableConfigurationRecorderException"},
    "config:SelectAggregateResourceConfig": {"NoSuchConfigurationAggregatorException"},
    "inspector2:ListCoverage": {"AccessDeniedException"},
    "inspector2:ListFindings": {"AccessDeniedException"},
}
# No organisation has a calendar or an aggregator of that name, and this test has no web identity.
NEVER_ANSWERED = {"config:SelectAggregateResourceConfig", "ssm:GetCalendarState", "sts:AssumeRoleWithWebIdentity"}


def accounts_of(endpoint):
    return whole(endpoint.client("organizations"), "list_accounts", {})["Accounts"]


def catalogue():
    """Ids of the operations that the tool knows."""
    folder = os.path.join(os.environ["PATCHTRIAGE_SOURCE"], "src", "aws", "operations")
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        yield ":".join(re.search(rf'\.{member} = "([^"]+)"', text).group(1) for member in ("service", "name"))


def crawl(endpoint):
    result = Crawl()
    accounts = [account["Id"] for account in accounts_of(endpoint) if account["State"] == "ACTIVE"]
    caller = endpoint.client("sts").get_caller_identity()["Account"]
    for account in accounts:
        keys = {} if account == caller else endpoint.session_of(account)
        for region in REGIONS:
            clients = functools.cache(functools.partial(endpoint.client, region=region, **keys))
            result.read_scope((account, region), clients, ROOTS)
            for operation_id, parameters in EXTRA:
                result.read((account, region), clients, operation_id, parameters)
        result.read_scope((account, "global"), clients, GLOBAL_ROOTS)
    return result


def comparable(reply):
    """Without what pages may cut differently: reservations."""
    return json.dumps(rows_of(reply) if "Reservations" in reply else reply, default=str, sort_keys=True)


class World(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.truth = os.path.join(cls.folder.name, "truth.jsonl")
        cls.log = os.path.join(cls.folder.name, "requests.log")
        command = [PROGRAM, "simulate", "--nodes", "60", "--accounts", "3", "--seed", "11", "--as-of", AS_OF]
        with started([*command, "--truth", cls.truth, "--log", cls.log]) as endpoint:
            cls.natural = crawl(endpoint)
            cls.accounts = accounts_of(endpoint)
            cls.suspended_refusals = []
            for account in cls.accounts:
                if account["State"] != "ACTIVE":
                    try:
                        endpoint.session_of(account["Id"])
                    except botocore.exceptions.ClientError as error:
                        cls.suspended_refusals.append(error.response["Error"]["Code"])
        with started([*command, "--page-max", "7"]) as endpoint:
            cls.sevens = crawl(endpoint)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_refusals_are_those_of_aws(self):
        for (account, region, operation_id, parameters), code in self.natural.refusals.items():
            with self.subTest(f"{operation_id} {account} {region} {parameters}"):
                self.assertIn(code, EXPECTED_REFUSALS.get(operation_id, set()))

    def test_every_operation_was_answered(self):
        with open(self.log, encoding="utf-8") as file:
            served = {line.split()[0] for line in file if line.split()[3] == "200"}
        self.assertEqual(set(catalogue()) - served, NEVER_ANSWERED)

    def test_pages_of_seven_hold_the_same(self):
        self.assertEqual(self.natural.replies.keys(), self.sevens.replies.keys())
        for key, reply in self.natural.replies.items():
            with self.subTest(" ".join(key)):
                self.assertEqual(comparable(reply), comparable(self.sevens.replies[key]))

    def test_truth_is_about_the_instances_that_are_served(self):
        served = {
            (account, region, instance["InstanceId"])
            for (account, region, operation_id, _), reply in self.natural.replies.items()
            if operation_id == "ec2:DescribeInstances"
            for instance in rows_of(reply)
            if instance.get("State", {}).get("Name") != "terminated" and "InstanceId" in instance
        }
        with open(self.truth, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        told = {(line["account"], line["region"], line["instance_id"]) for line in lines}
        self.assertEqual(told, served)
        self.assertEqual(len(told), len(lines))

    def test_records_are_not_from_the_future(self):
        now = datetime.datetime.fromisoformat(AS_OF.replace("Z", "+00:00"))
        for (account, region, operation_id, _), reply in self.natural.replies.items():
            if operation_id == "ssm:DescribeInstanceInformation":
                for row in rows_of(reply):
                    if "LastPingDateTime" in row:
                        self.assertLessEqual(row["LastPingDateTime"], now)

    def test_suspended_accounts_cannot_be_entered(self):
        suspended = [account for account in self.accounts if account["State"] != "ACTIVE"]
        self.assertEqual(self.suspended_refusals, ["AccessDenied"] * len(suspended))
        self.assertTrue(suspended)


if not os.access(PROGRAM, os.X_OK):
    print("SKIPPED: the program patchtriage is not built")
    sys.exit(77)
forget_ambient_settings()
unittest.main()
