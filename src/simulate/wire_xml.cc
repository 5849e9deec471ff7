#include "simulate/wire_xml.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/text.h"
#include "simulate/wire_time.h"

namespace patchtriage::simulate {
namespace {

class XmlWriter {
 public:
  XmlWriter(const Service& service, std::string& out) : service_(service), out_(out) {}

  void members(const RecordType* type, const Json& object) {
    const Json::Object* list = object.as_object();
    if (list == nullptr) return;
    for (const auto& [name, value] : *list) {
      if (value.is_null()) continue;
      const FieldType* field = type == nullptr ? nullptr : type->find(name);
      const std::string element = field != nullptr && !field->wire.empty() ? std::string(field->wire) : spelled(name);
      out_ += '<' + element + '>';
      content(field == nullptr ? nullptr : field->type, name, value);
      out_ += "</" + element + '>';
    }
  }

 private:
  bool is_ec2() const { return service_.protocol == Protocol::ec2; }

  std::string spelled(std::string_view name) const {
    std::string element(name);
    if (is_ec2() && !element.empty()) element[0] = to_lower(element.substr(0, 1))[0];
    return element;
  }

  void content(const Type* type, std::string_view name, const Json& value) {
    if (const Json::Array* items = value.as_array()) {
      const std::string_view wrapper = is_ec2() ? "item" : "member";
      const Type* element = type != nullptr && type->kind == Kind::list ? type->element() : nullptr;
      for (const Json& item : *items) {
        out_ += fmt::format("<{}>", wrapper);
        content(element, name, item);
        out_ += fmt::format("</{}>", wrapper);
      }
    } else if (const Json::Object* object = value.as_object()) {
      if (type != nullptr && type->kind == Kind::map) return map(*type, *object);
      members(type != nullptr && type->kind == Kind::record ? type->record() : nullptr, value);
    } else if (type != nullptr && type->kind == Kind::time && time_of(value)) {
      time(*time_of(value));
    } else if (const std::string* text = value.as_string()) {
      // IAM sends documents URL-encoded by RFC 3986; whoever fills a world writes plain JSON.
      const bool is_document = service_.id == "iam" && name.ends_with("Document") && text->starts_with('{');
      out_ += is_document ? percent_encode(*text) : escape_xml(*text);
    } else {
      out_ += value.dump();
    }
  }

  void map(const Type& type, const Json::Object& object) {
    for (const auto& [key, value] : object) {
      out_ += "<entry><key>" + escape_xml(key) + "</key><value>";
      content(type.element(), key, value);
      out_ += "</value></entry>";
    }
  }

  void time(Time at) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const auto fraction = (at - seconds).count();
    const std::string text =
        fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
    out_ += is_ec2() || fraction != 0 ? fmt::format("{}.{:03}Z", text, fraction) : text + "Z";
  }

  const Service& service_;
  std::string& out_;
};

}  // namespace

std::string xml_namespace(const Service& service) {
  const std::string_view scheme = service.id == "iam" || service.id == "sts" ? "https" : "http";
  return fmt::format("{}://{}.amazonaws.com/doc/{}/", scheme, service.endpoint_prefix, service.api_version);
}

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':  // a plain one would be read as a new line
        out += "&#xd;";
        break;
      default:
        // XML 1.0 has no way to write the other control characters.
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string xml_body(const Service& service, const Operation& operation, const Json& reply,
                     const std::string& request_id) {
  const std::string name(operation.name);
  std::string out;
  XmlWriter writer(service, out);
  if (service.protocol == Protocol::ec2) {
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n";
    out += fmt::format("<{}Response xmlns=\"{}\"><requestId>{}</requestId>", name, xml_namespace(service), request_id);
    writer.members(operation.reply.type, reply);
    out += fmt::format("</{}Response>", name);
    return out;
  }
  out += fmt::format("<{0}Response xmlns=\"{1}\"><{0}Result>", name, xml_namespace(service));
  writer.members(operation.reply.type, reply);
  out += fmt::format("</{0}Result><ResponseMetadata><RequestId>{1}</RequestId></ResponseMetadata></{0}Response>", name,
                     request_id);
  return out;
}

}  // namespace patchtriage::simulate
