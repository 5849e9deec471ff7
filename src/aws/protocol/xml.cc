#include "aws/protocol/xml.h"

#include <fmt/format.h>

#include <cstdint>
#include <pugixml.hpp>

#include "base/check.h"
#include "base/text.h"

namespace patchtriage::aws {
namespace {

constexpr unsigned kParse = pugi::parse_default;

std::unexpected<DecodeError> fail(std::string_view path, std::string_view what) {
  return std::unexpected(DecodeError{fmt::format("{}: {}", path, what)});
}

// Where in the reply a value is: a chain through the callers, put into words only where something is wrong.
struct Place {
  const Place* parent = nullptr;
  std::string_view name;  // empty: the item of that number
  std::size_t index = 0;

  std::string text() const {
    const std::string before = parent == nullptr ? "" : parent->text();
    if (name.empty()) return fmt::format("{}[{}]", before, index);
    return before.empty() ? std::string(name) : fmt::format("{}.{}", before, name);
  }
};

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

// Whether an element is that of a field: its stated wire name, else AWS's name, with a lower first letter in the ec2
// form.
bool is_of(const FieldType& field, XmlForm form, std::string_view element) {
  if (!field.wire.empty()) return element == field.wire;
  if (form != XmlForm::ec2) return element == field.name;
  return !element.empty() && element.size() == field.name.size() && element.substr(1) == field.name.substr(1) &&
         equals_ignoring_case(element.substr(0, 1), field.name.substr(0, 1)) && (element[0] < 'A' || element[0] > 'Z');
}

std::expected<void, DecodeError> decode_fields(const RecordType& type, XmlForm form, const pugi::xml_node& node,
                                               void* record, const Place* place);

std::expected<void, DecodeError> decode_member(const Type& type, XmlForm form, const pugi::xml_node& node, void* member,
                                               const Place& place) {
  switch (type.kind) {
    case Kind::record:
      return decode_fields(*type.record(), form, node, type.engage(member), &place);
    case Kind::list: {
      void* list = type.engage(member);
      std::size_t index = 0;
      for (const pugi::xml_node& item : node.children()) {
        if (item.type() != pugi::node_element) continue;
        auto decoded = decode_member(*type.element(), form, item, type.append(list), {&place, "", index++});
        if (!decoded) return decoded;
      }
      return {};
    }
    case Kind::map: {
      void* map = type.engage(member);
      for (const pugi::xml_node& entry : node.children("entry")) {
        const std::string key = child(entry, "key").text().get();
        auto decoded =
            decode_member(*type.element(), form, child(entry, "value"), type.insert(map, key), {&place, key});
        if (!decoded) return decoded;
      }
      return {};
    }
    default: {
      const std::string_view text = node.text().get();
      // An empty element of anything but text says that there is no value.
      if (type.kind != Kind::text && trim(text).empty()) return {};
      if (!read_scalar(type, text, type.engage(member))) {
        return fail(place.text(), "not a value of this field's type");
      }
      return {};
    }
  }
}

std::expected<void, DecodeError> decode_fields(const RecordType& type, XmlForm form, const pugi::xml_node& node,
                                               void* record, const Place* place) {
  // Of elements of the same name the first counts. No record has more fields than bits.
  std::uint64_t found = 0;
  CHECK(type.fields.size() <= 64);
  for (const pugi::xml_node& element : node.children()) {
    if (element.type() != pugi::node_element) continue;
    const std::string_view name = local_name(element);
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      const FieldType& field = type.fields[i];
      const std::uint64_t bit = std::uint64_t{1} << i;
      if ((found & bit) != 0 || !is_of(field, form, name)) continue;
      found |= bit;
      auto decoded =
          decode_member(*field.type, form, element, const_cast<void*>(field.address(record)), {place, field.name});
      if (!decoded) return decoded;
    }
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
  if (!parsed) return fail(operation_name, fmt::format("{} at byte {}", parsed.description(), parsed.offset));
  pugi::xml_node root = document.document_element();
  if (local_name(root) != fmt::format("{}Response", operation_name))
    return fail(operation_name, fmt::format("the reply is a <{}>", for_terminal(local_name(root))));
  if (form == XmlForm::query) {
    const pugi::xml_node result = child(root, fmt::format("{}Result", operation_name));
    if (!result) return fail(operation_name, "the reply has no result");
    root = result;
  }
  return decode_fields(type, form, root, reply, nullptr);
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
