#pragma once
// BodyGenerator: JSON texts for a type of src/docker/api/schema.h. Ordinary ones are what clients send, and no daemon
// refuses them; hostile ones try everything that has fooled a reader.

#include <string>

#include "docker/api/schema.h"
#include "random.h"

namespace bulkhead::differential {

enum class Manner { kOrdinary, kHostile };

class BodyGenerator {
 public:
  BodyGenerator(Random& random, BodyRules rules) : random_(random), rules_(rules) {}

  // Good until the next call.
  const std::string& write(const Type& type, Manner manner);

 private:
  void value(const Type& type, int depth);
  void right_value(const Type& type, int depth);
  void wrong_value(int depth);
  void object(const Shape& shape, int depth);
  void entry(const Field& field, bool& is_first, int depth);
  void map(const Type& type, int depth);
  void list(const Type& type, int depth);
  void integer(const Type& type);
  void odd_number();
  std::string_view map_key(const Type& type, size_t place);
  void text(const Type& type);
  void key(std::string_view name);
  void any(int depth);
  void quoted(std::string_view text);
  void comma(bool& is_first);
  void space();
  void spoil();
  // True once in `count` times in a hostile body, never in an ordinary one.
  bool odd(size_t count) { return manner_ == Manner::kHostile && random_.once_in(count); }

  Random& random_;
  BodyRules rules_;
  Manner manner_ = Manner::kOrdinary;
  std::string out_;
};

}  // namespace bulkhead::differential
