#include "fleet/record_bytes.h"

#include <gtest/gtest.h>

#include <limits>

#include "fleet/record_json.h"
#include "fleet/records/all.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/records/ssm_windows.h"

namespace patchtriage {
namespace {

using record_bytes::append_record;
using record_bytes::Plan;
using record_bytes::shape_of;

// A value for every member that the type can hold, in as few items as show it.
void fill(const Type& type, void* member, int& number);
void fill(const RecordType& type, void* record, int& number) {
  for (const FieldType& field : type.fields) fill(*field.type, const_cast<void*>(field.address(record)), number);
}
void fill(const Type& type, void* member, int& number) {
  void* value = type.engage(member);
  ++number;
  switch (type.kind) {
    case Kind::text:
      *static_cast<std::string*>(value) = std::string(static_cast<std::size_t>(number), 'x') + '\0' + "\xff\n";
      return;
    case Kind::integer:
      *static_cast<std::int64_t*>(value) = number % 2 == 0 ? std::numeric_limits<std::int64_t>::min() : number;
      return;
    case Kind::number:
      *static_cast<double*>(value) = number / 7.0;
      return;
    case Kind::boolean:
      *static_cast<bool*>(value) = number % 2 == 0;
      return;
    case Kind::time:
      *static_cast<Time*>(value) =
          Time(std::chrono::milliseconds(number * 1'000'000'007LL * (number % 2 == 0 ? 1 : -1)));
      return;
    case Kind::record:
      return fill(*type.record(), value, number);
    case Kind::list:
      for (int i = 0; i < 2; ++i) fill(*type.element(), type.append(value), number);
      return;
    case Kind::map:
      for (const char* key : {"a", ""}) fill(*type.element(), type.insert(value, key), number);
      return;
  }
}

std::string json_of(const RecordType& type, const void* record) { return record_to_json(type, record).dump(); }

TEST(RecordBytes, BringBackEveryRecordWithAllThatItCanHold) {
  for (const RecordType* type : record_types()) {
    AnyRows rows = make_rows(*type);
    int number = 0;
    void* full = rows.append();
    fill(*type, full, number);
    const std::string expected = json_of(*type, full);
    std::string bytes;
    append_record(*type, full, bytes);
    const auto plan = Plan::make(*type, shape_of(*type));
    ASSERT_TRUE(plan) << type->name << ": " << plan.error();

    AnyRows again = make_rows(*type);
    ByteReader from(bytes);
    (*plan)->read_record(from, again.append());

    EXPECT_FALSE(from.has_failed()) << type->name;
    EXPECT_TRUE(from.is_at_end()) << type->name;
    EXPECT_EQ(json_of(*type, again.row(0)), expected);

    // Cut anywhere it fails, and never reads beyond its end.
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      AnyRows part = make_rows(*type);
      ByteReader cut(std::string_view(bytes).substr(0, size));
      (*plan)->read_record(cut, part.append());
      EXPECT_TRUE(cut.has_failed()) << type->name << " cut after " << size;
    }
  }
}

// What an earlier or later program knew of the window: another set of fields, in another order.
struct OtherWindow {
  std::optional<std::string> description;
  std::vector<std::string> gone;
  std::optional<std::int64_t> duration;
  std::string window_id;
  std::map<std::string, std::vector<std::string>> lists;
  std::optional<Time> when;
  std::optional<double> share;
  std::optional<bool> enabled;

  static const RecordType& schema() {
    static const RecordType type{"test.OtherWindow",
                                 "",
                                 "",
                                 {field<&OtherWindow::description>("Description"), field<&OtherWindow::gone>("Gone"),
                                  field<&OtherWindow::duration>("Duration"), field<&OtherWindow::window_id>("WindowId"),
                                  field<&OtherWindow::lists>("Lists"), field<&OtherWindow::when>("When"),
                                  field<&OtherWindow::share>("Share"), field<&OtherWindow::enabled>("Enabled")}};
    return type;
  }
};

TEST(RecordBytes, AreReadByAProgramThatKnowsOtherFields) {
  const OtherWindow written{"d", {"a", "b"}, 4, "mw-1", {{"k", {"v", "w"}}}, Time(), 0.5, true};
  std::string bytes;
  append_record(OtherWindow::schema(), &written, bytes);
  using Window = ssm::MaintenanceWindowIdentity;
  const auto plan = Plan::make(Window::schema(), shape_of(OtherWindow::schema()));
  ASSERT_TRUE(plan) << plan.error();

  Window window;
  ByteReader from(bytes);
  (*plan)->read_record(from, &window);

  EXPECT_TRUE(from.is_at_end() && !from.has_failed());
  EXPECT_EQ(window.window_id, "mw-1");
  EXPECT_EQ(window.duration, 4);
  EXPECT_EQ(window.enabled, true);
  EXPECT_FALSE(window.schedule);
}

struct OddWindow {
  std::optional<std::string> duration;

  static const RecordType& schema() {
    static const RecordType type{"test.OddWindow", "", "", {field<&OddWindow::duration>("Duration")}};
    return type;
  }
};

TEST(RecordBytes, OfAFieldOfAnotherKindAreRefused) {
  const auto plan = Plan::make(ssm::MaintenanceWindowIdentity::schema(), shape_of(OddWindow::schema()));

  ASSERT_FALSE(plan);
  EXPECT_TRUE(plan.error().starts_with("Duration:")) << plan.error();
}

TEST(RecordBytes, AShapeThatIsCutOrTooLongIsRefused) {
  const RecordType& type = ssm::InstanceInformation::schema();
  const std::string shape = shape_of(type);
  for (std::size_t size = 0; size < shape.size(); ++size)
    EXPECT_FALSE(Plan::make(type, std::string_view(shape).substr(0, size))) << size;
  EXPECT_FALSE(Plan::make(type, shape + '\0'));
}

}  // namespace
}  // namespace patchtriage
