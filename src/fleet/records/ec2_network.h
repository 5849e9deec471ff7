// Records of ec2: all that an instance's network is made of.
#pragma once

#include "fleet/records/ec2_firewalls.h"
#include "fleet/records/ec2_interfaces.h"
#include "fleet/records/ec2_routes.h"
#include "fleet/records/ec2_vpcs.h"
