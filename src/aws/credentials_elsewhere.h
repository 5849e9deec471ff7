// Credentials that live on another thread's context, for clients on this one.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>

#include "aws/clock.h"
#include "aws/credentials_provider.h"

namespace patchtriage::aws {

// `home` is where `provider` lives, and its context must run while anybody waits for credentials. What it answers is
// kept here until it expires, so that only a refresh goes there. `clock` is borrowed.
std::shared_ptr<CredentialsProvider> credentials_elsewhere(boost::asio::any_io_executor home,
                                                           std::shared_ptr<CredentialsProvider> provider, Clock& clock);

}  // namespace patchtriage::aws
