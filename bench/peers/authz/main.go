// A stand-in for opa-docker-authz, which is in no registry: per request it does what that plugin does, with the same
// two modules.
//
//	authz -socket PATH -mode policy-file -policy FILE   read, compile and evaluate the policy at each request
//	authz -socket PATH -mode config -policy FILE        evaluate a decision that was prepared at the start
//	authz -socket PATH -mode constant                   net/http alone, with a constant answer
package main

import (
	"context"
	"encoding/json"
	"flag"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/docker/go-plugins-helpers/authorization"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/ast"
)

const query = "data.docker.authz.allow"

type plugin struct {
	policyFile string
	version    ast.RegoVersion
	prepared   *rego.PreparedEvalQuery
}

func (p *plugin) AuthZReq(request authorization.Request) authorization.Response {
	allowed, err := p.decide(context.Background(), request)
	if err != nil {
		return authorization.Response{Err: err.Error()}
	}
	if !allowed {
		return authorization.Response{Msg: "request rejected by administrative policy"}
	}
	return authorization.Response{Allow: true}
}

func (p *plugin) AuthZRes(authorization.Request) authorization.Response {
	return authorization.Response{Allow: true}
}

func (p *plugin) decide(ctx context.Context, request authorization.Request) (bool, error) {
	input, err := inputOf(request)
	if err != nil {
		return false, err
	}
	var results rego.ResultSet
	if p.prepared != nil {
		results, err = p.prepared.Eval(ctx, rego.EvalInput(input))
	} else {
		results, err = p.compileAndEvaluate(ctx, input)
	}
	if err != nil || len(results) == 0 {
		return false, err
	}
	allowed, _ := results[0].Expressions[0].Value.(bool)
	return allowed, nil
}

func (p *plugin) compileAndEvaluate(ctx context.Context, input any) (rego.ResultSet, error) {
	text, err := os.ReadFile(p.policyFile)
	if err != nil {
		return nil, err
	}
	return rego.New(rego.Query(query), rego.Module(p.policyFile, string(text)), rego.SetRegoVersion(p.version),
		rego.Input(input)).Eval(ctx)
}

// The ten keys of the input.
func inputOf(request authorization.Request) (any, error) {
	var body map[string]any
	isJSON := request.RequestHeaders["Content-Type"] == "application/json"
	if isJSON && len(request.RequestBody) > 0 {
		if err := json.Unmarshal(request.RequestBody, &body); err != nil {
			return nil, err
		}
	}
	target, err := url.Parse(request.RequestURI)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"Headers":    request.RequestHeaders,
		"Path":       request.RequestURI,
		"PathPlain":  target.Path,
		"PathArr":    strings.Split(target.Path, "/"),
		"Query":      target.Query(),
		"Method":     request.RequestMethod,
		"Body":       body,
		"User":       request.User,
		"AuthMethod": request.UserAuthNMethod,
		"BindMounts": bindMounts(body),
	}, nil
}

func bindMounts(body map[string]any) []map[string]any {
	host, _ := body["HostConfig"].(map[string]any)
	binds, _ := host["Binds"].([]any)
	var found []map[string]any
	for _, item := range binds {
		text, _ := item.(string)
		parts := strings.Split(text, ":")
		if !strings.HasPrefix(parts[0], "/") {
			continue
		}
		resolved, err := filepath.EvalSymlinks(parts[0])
		if err != nil {
			resolved = parts[0]
		}
		found = append(found, map[string]any{
			"Source": parts[0], "ReadOnly": len(parts) == 3 && parts[2] == "ro", "Resolved": resolved,
		})
	}
	return found
}

func serveConstant(listener net.Listener) error {
	return http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/vnd.docker.plugins.v1.1+json")
		io.WriteString(w, `{"Allow":true}`)
	}))
}

func main() {
	socket := flag.String("socket", "", "the path of the socket")
	mode := flag.String("mode", "", "policy-file, config or constant")
	policy := flag.String("policy", "", "the policy")
	isV0 := flag.Bool("v0", false, "the policy is Rego v0")
	flag.Parse()
	listener, err := net.Listen("unix", *socket)
	if err != nil {
		log.Fatal(err)
	}
	if *mode == "constant" {
		log.Fatal(serveConstant(listener))
	}
	p := &plugin{policyFile: *policy, version: ast.RegoV1}
	if *isV0 {
		p.version = ast.RegoV0
	}
	if *mode == "config" {
		text, err := os.ReadFile(*policy)
		if err != nil {
			log.Fatal(err)
		}
		prepared, err := rego.New(rego.Query(query), rego.Module(*policy, string(text)),
			rego.SetRegoVersion(p.version)).PrepareForEval(context.Background())
		if err != nil {
			log.Fatal(err)
		}
		p.prepared = &prepared
	}
	log.Fatal(authorization.NewHandler(p).Serve(listener))
}
