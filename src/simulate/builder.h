// Builds one Estate node by node. Plants (plants/) use it to set up what goes wrong.
//
// A plant gets a node that is registered, healthy, in some subnet, with no schedule covering it and nothing missing,
// and changes what its mechanism changes. What nothing was said about follows afterwards: addresses, tags, the
// compliance record from the commands that reached the node.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "simulate/estate.h"

namespace patchtriage::simulate {

class Builder {
 public:
  // Sets up the schedules that every scope has.
  explicit Builder(Estate& estate);

  Estate& estate() { return estate_; }
  Time now() const { return now_; }
  // The times at which the ordinary schedules last came round.
  Time last_scan() const;
  Time last_install(int ring) const;  // of the ring's weekly window; rings are 0, 1 and 2

  void use_system(Node& node, std::string_view name);
  void place(Node& node, Placement placement);
  void place_broken(Node& node, const std::string& part);
  static void tag(Node& node, std::string key, std::string value);

  // Schedules. Each gives the node the tag that the schedule aims at and lists it as a member.
  void scan_daily(Node& node);
  void install_weekly(Node& node);
  void cover(Node& node) { scan_daily(node), install_weekly(node); }
  void install_by(Node& node, Window& window);
  void scan_by(Node& node, Association& association);
  void patch_policy(Node& node, bool scan, bool install);
  // Something that hits every managed node: the fleet's inventory.
  int member(const Node& node) const;

  // The window of that key, made by `make` from an ordinary weekly Install window when first asked for; its target is
  // the tag PatchWindow=<key> unless `make` changes it.
  Window& window(const std::string& key, const std::function<void(Window&)>& make = {});
  Association& association(const std::string& key, const std::function<void(Association&)>& make = {});
  // A command that somebody sent by hand.
  void send_by_hand(Node& node, Time time, const char* operation, const std::string& comment);

  // An automation that patches the node: it sends AWS-RunPatchBaseline with Install to it.
  void automate(Node& node, Time time, const std::string& document);
  // One that came to an end before it sent a command.
  void automate_in_vain(Node& node, Time time, const std::string& document, const std::string& failure);

  // What the node's record says.
  static void lines(Node& node, const char* state, const std::vector<int>& entries);
  static void missing(Node& node, int count);
  // The record is that of a scan which ended before `time`, long enough ago that no command is on record.
  static void record_from_before(Node& node, Time time);
  static void no_record(Node& node);

  void never_registered(Node& node);
  void lost_heartbeat(Node& node, Duration ago);
  void stopped(Node& node, Duration ago, const std::string& why);
  // Its heartbeat goes on, and since then no command arrives.
  void loses_channel(Node& node, Duration ago);

  // Ends the building: commands, records, load balancers, indexes.
  void finish();

 private:
  void make_ordinary_schedules();
  Automation& add_automation(Node& node, Time time, const std::string& document);
  Estate& estate_;
  Time now_;
};

// Everything of a scope but its nodes.
void prepare(Estate& estate);

}  // namespace patchtriage::simulate
