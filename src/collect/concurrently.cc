#include "collect/concurrently.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <map>
#include <utility>

namespace patchtriage {

struct JobPool::State {
  State(const boost::asio::any_io_executor& executor, std::size_t most)
      : limit(most), end(executor, boost::asio::steady_timer::time_point::max()) {}
  std::size_t limit;
  std::multimap<std::size_t, Job, std::greater<>> jobs;  // that wait, by urgency
  std::size_t workers = 0;
  boost::asio::steady_timer end;  // never expires by itself: cancelling it wakes who waits
};

JobPool::JobPool(const boost::asio::any_io_executor& executor, std::size_t limit)
    : state_(std::make_shared<State>(executor, limit)) {}

void JobPool::add(Job job, std::size_t urgency) {
  state_->jobs.emplace(urgency, std::move(job));
  if (state_->workers == state_->limit) return;
  ++state_->workers;
  // Posted: what is added next may be more urgent.
  boost::asio::post(state_->end.get_executor(), [state = state_] {
    boost::asio::co_spawn(state->end.get_executor(), work(state), [](const std::exception_ptr& failure) {
      if (failure) std::rethrow_exception(failure);
    });
  });
}

aws::Awaitable<void> JobPool::work(std::shared_ptr<State> state) {
  while (!state->jobs.empty()) {
    const auto first = state->jobs.begin();
    const Job job = std::move(first->second);
    state->jobs.erase(first);
    co_await job();
  }
  if (--state->workers == 0) state->end.cancel();
}

aws::Awaitable<void> JobPool::wait() {
  const std::shared_ptr<State> state = state_;
  boost::system::error_code ignored;
  if (state->workers > 0)
    co_await state->end.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
}

aws::Awaitable<void> run_concurrently(std::vector<Job> jobs, std::size_t limit) {
  JobPool pool(co_await boost::asio::this_coro::executor, limit);
  for (Job& job : jobs) pool.add(std::move(job));
  co_await pool.wait();
}

}  // namespace patchtriage
