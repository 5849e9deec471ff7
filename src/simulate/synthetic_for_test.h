// Rows made from nothing but their record type: every field has a value, so that a client which parses them all has met
// every name and every form on the wire.
#pragma once

#include "simulate/endpoint.h"

namespace patchtriage::simulate {

inline constexpr const char* kManagementAccount = "111111111111";
inline constexpr const char* kMemberAccount = "222222222222";

// The same for the same number.
Json synthetic_record(const RecordType& type, int number);

// The whole reply of an operation, unpaged, whose list of rows, where it has one, has `rows` of them.
Json synthetic_reply(const Operation& operation, int rows);

// Two accounts and two Regions, in which every operation answers synthetic_reply.
Served synthetic_served(int rows);

}  // namespace patchtriage::simulate
