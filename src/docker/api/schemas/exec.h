#pragma once
// Bodies of /containers/{name}/exec and /exec/{name}/start. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schema.h"

namespace bulkhead {

inline constexpr auto kExecCreateBodyFields = fields({{"User", kText},
                                                      {"Privileged", kBoolean},
                                                      {"Tty", kBoolean},
                                                      {"ConsoleSize", kListOf<kUint64>},
                                                      {"AttachStdin", kBoolean},
                                                      {"AttachStderr", kBoolean},
                                                      {"AttachStdout", kBoolean},
                                                      {"Detach", kBoolean},
                                                      {"DetachKeys", kText},
                                                      {"Env", kListOf<kText>},
                                                      {"WorkingDir", kText},
                                                      {"Cmd", kListOf<kText>}});
inline constexpr Type kExecCreateBody = kObjectOf<kExecCreateBodyFields>;

inline constexpr auto kExecStartBodyFields =
    fields({{"Detach", kBoolean}, {"Tty", kBoolean}, {"ConsoleSize", kListOf<kUint64>}});
inline constexpr Type kExecStartBody = kObjectOf<kExecStartBodyFields>;

}  // namespace bulkhead
