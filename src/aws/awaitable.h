// The one task type of this layer.
#pragma once

#include <boost/asio/awaitable.hpp>

namespace patchtriage::aws {

template <class T>
using Awaitable = boost::asio::awaitable<T>;

}  // namespace patchtriage::aws
