// Tokens, their signatures and constraints; what is wanted is what opa 1.22.2 gives. The keys serve this test alone.

#include <gtest/gtest.h>

#include "rego/builtins/cases_test.h"

namespace rego {
namespace {

constexpr BuiltinCase kCases[] = {
    {"io.jwt.decode",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw"])",
     R"([{"alg":"HS256","typ":"JWT"},{"aud":["b","c"],"exp":2000,"iss":"a","nbf":1000},"4d35a50d275907066654)"
     R"(9b6f4fd11ae9b87fde7aa9af712b324d61e63f1ca11c"])"},
    {"io.jwt.decode",
     R"(["eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.eyJhIjoxfQ.rzC5VHtJOSx3V8wWJWQ-pYeS7TsR5KCh8XLemktzeixWaZyghH6)"
     R"(kBJSA0u3kWXOpeixm0CSwtAfLVGxwJcE1Cw"])",
     R"([{"alg":"EdDSA","kid":"k1"},{"a":1},"af30b9547b49392c7757cc1625643ea58792ed3b11e4a0a1f172de9a4b737a2)"
     R"(c56699ca0847ea4049480d2ede45973a97a2c66d024b0b407cb546c7025c1350b"])"},
    {"io.jwt.decode", R"(["a"])", "error: encoded JWT had no period separators"},
    {"io.jwt.decode", R"(["a.b"])", "error: encoded JWT must have 3 sections, found 2"},
    {"io.jwt.decode", R"(["a.b.c"])", "error: JWT header had invalid encoding: illegal base64url string: a"},
    {"io.jwt.decode", R"(["e30.e30."])", R"([{},{},""])"},
    {"io.jwt.decode", R"(["e30.W10."])", "error: decoded JSON type was not an Object"},
    {"io.jwt.decode",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRwx"])",
     R"([{"alg":"HS256","typ":"JWT"},{"aud":["b","c"],"exp":2000,"iss":"a","nbf":1000},"4d35a50d275907066654)"
     R"(9b6f4fd11ae9b87fde7aa9af712b324d61e63f1ca11c31"])"},
    {"io.jwt.decode", R"(["eyJlbmMiOiIxIn0.e30."])", "error: JWT is a JWE object, which is not supported"},
    {"io.jwt.verify_hs256",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", "secret"])",
     "true"},
    {"io.jwt.verify_hs256",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", "other"])",
     "false"},
    {"io.jwt.verify_hs384",
     R"(["eyJhbGciOiJIUzM4NCJ9.eyJpc3MiOiJhIn0.pe5X5K9LZA5d9XIM2g9A8EcobEC2uZEz1rdsR5L9WQPxkglokoi5I3Gtt7A0S)"
     R"(b8a", "secret"])",
     "true"},
    {"io.jwt.verify_hs512",
     R"(["eyJhbGciOiJIUzUxMiJ9.eyJuIjoxLjV9.bvGOOCER4j0OSHbC7WuSgKuLzA1uqWkficYdNXKMk6y8yI1cx_vwQc-uhpsn0ZUa)"
     R"(Dv1FKYBc_zw6Vntch8_kdQ", "secret"])",
     "true"},
    {"io.jwt.verify_hs512",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", "secret"])",
     "false"},
    {"io.jwt.verify_eddsa",
     R"(["eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.eyJhIjoxfQ.rzC5VHtJOSx3V8wWJWQ-pYeS7TsR5KCh8XLemktzeixWaZyghH6)"
     R"(kBJSA0u3kWXOpeixm0CSwtAfLVGxwJcE1Cw", "-----BEGIN CERTIFICATE-----\nMIIBLjCB4aADAgECAhQpNcpdpNgti9QH)"
     R"(A+bTusTc0ZzQsjAFBgMrZXAwDTELMAkG\nA1UEAwwCZWQwHhcNMjYxMTIyMTg1NTI0WhcNMzYxMTE5MTg1NTI0WjANMQswCQYD\n)"
     R"(VQQDDAJlZDAqMAUGAytlcAMhADjdYVbI+xg+FuBMRq/Zl8Q+Fry5J6R1uh2vN7/P\nDh+Io1MwUTAdBgNVHQ4EFgQUHdB/0ikbqf)"
     R"(0tvcXziQ4A74+f0RowHwYDVR0jBBgw\nFoAUHdB/0ikbqf0tvcXziQ4A74+f0RowDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXAD\nQQ)"
     R"(D/r9gSbZsRkpOTMuifT2FVMguCSrBSb16Ir8uUc66z3T4UO/px7WdFMleuB1BB\nPP+ggfMJvo6Jp8yYEHhizEkL\n-----END C)"
     R"(ERTIFICATE-----\n"])",
     "true"},
    {"io.jwt.verify_eddsa",
     R"(["eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.eyJhIjoxfQ.rzC5VHtJOSx3V8wWJWQ-pYeS7TsR5KCh8XLemktzeixWaZyghH6)"
     R"(kBJSA0u3kWXOpeixm0CSwtAfLVGxwJcE1Cw", "{\"crv\": \"Ed25519\", \"kty\": \"OKP\", \"x\": \"ON1hVsj7GD4)"
     R"(W4ExGr9mXxD4WvLknpHW6Ha83v88OH4g\"}"])",
     "true"},
    {"io.jwt.verify_es256",
     R"(["eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.7bFSa54U6IpRc9bpXBRpH048nQ68c907vvyZ1hYVSPzBPAzz69VKad90RoHuoHETmt)"
     R"(eWgI41EbTjGQfblx8cKw", "{\"crv\": \"P-256\", \"kty\": \"EC\", \"x\": \"i-fqqtQYKMLbq4i4NLxONMLWn02U8)"
     R"(iV2oCka8gMyKvE\", \"y\": \"JAGqEATJYNoJ7YqGAOyh6xueoOszfa7R7voqoK1Nck0\"}"])",
     "true"},
    {"io.jwt.verify_es256",
     R"(["eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.eyJhIjoxfQ.rzC5VHtJOSx3V8wWJWQ-pYeS7TsR5KCh8XLemktzeixWaZyghH6)"
     R"(kBJSA0u3kWXOpeixm0CSwtAfLVGxwJcE1Cw", "{\"crv\": \"P-256\", \"kty\": \"EC\", \"x\": \"i-fqqtQYKMLbq4)"
     R"(i4NLxONMLWn02U8iV2oCka8gMyKvE\", \"y\": \"JAGqEATJYNoJ7YqGAOyh6xueoOszfa7R7voqoK1Nck0\"}"])",
     "false"},
    {"io.jwt.verify_es256",
     R"(["eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.7bFSa54U6IpRc9bpXBRpH048nQ68c907vvyZ1hYVSPzBPAzz69VKad90RoHuoHETmt)"
     R"(eWgI41EbTjGQfblx8cKw", "{\"keys\": [{\"crv\": \"Ed25519\", \"kty\": \"OKP\", \"x\": \"ON1hVsj7GD4W4E)"
     R"(xGr9mXxD4WvLknpHW6Ha83v88OH4g\", \"kid\": \"k2\"}, {\"crv\": \"P-256\", \"kty\": \"EC\", \"x\": \"i-)"
     R"(fqqtQYKMLbq4i4NLxONMLWn02U8iV2oCka8gMyKvE\", \"y\": \"JAGqEATJYNoJ7YqGAOyh6xueoOszfa7R7voqoK1Nck0\",)"
     R"( \"alg\": \"ES256\"}]}"])",
     "true"},
    {"io.jwt.verify_es256",
     R"(["eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.7bFSa54U6IpRc9bpXBRpH048nQ68c907vvyZ1hYVSPzBPAzz69VKad90RoHuoHETmt)"
     R"(eWgI41EbTjGQfblx8cKw", "{\"keys\": [{\"crv\": \"P-256\", \"kty\": \"EC\", \"x\": \"i-fqqtQYKMLbq4i4N)"
     R"(LxONMLWn02U8iV2oCka8gMyKvE\", \"y\": \"JAGqEATJYNoJ7YqGAOyh6xueoOszfa7R7voqoK1Nck0\", \"alg\": \"ES3)"
     R"(84\"}]}"])",
     "false"},
    {"io.jwt.verify_rs256",
     R"(["eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.7bFSa54U6IpRc9bpXBRpH048nQ68c907vvyZ1hYVSPzBPAzz69VKad90RoHuoHETmt)"
     R"(eWgI41EbTjGQfblx8cKw", "x"])",
     "error: failed to parse a JWK key (set): jwk.ParseString: failed to parse string: jwk.Parse: failed t"
     "o parse sole key: jwk.ParseKey: jwk.Parse: failed to probe data: probe: failed to unmarshal data: in"
     "valid character 'x' looking for beginning of value"},
    {"io.jwt.verify_rs256",
     R"(["eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.7bFSa54U6IpRc9bpXBRpH048nQ68c907vvyZ1hYVSPzBPAzz69VKad90RoHuoHETmt)"
     R"(eWgI41EbTjGQfblx8cKw", "{\"kty\":\"foo\"}"])",
     "error: failed to parse a JWK key (set): jwk.ParseString: failed to parse string: jwk.Parse: failed t"
     "o parse sole key: jwk.ParseKey: invalid key type from JSON (foo)"},
    {"io.jwt.verify_rs256",
     R"(["eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.7bFSa54U6IpRc9bpXBRpH048nQ68c907vvyZ1hYVSPzBPAzz69VKad90RoHuoHETmt)"
     R"(eWgI41EbTjGQfblx8cKw", "-----BEGIN X-----\nAA==\n-----END X-----\n"])",
     "error: failed to extract a Key from the PEM certificate"},
    {"io.jwt.verify_rs256",
     R"(["eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.7bFSa54U6IpRc9bpXBRpH048nQ68c907vvyZ1hYVSPzBPAzz69VKad90RoHuoHETmt)"
     R"(eWgI41EbTjGQfblx8cKw", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"])",
     "error: failed to parse a PEM certificate: x509: malformed certificate"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "aud": "b", "time": 1500000)"
     "000000.0}]",
     R"([true,{"alg":"HS256","typ":"JWT"},{"aud":["b","c"],"exp":2000,"iss":"a","nbf":1000}])"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "aud": "b", "time": 2500000)"
     "000000.0}]",
     "[false,{},{}]"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "aud": "b", "time": 5000000)"
     "00000.0}]",
     "[false,{},{}]"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "aud": "x", "time": 1500000)"
     "000000.0}]",
     "[false,{},{}]"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "time": 1500000000000.0}])",
     "[false,{},{}]"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "aud": "b", "iss": "a", "al)"
     R"(g": "HS256", "time": 1500000000000.0}])",
     R"([true,{"alg":"HS256","typ":"JWT"},{"aud":["b","c"],"exp":2000,"iss":"a","nbf":1000}])"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "aud": "b", "alg": "HS512",)"
     R"( "time": 1500000000000.0}])",
     "[false,{},{}]"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "secret", "aud": "b", "iss": "z", "ti)"
     R"(me": 1500000000000.0}])",
     "[false,{},{}]"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "x", "aud": "b", "time": 150000000000)"
     "0.0}]",
     "[false,{},{}]"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"foo": 1}])",
     "error: unknown token validation constraint: foo"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {}])",
     "error: no key constraint"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": 1}])",
     "error: secret constraint: must be a string"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "a", "time": "x"}])",
     "error: token time constraint: must be a number"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "a", "time": -1}])",
     "error: token time constraint: must not be negative"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsiYiIsImMiXSwiZXhwIjoyMDAwLCJpc3MiOiJhIiwibmJmIjoxM)"
     R"(DAwfQ.TTWlDSdZBwZmVJtvT9Ea6bh_3nqpr3ErMk1h5j8coRw", {"secret": "a", "cert": "{\"crv\": \"Ed25519\", )"
     R"(\"kty\": \"OKP\", \"x\": \"ON1hVsj7GD4W4ExGr9mXxD4WvLknpHW6Ha83v88OH4g\"}"}])",
     "error: duplicate key constraints"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.eyJhIjoxfQ.rzC5VHtJOSx3V8wWJWQ-pYeS7TsR5KCh8XLemktzeixWaZyghH6)"
     R"(kBJSA0u3kWXOpeixm0CSwtAfLVGxwJcE1Cw", {"cert": "{\"crv\": \"Ed25519\", \"kty\": \"OKP\", \"x\": \"ON)"
     R"(1hVsj7GD4W4ExGr9mXxD4WvLknpHW6Ha83v88OH4g\"}"}])",
     R"([true,{"alg":"EdDSA","kid":"k1"},{"a":1}])"},
    {"io.jwt.decode_verify",
     R"(["eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.eyJhIjoxfQ.rzC5VHtJOSx3V8wWJWQ-pYeS7TsR5KCh8XLemktzeixWaZyghH6)"
     R"(kBJSA0u3kWXOpeixm0CSwtAfLVGxwJcE1Cw", {"cert": "{\"crv\": \"P-256\", \"kty\": \"EC\", \"x\": \"i-fqq)"
     R"(tQYKMLbq4i4NLxONMLWn02U8iV2oCka8gMyKvE\", \"y\": \"JAGqEATJYNoJ7YqGAOyh6xueoOszfa7R7voqoK1Nck0\"}"}])",
     "[false,{},{}]"},
    {"io.jwt.encode_sign", R"([{"alg": "HS256", "typ": "JWT"}, {"a": "<b>"}, {"kty": "oct", "k": "c2VjcmV0"}])",
     R"("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhIjoiXHUwMDNjYlx1MDAzZSJ9.ck9lFFDZFHIM8ZsLKf5i1eyOb5TP8Z8fg)"
     R"(YQMwCznl4U")"},
    {"io.jwt.encode_sign", R"([{"typ": "JWT"}, {}, {"kty": "oct", "k": "c2VjcmV0"}])",
     R"(error: missing or invalid 'alg' header: jwsbb: header "alg" not found)"},
    {"io.jwt.encode_sign", R"([{"alg": "HS1"}, {}, {"kty": "oct", "k": "c2VjcmV0"}])",
     "error: unknown JWS algorithm: HS1"},
    {"io.jwt.encode_sign_raw", R"(["e", "{}", "{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}"])",
     R"(error: missing or invalid 'alg' header: jwsbb: header "alg" not found)"},
    {"io.jwt.encode_sign_raw", R"(["", "{}", "{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}"])",
     "error: missing or invalid 'alg' header: cannot parse JSON: cannot parse empty string; unparsed tail:"
     R"( "")"},
    {"io.jwt.encode_sign_raw", R"(["{\"alg\":\"HS256\"}", "x", "{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}"])",
     "error: type is JWT but payload is not JSON"},
    {"io.jwt.encode_sign_raw",
     R"(["{\"alg\":\"HS256\",\"typ\":\"text\"}", "x", "{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}"])",
     R"("eyJhbGciOiJIUzI1NiIsInR5cCI6InRleHQifQ.eA.zXggGZ7QS71_vhCdFavRWN5CwU-x8aJvx925S2Wi5fM")"},
    {"io.jwt.encode_sign_raw", R"(["{\"alg\":\"HS256\"}", "{}", "{\"keys\":[]}"])", "error: no keys found in JWK set"},
};

TEST(JwtBuiltins, GiveWhatOpaGives) { expect_cases(kCases); }

}  // namespace
}  // namespace rego
