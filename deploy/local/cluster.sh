# shellcheck shell=bash
# A real Kubernetes of one node: etcd, containerd and Kubernetes' own programs (deploy/kubernetes/programs), in the instance's
# network and in namespaces of processes and mounts of their own. So they neither see the machine nor leave anything on it but
# what stop_cluster takes away. There is no name service in it, and nothing leads outside.

cluster_packages=(dpkg-dev golang-go jq rsync openssl iproute2 iptables socat
  etcd-server containerd runc containernetworking-plugins catatonit)
pod_network=10.78.0.0/24 service_network=10.79.0.0/24 # beside that of the lab hosts
pause_image=localhost/brazier/pause:1

cluster_dir() { echo "$home/kubernetes"; }

# kube ARG ...: kubectl, as who may do everything
kube() { in_network env "KUBECONFIG=$(cluster_dir)/kubeconfig" "$("$root/deploy/kubernetes/tools")/kubectl" "$@"; }

# in_cluster COMMAND [ARG ...]: among the cluster's processes and mounts
in_cluster() {
  local pid
  pid=$(cluster_pid)
  nsenter --target "$pid" --net --mount --pid -- "$@"
}

# cluster_pid: of the process that holds the namespaces, whose parent is ours
cluster_pid() { pgrep -P "$(process_pid cluster)"; }

start_cluster() {
  mkdir -p "$(cluster_dir)"
  start_network
  forward_servers
  in_network sysctl -qw net.ipv4.ip_forward=1
  # where the kernel looks for a way before it learns where a service's address leads
  in_network ip route replace "$service_network" dev br0
  start_namespaces
  start_control_plane
  start_node
}

# ---- namespaces -----------------------------------------------------------------------------------------------

# The first process of the namespace takes every other one with it.
start_namespaces() {
  prepare_tunables "$(cluster_dir)/tunables"
  start_process cluster nsenter "--net=/run/netns/$(namespace_name)" -- \
    unshare --mount --propagation private --pid --fork --kill-child --mount-proc -- \
    bash -euc "$hide_machine" "$(cluster_dir)/tunables"
  wait_for 10 "the cluster's namespaces" in_cluster test -e /run/cluster
}

# What is written to usual places goes with the namespace; containers are unpacked in the cluster's folder. Kubelet finds the
# kernel's settings as it wants them, and so does not change the machine's.
# shellcheck disable=SC2016 # expanded by the shell that it starts
hide_machine='
  for file in "$0"/*; do mount --bind "$file" "/proc/sys/$(basename "$file" | tr . /)"; done
  for folder in /var/log /var/lib /run; do mount -t tmpfs tmpfs "$folder"; done
  : >/run/cluster
  exec catatonit -P'

prepare_tunables() {
  local setting
  mkdir -p "$1"
  for setting in vm.overcommit_memory=1 vm.panic_on_oom=0 kernel.panic=10 kernel.panic_on_oops=1 \
    kernel.keys.root_maxkeys=1000000 kernel.keys.root_maxbytes=25000000; do
    echo "${setting#*=}" >"$1/${setting%=*}"
  done
}

# start_in_cluster NAME COMMAND [ARG ...]
start_in_cluster() {
  local name=$1 pid
  shift
  pid=$(cluster_pid)
  start_process "$name" nsenter --target "$pid" --net --mount --pid -- "$@"
}

# ---- control plane --------------------------------------------------------------------------------------------

start_control_plane() {
  local folder programs
  folder=$(cluster_dir)
  programs=$("$root/deploy/kubernetes/programs")
  make_credentials "$folder"
  start_in_cluster etcd etcd --data-dir "$folder/etcd" --listen-client-urls http://127.0.0.1:2379 \
    --advertise-client-urls http://127.0.0.1:2379 --listen-peer-urls http://127.0.0.1:2380
  wait_for 60 etcd in_network curl -fs http://127.0.0.1:2379/health
  start_in_cluster kube-apiserver "$programs/kube-apiserver" --etcd-servers=http://127.0.0.1:2379 \
    --advertise-address="$gateway" --service-cluster-ip-range="$service_network" --cert-dir="$folder/certificates" \
    --token-auth-file="$folder/tokens" --authorization-mode=RBAC --allow-privileged=true \
    --kubelet-preferred-address-types=InternalIP \
    --service-account-issuer=https://kubernetes --service-account-key-file="$folder/account.key" \
    --service-account-signing-key-file="$folder/account.key"
  wait_for 180 "Kubernetes' API" kube get --raw /readyz
  # the only node is not given up because the machine has other work
  start_in_cluster kube-controller-manager "$programs/kube-controller-manager" --kubeconfig="$folder/kubeconfig" \
    --leader-elect=false --service-account-private-key-file="$folder/account.key" --node-monitor-grace-period=10m
  start_in_cluster kube-scheduler "$programs/kube-scheduler" --kubeconfig="$folder/kubeconfig" --leader-elect=false
}

# One user for all, who may do everything: rights inside the cluster are not what is tried.
make_credentials() (
  umask 077
  echo "$(secret kubernetes),admin,admin,system:masters" >"$1/tokens"
  openssl genrsa -out "$1/account.key" 2048
  cat >"$1/kubeconfig" <<CONFIG
apiVersion: v1
kind: Config
clusters: [{name: brazier, cluster: {server: "https://127.0.0.1:6443", insecure-skip-tls-verify: true}}]
users: [{name: admin, user: {token: "$(secret kubernetes)"}}]
contexts: [{name: brazier, context: {cluster: brazier, user: admin}}]
current-context: brazier
CONFIG
)

# ---- node -----------------------------------------------------------------------------------------------------

start_node() {
  local folder programs
  folder=$(cluster_dir)
  programs=$("$root/deploy/kubernetes/programs")
  configure_node "$folder"
  make_cgroups
  start_in_cluster containerd containerd --config "$folder/containerd.toml"
  wait_for 60 containerd in_containerd version
  make_pause_image "$folder/pause"
  load_image "$folder/pause/image.tar"
  start_in_cluster kubelet "$programs/kubelet" --config="$folder/kubelet.yaml" --kubeconfig="$folder/kubeconfig" \
    --hostname-override=node-1 --node-ip="$gateway" --root-dir="$folder/kubelet" --cert-dir="$folder/certificates" \
    --container-runtime=remote --container-runtime-endpoint=unix:///run/containerd/containerd.sock
  start_in_cluster kube-proxy "$programs/kube-proxy" --kubeconfig="$folder/kubeconfig" --hostname-override=node-1 \
    --proxy-mode=iptables --conntrack-max-per-core=0 --oom-score-adj=0
  wait_for 180 "the node to be ready" kube wait --for=condition=Ready --timeout=1s node/node-1
}

in_containerd() { in_cluster ctr --namespace k8s.io "$@"; }

# load_image ARCHIVE
load_image() { in_containerd images import "$1"; }

# Who is not allowed to lower a process' badness before the kernel, is root all the same.
configure_node() {
  mkdir -p "$1/cni"
  : >"$1/resolv.conf"
  cat >"$1/containerd.toml" <<CONFIG
version = 2
root = "$1/containerd"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "$pause_image"
restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "$1/cni"
CONFIG
  cat >"$1/cni/10-pods.conflist" <<CONFIG
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "pods0", "isGateway": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$pod_network"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
CONFIG
  cat >"$1/kubelet.yaml" <<CONFIG
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
cgroupRoot: /brazier-$id
cgroupDriver: cgroupfs
protectKernelDefaults: true
failSwapOn: false
oomScoreAdj: 0
resolvConf: $1/resolv.conf
volumePluginDir: $1/plugins
evictionHard: {memory.available: 1Mi}
imageGCHighThresholdPercent: 100
CONFIG
}

# The image of the container that holds a pod's namespaces: one program.
make_pause_image() {
  mkdir -p "$1/root"
  cp /usr/bin/catatonit "$1/root/pause"
  tar -C "$1/root" -cf "$1/layer.tar" pause
  jq -n --arg layer "sha256:$(sha256sum <"$1/layer.tar" | cut -d ' ' -f 1)" \
    --arg architecture "$(dpkg --print-architecture)" \
    '{$architecture, os: "linux", config: {Entrypoint: ["/pause", "-P"]}, rootfs: {type: "layers", diff_ids: [$layer]}}' \
    >"$1/config.json"
  jq -n --arg name "$pause_image" '[{Config: "config.json", RepoTags: [$name], Layers: ["layer.tar"]}]' >"$1/manifest.json"
  tar -C "$1" -cf "$1/image.tar" manifest.json config.json layer.tar
}

# ---- cgroups --------------------------------------------------------------------------------------------------

# cgroup_folders: of the cluster, in each hierarchy of the first version, or in the one of the second
cgroup_folders() {
  local folder
  if [[ -e /sys/fs/cgroup/cgroup.procs ]]; then
    echo "/sys/fs/cgroup/brazier-$id"
    return
  fi
  for folder in /sys/fs/cgroup/*; do
    [[ ! -e $folder/cgroup.procs || -L $folder || $folder == */unified ]] || echo "$folder/brazier-$id"
  done
}

# In the first version a new group has no processors and no memory.
make_cgroups() {
  local folder file
  for folder in $(cgroup_folders); do
    mkdir -p "$folder"
    [[ $folder == */cpuset/* ]] || continue
    for file in cpuset.cpus cpuset.mems; do cat "$folder/../$file" >"$folder/$file"; done
  done
}

remove_cgroups() {
  local folder
  for folder in $(cgroup_folders); do
    [[ ! -d $folder ]] || find "$folder" -depth -type d -exec rmdir {} +
  done
}

# ---- end ------------------------------------------------------------------------------------------------------

# Its processes and mounts go with the first process, whose parent is ours; then its network with the instance's.
stop_cluster() {
  local pid name
  pid=$(cluster_pid) || pid=''
  kill_process cluster
  [[ -z $pid ]] || wait_for 60 "the cluster's processes to end" process_is_gone "$pid"
  for name in etcd kube-apiserver kube-controller-manager kube-scheduler containerd kubelet kube-proxy; do
    stop_process "$name"
  done
  wait_for 60 "the cluster's cgroups to be empty" remove_cgroups
  rm -rf --one-file-system "$(cluster_dir)"
}

process_is_gone() { [[ ! -e /proc/$1 ]]; }
