// The types that moby 20.10.24 decodes each request's body into, by the route's name in src/docker/api/routes.def.
// Read off its routers: grep for NewDecoder under api/server/router and runconfig. The body of a start is not here: it
// is refused.
package main

import (
	"github.com/docker/docker/api/types"
	"github.com/docker/docker/api/types/container"
	"github.com/docker/docker/api/types/network"
	"github.com/docker/docker/api/types/swarm"
	"github.com/docker/docker/api/types/volume"

	"bulkhead/tools/docker-types/reflected"
)

// createBody stands for runconfig.ContainerConfigWrapper, whose package drags in runc. The embedded HostConfig is what
// makes this daemon obey HostConfig's fields at the top level.
type createBody struct {
	*container.Config
	InnerHostConfig  *container.HostConfig     `json:"HostConfig,omitempty"`
	Cpuset           string                    `json:",omitempty"`
	NetworkingConfig *network.NetworkingConfig `json:"NetworkingConfig,omitempty"`
	*container.HostConfig
}

const module = "github.com/docker/docker"

var bodies = reflected.Bodies{
	"auth":               {new(*types.AuthConfig)},
	"checkpoint.create":  {new(types.CheckpointCreateOptions)},
	"config.create":      {new(swarm.ConfigSpec)},
	"config.update":      {new(swarm.ConfigSpec)},
	"container.commit":   {new(createBody)},
	"container.copy":     {new(types.CopyConfig)},
	"container.create":   {new(createBody)},
	"container.update":   {new(container.UpdateConfig)},
	"exec.create":        {new(types.ExecConfig)},
	"exec.start":         {new(types.ExecStartCheck)},
	"image.push":         {new(types.AuthConfig)},
	"network.connect":    {new(types.NetworkConnect)},
	"network.create":     {new(types.NetworkCreateRequest)},
	"network.disconnect": {new(types.NetworkDisconnect)},
	"node.update":        {new(swarm.NodeSpec)},
	"plugin.pull":        {new(types.PluginPrivileges)},
	"plugin.set":         {new([]string)},
	"plugin.upgrade":     {new(types.PluginPrivileges)},
	"secret.create":      {new(swarm.SecretSpec)},
	"secret.update":      {new(swarm.SecretSpec)},
	"service.create":     {new(swarm.ServiceSpec)},
	"service.update":     {new(swarm.ServiceSpec)},
	"swarm.init":         {new(swarm.InitRequest)},
	"swarm.join":         {new(swarm.JoinRequest)},
	"swarm.unlock":       {new(swarm.UnlockRequest)},
	"swarm.update":       {new(swarm.Spec)},
	"volume.create":      {new(volume.VolumeCreateBody)},
}
