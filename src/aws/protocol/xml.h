// Records from the XML of the ec2 and query protocols. pugixml stays behind this header.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "fleet/record_json.h"

namespace patchtriage::aws {

enum class XmlForm { ec2, query };

// Fills `reply` from the body of a reply to `operation_name`. Name spaces are passed over; the root element must be the
// operation's own.
std::expected<void, DecodeError> decode_xml(const RecordType& type, std::string_view operation_name, XmlForm form,
                                            std::string_view body, void* reply);

struct XmlError {
  std::string code;
  std::string message;
};
// ErrorResponse/Error (query) or Response/Errors/Error (ec2); nullopt where the body is neither.
std::optional<XmlError> find_xml_error(std::string_view body);

// RequestId, requestId or RequestID anywhere in the two upper levels; empty where there is none.
std::string find_xml_request_id(std::string_view body);

}  // namespace patchtriage::aws
