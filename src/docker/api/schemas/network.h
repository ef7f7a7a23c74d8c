#pragma once
// Bodies of /networks, and the endpoint settings of a container. Fields of moby 20.10.24 and of API 1.56 together.

#include "docker/api/schema.h"

namespace bulkhead {

inline constexpr auto kEndpointIPAMConfigFields =
    fields({{"IPv4Address", kText}, {"IPv6Address", kText}, {"LinkLocalIPs", kListOf<kText>}});
inline constexpr Type kEndpointIPAMConfig = kObjectOf<kEndpointIPAMConfigFields>;

inline constexpr auto kEndpointSettingsFields = fields({{"IPAMConfig", kEndpointIPAMConfig},
                                                        {"Links", kListOf<kText>},
                                                        {"Aliases", kListOf<kText>},
                                                        {"NetworkID", kText},
                                                        {"EndpointID", kText},
                                                        {"Gateway", kText},
                                                        {"IPAddress", kText},
                                                        {"IPPrefixLen", kInt64},
                                                        {"IPv6Gateway", kText},
                                                        {"GlobalIPv6Address", kText},
                                                        {"GlobalIPv6PrefixLen", kInt64},
                                                        {"DNSNames", kListOf<kText>},
                                                        {"MacAddress", kText},
                                                        {"DriverOpts", kMapOf<kText>},
                                                        {"GwPriority", kInt64}});
inline constexpr Type kEndpointSettings = kObjectOf<kEndpointSettingsFields>;

inline constexpr auto kIPAMConfigFields =
    fields({{"Subnet", kText}, {"IPRange", kText}, {"Gateway", kText}, {"AuxiliaryAddresses", kMapOf<kText>}});
inline constexpr Type kIPAMConfig = kObjectOf<kIPAMConfigFields>;

inline constexpr auto kIPAMFields =
    fields({{"Driver", kText}, {"Options", kMapOf<kText>}, {"Config", kListOf<kIPAMConfig>}});
inline constexpr Type kIPAM = kObjectOf<kIPAMFields>;

inline constexpr auto kNetworkConfigReferenceFields = fields({{"Network", kText}});
inline constexpr Type kNetworkConfigReference = kObjectOf<kNetworkConfigReferenceFields>;

inline constexpr auto kNetworkCreateBodyFields = fields({{"CheckDuplicate", kBoolean},
                                                         {"Driver", kText},
                                                         {"Scope", kText},
                                                         {"EnableIPv4", kBoolean},
                                                         {"EnableIPv6", kBoolean},
                                                         {"IPAM", kIPAM},
                                                         {"Internal", kBoolean},
                                                         {"Attachable", kBoolean},
                                                         {"Ingress", kBoolean},
                                                         {"ConfigOnly", kBoolean},
                                                         {"ConfigFrom", kNetworkConfigReference},
                                                         {"Options", kMapOf<kText>},
                                                         {"Labels", kMapOf<kText>},
                                                         {"Name", kText}});
inline constexpr Type kNetworkCreateBody = kObjectOf<kNetworkCreateBodyFields>;

inline constexpr auto kNetworkConnectBodyFields = fields({{"Container", kText}, {"EndpointConfig", kEndpointSettings}});
inline constexpr Type kNetworkConnectBody = kObjectOf<kNetworkConnectBodyFields>;

inline constexpr auto kNetworkDisconnectBodyFields = fields({{"Container", kText}, {"Force", kBoolean}});
inline constexpr Type kNetworkDisconnectBody = kObjectOf<kNetworkDisconnectBodyFields>;

}  // namespace bulkhead
