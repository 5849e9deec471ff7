"""What the test makes in moto: networks, instances and what stands around them, by boto3."""

import json

from server import REGION

TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)
# A policy of the account's own: moto has those that AWS manages only where it is told to load them all.
AGENT = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": ["ssm:*", "ssmmessages:*", "ec2messages:*"], "Resource": "*"}
        ],
    }
)
ANYWHERE = "0.0.0.0/0"


def tags_of(tags):
    return [{"Key": key, "Value": value} for key, value in tags.items()]


class Network:
    """A VPC with a public subnet, one whose network ACL lets nothing in, and a private one behind a NAT gateway."""

    def __init__(self, account):
        self.ec2 = ec2 = account.client("ec2")
        self.vpc = ec2.create_vpc(CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]
        self.gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=self.gateway, VpcId=self.vpc)
        self.public = self.subnet("10.20.0.0/24", "a")
        self.second = self.subnet("10.20.1.0/24", "b")
        self.walled = self.subnet("10.20.2.0/24", "a")
        self.private = self.subnet("10.20.3.0/24", "a")

        self.route([self.public, self.second, self.walled], GatewayId=self.gateway)
        address = ec2.allocate_address(Domain="vpc")["AllocationId"]
        nat = ec2.create_nat_gateway(SubnetId=self.public, AllocationId=address)["NatGateway"]["NatGatewayId"]
        self.route([self.private], NatGatewayId=nat)
        self.wall(self.walled)

        self.web_group = self.group("web", 443, {"IpRanges": [{"CidrIp": ANYWHERE}]})
        self.balancer_group = self.group("balancer", 443, {"IpRanges": [{"CidrIp": ANYWHERE}]})
        self.inner_group = self.group("inner", 8080, {"IpRanges": [{"CidrIp": "10.20.0.0/16"}]})
        self.office_group = self.group("office", 22, {"IpRanges": [{"CidrIp": "203.0.113.0/28"}]})
        self.app_group = self.group("app", 8080, {"UserIdGroupPairs": [{"GroupId": self.balancer_group}]})

    def subnet(self, block, zone):
        subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock=block, AvailabilityZone=REGION + zone)
        return subnet["Subnet"]["SubnetId"]

    def route(self, subnets, **target):
        table = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        self.ec2.create_route(RouteTableId=table, DestinationCidrBlock=ANYWHERE, **target)
        for subnet in subnets:
            self.ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)

    def wall(self, subnet):
        """Another network ACL for the subnet: everything may leave, only the VPC's own addresses may come."""
        acl = self.ec2.create_network_acl(VpcId=self.vpc)["NetworkAcl"]["NetworkAclId"]
        for block, egress in (("10.20.0.0/16", False), (ANYWHERE, True)):
            self.ec2.create_network_acl_entry(
                NetworkAclId=acl, RuleNumber=100, Protocol="-1", RuleAction="allow", CidrBlock=block, Egress=egress
            )
        found = self.ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])
        for association in found["NetworkAcls"][0]["Associations"]:
            if association["SubnetId"] == subnet:
                self.ec2.replace_network_acl_association(
                    AssociationId=association["NetworkAclAssociationId"], NetworkAclId=acl
                )

    def group(self, name, port, source):
        group = self.ec2.create_security_group(GroupName=name, Description=name, VpcId=self.vpc)["GroupId"]
        self.ec2.authorize_security_group_ingress(
            GroupId=group, IpPermissions=[{"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **source}]
        )
        return group


class Estate:
    """Instances by a name of the test's own, with what the report should say of each."""

    def __init__(self, account):
        self.account = account
        self.ec2 = account.client("ec2")
        self.image = self.ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        self.network = Network(account)
        self.expected = {}

    def profile(self, name):
        """An instance profile with a role of the same name that may run the agent; gives its ARN."""
        iam = self.account.client("iam")
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
        policy = iam.create_policy(PolicyName=name, PolicyDocument=AGENT)["Policy"]["Arn"]
        iam.attach_role_policy(RoleName=name, PolicyArn=policy)
        profile = iam.create_instance_profile(InstanceProfileName=name)["InstanceProfile"]["Arn"]
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
        return profile

    def instance(self, subnet, group, tags, *, public=False, profile=None, environment="unknown"):
        options = {"IamInstanceProfile": {"Arn": profile}} if profile else {}
        if tags:
            options["TagSpecifications"] = [{"ResourceType": "instance", "Tags": tags_of(tags)}]
        made = self.ec2.run_instances(
            ImageId=self.image,
            InstanceType="t3.micro",
            MinCount=1,
            MaxCount=1,
            NetworkInterfaces=[
                {"DeviceIndex": 0, "SubnetId": subnet, "Groups": [group], "AssociatePublicIpAddress": public}
            ],
            **options,
        )
        instance = made["Instances"][0]["InstanceId"]
        self.expected[instance] = {
            "name": tags.get("Name"),
            "tags": tags,
            "subnet_id": subnet,
            "state": "running",
            "iam_instance_profile": profile,
            "auto_scaling_group": None,
            "environment": environment,
            "exposure": "internal",
            "ports": [],
            "via": [],
            "breadth": None,
            "blockers": set(),
        }
        return instance

    def expect_open(self, instance, port, via, breadth="world"):
        self.expect(instance, exposure="internet", ports=[f"tcp/{port}"], via=[via], breadth=breadth)

    def expect(self, instance, **values):
        self.expected[instance].update(values)

    def balance(self, name, scheme, group, target):
        """An application load balancer on 443 with an instance behind it on 8080."""
        self.listen(name, "HTTP", 443, target, 8080, Type="application", Scheme=scheme, SecurityGroups=[group])

    def listen(self, name, protocol, port, target, target_port, **options):
        elb = self.account.client("elbv2")
        subnets = [self.network.public, self.network.second]
        made = elb.create_load_balancer(Name=name, Subnets=subnets, **options)
        balancer = made["LoadBalancers"][0]["LoadBalancerArn"]
        made = elb.create_target_group(
            Name=name, Protocol=protocol, Port=target_port, VpcId=self.network.vpc, TargetType="instance"
        )
        behind = made["TargetGroups"][0]["TargetGroupArn"]
        elb.register_targets(TargetGroupArn=behind, Targets=[{"Id": target, "Port": target_port}])
        forward = [{"Type": "forward", "TargetGroupArn": behind}]
        elb.create_listener(LoadBalancerArn=balancer, Protocol=protocol, Port=port, DefaultActions=forward)

    def scale(self, name, size, tags, **expected):
        """An Auto Scaling group with instances in the private subnet."""
        scaling = self.account.client("autoscaling")
        scaling.create_launch_configuration(
            LaunchConfigurationName=name,
            ImageId=self.image,
            InstanceType="t3.micro",
            SecurityGroups=[self.network.app_group],
        )
        scaling.create_auto_scaling_group(
            AutoScalingGroupName=name,
            LaunchConfigurationName=name,
            MinSize=size,
            MaxSize=size,
            DesiredCapacity=size,
            VPCZoneIdentifier=self.network.private,
            Tags=[{"Key": key, "Value": value, "PropagateAtLaunch": True} for key, value in tags.items()],
        )
        group = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
        for instance in group["Instances"]:
            self.expected[instance["InstanceId"]] = {
                "name": tags.get("Name"),
                "tags": {**tags, "aws:autoscaling:groupName": name},
                "subnet_id": self.network.private,
                "state": "running",
                "iam_instance_profile": None,
                "auto_scaling_group": name,
                "environment": "unknown",
                "exposure": "internal",
                "ports": [],
                "via": [],
                "breadth": None,
                "blockers": set(),
                **expected,
            }

    def forget(self, instance):
        """Terminates it: from now on the report must not have it."""
        self.ec2.terminate_instances(InstanceIds=[instance])
        del self.expected[instance]


def fleet(account):
    """One instance of every way to stand in a network."""
    estate = Estate(account)
    net = estate.network
    profile = estate.profile("node")

    web = estate.instance(
        net.public,
        net.web_group,
        {"Name": "web", "Environment": "prod", "team": "shop"},
        public=True,
        profile=profile,
        environment="production",
    )
    estate.expect_open(web, 443, net.gateway)
    estate.instance(
        net.public, net.inner_group, {"Name": "closed", "stage": "Live"}, public=True, environment="production"
    )
    walled = estate.instance(
        net.walled, net.web_group, {"Name": "walled", "env": "dev"}, public=True, environment="non_production"
    )
    # The answers of AWS's own endpoints don't pass either.
    estate.expect(walled, blockers={"network.nacl", "network.s3-payload"})

    app = estate.instance(
        net.private,
        net.app_group,
        {"Name": "app", "Env": "staging"},
        profile=profile,
        environment="non_production",
    )
    estate.balance("front", "internet-facing", net.balancer_group, app)
    estate.expect_open(app, 443, "load balancer front")
    back = estate.instance(net.private, net.inner_group, {"Name": "back", "environment": "nonsense"}, profile=profile)
    estate.balance("inside", "internal", net.inner_group, back)

    # A network load balancer hands on the client's own address, so the instance's group decides.
    feed = estate.instance(net.private, net.web_group, {"Name": "feed"})
    estate.listen("feed", "TCP", 9443, feed, 443, Type="network", Scheme="internet-facing")
    estate.expect_open(feed, 9443, "load balancer feed")
    # An Elastic IP address makes a public instance of one that had no address of that kind.
    office = estate.instance(net.second, net.office_group, {"Name": "office"})
    address = estate.ec2.allocate_address(Domain="vpc")["AllocationId"]
    estate.ec2.associate_address(AllocationId=address, InstanceId=office)
    estate.expect_open(office, 22, net.gateway, breadth="narrow")
    estate.instance(net.private, net.web_group, {"Name": "unrouted"}, public=True)
    estate.instance(net.private, net.web_group, {})
    stopped = estate.instance(net.private, net.web_group, {"Name": "stopped"}, profile=profile)
    estate.ec2.stop_instances(InstanceIds=[stopped])
    estate.expect(stopped, state="stopped", blockers={"state.stopped"})
    estate.scale("workers", 2, {"Name": "worker", "tier": "prd"}, environment="production")
    estate.forget(estate.instance(net.public, net.web_group, {"Name": "gone"}, public=True))
    return estate


def elsewhere(account, region):
    """One instance in the default VPC of another Region; gives it with its name."""
    ec2 = account.client("ec2", region)
    image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
    tags = [{"ResourceType": "instance", "Tags": tags_of({"Name": "elsewhere"})}]
    made = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1, TagSpecifications=tags)
    return made["Instances"][0]["InstanceId"]


def small_fleet(account):
    """What a member account has."""
    estate = Estate(account)
    net = estate.network
    profile = estate.profile("member-node")
    web = estate.instance(
        net.public,
        net.web_group,
        {"Name": "member-web", "lifecycle": "production"},
        public=True,
        profile=profile,
        environment="production",
    )
    estate.expect_open(web, 443, net.gateway)
    estate.instance(net.private, net.inner_group, {"Name": "member-db", "env": "qa"}, environment="non_production")
    return estate
