// The daemon takes a device's path as it is, without cleaning, so ".." goes up from where a symlink led. A directory
// stands for every device below it.

#include "docker/workload/devices.h"

#include "docker/workload/documents.h"
#include "docker/workload/host_path.h"

namespace bulkhead {
namespace {

using rego::Value;

void set_path(Reading& reading, DocumentBuilder<DeviceField>& device, const Value& path, size_t place) {
  if (!path.is_string()) return;
  device.set(DeviceField::path, path);
  const HostPathReading host = read_host_path(reading, path.as_string());
  device.set(DeviceField::host_path, host.document);
  device.set(DeviceField::resolved, host.resolved);
  if (host.resolved.is_null()) reading.note_unknown("devices", place, "resolved");
}

Value read_device(Reading& reading, const Value& mapping, size_t place) {
  DocumentBuilder<DeviceField> device(reading.arena);
  set_path(reading, device, mapping.get("PathOnHost"), place);
  const Value container_path = mapping.get("PathInContainer");
  if (has_text(container_path)) device.set(DeviceField::container_path, container_path);
  const Value permissions = mapping.get("CgroupPermissions");
  if (permissions.is_string()) device.set(DeviceField::permissions, permissions);
  return device.finish();
}

// Capabilities are lists of lists: any of these alternatives, all of its parts.
Value all_capabilities(Reading& reading, const Value& alternatives) {
  rego::SetBuilder names(reading.arena);
  if (alternatives.is_array()) {
    for (const Value& alternative : alternatives.items()) {
      if (!alternative.is_array()) continue;
      for (const Value& name : alternative.items()) names.add(name.is_string() ? name : word(Word::kEmpty));
    }
  }
  return Value::array(reading.arena, names.finish().items());
}

bool contains(const Value& list, std::string_view text) {
  for (const Value& item : list.items()) {
    if (text_of(item) == text) return true;
  }
  return false;
}

Value read_device_request(Reading& reading, const Value& item) {
  DocumentBuilder<DeviceRequestField> request(reading.arena);
  const Value driver = item.get("Driver");
  if (has_text(driver)) request.set(DeviceRequestField::driver, driver);
  const Value count = item.get("Count");
  if (count.is_number()) request.set(DeviceRequestField::count, count);
  request.set(DeviceRequestField::device_ids, texts_of(reading, item.get("DeviceIDs")));
  const Value capabilities = all_capabilities(reading, item.get("Capabilities"));
  request.set(DeviceRequestField::capabilities, capabilities);
  request.set(DeviceRequestField::options, map_of(reading, item.get("Options")));
  if (text_of(driver) == "cdi") {
    request.set(DeviceRequestField::type, word(Word::kCdi));
  } else if (contains(capabilities, "gpu") || text_of(driver) == "nvidia" || text_of(driver) == "amd") {
    request.set(DeviceRequestField::type, word(Word::kGpu));
  }
  return request.finish();
}

}  // namespace

Value read_devices(Reading& reading, const Value& list) {
  if (!has_items(list)) return Value::empty_array();
  rego::ArrayBuilder devices(reading.arena);
  for (const Value& item : reading.items_of(list, "devices")) devices.add(read_device(reading, item, devices.size()));
  return devices.finish();
}

Value read_device_requests(Reading& reading, const Value& list) {
  if (!has_items(list)) return Value::empty_array();
  rego::ArrayBuilder requests(reading.arena);
  for (const Value& item : reading.items_of(list, "device_requests")) requests.add(read_device_request(reading, item));
  return requests.finish();
}

Value read_device_path(Reading& reading, const Value& path, size_t place) {
  DocumentBuilder<DeviceField> device(reading.arena);
  set_path(reading, device, path, place);
  device.set(DeviceField::permissions, word(Word::kRwm));
  return device.finish();
}

}  // namespace bulkhead
