// Parse, ask whether the target can hold the module, write. See format_writer.h for the writing.

#include "rego/syntax/format.h"

#include "rego/syntax/format_writer.h"
#include "rego/syntax/parser.h"
#include "rego/syntax/version_check.h"

namespace rego {
namespace {

bool reaches_v2(FormatTarget target) {
  return target == FormatTarget::kV2 || target == FormatTarget::kV0ToV2 || target == FormatTarget::kV1ToV2;
}

Diagnostics owned(Diagnostics diagnostics, const Module& module) {
  for (Diagnostic& each : diagnostics) each.kept = module.source;
  return diagnostics;
}

}  // namespace

base::Result<std::string, FormatFailure> format_source(std::shared_ptr<const Source> source,
                                                       const FormatOptions& options) {
  auto module = parse_module(
      std::move(source), {.version = options.source,
                          .keywords = options.target == FormatTarget::kV2 ? KeywordSet::kOfV2 : KeywordSet::kOfVersion,
                          .annotations = AnnotationReading::kNo});
  if (!module) return FormatFailure{FormatStage::kRead, module.take_error()};
  Diagnostics problems;
  if (options.target != FormatTarget::kV0) check_for_v1(**module, problems);
  if (reaches_v2(options.target)) check_for_v2(**module, problems);
  if (!problems.empty()) return FormatFailure{FormatStage::kRead, owned(std::move(problems), **module)};
  FormatWriter writer(**module, options);
  std::string text = writer.write_module();
  if (writer.errors().empty()) return text;
  return FormatFailure{FormatStage::kWrite, owned(std::move(writer.errors()), **module)};
}

}  // namespace rego
