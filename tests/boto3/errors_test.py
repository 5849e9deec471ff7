"""The errors of every protocol arrive at boto3 with code, message, status and request id."""

import sys
import unittest

import botocore.exceptions
import botocore.parsers

from endpoint import forget_ambient_settings, synthetic

PROGRAM = sys.argv.pop(1)
MEMBER = "222222222222"

# One read of each protocol: service, method, parameters.
CALLS = {
    "ssm": ("describe_instance_information", {}),
    "iam": ("list_instance_profiles", {}),
    "ec2": ("describe_vpcs", {}),
    "inspector2": ("list_coverage", {}),
}


def call(endpoint, service, **keys):
    method, parameters = CALLS[service]
    return getattr(endpoint.client(service, **keys), method)(**parameters)


class Errors(unittest.TestCase):
    def assert_refused(self, code, endpoint, service, **keys):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call(endpoint, service, **keys)
        response = caught.exception.response
        self.assertEqual(response["Error"]["Code"], code)
        self.assertTrue(response["Error"]["Message"])
        self.assertTrue(response["ResponseMetadata"]["RequestId"])
        return response

    def test_unknown_key(self):
        with synthetic(PROGRAM, 1) as (endpoint, _):
            key = "AKIAAAAAAAAAAAAAAAAA"
            self.assert_refused("UnrecognizedClientException", endpoint, "ssm", key=key)
            self.assert_refused("InvalidClientTokenId", endpoint, "iam", key=key)
            self.assert_refused("AuthFailure", endpoint, "ec2", key=key)
            self.assert_refused("UnrecognizedClientException", endpoint, "inspector2", key=key)

    def test_wrong_secret(self):
        with synthetic(PROGRAM, 1) as (endpoint, _):
            self.assert_refused("InvalidSignatureException", endpoint, "ssm", secret="wrong")
            self.assert_refused("SignatureDoesNotMatch", endpoint, "iam", secret="wrong")
            self.assert_refused("SignatureDoesNotMatch", endpoint, "ec2", secret="wrong")
            self.assert_refused("InvalidSignatureException", endpoint, "inspector2", secret="wrong")

    def test_expired_session(self):
        with synthetic(PROGRAM, 1, faults="expire=1") as (endpoint, _):
            keys = endpoint.session_of(MEMBER)
            self.assert_refused("ExpiredTokenException", endpoint, "ssm", **keys)
            self.assert_refused("ExpiredToken", endpoint, "iam", **keys)
            self.assert_refused("RequestExpired", endpoint, "ec2", **keys)
            self.assert_refused("ExpiredTokenException", endpoint, "inspector2", **keys)

    def test_denied(self):
        with synthetic(PROGRAM, 1, denied=["*"]) as (endpoint, _):
            ssm = self.assert_refused("AccessDeniedException", endpoint, "ssm")
            self.assertIn("not authorized to perform: ssm:DescribeInstanceInformation", ssm["Error"]["Message"])
            self.assertEqual(ssm["ResponseMetadata"]["HTTPStatusCode"], 400)
            self.assert_refused("AccessDenied", endpoint, "iam")
            self.assert_refused("UnauthorizedOperation", endpoint, "ec2")
            self.assert_refused("AccessDeniedException", endpoint, "inspector2")

    def test_member_account_of_a_role(self):
        with synthetic(PROGRAM, 1) as (endpoint, _):
            identity = endpoint.client("sts", **endpoint.session_of(MEMBER)).get_caller_identity()
            self.assertEqual(identity["Account"], MEMBER)
            with self.assertRaises(botocore.exceptions.ClientError) as caught:
                endpoint.session_of("999999999999")
            self.assertEqual(caught.exception.response["Error"]["Code"], "AccessDenied")

    def test_page_token_of_another_listing(self):
        with synthetic(PROGRAM, 30, page_max=10) as (endpoint, _):
            ssm = endpoint.client("ssm")
            token = ssm.list_commands()["NextToken"]
            with self.assertRaises(botocore.exceptions.ClientError) as caught:
                ssm.list_commands(InstanceId="i-0123456789abcdef0", NextToken=token)
            self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidNextToken")

    def test_page_size_out_of_range(self):
        with synthetic(PROGRAM, 1) as (endpoint, _):
            with self.assertRaises(botocore.exceptions.ClientError) as caught:
                endpoint.client("ec2").describe_vpcs(MaxResults=1001)
            self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidParameterValue")

    def test_operation_that_is_not_served(self):
        with synthetic(PROGRAM, 1) as (endpoint, _):
            with self.assertRaises(botocore.exceptions.ClientError) as caught:
                endpoint.client("ssm").delete_activation(ActivationId="00000000-0000-0000-0000-000000000000")
            self.assertEqual(caught.exception.response["Error"]["Code"], "UnknownOperationException")

    def test_reset_connection(self):
        with synthetic(PROGRAM, 1, faults="reset=1") as (endpoint, _):
            with self.assertRaises(botocore.exceptions.ConnectionClosedError):
                call(endpoint, "ssm")

    def test_broken_bodies(self):
        # Of XML: botocore takes JSON that it can't read for an empty reply.
        for fault in ("truncate", "malformed"):
            with self.subTest(fault), synthetic(PROGRAM, 1, faults=f"{fault}=1") as (endpoint, _):
                with self.assertRaises((botocore.parsers.ResponseParserError, botocore.exceptions.HTTPClientError)):
                    call(endpoint, "iam")

    def test_page_of_html(self):
        with synthetic(PROGRAM, 1, faults="html500=1") as (endpoint, _):
            with self.assertRaises((botocore.exceptions.ClientError, botocore.parsers.ResponseParserError)):
                call(endpoint, "iam")


forget_ambient_settings()
unittest.main()
