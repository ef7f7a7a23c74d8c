#pragma once
// The image: what a reference means, and what the daemon knows about it.

#include "docker/workload/documents.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// A document of kind Image for `reference` (text, or not set for no image), with what the daemon says of it.
rego::Value read_image(Reading& reading, const rego::Value& reference);

// The same from the daemon's own document of an image; `reference` as above.
rego::Value read_known_image(Reading& reading, const rego::Value& reference, const rego::Value& inspect);

// Fields of a document of kind Image.
rego::Value image_field(const rego::Value& image, ImageField field);
bool is_image_known(const rego::Value& image);

}  // namespace bulkhead
