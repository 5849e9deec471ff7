"""The OCSF findings as py-ocsf-models' own classes take them: valid, and with no attribute that they don't know."""

import json
import unittest

import dumped
from py_ocsf_models import OCSF_VERSION
from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
from py_ocsf_models.objects.cloud import Cloud

# Attributes of OCSF 1.5 that the package's classes leave out: the cloud profile of a Compliance Finding, and the status
# of a compliance object in words.
LEFT_OUT = {"cloud", "compliance.status", "compliance.status_details"}
# Free-form by the schema.
FREE = ("resources.data", "evidences.data", "unmapped")
SEVERITIES = {"CRITICAL": 5, "HIGH": 4, "MEDIUM": 3, "LOW": 2, "INFORMATIONAL": 1, "UNSPECIFIED": 0, None: 0}


def findings(name):
    return json.loads(dumped.path(f"{name}.ocsf").read_text(encoding="utf-8"))


def names(value, prefix=""):
    found = set()
    if prefix.rstrip(".") in FREE:
        return found
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            for name, member in item.items():
                found |= {prefix + name} | names(member, f"{prefix}{name}.")
    return found


class Ocsf(unittest.TestCase):
    def test_is_valid_and_loses_no_attribute(self):
        for name in ("small", "hostile"):
            for finding in findings(name):
                model = ComplianceFinding.model_validate(finding, strict=False)
                taken = json.loads(model.model_dump_json(exclude_unset=True))
                lost = {path for path in names(finding) - names(taken) if not path.startswith("cloud.")}
                self.assertEqual(LEFT_OUT, lost)
                for path in ("finding_info", "remediation", "resources"):
                    self.assertEqual(finding[path], taken[path])

    def test_is_of_the_version_that_the_package_describes(self):
        for finding in findings("small"):
            self.assertEqual(OCSF_VERSION, finding["metadata"]["version"])
            self.assertEqual(finding["class_uid"] * 100 + finding["activity_id"], finding["type_uid"])

    def test_names_the_cloud_account(self):
        for finding in findings("hostile"):
            self.assertEqual("222222222222", Cloud.model_validate(finding["cloud"]).account.uid)

    def test_says_what_the_report_says(self):
        for finding, instance in zip(findings("small"), dumped.report("small")["instances"], strict=True):
            resource = finding["resources"][0]
            self.assertTrue(resource["uid"].endswith(instance["instance_id"]))
            self.assertEqual(instance["region"], resource["region"])
            status = {"compliant": 1, "unknown": 2, "non_compliant": 3}[instance["compliance"]["status"]]
            self.assertEqual(status, finding["compliance"]["status_id"])
            severity = 1 if status == 1 else SEVERITIES[instance["compliance"]["severity"]]
            self.assertEqual(severity, finding["severity_id"])
            self.assertEqual(instance["priority"]["score"], finding["unmapped"]["patchtriage"]["score"])
            self.assertEqual(instance["context"]["name"], resource.get("name"))
        uids = [finding["finding_info"]["uid"] for finding in findings("hostile")]
        self.assertEqual(len(uids), len(set(uids)))

    def test_is_one_finding_a_line(self):
        lines = dumped.path("hostile.ocsf").read_text(encoding="utf-8").splitlines()
        self.assertEqual(findings("hostile"), [json.loads(line.rstrip(",")) for line in lines[1:-1]])


if __name__ == "__main__":
    unittest.main()
