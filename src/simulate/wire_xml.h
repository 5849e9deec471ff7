// XML bodies of the query services (IAM, STS, load balancing, Auto Scaling) and of EC2.
#pragma once

#include <string>
#include <string_view>

#include "aws/operation.h"
#include "aws/service.h"
#include "base/json.h"

namespace patchtriage::simulate {

// A whole success body. Lists wrap their items in <item> (EC2) or <member>; IAM's policy documents are URL-encoded;
// empty lists stay as empty elements.
std::string xml_body(const Service& service, const Operation& operation, const Json& reply,
                     const std::string& request_id);

// "https://iam.amazonaws.com/doc/2010-05-08/".
std::string xml_namespace(const Service& service);

// Text made safe for an element's content.
std::string escape_xml(std::string_view text);

}  // namespace patchtriage::simulate
