// Runs one coroutine of a test to its end.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <stdexcept>

#include "aws/awaitable.h"
#include "aws/clock.h"

namespace patchtriage::aws {

// On real sockets: runs the context until the task has ended, then returns its result.
template <class T>
T run(boost::asio::io_context& context, Awaitable<T> task) {
  std::optional<T> result;
  boost::asio::co_spawn(context, std::move(task), [&](std::exception_ptr error, T value) {
    if (error) std::rethrow_exception(error);
    result = std::move(value);
  });
  context.restart();
  while (!result) {
    if (context.run_one() == 0) throw std::runtime_error("the task waits for something that will never happen");
  }
  return std::move(*result);
}

// In virtual time: nothing outside the context may be awaited.
template <class T>
T run(boost::asio::io_context& context, VirtualClock& clock, Awaitable<T> task) {
  std::optional<T> result;
  boost::asio::co_spawn(context, std::move(task), [&](std::exception_ptr error, T value) {
    if (error) std::rethrow_exception(error);
    result = std::move(value);
  });
  clock.run(context);
  if (!result) throw std::runtime_error("the task waits for something that will never happen");
  return std::move(*result);
}

}  // namespace patchtriage::aws
