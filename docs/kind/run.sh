#!/usr/bin/env bash
# docs/walkthrough-kind.md from end to end: two kind clusters, their repositories, Flux, and calls across the mesh.
# NOT RUN YET: nobody has run this script, neither by hand nor in .github/workflows/kind.yml.
#
#   docs/kind/run.sh            all of it; the repositories are served until the script ends
#   docs/kind/run.sh inspect    what is in the clusters
#   docs/kind/run.sh delete     takes everything away again
#
# It needs node, git, docker, kind v0.33.0, kubectl, helm, openssl, curl and the command cilium of cilium-cli.
set -euo pipefail
cd "$(dirname "$0")/../.."

address=172.30.0.1:8417
work=$PWD/.meshprint/kind
declare -A nodes=([west]='172.30.0.2 172.30.0.3' [east]='172.30.0.4 172.30.0.5')
export KIND_EXPERIMENTAL_DOCKER_NETWORK=meshprint-kind

say() { printf '\n== %s\n' "$*"; }

# Runs a command with the kubeconfig of one cluster.
in_cluster() { KUBECONFIG=$work/$1.kubeconfig "${@:2}"; }

# The shell blocks of one section of a README, but for what watches for ever.
commands_of() {
  awk -v heading="## $1" '/^## /{ here = $0 == heading } /^```/{ code = here && $0 == "```sh"; next } code' "$2" |
    grep -v -e ' --watch$'
}

# Tries a command for five minutes.
patiently() {
  for _ in $(seq 60); do
    if "$@"; then return; fi
    sleep 5
  done
  echo "gave up: $*" >&2
  return 1
}

publish() {
  say 'Synthesise, and publish into .meshprint/repos'
  npm run --silent build
  node lib/cli/main.js synth docs/kind/fleet.ts --out "$work/dist"
  node lib/cli/main.js publish docs/kind/fleet.ts --out "$work/dist"
}

clusters() {
  say 'Two clusters without a network of their own, on one docker network'
  docker network create --subnet 172.30.0.0/24 --gateway 172.30.0.1 meshprint-kind
  for cluster in west east; do
    kind create cluster --config "docs/kind/$cluster.yaml" --kubeconfig "$work/$cluster.kubeconfig"
    local found
    found=$(in_cluster "$cluster" kubectl get nodes \
      -o jsonpath='{range .items[*]}{.status.addresses[?(@.type=="InternalIP")].address}{"\n"}{end}' | sort | xargs)
    if [ "$found" != "${nodes[$cluster]}" ]; then
      echo "The nodes of $cluster have $found; docs/kind/fleet.ts says ${nodes[$cluster]}." >&2
      exit 1
    fi
  done
}

serve() {
  say "Serve the repositories at $address, for as long as this script runs"
  node lib/cli/main.js serve --listen "$address" > "$work/serve.log" 2>&1 &
  # shellcheck disable=SC2064 # the process of now
  trap "kill $!" EXIT
  patiently git ls-remote "http://$address/kind/west.git"
}

bootstrap() {
  say 'One CA for both; it never goes into git'
  (
    umask 077
    openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days 1095 -subj '/CN=mesh of kind' \
      -addext keyUsage=critical,keyCertSign,cRLSign -keyout "$work/ca.key" -out "$work/ca.crt"
  )
  for cluster in west east; do
    say "Bootstrap $cluster as the README in its repository says"
    git clone "http://$address/kind/$cluster.git" "$work/$cluster"
    cp "$work/ca.crt" "$work/ca.key" "$work/$cluster/"
    (
      cd "$work/$cluster"
      commands_of Bootstrap README.md > "$work/$cluster.bootstrap"
      in_cluster "$cluster" bash -euxo pipefail "$work/$cluster.bootstrap"
    )
  done
}

reconciled() {
  for cluster in west east; do
    say "Flux applies every layer in $cluster"
    patiently in_cluster "$cluster" kubectl -n flux-system get kustomization mesh-ready demo-apps
    in_cluster "$cluster" kubectl -n flux-system wait kustomizations --all --for=condition=Ready --timeout=20m
  done
  for cluster in west east; do
    say "$cluster sees its peer"
    in_cluster "$cluster" cilium clustermesh status --wait --wait-duration 10m
    in_cluster "$cluster" kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- \
      cilium-dbg status --all-clusters
  done
}

# What a pod of the west gets from a service: the name of the pod that answered.
call() {
  in_cluster west kubectl -n demo exec "deployment/$1" -- curl -sS --fail --max-time 5 "http://$2/hostname"
}

# True when the answer came from a pod of the east; the services have no others.
answered_in_east() {
  local answer
  answer=$(call client "$2") || return 1
  echo "$2 answers in the west from the pod $answer"
  in_cluster east kubectl -n demo get pods -l "app=$1" -o name | grep -Fxq "pod/$answer"
}

calls() {
  say 'Calls from the west to pods that only the east has'
  patiently answered_in_east echo echo.demo.svc
  patiently answered_in_east quote quote.demo.svc.clusterset.local
  say 'The policy lets the client through, and nobody else'
  local code=0
  call stranger echo.demo.svc || code=$?
  if [ "$code" -ne 28 ]; then
    echo "the stranger's call ended with $code; 28 is curl's word for no answer in time" >&2
    exit 1
  fi
}

inspect() {
  for cluster in west east; do
    say "$cluster"
    in_cluster "$cluster" kubectl get nodes,pods --all-namespaces -o wide || true
    in_cluster "$cluster" kubectl get gitrepositories,kustomizations,helmreleases --all-namespaces || true
    in_cluster "$cluster" kubectl get events --all-namespaces --sort-by=.lastTimestamp | tail -n 40 || true
    in_cluster "$cluster" kubectl -n kube-system logs deployment/clustermesh-apiserver --all-containers --tail=40 || true
  done
  cat "$work/serve.log" || true
}

case "${1-}" in
  '')
    mkdir -p "$work"
    publish
    clusters
    serve
    bootstrap
    reconciled
    calls
    say 'Done. Flux has no git any more; docs/kind/run.sh delete takes the rest away.'
    ;;
  inspect) inspect ;;
  delete)
    kind delete clusters west east
    docker network rm meshprint-kind
    rm -rf "$work" .meshprint/repos/kind
    ;;
  *)
    echo "usage: $0 [inspect|delete]" >&2
    exit 2
    ;;
esac
