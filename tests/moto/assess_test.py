"""`patchtriage assess` against moto: it sees what is there, and says what it could not see.

moto answers operations that it doesn't implement with HTTP 500 and a page of HTML. No listing of managed nodes or of
patch states can be had from it, so nothing may be concluded about compliance or from a node's absence.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

import jsonschema

import estate
import server

# What moto 5.2.5 doesn't implement of Systems Manager, of all that the plan reads here. A newer moto may shorten it:
# test_what_moto_lacks tells.
LACKING = {
    "ssm:DescribeInstanceInformation",
    "ssm:ListResourceComplianceSummaries",
    "ssm:DescribeInstancePatchStates",
    "ssm:GetServiceSetting",
    "ssm:GetInventory",
    "ssm:DescribePatchGroups",
    "ssm:ListAssociations",
    "ssm:ListCommandInvocations",
    "ssm:DescribeAutomationExecutions",
    "ssm:DescribeInstancePatches",
    "ssm:ListComplianceItems",
}
# Of other services: HTTP 500 and HTML as well, but for Inspector's, whose path moto doesn't know (HTTP 404).
LACKING_ELSEWHERE = {
    "ec2:DescribeVpcBlockPublicAccessOptions",
    "ec2:DescribeVpcBlockPublicAccessExclusions",
    "iam:SimulatePrincipalPolicy",
    "inspector2:ListCoverage",
}
# moto gives an instance's profile the id of its association instead of its own, which looks like a profile that was
# deleted and made again.
BLOCKERS_OF_MOTO = {"identity.profile-without-role"}
FAR = "eu-west-1"
ROLE = "PatchTriageReadOnly"


def report_schema():
    shared = os.environ.get("PATCHTRIAGE_SHARED") or os.path.join(os.environ["PATCHTRIAGE_SOURCE"], "..", "shared")
    path = os.path.join(shared, "contract", "report.schema.json")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def assess(account, url, folder, *options):
    """Runs the program for an account; gives its exit status and the report."""
    path = os.path.join(folder, f"report-{len(os.listdir(folder))}.json")
    environment = {
        **os.environ,
        **account.environment(),
        # What moto lacks stays lacking: twice is enough to see that a page of HTML is tried again.
        "AWS_MAX_ATTEMPTS": "2",
        "HOME": folder,
    }
    begin = time.monotonic()
    command = [PROGRAM, "assess", "--endpoint-url", url, "--all", "--no-store", "--quiet", "-o", f"json={path}"]
    ended = subprocess.run([*command, *options], env=environment, check=False, timeout=300)
    print(f"assess {' '.join(options)}: {time.monotonic() - begin:.1f} s", file=sys.stderr)
    with open(path, encoding="utf-8") as file:
        return ended.returncode, json.load(file)


class Assess(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        url = cls.enterClassContext(server.started(os.path.join(folder, "moto.log")))
        cls.url = url
        management = server.Account(url, server.MANAGEMENT)
        organizations = management.client("organizations")
        organizations.create_organization(FeatureSet="ALL")
        cls.member_id = cls.new_account(organizations, "member")
        cls.closed_id = cls.new_account(organizations, "closed")
        organizations.close_account(AccountId=cls.closed_id)
        member = management.member(cls.member_id, "OrganizationAccountAccessRole")
        # moto assumes a role whether it exists or not; AWS doesn't.
        member.client("iam").create_role(RoleName=ROLE, AssumeRolePolicyDocument=estate.TRUST)

        cls.fleet = estate.fleet(management)
        cls.small_fleet = estate.small_fleet(member)
        cls.far_instance = estate.elsewhere(management, FAR)
        reports = os.path.join(folder, "reports")
        os.mkdir(reports)
        cls.status, cls.report = assess(management, url, reports, "--strict")
        cls.org_status, cls.org_report = assess(management, url, reports, "--org", "--role-name", ROLE)
        _, cls.far_report = assess(management, url, reports, "--region", FAR)

    @staticmethod
    def new_account(organizations, name):
        made = organizations.create_account(AccountName=name, Email=f"{name}@example.com")
        return made["CreateAccountStatus"]["AccountId"]

    def assert_instances(self, report, expected):
        """`expected`: by account, then by instance."""
        rows = {(row["account"], row["instance_id"]): row for row in report["instances"]}
        self.assertEqual(len(rows), len(report["instances"]))
        self.assertEqual(set(rows), {(account, one) for account, fleet in expected.items() for one in fleet})
        for (account, instance), row in rows.items():
            want = expected[account][instance]
            with self.subTest(instance=want["name"] or instance):
                self.assert_context(row["context"], want)
                self.assert_nothing_concluded(row, want)
                self.assertEqual(row["region"], server.REGION)

    def assert_context(self, context, want):
        simple = ("name", "tags", "subnet_id", "state", "iam_instance_profile", "auto_scaling_group", "environment")
        self.assertEqual({name: context[name] for name in simple}, {name: want[name] for name in simple})
        exposure = context["exposure"]
        self.assertEqual(exposure["level"], want["exposure"], exposure)
        self.assertEqual([path["ports"] for path in exposure["paths"]], want["ports"])
        self.assertEqual([path["breadth"] for path in exposure["paths"]], [want["breadth"]] * len(want["ports"]))
        for path, via in zip(exposure["paths"], want["via"], strict=True):
            self.assertIn(via, path["via"])

    def assert_nothing_concluded(self, row, want):
        self.assertEqual(row["compliance"]["status"], "unknown")
        self.assertEqual([one["kind"] for one in row["compliance"]["evidence"]], ["gap"])
        is_stopped = want["state"] == "stopped"
        self.assertEqual(row["manageability"]["state"], "stopped" if is_stopped else "unknown")
        blockers = {blocker["code"] for blocker in row["manageability"]["blockers"]}
        self.assertEqual(blockers - BLOCKERS_OF_MOTO, want["blockers"])
        cause = row["root_cause"]
        self.assertEqual(
            f"{cause['category']}/{cause['subcategory']}",
            "ssm-reachability/instance-stopped" if is_stopped else "inconclusive/insufficient-access",
        )
        self.assertEqual(row["history"]["outcome"], "unknown")

    def test_what_moto_lacks(self):
        """The page of HTML that the rest of the test is about, as moto sends it to anybody."""
        for operation in LACKING:
            name = operation.partition(":")[2]
            headers = {
                "X-Amz-Target": f"AmazonSSM.{name}",
                "Content-Type": "application/x-amz-json-1.1",
                "Authorization": f"AWS4-HMAC-SHA256 Credential=AKIA/20260101/{server.REGION}/ssm/aws4_request",
            }
            request = urllib.request.Request(self.url, data=b"{}", headers=headers)
            with self.subTest(operation), self.assertRaises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(request, timeout=60)
            with caught.exception as reply:
                self.assertEqual(reply.code, 500)
                self.assertIn("text/html", reply.headers["Content-Type"])

    def test_one_account(self):
        self.assert_instances(self.report, {server.MANAGEMENT: self.fleet.expected})
        self.assertEqual(self.report["run"]["scope"]["accounts"], [server.MANAGEMENT])
        self.assertEqual(self.report["run"]["scope"]["regions"], [server.REGION])

    def test_an_organisation(self):
        both = {server.MANAGEMENT: self.fleet.expected, self.member_id: self.small_fleet.expected}
        self.assert_instances(self.org_report, both)
        self.assertEqual(set(self.org_report["run"]["scope"]["accounts"]), set(both))
        names = {row["account"]: row["context"]["account_name"] for row in self.org_report["instances"]}
        self.assertEqual(names[self.member_id], "member")

    def test_a_suspended_account_is_listed_as_skipped(self):
        rows = [row for row in self.org_report["coverage"] if row["account"] == self.closed_id]
        self.assertEqual([row["status"] for row in rows], ["skipped"])
        self.assertIn("SUSPENDED", rows[0]["message"].upper())

    def test_another_region(self):
        self.assertEqual(
            [(row["account"], row["region"], row["instance_id"]) for row in self.far_report["instances"]],
            [(server.MANAGEMENT, FAR, self.far_instance)],
        )
        # The default security group lets in nobody but its own members.
        self.assertEqual(self.far_report["instances"][0]["context"]["exposure"]["level"], "internal")

    def test_a_page_of_html_is_tried_again(self):
        self.assertEqual(self.report["calls"]["by_operation"]["ssm:DescribeInstanceInformation"], 2)

    def test_totals_call_nothing_compliant_or_unmanaged(self):
        for report in (self.report, self.org_report):
            count = len(report["instances"])
            totals = report["totals"]
            names = ("instances", "compliant", "non_compliant", "unknown", "unmanaged")
            figures = {name: totals[name] for name in names}
            self.assertEqual(
                figures, {"instances": count, "compliant": 0, "non_compliant": 0, "unknown": count, "unmanaged": 0}
            )

    def test_what_moto_lacks_is_failed_coverage(self):
        accounts = [(self.report, server.MANAGEMENT)]
        accounts += [(self.org_report, account) for account in (server.MANAGEMENT, self.member_id)]
        for report, account in accounts:
            rows = [row for row in report["coverage"] if row["account"] == account]
            failed = [row for row in rows if row["status"] not in ("complete", "skipped")]
            self.assertEqual({row["operation"] for row in failed}, LACKING | LACKING_ELSEWHERE)
            for row in failed:
                with self.subTest(account=account, operation=row["operation"]):
                    self.assertEqual(row["status"], "failed")
                    self.assertEqual(row["items"], 0)
                    is_unknown_path = row["operation"] == "inspector2:ListCoverage"
                    self.assertEqual(row["error_code"], "http_404" if is_unknown_path else "http_500")
                    self.assertTrue(row["message"])
                    self.assertTrue(row["affects"])

    def test_other_listings_are_complete(self):
        rows = {row["operation"]: row for row in self.report["coverage"]}
        for operation in ("ec2:DescribeInstances", "iam:GetRole", "autoscaling:DescribeAutoScalingGroups"):
            self.assertEqual(rows[operation]["status"], "complete")
            self.assertGreater(rows[operation]["items"], 0)

    def test_an_incomplete_run_says_so(self):
        self.assertFalse(self.report["run"]["complete"])
        self.assertFalse(self.org_report["run"]["complete"])
        self.assertEqual(self.status, 3)
        self.assertEqual(self.org_status, 0)

    def test_reports_are_valid_by_the_schema(self):
        schema = report_schema()
        if schema is None:
            print("SKIPPED: the report schema is not here; set PATCHTRIAGE_SHARED")
            self.skipTest("the report schema is not here; set PATCHTRIAGE_SHARED")
        for report in (self.report, self.org_report):
            jsonschema.Draft202012Validator(schema).validate(report)


PROGRAM = os.environ.get("PATCHTRIAGE_PROGRAM")
if not PROGRAM:
    print("SKIPPED: the program is not built")
    sys.exit(77)
server.forget_ambient_settings()
unittest.main()
