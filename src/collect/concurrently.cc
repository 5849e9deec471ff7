#include "collect/concurrently.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>

namespace patchtriage {
namespace {

struct Queue {
  std::vector<std::function<aws::Awaitable<void>()>> jobs;
  std::size_t next = 0;
};

aws::Awaitable<void> work(std::shared_ptr<Queue> queue) {
  while (queue->next < queue->jobs.size()) {
    const std::size_t index = queue->next++;
    co_await queue->jobs[index]();
  }
}

}  // namespace

aws::Awaitable<void> run_concurrently(std::vector<std::function<aws::Awaitable<void>()>> jobs, std::size_t limit) {
  if (jobs.empty()) co_return;
  auto queue = std::make_shared<Queue>(Queue{std::move(jobs), 0});
  const auto executor = co_await boost::asio::this_coro::executor;
  using Worker = decltype(boost::asio::co_spawn(executor, work(queue), boost::asio::deferred));
  std::vector<Worker> workers;
  const std::size_t count = std::min(limit, queue->jobs.size());
  for (std::size_t i = 0; i < count; ++i)
    workers.push_back(boost::asio::co_spawn(executor, work(queue), boost::asio::deferred));
  co_await boost::asio::experimental::make_parallel_group(std::move(workers))
      .async_wait(boost::asio::experimental::wait_for_all(), boost::asio::use_awaitable);
}

}  // namespace patchtriage
