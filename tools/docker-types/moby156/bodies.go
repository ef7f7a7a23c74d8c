// The types that the newest moby decodes each request's body into, by the route's name in src/docker/api/routes.def.
// Read off its routers: grep for ReadJSON under daemon/server/router and daemon/internal/runconfig.
package main

import (
	"github.com/moby/moby/api/types/checkpoint"
	"github.com/moby/moby/api/types/container"
	"github.com/moby/moby/api/types/network"
	"github.com/moby/moby/api/types/plugin"
	"github.com/moby/moby/api/types/swarm"
	"github.com/moby/moby/api/types/volume"
	"github.com/moby/moby/v2/daemon/server/networkbackend"
	"github.com/moby/moby/v2/daemon/server/volumebackend"

	"bulkhead/tools/docker-types/reflected"
)

// What the handlers of commit, create and service declare for themselves. A create is decoded a second time for the
// fields that only older API versions have; that it fails is not looked at.
type commitBody struct {
	*container.Config
}

type legacyCreateBody struct {
	MacAddress network.HardwareAddr `json:",omitempty"`
	HostConfig struct {
		Capabilities []string `json:",omitempty"`
	}
}

type serviceBody struct {
	swarm.ServiceSpec
	Networks []swarm.NetworkAttachmentConfig `json:",omitempty"`
}

const module = "github.com/moby/moby/api"

var bodies = reflected.Bodies{
	"checkpoint.create":  {new(checkpoint.CreateRequest)},
	"config.create":      {new(swarm.ConfigSpec)},
	"config.update":      {new(swarm.ConfigSpec)},
	"container.commit":   {new(commitBody)},
	"container.create":   {new(container.CreateRequest), new(legacyCreateBody)},
	"container.update":   {new(container.UpdateConfig)},
	"exec.create":        {new(container.ExecCreateRequest)},
	"exec.start":         {new(container.ExecStartRequest)},
	"network.connect":    {new(networkbackend.ConnectRequest)},
	"network.create":     {new(network.CreateRequest)},
	"network.disconnect": {new(networkbackend.DisconnectRequest)},
	"node.update":        {new(swarm.NodeSpec)},
	"plugin.pull":        {new(plugin.Privileges)},
	"plugin.set":         {new([]string)},
	"plugin.upgrade":     {new(plugin.Privileges)},
	"secret.create":      {new(swarm.SecretSpec)},
	"secret.update":      {new(swarm.SecretSpec)},
	"service.create":     {new(serviceBody)},
	"service.update":     {new(serviceBody)},
	"swarm.init":         {new(swarm.InitRequest)},
	"swarm.join":         {new(swarm.JoinRequest)},
	"swarm.unlock":       {new(swarm.UnlockRequest)},
	"swarm.update":       {new(swarm.Spec)},
	"volume.create":      {new(volume.CreateRequest)},
	"volume.update":      {new(volumebackend.UpdateOptions)},
}
