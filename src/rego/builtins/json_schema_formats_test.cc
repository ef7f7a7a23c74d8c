// The formats of strings; what is wanted is what opa 1.22.2 gives.

#include <gtest/gtest.h>

#include "rego/builtins/cases_test.h"

namespace rego {
namespace {

constexpr BuiltinCase kCases[] = {
    {"json.match_schema", R"([["2020-02-30"], {"items": {"format": "date"}}])",
     R"([false,[{"desc":"Does not match format 'date'","error":"0: Does not match format 'date'","field":"0")"
     R"(,"type":"format"}]])"},
    {"json.match_schema", R"([["2020-02-29"], {"items": {"format": "date"}}])", "[true,[]]"},
    {"json.match_schema", R"([["10:11:12"], {"items": {"format": "time"}}])", "[true,[]]"},
    {"json.match_schema", R"([["25:00:00"], {"items": {"format": "time"}}])",
     R"([false,[{"desc":"Does not match format 'time'","error":"0: Does not match format 'time'","field":"0")"
     R"(,"type":"format"}]])"},
    {"json.match_schema", R"([["2020-01-01T00:00:00Z"], {"items": {"format": "date-time"}}])", "[true,[]]"},
    {"json.match_schema", R"([["a-.b"], {"items": {"format": "hostname"}}])",
     R"([false,[{"desc":"Does not match format 'hostname'","error":"0: Does not match format 'hostname'","fi)"
     R"(eld":"0","type":"format"}]])"},
    {"json.match_schema", R"([["a.b-c"], {"items": {"format": "hostname"}}])", "[true,[]]"},
    {"json.match_schema", R"([["x@y"], {"items": {"format": "email"}}])", "[true,[]]"},
    {"json.match_schema", R"([["x"], {"items": {"format": "email"}}])",
     R"([false,[{"desc":"Does not match format 'email'","error":"0: Does not match format 'email'","field":")"
     R"(0","type":"format"}]])"},
    {"json.match_schema", R"([["A B <a@b.c>"], {"items": {"format": "email"}}])", "[true,[]]"},
    {"json.match_schema", R"([["1.2.3.4"], {"items": {"format": "ipv4"}}])", "[true,[]]"},
    {"json.match_schema", R"([["::1"], {"items": {"format": "ipv4"}}])",
     R"([false,[{"desc":"Does not match format 'ipv4'","error":"0: Does not match format 'ipv4'","field":"0")"
     R"(,"type":"format"}]])"},
    {"json.match_schema", R"([["::1"], {"items": {"format": "ipv6"}}])", "[true,[]]"},
    {"json.match_schema", R"([["http://a"], {"items": {"format": "uri"}}])", "[true,[]]"},
    {"json.match_schema", R"([["a"], {"items": {"format": "uri"}}])",
     R"([false,[{"desc":"Does not match format 'uri'","error":"0: Does not match format 'uri'","field":"0",")"
     R"(type":"format"}]])"},
    {"json.match_schema", R"([["a"], {"items": {"format": "uri-reference"}}])", "[true,[]]"},
    {"json.match_schema", R"([["a\\\\b"], {"items": {"format": "uri-reference"}}])",
     R"([false,[{"desc":"Does not match format 'uri-reference'","error":"0: Does not match format 'uri-refer)"
     R"(ence'","field":"0","type":"format"}]])"},
    {"json.match_schema", R"([["/{a"], {"items": {"format": "uri-template"}}])",
     R"([false,[{"desc":"Does not match format 'uri-template'","error":"0: Does not match format 'uri-templa)"
     R"(te'","field":"0","type":"format"}]])"},
    {"json.match_schema", R"([["/{a}"], {"items": {"format": "uri-template"}}])", "[true,[]]"},
    {"json.match_schema", R"([["x"], {"items": {"format": "uuid"}}])",
     R"([false,[{"desc":"Does not match format 'uuid'","error":"0: Does not match format 'uuid'","field":"0")"
     R"(,"type":"format"}]])"},
    {"json.match_schema", R"([["123e4567-e89b-12d3-a456-426614174000"], {"items": {"format": "uuid"}}])", "[true,[]]"},
    {"json.match_schema", R"([["("], {"items": {"format": "regex"}}])",
     R"([false,[{"desc":"Does not match format 'regex'","error":"0: Does not match format 'regex'","field":")"
     R"(0","type":"format"}]])"},
    {"json.match_schema", R"([["a"], {"items": {"format": "json-pointer"}}])",
     R"([false,[{"desc":"Does not match format 'json-pointer'","error":"0: Does not match format 'json-point)"
     R"(er'","field":"0","type":"format"}]])"},
    {"json.match_schema", R"([["/a~1"], {"items": {"format": "json-pointer"}}])", "[true,[]]"},
    {"json.match_schema", R"([["1/a"], {"items": {"format": "relative-json-pointer"}}])", "[true,[]]"},
    {"json.match_schema", R"([["/"], {"items": {"format": "relative-json-pointer"}}])",
     R"([false,[{"desc":"Does not match format 'relative-json-pointer'","error":"0: Does not match format 'r)"
     R"(elative-json-pointer'","field":"0","type":"format"}]])"},
    {"json.match_schema", R"([["x"], {"items": {"format": "unknown"}}])", "[true,[]]"},
};

TEST(JsonSchemaFormats, GiveWhatOpaGives) { expect_cases(kCases); }

}  // namespace
}  // namespace rego
