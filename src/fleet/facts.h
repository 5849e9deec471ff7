// What is known from one reading: rows, their proven absence, or a gap. There is no fourth state and no default.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "fleet/call.h"

namespace patchtriage {

// Something that could not be read, and why. `call` is nullptr where the plan never asked.
struct Gap {
  enum class Reason { denied, failed, partial, skipped, not_asked };
  Reason reason = Reason::not_asked;
  Scope scope;
  std::string operation;
  std::string subject;  // the window, baseline, instance … that was asked about; empty for listings of the scope
  std::string message;
  std::string permission;  // to grant, where denied
  const Call* call = nullptr;
};

// A complete reading that found nothing: the proof of absence.
struct Absence {
  const Call* call = nullptr;  // never null where something is concluded from it
  std::string subject;
};

// The rows of one listing. Handle gap() first: rows() of a reading with a gap are what came before it broke off, and
// say nothing about what isn't there. Borrows from the Snapshot.
template <class T>
class Facts {
 public:
  Facts(std::span<const T> rows, const Call* call, Gap gap) : rows_(rows), call_(call), gap_(std::move(gap)) {}
  Facts(std::span<const T> rows, const Call* call, std::string subject)
      : rows_(rows), call_(call), absence_{call, std::move(subject)} {}

  const Gap* gap() const { return gap_ ? &*gap_ : nullptr; }
  const Absence* absent() const { return !gap_ && rows_.empty() ? &absence_ : nullptr; }
  // The proof for "this one isn't among them", where the reading is complete.
  const Absence* complete() const { return gap_ ? nullptr : &absence_; }
  std::span<const T> rows() const { return rows_; }
  const T* only() const { return rows_.empty() ? nullptr : &rows_.front(); }
  const Call* call() const { return call_; }

 private:
  std::span<const T> rows_;
  const Call* call_ = nullptr;
  std::optional<Gap> gap_;
  Absence absence_;
};

}  // namespace patchtriage
