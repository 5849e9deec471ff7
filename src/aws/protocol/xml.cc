#include "aws/protocol/xml.h"

#include <fmt/format.h>

#include <cstring>
#include <pugixml.hpp>

#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr unsigned kParse = pugi::parse_default;

std::unexpected<DecodeError> fail(const std::string& path, std::string_view what) {
  return std::unexpected(DecodeError{fmt::format("{}: {}", path, what)});
}

// Name without its name space prefix.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children()) {
    if (node.type() == pugi::node_element && local_name(node) == name) return node;
  }
  return {};
}

// The element of a field: its stated wire name, else AWS's name, with a lower first letter in the ec2 form.
std::string element_name(const FieldType& field, XmlForm form) {
  if (!field.wire.empty()) return std::string(field.wire);
  std::string name(field.name);
  if (form == XmlForm::ec2 && !name.empty()) name.front() = to_lower(name.substr(0, 1)).front();
  return name;
}

std::expected<void, DecodeError> decode_fields(const RecordType& type, XmlForm form, const pugi::xml_node& node,
                                               void* record, const std::string& path);

std::expected<void, DecodeError> decode_member(const Type& type, XmlForm form, const pugi::xml_node& node, void* member,
                                               const std::string& path) {
  switch (type.kind) {
    case Kind::record:
      return decode_fields(*type.record(), form, node, type.engage(member), path);
    case Kind::list: {
      void* list = type.engage(member);
      std::size_t index = 0;
      for (const pugi::xml_node& item : node.children()) {
        if (item.type() != pugi::node_element) continue;
        auto decoded =
            decode_member(*type.element(), form, item, type.append(list), fmt::format("{}[{}]", path, index++));
        if (!decoded) return decoded;
      }
      return {};
    }
    case Kind::map: {
      void* map = type.engage(member);
      for (const pugi::xml_node& entry : node.children("entry")) {
        const std::string key = child(entry, "key").text().get();
        auto decoded =
            decode_member(*type.element(), form, child(entry, "value"), type.insert(map, key), path + "." + key);
        if (!decoded) return decoded;
      }
      return {};
    }
    default: {
      const std::string_view text = node.text().get();
      // An empty element of anything but text says that there is no value.
      if (type.kind != Kind::text && trim(text).empty()) return {};
      if (!read_scalar(type, text, type.engage(member))) return fail(path, "not a value of this field's type");
      return {};
    }
  }
}

std::expected<void, DecodeError> decode_fields(const RecordType& type, XmlForm form, const pugi::xml_node& node,
                                               void* record, const std::string& path) {
  for (const FieldType& field : type.fields) {
    const pugi::xml_node element = child(node, element_name(field, form));
    if (!element) continue;
    const std::string inner = path.empty() ? std::string(field.name) : fmt::format("{}.{}", path, field.name);
    auto decoded = decode_member(*field.type, form, element, const_cast<void*>(field.address(record)), inner);
    if (!decoded) return decoded;
  }
  return {};
}

pugi::xml_parse_result parse(pugi::xml_document& document, std::string_view body) {
  return document.load_buffer(body.data(), body.size(), kParse);
}

}  // namespace

std::expected<void, DecodeError> decode_xml(const RecordType& type, std::string_view operation_name, XmlForm form,
                                            std::string_view body, void* reply) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = parse(document, body);
  if (!parsed)
    return fail(std::string(operation_name), fmt::format("{} at byte {}", parsed.description(), parsed.offset));
  pugi::xml_node root = document.document_element();
  if (local_name(root) != fmt::format("{}Response", operation_name))
    return fail(std::string(operation_name), fmt::format("the reply is a <{}>", for_terminal(local_name(root))));
  if (form == XmlForm::query) {
    const pugi::xml_node result = child(root, fmt::format("{}Result", operation_name));
    if (!result) return fail(std::string(operation_name), "the reply has no result");
    root = result;
  }
  return decode_fields(type, form, root, reply, "");
}

std::optional<XmlError> find_xml_error(std::string_view body) {
  pugi::xml_document document;
  if (!parse(document, body)) return std::nullopt;
  const pugi::xml_node root = document.document_element();
  pugi::xml_node error;
  if (local_name(root) == "ErrorResponse") error = child(root, "Error");
  if (local_name(root) == "Response") error = child(child(root, "Errors"), "Error");
  if (local_name(root) == "Error") error = root;
  if (!error) return std::nullopt;
  return XmlError{child(error, "Code").text().get(), child(error, "Message").text().get()};
}

std::string find_xml_request_id(std::string_view body) {
  pugi::xml_document document;
  if (!parse(document, body)) return "";
  const pugi::xml_node root = document.document_element();
  for (const char* name : {"requestId", "RequestId", "RequestID"}) {
    if (const pugi::xml_node found = child(root, name)) return found.text().get();
    if (const pugi::xml_node found = child(child(root, "ResponseMetadata"), name)) return found.text().get();
  }
  return "";
}

}  // namespace patchtriage::aws
