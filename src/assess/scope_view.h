// One account and Region of a snapshot as the consumers look at it: its nodes, and rows by id.
//
// Confined to one thread (indexes are made on first use); scopes are independent of each other, so that is where
// the work is split. Borrows the snapshot and the settings.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assess/settings.h"
#include "fleet/evidence.h"
#include "fleet/key.h"
#include "fleet/records/ec2_instances.h"
#include "fleet/records/ssm_nodes.h"
#include "fleet/snapshot.h"

namespace patchtriage {

// An EC2 instance in scope. Terminated instances and hybrid nodes that aren't EC2 hosts are none.
struct Node {
  NodeKey key;
  const ec2::Instance* instance = nullptr;  // never null
  // The id under which Systems Manager knows it: the instance id, or "mi-…" for an EC2 host that was registered through
  // an activation (same source id, or same private address and name).
  std::string managed_id;
  const ssm::InstanceInformation* information = nullptr;  // null: not listed, or the listing has a gap
};

class ScopeView {
 public:
  ScopeView(const Snapshot& snapshot, Scope scope, const Settings& settings);

  const Snapshot& snapshot() const { return *snapshot_; }
  const Scope& scope() const { return scope_; }
  const Settings& settings() const { return *settings_; }
  const Trail& trail() const { return trail_; }
  Time as_of() const { return snapshot_->as_of(); }

  // Sorted by instance id.
  std::span<const Node> nodes() const { return nodes_; }
  const Node* node(std::string_view instance_id) const;
  // What saved runs knew of a node; nullptr where none did.
  const EarlierStanding* earlier(const NodeKey& key) const;
  // Whether AWS still keeps its histories from `since` on. Where it doesn't, nobody recorded what happened between.
  bool history_reaches(Time since) const { return as_of() - since <= settings_->history_window; }

  // What an operation listed for this scope (or, for `global`, for this account).
  template <class T>
  Facts<T> list(std::string_view subject = "", std::string_view operation = T::kSource, int reading = 1) const {
    // What is listed for the scope as a whole is asked for with every node.
    if (subject.empty() && operation == T::kSource && reading == 1) return once<WholeListing<T>>().facts;
    return snapshot_->list<T>(scope_, subject, operation, reading);
  }
  template <class T>
  Facts<T> list_global(std::string_view subject = "", std::string_view operation = T::kSource) const {
    return snapshot_->list<T>(global_scope(scope_.account), subject, operation);
  }

  // The row with this id (the record type's id field) in the scope's own listing; nullptr where it isn't listed: ask
  // list<T>().gap() before taking that for absence.
  template <class T>
  const T* find(std::string_view id) const {
    const auto& index = index_of<T>();
    const auto found = index.find(std::string(id));
    return found == index.end() ? nullptr : static_cast<const T*>(found->second);
  }

  // A T made from this view on first use and kept for the scope: an index over its records, so that one node's
  // conclusions don't walk the whole scope. T may keep pointers to rows of the snapshot, never to the view.
  template <class T>
  const T& once() const {
    // An address for each T: names of types, as std::type_index compares them, can meet where two sources have a local
    // type of the same name.
    static const char kSlot = 0;
    // Making it may ask for another one, which leaves references into a std::map as they are.
    std::shared_ptr<void>& made = made_[&kSlot];
    if (made == nullptr) made = std::make_shared<T>(*this);
    return *static_cast<const T*>(made.get());
  }

 private:
  template <class T>
  struct WholeListing {
    explicit WholeListing(const ScopeView& view) : facts(view.snapshot_->list<T>(view.scope_)) {}
    Facts<T> facts;
  };
  using Index = std::unordered_map<std::string, const void*>;
  template <class T>
  const Index& index_of() const {
    auto [at, is_new] = indexes_.try_emplace(&T::schema());
    if (is_new) {
      for (const T& row : list<T>().rows()) at->second.emplace(record_id(T::schema(), &row), &row);
    }
    return at->second;
  }

  const Snapshot* snapshot_;
  Scope scope_;
  const Settings* settings_;
  Trail trail_;
  std::vector<Node> nodes_;
  mutable std::map<const RecordType*, Index> indexes_;
  mutable std::map<const void*, std::shared_ptr<void>> made_;
};

}  // namespace patchtriage
