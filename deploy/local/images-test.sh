# shellcheck shell=bash
# The test of the images: each runs as a container by runc alone, with the rights that the chart gives it, against a real
# PostgreSQL and RabbitMQ; the agent on a lab host. What it measures is printed at the end.

test_images() {
  prepare_tests 'test images' "${image_packages[@]}" runc
  ! needs_images || (build_images)
  (
    take_own_instance
    export BRAZIER_PARTS='postgresql rabbitmq host-1' BRAZIER_STORAGE=lab BRAZIER_DISK_GIB=8
    # what is meant to be small is measured as it is shipped
    unset BRAZIER_JAVA_OPTIONS
    "$root/brazier" up || exit 1
    load_settings
    containers=$BRAZIER_HOME/containers failed=0
    mkdir "$containers"
    trap 'delete_containers; "$root/brazier" down --purge && rm -rf "$BRAZIER_HOME"' EXIT
    test_all_images
    ((failed == 0))
  )
}

needs_images() {
  local service
  ! needs_build || return 0
  for service in $image_services; do
    [[ $images_folder/oci/index.json -nt $(jar_of "$service") ]] || return 0
  done
  [[ -n $(find "$root/deploy/images" "$root/deploy/local/images.sh" -newer "$images_folder/oci/index.json" -print -quit) ]]
}

# check SENTENCE COMMAND [ARG ...]: whether it holds; one that does not keeps no other from being looked at
check() {
  local sentence=$1
  shift
  if "$@" >"$containers/check.log" 2>&1; then
    say "  holds: $sentence"
  else
    say "  FAILS: $sentence"
    tail -n 20 "$containers/check.log"
    failed=$((failed + 1))
  fi
}

test_all_images() {
  local service
  for service in $image_services; do
    check "brazier-$service says what it is" labels_of "$service"
  done
  check "brazier-api migrates the database and ends" migrate_by_image
  grant_rights
  for service in api scheduler; do
    check "brazier-$service is ready with its ahead-of-time cache" run_to_readiness "$service"
    check "brazier-$service is nobody, may do nothing, and cannot write to its root" is_confined "$service"
  done
  # without them there is nothing more to see
  ((failed == 0)) || return 0
  prepare_api
  measure idle
  check "what is in brazier-api's memory can be asked for inside" can_be_asked api
  check "a volume is asked for, and the scheduler says that no host has room" refuse_without_host
  make_load || say "  the load came to an early end"
  measure 'after load'
  test_agent
  for service in scheduler api; do
    check "brazier-$service ends with status 0 when it is told to" ends_well "$service"
  done
  show_figures
}

# ---- containers -----------------------------------------------------------------------------------------------

labels_of() {
  local labels
  labels=$(skopeo inspect "oci:$images_folder/oci:brazier-$1" | jq .Labels)
  [[ $(jq -r '."org.opencontainers.image.version"' <<<"$labels") == "$(project_version)" ]] &&
    [[ $(jq -r '."org.opencontainers.image.title"' <<<"$labels") == "brazier-$1" ]]
}

# unpack_image SERVICE FOLDER: a bundle for runc, with what the image says of itself
unpack_image() { umoci unpack --image "$images_folder/oci:brazier-$1" "$2"; }

# The environment of a part as a list in JSON.
# shellcheck disable=SC2016 # the dollar is jq's
json_environment() {
  env -i bash -c "$with_environment" <("$@") env -0 |
    jq -Rs 'split("\u0000") | map(select(. != "" and (test("^(PWD|SHLVL|_)=") | not)))'
}

# As Kubernetes runs it by the chart: the root file system read-only, no capability, no new privileges; and it ends at once
# if the cache does not fit. The network is this machine's, where the servers are.
# shellcheck disable=SC2016 # the dollars are jq's
confined='
  .process.terminal = false
  | .process.env += $environment
  | .process.args |= [.[0], "-XX:AOTMode=on"] + .[1:]
  | .process.noNewPrivileges = true
  | .process.capabilities = {bounding: [], effective: [], permitted: []}
  | del(.process.rlimits)
  | .root.readonly = true
  | .linux.namespaces |= map(select(.type != "network"))
  | .mounts += [{destination: "/tmp", type: "tmpfs", source: "tmpfs", options: ["nosuid", "nodev", "mode=1777"]}]'

# configure_container FOLDER FILTER COMMAND [ARG ...]: which prints the environment
configure_container() {
  local folder=$1 filter=$2
  shift 2
  jq --argjson environment "$(json_environment "$@")" "$filter" "$folder/config.json" >"$folder/config.new" &&
    mv "$folder/config.new" "$folder/config.json"
}

container() { runc --root "$containers/state" "$@"; }

container_name() { echo "brazier-$id-$1"; }

# run_container NAME FOLDER: in the background; its log is that of the part
run_container() {
  container run --bundle "$2" "$(container_name "$1")" </dev/null >"$log_dir/$1.log" 2>&1 &
  container_pids[$1]=$!
}

# Those that a failed check has left.
delete_containers() {
  local name
  for name in $(container list --quiet); do container delete --force "$name"; done
}

container_pid() { container state "$(container_name "$1")" | jq .pid; }

declare -A container_pids=() figures=()

migrate_by_image() {
  local folder=$containers/migration
  unpack_image api "$folder" && configure_container "$folder" "$confined" migration_environment || return
  run_container migration "$folder"
  wait "${container_pids[migration]}" || { tail -n 20 "$log_dir/migration.log" && return 1; }
  [[ $(psql_admin -d brazier -c 'select count(*) > 0 from flyway_schema_history') == t ]]
}

image_environment() {
  "$1_environment" "$1"
  setting BRAZIER_QUOTA_USE_DEFAULT_QUOTA_CLASS false
  setting BRAZIER_QUOTA_VOLUMES -1
  setting BRAZIER_QUOTA_GIGABYTES -1
}

run_to_readiness() {
  local begun folder=$containers/$1
  unpack_image "$1" "$folder" && configure_container "$folder" "$confined" image_environment "$1" || return
  begun=$(now_ms)
  run_container "$1" "$folder"
  wait_for 60 "$1 to be ready" service_ready "$(health_port "$1")" || { tail -n 20 "$log_dir/$1.log" && return 1; }
  figures[$1 ready]=$(elapsed_seconds "$begun")
  grep -F /opt/brazier/app.aot "/proc/$(container_pid "$1")/maps"
}

is_confined() {
  local process
  process=/proc/$(container_pid "$1")
  grep -P '^Uid:\t10001\t10001\t10001\t10001$' "$process/status" &&
    grep -P '^CapEff:\t0{16}$' "$process/status" && grep -P '^CapBnd:\t0{16}$' "$process/status" &&
    grep -P '^NoNewPrivs:\t1$' "$process/status" &&
    awk '$5 == "/" && $6 ~ /^ro(,|$)/ { found = 1 } END { exit !found }' "$process/mountinfo"
}

ends_well() {
  container kill "$(container_name "$1")" TERM && wait "${container_pids[$1]}"
}

# ---- work -----------------------------------------------------------------------------------------------------

refuse_without_host() {
  local volume
  volume=$(create_demo_volume) || return
  wait_for 30 "the scheduler's refusal" volume_settled "$volume"
  [[ $(volume_status "$volume") == error ]] &&
    [[ $(api_call GET '/messages' -H 'OpenStack-API-Version: volume 3.3' | jq '.messages | length') -gt 0 ]]
}

# Four callers, each with 500 volumes and as many lists: through the API, the broker and the scheduler.
make_load() {
  local caller callers=()
  for caller in 1 2 3 4; do
    make_calls &
    callers+=($!)
  done
  wait "${callers[@]}"
  wait_for 60 'the scheduler to have seen all' nothing_is_creating
}

make_calls() {
  api_call POST '/volumes?[1-500]' -o /dev/null -d '{"volume": {"size": 1}}'
  api_call GET '/volumes/detail?limit=20&offset=[1-500]' -o /dev/null
}

nothing_is_creating() { [[ $(psql_admin -d brazier -c "select count(*) from volumes where status = 'creating'") == 0 ]]; }

# measure WHEN: what each service has of the memory, in MB: its own, and its share of what is shared
measure() {
  local service
  for service in api scheduler; do
    figures["$service $1"]=$(pss "$(container_pid "$service")")
  done
}

can_be_asked() { container exec "$(container_name "$1")" /opt/java/bin/jcmd 1 GC.heap_info; }

# pss PID [COMMAND ...]: in MB; the command runs awk where the process is
# shellcheck disable=SC2016 # the dollar is awk's
pss() { "${@:2}" awk '/^Pss:/ { printf "%d", $2 / 1000 }' "/proc/$1/smaps_rollup"; }

show_figures() {
  local name
  say "Figures: seconds to readiness, MB"
  for name in "${!figures[@]}"; do say "  $name: ${figures[$name]}"; done | sort
}

# ---- the agent ------------------------------------------------------------------------------------------------

test_agent() {
  local kind
  start_forwards 1 "$(volume_http_port 1)"
  agent_folder=$home/host-1/agent
  check "brazier-volume is ready on a storage host with its ahead-of-time cache" prepare_agent
  measure_agent idle
  check "there is a type for thick volumes" make_type thick LVM
  check "there is a type for thin volumes" make_type thin LVM_thin
  for kind in thick thin; do
    check "a $kind volume is made and removed" make_and_remove "$kind"
  done
  measure_agent 'after two volumes'
  check "a volume whose container is killed in the middle of lvcreate is made once" made_once
  check "brazier-volume ends with status 0 when it is told to" agent_ends_well
}

# What the chart gives the agent: root, devices, LVM's folders of the host; the root file system is read-only too. A folder
# comes before LVM's programs, for the test's.
# shellcheck disable=SC2016 # the dollars are jq's
privileged='
  ["CAP_SYS_ADMIN", "CAP_MKNOD", "CAP_DAC_OVERRIDE", "CAP_CHOWN", "CAP_FOWNER", "CAP_IPC_LOCK", "CAP_SYS_NICE"] as $rights
  | .process.capabilities = {bounding: $rights, effective: $rights, permitted: $rights}
  | .process.env |= map(if startswith("PATH=") then "PATH=/faults:" + .[5:] else . end)
  | .linux.resources.devices = [{allow: true, access: "rwm"}]
  | .mounts |= map(select(.destination | startswith("/dev") | not))
  | .mounts += ([["/dev", "/dev"], ["/run/lock/lvm", "/run/lock/lvm"], ["/run/agent/backup", "/etc/lvm/backup"],
      ["/run/agent/archive", "/etc/lvm/archive"], ["/run/agent/faults", "/faults"], ["/bin/bash", "/bin/bash"]]
      | map({source: .[0], destination: .[1], type: "bind", options: ["rbind", "rw"]}))'

# A container's root is the host's folder of this instance: its kernel reads with the rights of its user.
prepare_agent() {
  unpack_image volume "$agent_folder" &&
    configure_container "$agent_folder" "$confined | $privileged" volume_environment volume-1 || return
  mkdir -p "$agent_folder"/rootfs/{run/lock/lvm,etc/lvm/backup,etc/lvm/archive,faults}
  : >"$agent_folder/rootfs/bin/bash"
  chown -R "$(service_user host):" "$agent_folder"
  on_host 1 mkdir -p /run/agent/backup /run/agent/archive /run/agent/faults || return
  on_host 1 sh -c 'mountpoint -q /sys/fs/cgroup || mount -t cgroup2 none /sys/fs/cgroup' || return
  start_agent
}

start_agent() {
  local begun
  begun=$(now_ms)
  on_host 1 runc --root /run/runc run --bundle "$agent_folder" agent </dev/null >"$log_dir/volume-1.log" 2>&1 &
  container_pids[agent]=$!
  wait_for 180 'the agent to be ready' service_ready "$(health_port volume-1)" || { tail -n 20 "$log_dir/volume-1.log" && return 1; }
  figures[agent ready]=$(elapsed_seconds "$begun")
}

measure_agent() { figures["agent $1"]=$(pss "$(on_host 1 runc --root /run/runc state agent | jq .pid)" on_host 1); }

signal_agent() { on_host 1 runc --root /run/runc kill --all agent "$1"; }

agent_ends_well() {
  on_host 1 runc --root /run/runc kill agent TERM && wait "${container_pids[agent]}"
}

# make_type KIND BACKEND
make_type() {
  api_call POST /types -d "{\"volume_type\": {\"name\": \"$1\", \"extra_specs\": {\"volume_backend_name\": \"$2\"}}}"
}

# create_on KIND: prints the volume's id
create_on() {
  api_call POST /volumes -d "{\"volume\": {\"size\": 1, \"volume_type\": \"$1\"}}" | jq -r .volume.id
}

await_available() {
  wait_for 120 "volume $1 to be made" volume_settled "$1"
  [[ $(volume_status "$1") == available ]]
}

logical_volumes() { on_host 1 lvs --noheadings -o lv_name "$(group_name 1 "$1")" | grep -cF "volume-$2"; }

make_and_remove() {
  local volume
  volume=$(create_on "$1") || return
  await_available "$volume" || return
  [[ $(logical_volumes "$1" "$volume") == 1 ]] || return
  api_call DELETE "/volumes/$volume" >/dev/null
  wait_for 120 "volume $volume to be deleted" volume_gone "$volume" && [[ $(logical_volumes "$1" "$volume") == 0 ]]
}

# LVM's command does its work and then hangs, so that nobody hears of it.
# shellcheck disable=SC2016 # expanded by the shell that it starts
hanging_lvcreate='#!/bin/bash
script=
[[ $# -ne 1 ]] || script=$(</proc/self/fd/0)
if [[ ${0##*/} == lvcreate || $script == *lvcreate* ]]; then
  "/sbin/${0##*/}" "$@" <<<"$script" || exit
  : >/faults/reached
  kill -STOP $$
fi
exec "/sbin/${0##*/}" "$@" <<<"$script"'

made_once() {
  local volume
  on_host 1 sh -c 'cd /run/agent/faults && printf "%s\n" "$1" >lvcreate && chmod +x lvcreate && cp lvcreate lvm' sh "$hanging_lvcreate" || return
  volume=$(create_on thick) || return
  wait_for 120 'lvcreate to have done its work' on_host 1 test -e /run/agent/faults/reached || return
  signal_agent KILL
  wait "${container_pids[agent]}" || true
  on_host 1 sh -c 'rm -f /run/agent/faults/*; runc --root /run/runc delete --force agent' || return
  [[ $(logical_volumes thick "$volume") == 1 && $(volume_status "$volume") == creating ]] || return
  start_agent && await_available "$volume" && [[ $(logical_volumes thick "$volume") == 1 ]]
}
