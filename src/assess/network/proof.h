// A question about the network or an identity, answered from records: yes, no, or not provable from here.
#pragma once

#include <vector>

#include "fleet/evidence.h"

namespace patchtriage {

enum class Answer { yes, no, unknown };

struct Proof {
  Answer answer = Answer::unknown;
  std::vector<Evidence> evidence;  // for the answer; gaps where it is unknown
};

// All have to hold: a no decides, then an unknown.
inline Answer both(Answer left, Answer right) {
  if (left == Answer::no || right == Answer::no) return Answer::no;
  return left == Answer::yes && right == Answer::yes ? Answer::yes : Answer::unknown;
}

// One is enough: a yes decides, then an unknown.
inline Answer either(Answer left, Answer right) {
  if (left == Answer::yes || right == Answer::yes) return Answer::yes;
  return left == Answer::no && right == Answer::no ? Answer::no : Answer::unknown;
}

inline void append(std::vector<Evidence>& to, const std::vector<Evidence>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace patchtriage
