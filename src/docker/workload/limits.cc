// 0 is how every field says nothing. Processors come as NanoCpus or as quota and period; `cpus` says it in one number.

#include "docker/workload/limits.h"

#include "docker/workload/documents.h"

namespace bulkhead {
namespace {

using rego::Value;
using Builder = DocumentBuilder<LimitsField>;

struct NumberRow {
  HostMember member;
  LimitsField field;
};
constexpr NumberRow kNumbers[] = {
    {HostMember::Memory, LimitsField::memory},
    {HostMember::MemoryReservation, LimitsField::memory_reservation},
    {HostMember::MemorySwap, LimitsField::memory_swap},
    {HostMember::KernelMemory, LimitsField::kernel_memory},
    {HostMember::OomScoreAdj, LimitsField::oom_score_adj},
    {HostMember::CpuShares, LimitsField::cpu_shares},
    {HostMember::CpuQuota, LimitsField::cpu_quota},
    {HostMember::CpuPeriod, LimitsField::cpu_period},
    {HostMember::CpuRealtimePeriod, LimitsField::cpu_realtime_period},
    {HostMember::CpuRealtimeRuntime, LimitsField::cpu_realtime_runtime},
    {HostMember::ShmSize, LimitsField::shm_size},
    {HostMember::BlkioWeight, LimitsField::blkio_weight},
};

constexpr HostMember kBlkioLists[] = {HostMember::BlkioWeightDevice, HostMember::BlkioDeviceReadBps,
                                      HostMember::BlkioDeviceWriteBps, HostMember::BlkioDeviceReadIOps,
                                      HostMember::BlkioDeviceWriteIOps};

constexpr int64_t kNano = 1'000'000'000;

// `nano` billionths as a decimal number: 1500000000 is 1.5.
Value decimal(Reading& reading, int64_t nano) {
  if (nano % kNano == 0) return Value::integer(nano / kNano);
  TextBuilder text(reading.arena);
  text.add_number(nano / kNano);
  text.add(".");
  int64_t left = nano % kNano;
  for (int64_t unit = kNano / 10; left; unit /= 10) {
    text.add_number(left / unit);
    left %= unit;
  }
  return Value::number_text(reading.arena, text.view());
}

void set_cpus(Reading& reading, Builder& limits, int64_t nano_cpus) {
  if (nano_cpus > 0) return limits.set(LimitsField::cpus, decimal(reading, nano_cpus));
  const int64_t quota = integer_of(limits.get(LimitsField::cpu_quota));
  constexpr int64_t kDefaultPeriod = 100'000;
  const Value period_set = limits.get(LimitsField::cpu_period);
  const int64_t period = period_set.is_null() ? kDefaultPeriod : integer_of(period_set);
  if (quota <= 0 || period <= 0 || quota > INT64_MAX / kNano) return;
  limits.set(LimitsField::cpus, decimal(reading, quota * kNano / period));
}

Value read_ulimits(Reading& reading, const Value& list) {
  rego::ArrayBuilder ulimits(reading.arena);
  for (const Value& item : reading.items_of(list, "limits.ulimits")) {
    DocumentBuilder<UlimitField> ulimit(reading.arena);
    const Value name = item.get("Name");
    if (name.is_string()) ulimit.set(UlimitField::name, name);
    const Value soft = item.get("Soft");
    const Value hard = item.get("Hard");
    ulimit.set(UlimitField::soft, soft.is_number() ? soft : Value::integer(0));
    ulimit.set(UlimitField::hard, hard.is_number() ? hard : Value::integer(0));
    ulimits.add(ulimit.finish());
  }
  return ulimits.finish();
}

void set_blkio_devices(Reading& reading, Builder& limits, const Members<HostMember>& host) {
  rego::ArrayBuilder paths(reading.arena);
  for (const HostMember member : kBlkioLists) {
    for (const Value& item : reading.items_of(host[member], "limits.blkio_devices")) {
      const Value path = item.get("Path");
      paths.add(path.is_string() ? path : word(Word::kEmpty));
    }
  }
  if (paths.size()) limits.set(LimitsField::blkio_devices, paths.finish());
}

void set_text(Builder& limits, LimitsField field, const Value& text) {
  if (has_text(text)) limits.set(field, text);
}

bool is_zero(const Value& value) { return value.is_integer() && value.as_integer() == 0; }

void set_number(Builder& limits, LimitsField field, const Value& number) {
  if (number.is_number() && !is_zero(number)) limits.set(field, number);
}

}  // namespace

Value read_limits(Reading& reading, const Members<HostMember>& host, LimitsOf purpose) {
  Builder limits(reading.arena);
  for (const NumberRow& row : kNumbers) set_number(limits, row.field, host[row.member]);
  // -1 is how daemons write a swappiness that nobody set.
  const Value& swappiness = host[HostMember::MemorySwappiness];
  if (swappiness.is_number() && integer_of(swappiness) >= 0) limits.set(LimitsField::memory_swappiness, swappiness);
  const Value& pids = host[HostMember::PidsLimit];
  if (pids.is_number() && (purpose == LimitsOf::kUpdate || integer_of(pids) > 0)) limits.set(LimitsField::pids, pids);
  if (host.is_true(HostMember::OomKillDisable)) limits.set_true(LimitsField::oom_kill_disable);
  set_text(limits, LimitsField::cpuset_cpus, host[HostMember::CpusetCpus]);
  set_text(limits, LimitsField::cpuset_mems, host[HostMember::CpusetMems]);
  set_cpus(reading, limits, integer_of(host[HostMember::NanoCpus]));
  set_blkio_devices(reading, limits, host);
  const Value& ulimits = host[HostMember::Ulimits];
  if (has_items(ulimits)) limits.set(LimitsField::ulimits, read_ulimits(reading, ulimits));
  return limits.finish();
}

Value read_service_limits(Reading& reading, const Value& resources, const Value& ulimits, const Value& oom_score_adj) {
  Builder limits(reading.arena);
  const Value upper = resources.get("Limits");
  set_number(limits, LimitsField::memory, upper.get("MemoryBytes"));
  set_number(limits, LimitsField::pids, upper.get("Pids"));
  set_number(limits, LimitsField::memory_reservation, resources.get("Reservations").get("MemoryBytes"));
  set_number(limits, LimitsField::memory_swappiness, resources.get("MemorySwappiness"));
  set_number(limits, LimitsField::oom_score_adj, oom_score_adj);
  set_cpus(reading, limits, integer_of(upper.get("NanoCPUs")));
  if (has_items(ulimits)) limits.set(LimitsField::ulimits, read_ulimits(reading, ulimits));
  return limits.finish();
}

}  // namespace bulkhead
