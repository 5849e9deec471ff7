// How fast replies become records: decode_reply over bodies as the simulated endpoint sends them, against reading the
// same bytes into a document and visiting every value, which is what a client without typed records would begin with.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "aws/protocol/reply.h"
#include "aws/service.h"
#include "base/check.h"
#include "base/json.h"
#include "base/time.h"
#include "simulate/reply_layout.h"
#include "simulate/wire_reply.h"
#include "simulate/world.h"

namespace patchtriage {
namespace {

// A page of a listing of one account and Region.
std::string page_of(std::string_view id, std::size_t most_rows) {
  const simulate::World world(
      {.nodes = 400, .accounts = 1, .regions = {"us-east-1"}, .as_of = *parse_time("2026-11-20T12:00:00Z")});
  const Operation& operation = *operations::find(id);
  const Scope scope{world.management_account(), "us-east-1"};
  const simulate::Answer answer = world.answer(scope, id, Json::object(), 1);
  CHECK(answer.has_value());
  const auto& rows = std::get<simulate::Rows>(*answer);
  Json::Array page;
  for (std::size_t i = 0; i < std::min(rows.count, most_rows); ++i) page.push_back(rows.row(i));
  const Json reply = simulate::reply_of_rows(simulate::layout_of(operation), std::move(page), scope.account);
  return simulate::write_reply(*find_service(operation.service), operation, reply, "00000000-0000").body;
}

void decode(benchmark::State& state, std::string_view id, const std::string& body) {
  const Operation& operation = *operations::find(id);
  std::size_t rows = 0;
  for (auto _ : state) {
    auto decoded = aws::decode_reply(operation, body);
    CHECK(decoded.has_value());
    rows = decoded->take_rows().size();
    benchmark::DoNotOptimize(rows);
  }
  CHECK(rows > 0);
  state.counters["rows"] = static_cast<double>(rows);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body.size()));
}

std::size_t visit(const simdjson::dom::element& element) {
  std::size_t bytes = 0;
  switch (element.type()) {
    case simdjson::dom::element_type::OBJECT:
      for (const auto member : simdjson::dom::object(element)) bytes += member.key.size() + visit(member.value);
      return bytes;
    case simdjson::dom::element_type::ARRAY:
      for (const simdjson::dom::element item : simdjson::dom::array(element)) bytes += visit(item);
      return bytes;
    case simdjson::dom::element_type::STRING:
      return std::string_view(element).size();
    default:
      return 1;
  }
}

void read_json_document(benchmark::State& state, const std::string& body) {
  for (auto _ : state) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    CHECK(parser.parse(body).get(root) == simdjson::SUCCESS);
    benchmark::DoNotOptimize(visit(root));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body.size()));
}

std::size_t visit(const pugi::xml_node& node) {
  std::size_t bytes = std::string_view(node.name()).size() + std::string_view(node.value()).size();
  for (const pugi::xml_node& inner : node.children()) bytes += visit(inner);
  return bytes;
}

void read_xml_document(benchmark::State& state, const std::string& body) {
  for (auto _ : state) {
    pugi::xml_document document;
    CHECK(document.load_buffer(body.data(), body.size()));
    benchmark::DoNotOptimize(visit(document.document_element()));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body.size()));
}

BENCHMARK_CAPTURE(decode, json_nodes, "ssm:DescribeInstanceInformation",
                  page_of("ssm:DescribeInstanceInformation", 50));
BENCHMARK_CAPTURE(read_json_document, nodes, page_of("ssm:DescribeInstanceInformation", 50));
BENCHMARK_CAPTURE(decode, json_invocations, "ssm:ListCommandInvocations", page_of("ssm:ListCommandInvocations", 50));
BENCHMARK_CAPTURE(read_json_document, invocations, page_of("ssm:ListCommandInvocations", 50));
BENCHMARK_CAPTURE(decode, xml_instances, "ec2:DescribeInstances", page_of("ec2:DescribeInstances", 1000));
BENCHMARK_CAPTURE(read_xml_document, instances, page_of("ec2:DescribeInstances", 1000));
BENCHMARK_CAPTURE(decode, xml_interfaces, "ec2:DescribeNetworkInterfaces",
                  page_of("ec2:DescribeNetworkInterfaces", 1000));
BENCHMARK_CAPTURE(read_xml_document, interfaces, page_of("ec2:DescribeNetworkInterfaces", 1000));

}  // namespace
}  // namespace patchtriage
