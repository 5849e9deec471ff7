#include "collect/gather.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <map>
#include <memory>

#include "base/check.h"
#include "collect/ask.h"
#include "collect/concurrently.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_nodes.h"

namespace patchtriage {
namespace {

// The reads of one scope while they are under way.
struct Progress {
  Gathering* run;
  aws::Target target;
  Scope scope;
  // Operations that took only one id at a time here: the documented limit of ListComplianceItems.
  std::set<std::string, std::less<>> one_by_one;
};

// The receipt of a read that was planned and not made.
Call not_made(const Progress& progress, const PlannedRead& read, CallStatus status, std::string why) {
  Call call;
  call.scope = progress.scope;
  call.step = read.step;
  call.operation = read.operation;
  call.at = progress.run->clock->now();
  call.status = status;
  call.message = std::move(why);
  return call;
}

Call interrupted(const Progress& progress, const PlannedRead& read) {
  Call call = not_made(progress, read, CallStatus::failed, "the run was interrupted before this was read");
  call.error_code = "interrupted";
  return call;
}

Call given_up(const Progress& progress, const PlannedRead& read) {
  Call call = not_made(progress, read, CallStatus::failed, "not asked, since nothing here had answered before");
  call.error_code = "no_answer";
  return call;
}

// What a refusal means beyond its status: an answer ("there is no such role"), or that an optional service isn't in
// use.
void interpret(Call& call, const std::optional<aws::AwsError>& error, bool is_optional, bool is_listing) {
  if (!error) return;
  if (error->kind == aws::ErrorKind::not_found && !is_listing) {
    call.status = CallStatus::complete;
    call.permission.clear();
  }
  if (error->kind == aws::ErrorKind::not_in_use) {
    call.status = CallStatus::skipped;
    call.permission.clear();
  }
  // A service that isn't activated refuses everybody; a missing permission names the action.
  const bool names_the_action = call.message.find("not authorized to perform") != std::string::npos;
  if (is_optional && call.status == CallStatus::denied && !names_the_action) {
    call.status = CallStatus::skipped;
    call.permission.clear();
    call.message = fmt::format("not in use here, or not allowed: {}", call.message);
  }
}

bool refuses_batches(const aws::Reading& reading) {
  return reading.error && reading.error->kind == aws::ErrorKind::invalid_request && reading.call.pages == 0;
}

struct Sorted {
  std::map<std::string, AnyRows> rows;  // by subject
  std::size_t strays = 0;               // rows that name no subject, or one that nobody asked about
};

// Rows of a request about many ids, each under the id that it names. Ids without a row have an empty listing: that is
// how their absence is proven.
Sorted by_subject(const Ask& ask, AnyRows rows) {
  Sorted result;
  for (const std::string& subject : ask.subjects) result.rows.emplace(subject, rows.empty_copy());
  const FieldType* id = rows.type().find(ask.row_id);
  CHECK(id != nullptr);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const void* value = id->type->value(id->address(rows.row(i)));
    const auto found = value == nullptr ? result.rows.end() : result.rows.find(*static_cast<const std::string*>(value));
    if (found == result.rows.end()) {
      ++result.strays;
    } else {
      found->second.take_row(rows, i);
    }
  }
  return result;
}

// A reply whose rows don't say whose they are proves nobody's absence.
void note_strays(Call& call, std::size_t strays) {
  if (strays == 0 || call.status != CallStatus::complete) return;
  call.status = CallStatus::partial;
  call.error_code = "malformed";
  call.message = fmt::format("{} rows name no id that was asked about", strays);
}

void file(Progress& progress, const PlannedRead& read, const Ask& ask, aws::Reading reading) {
  Snapshot& snapshot = *progress.run->snapshot;
  ListingKey key{progress.scope, std::string(read.operation), "", ask.reading};
  if (!ask.is_about_many()) {
    const std::size_t call = progress.run->add_call(std::move(reading.call));
    key.subject = ask.subjects.front();
    snapshot.put(key, call, std::move(reading.rows));
    return;
  }
  Sorted sorted = by_subject(ask, std::move(reading.rows));
  note_strays(reading.call, sorted.strays);
  const std::size_t call = progress.run->add_call(std::move(reading.call));
  for (auto& [subject, rows] : sorted.rows) {
    key.subject = subject;
    snapshot.put(key, call, std::move(rows));
  }
}

Json parameters_of(const Ask& ask) {
  Json parameters = ask.parameters;
  if (!ask.ids_member.empty()) parameters.set(ask.ids_member, asks::text_list(ask.subjects));
  if (!ask.ids_filter.empty()) parameters.set("Filters", Json::array({asks::filter(ask.ids_filter, ask.subjects)}));
  return parameters;
}

aws::Awaitable<void> carry_out(std::shared_ptr<Progress> progress, const PlannedRead* read, Ask ask);

aws::Awaitable<void> split(std::shared_ptr<Progress> progress, const PlannedRead* read, Ask ask) {
  for (const std::string& subject : ask.subjects) {
    Ask single = ask;
    single.subjects = {subject};
    co_await carry_out(progress, read, std::move(single));
  }
}

aws::Awaitable<void> carry_out(std::shared_ptr<Progress> progress, const PlannedRead* read, Ask ask) {
  if (progress->run->is_stopped()) {
    aws::Reading nothing;
    nothing.rows = operations::find(read->operation)->reply.no_rows();
    nothing.call = interrupted(*progress, *read);
    file(*progress, *read, ask, std::move(nothing));
    co_return;
  }
  if (ask.subjects.size() > 1 && progress->one_by_one.contains(read->operation)) {
    co_await split(progress, read, std::move(ask));
    co_return;
  }
  aws::ReadOptions options;
  options.step = read->step;
  aws::Reading reading =
      co_await progress->run->client->list(std::string(read->operation), progress->target, parameters_of(ask), options);
  if (ask.subjects.size() > 1 && refuses_batches(reading)) {
    progress->one_by_one.emplace(read->operation);
    co_await split(progress, read, std::move(ask));
    co_return;
  }
  reading.call.scope = progress->scope;
  const bool is_listing = ask.subjects.front().empty() || ask.is_about_many();
  interpret(reading.call, reading.error, read->is_optional, is_listing && read->operation != "ssm:GetServiceSetting");
  file(*progress, *read, ask, std::move(reading));
}

// One wave under way: each of its reads begins when those that it comes after have ended.
class WaveReader {
 public:
  // `is_given_up`: nothing is asked any more, and that is noted of each read.
  WaveReader(std::shared_ptr<Progress> progress, const Wave& wave, ReadSoFar so_far, JobPool& pool, bool is_given_up)
      : progress_(std::move(progress)),
        wave_(wave),
        so_far_(std::move(so_far)),
        pool_(pool),
        is_given_up_(is_given_up),
        states_(wave.size(), State::waits),
        left_(wave.size()) {}

  // Begins what can begin.
  void go_on() {
    for (bool has_ended = true; has_ended;) {
      has_ended = false;
      for (std::size_t i = 0; i < wave_.size(); ++i) {
        if (states_[i] != State::waits || !std::ranges::all_of(wave_[i].after, [&](auto op) { return is_over(op); }))
          continue;
        begin(i);
        has_ended = has_ended || states_[i] == State::over;
      }
    }
  }

 private:
  enum class State { waits, goes_on, over };

  bool is_over(std::string_view operation) const {
    for (std::size_t i = 0; i < wave_.size(); ++i) {
      if (wave_[i].operation == operation) return states_[i] == State::over;
    }
    return true;
  }

  void begin(std::size_t i) {
    const PlannedRead& read = wave_[i];
    Gathering& run = *progress_->run;
    states_[i] = State::over;
    const auto& left_out = run.settings->left_out_operations;
    if (std::ranges::find(left_out, read.operation) != left_out.end()) {
      run.add_call(not_made(*progress_, read, CallStatus::skipped, "left out in the settings"));
      return;
    }
    // What it would have asked about may not be known; that it was not asked must show.
    if (run.is_stopped() || is_given_up_) {
      run.add_call(run.is_stopped() ? interrupted(*progress_, read) : given_up(*progress_, read));
      return;
    }
    std::vector<Ask> asks = read.asks(so_far_);
    if (run.hooks.progress != nullptr) run.hooks.progress->asks_planned(read.step, asks.size());
    if (asks.empty()) return;
    states_[i] = State::goes_on;
    left_[i] = asks.size();
    for (Ask& ask : asks) pool_.add([this, i, one = std::move(ask)] { return answer(i, one); });
  }

  aws::Awaitable<void> answer(std::size_t i, Ask ask) {
    co_await carry_out(progress_, &wave_[i], std::move(ask));
    if (--left_[i] > 0) co_return;
    states_[i] = State::over;
    go_on();
  }

  std::shared_ptr<Progress> progress_;
  const Wave& wave_;
  ReadSoFar so_far_;
  JobPool& pool_;
  bool is_given_up_;
  std::vector<State> states_;
  std::vector<std::size_t> left_;  // asks under way, by read
};

// A Region of which nothing at all answers: what else is planned would wait as long, call after call.
bool is_silent(const Snapshot& snapshot, const Scope& scope) {
  bool is_asked = false;
  for (const Call& call : snapshot.calls()) {
    if (call.scope != scope || call.step == Step::scope || call.status == CallStatus::skipped) continue;
    const bool has_no_answer =
        call.error_code == "timed_out" || call.error_code == "not_connected" || call.error_code == "not_resolved";
    if (!has_no_answer || call.pages > 0) return false;
    is_asked = true;
  }
  return is_asked;
}

// An account and Region in which nothing runs costs no more than the first wave. Only complete readings prove that.
bool is_empty(const Snapshot& snapshot, const Scope& scope) {
  const auto instances = snapshot.list<ec2::Instance>(scope);
  const auto nodes = snapshot.list<ssm::InstanceInformation>(scope);
  return instances.absent() != nullptr && nodes.absent() != nullptr;
}

aws::Awaitable<void> tell(PartSink* parts, Snapshot part, Scope scope) {
  parts->part_finished(part, scope);
  co_return;
}

// Tells that a scope is read, and returns when it is kept. Other scopes of the account are read on meanwhile.
aws::Awaitable<void> keep(Gathering* run, Scope scope) {
  run->snapshot->totals = run->client->counter().totals();
  auto telling = tell(run->hooks.parts, run->snapshot->part(scope), scope);
  if (run->keepers) {
    co_await boost::asio::co_spawn(run->keepers, std::move(telling), boost::asio::use_awaitable);
  } else {
    co_await std::move(telling);
  }
}

}  // namespace

std::size_t Gathering::add_call(Call call) {
  if (hooks.progress != nullptr) hooks.progress->call_finished(call, client->counter().sums());
  return snapshot->add_call(std::move(call));
}

aws::Awaitable<void> gather(Gathering* run, aws::Target target, Scope scope, const std::vector<Wave>* plan) {
  const CollectHooks& hooks = run->hooks;
  if (run->finished != nullptr && run->finished->contains(scope)) {
    if (hooks.progress != nullptr) hooks.progress->scope_finished(scope);
    co_return;
  }
  auto progress = std::make_shared<Progress>(Progress{run, std::move(target), scope, {}});
  const auto limit = static_cast<std::size_t>(std::max(1, run->settings->scope_concurrency));
  bool is_first = true;
  SilentRegions* silent = scope.region == kGlobal ? nullptr : run->silent;
  bool is_given_up = silent != nullptr && silent->contains(scope.region);
  for (const Wave& wave : *plan) {
    JobPool pool(co_await boost::asio::this_coro::executor, limit);
    const CollectSettings& settings = *run->settings;
    WaveReader reader(progress, wave,
                      {run->snapshot, scope, run->partition, run->now, settings.only_instances, settings.only_tags},
                      pool, is_given_up);
    reader.go_on();
    co_await pool.wait();
    if (is_first && !is_given_up) {
      is_given_up = is_silent(*run->snapshot, scope);
      if (silent != nullptr) silent->heard(scope.region, is_given_up);
    }
    if (is_first && scope.region != kGlobal && is_empty(*run->snapshot, scope)) break;
    is_first = false;
  }
  if (hooks.progress != nullptr) hooks.progress->scope_finished(scope);
  if (hooks.parts == nullptr || run->is_stopped()) co_return;
  co_await keep(run, std::move(scope));
}

}  // namespace patchtriage
