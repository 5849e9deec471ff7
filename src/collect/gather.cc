#include "collect/gather.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <utility>

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
  std::set<std::string, std::less<>> one_by_one = {};
  // Told once, as soon as a page shows an instance or a node; empty when it was.
  std::function<void()> something_runs = {};
};

// Whether a row of the operation shows that something runs.
bool shows_what_runs(std::string_view operation) {
  return operation == ec2::Instance::kSource || operation == ssm::InstanceInformation::kSource;
}

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

// A read overtakes as many accounts that have their turn before it for each call of its chain. So the longest chains
// begin early, and the last account's don't go on alone when all else is read. The more, the more accounts are under
// way at once.
constexpr std::ptrdiff_t kOvertaken = 8;

aws::Target in_turn(aws::Target target, const PlannedRead& read) {
  target.turn -= kOvertaken * static_cast<std::ptrdiff_t>(read.chain);
  return target;
}

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
  if (progress->something_runs && shows_what_runs(read->operation)) {
    options.on_page = [progress](const AnyRows& rows) {
      if (rows.size() == 0) return;
      if (const auto tell = std::exchange(progress->something_runs, nullptr)) tell();
    };
  }
  aws::Reading reading = co_await progress->run->client->list(
      std::string(read->operation), in_turn(progress->target, *read), parameters_of(ask), options);
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
  // `earlier`: the wave before, which may still be under way; nullptr where there is none.
  WaveReader(std::shared_ptr<Progress> progress, const Wave& wave, ReadSoFar so_far, JobPool& pool, WaveReader* earlier)
      : progress_(std::move(progress)),
        wave_(wave),
        so_far_(std::move(so_far)),
        pool_(pool),
        earlier_(earlier),
        states_(wave.size(), State::waits),
        left_(wave.size()) {
    if (earlier != nullptr) earlier->later_ = this;
  }

  // Nothing is asked any more, and that is noted of each read.
  void give_up() { is_given_up_ = true; }

  // Begins what can begin, now and whenever a read has ended.
  void begin() {
    if (!std::exchange(has_begun_, true)) go_on();
  }

 private:
  enum class State { waits, goes_on, over };

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

  bool is_over(std::string_view operation) const {
    for (std::size_t i = 0; i < wave_.size(); ++i) {
      if (wave_[i].operation == operation) return states_[i] == State::over;
    }
    return earlier_ == nullptr || earlier_->is_over(operation);
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
    for (Ask& ask : asks) pool_.add([this, i, one = std::move(ask)] { return answer(i, one); }, read.chain);
  }

  aws::Awaitable<void> answer(std::size_t i, Ask ask) {
    co_await carry_out(progress_, &wave_[i], std::move(ask));
    if (--left_[i] > 0) co_return;
    states_[i] = State::over;
    go_on();
    if (later_ != nullptr && later_->has_begun_) later_->go_on();
  }

  std::shared_ptr<Progress> progress_;
  const Wave& wave_;
  ReadSoFar so_far_;
  JobPool& pool_;
  WaveReader* earlier_;
  WaveReader* later_ = nullptr;
  bool has_begun_ = false;
  bool is_given_up_ = false;
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

}  // namespace

std::size_t Gathering::add_call(Call call) {
  if (hooks.progress != nullptr) hooks.progress->call_finished(call, client->counter().sums());
  return snapshot->add_call(std::move(call));
}

aws::Awaitable<bool> gather(Gathering* run, aws::Target target, Scope scope, const std::vector<Wave>* plan) {
  const CollectHooks& hooks = run->hooks;
  if (run->finished != nullptr && run->finished->contains(scope)) {
    if (hooks.progress != nullptr) hooks.progress->scope_finished(scope);
    co_return false;
  }
  auto progress = std::make_shared<Progress>(Progress{run, std::move(target), scope});
  const CollectSettings& settings = *run->settings;
  JobPool pool(co_await boost::asio::this_coro::executor,
               static_cast<std::size_t>(std::max(1, settings.scope_concurrency)));
  std::deque<WaveReader> waves;
  for (const Wave& wave : *plan) {
    const ReadSoFar so_far{run->snapshot,      scope,     run->partition, run->now, settings.only_instances,
                           settings.only_tags, run->found};
    waves.emplace_back(progress, wave, so_far, pool, waves.empty() ? nullptr : &waves.back());
  }

  SilentRegions* silent = scope.region == kGlobal ? nullptr : run->silent;
  bool is_given_up = silent != nullptr && silent->contains(scope.region);
  bool is_heard = is_given_up || silent == nullptr;
  const auto hear = [&](bool is_silent) {
    if (!std::exchange(is_heard, true)) silent->heard(scope.region, is_silent);
  };
  if (scope.region != kGlobal && waves.size() > 1) {
    progress->something_runs = [&] {
      hear(false);
      waves[1].begin();
    };
  }
  for (WaveReader& wave : waves) {
    if (is_given_up) wave.give_up();
    wave.begin();
    co_await pool.wait();
    if (&wave != &waves.front()) continue;
    if (!is_given_up) {
      is_given_up = is_silent(*run->snapshot, scope);
      hear(is_given_up);
    }
    if (scope.region != kGlobal && is_empty(*run->snapshot, scope)) break;
  }
  if (hooks.progress != nullptr) hooks.progress->scope_finished(scope);
  co_return !run->is_stopped();
}

aws::Awaitable<void> keep(Gathering* run, Scope scope) {
  if (run->hooks.parts == nullptr) co_return;
  run->snapshot->totals = run->client->counter().totals();
  auto telling = tell(run->hooks.parts, run->snapshot->part(scope), scope);
  if (run->keepers) {
    co_await boost::asio::co_spawn(run->keepers, std::move(telling), boost::asio::use_awaitable);
  } else {
    co_await std::move(telling);
  }
}

}  // namespace patchtriage
