# shellcheck shell=bash
# Storage hosts. Where this machine's kernel has device-mapper, the storage host is this machine, with volume groups
# on loop files; elsewhere each is a lab host, a kernel of its own (deploy/lab/lvm-host).

storage_kind() {
  if [[ -s $run_dir/storage ]]; then
    echo "$(<"$run_dir/storage")"
  elif [[ -n ${BRAZIER_STORAGE:-} ]]; then
    echo "$BRAZIER_STORAGE"
  elif has_device_mapper; then
    echo local
  else
    echo lab
  fi
}

has_device_mapper() {
  [[ -c /dev/mapper/control ]] || modprobe -q dm-mod 2>/dev/null || return 1
  [[ -c /dev/mapper/control ]] && dmsetup version >/dev/null 2>&1 && losetup -f >/dev/null 2>&1
}

is_lab() { [[ $(storage_kind) == lab ]]; }

start_host() { if is_lab; then start_lab_host "$1"; else start_loop_groups "$1"; fi; }
stop_host() { if is_lab; then stop_lab_host "$1"; else stop_loop_groups "$1"; fi; }
host_runs() { if is_lab; then is_running "host-$1"; else has_loop_groups "$1"; fi; }
host_ready() { if is_lab; then on_host "$1" true; else has_loop_groups "$1"; fi; }

# on_host N COMMAND [ARG ...]: runs it there; standard streams and exit status are the command's own.
on_host() {
  local number=$1
  shift
  if ! is_lab; then
    "$@"
    return
  fi
  is_running "host-$number" || fail "the storage host storage-$number does not run"
  lab_ssh "$number" "$(printf '%q ' "$@")"
}

# ---- lab hosts ------------------------------------------------------------------------------------------------

start_lab_host() {
  is_running "host-$1" || launch_lab_host "$1"
  await_part "host-$1" 120 "storage-$1 to have booted" test -e "$home/host-$1/booted"
  await_part "host-$1" 60 "ssh on storage-$1" lab_ssh "$1" true
}

# A kernel sees the machine's files with the rights of the user whose process it is: one that owns the host's folder, and
# nothing else. So what is root there is nobody here.
launch_lab_host() {
  local number=$1 user
  user=$(service_user host)
  need_user "$user"
  install_lab
  own_folder "$user" "$home/host-$number"
  find "$home/host-$number" ! -user "$user" -exec chown -h "$user:" {} +
  start_network
  add_tap "tap$number" "$user"
  make_keys "$number"
  start_process "host-$number" nsenter "--net=/run/netns/$(namespace_name)" -- \
    setpriv "--reuid=$user" "--regid=$user" --clear-groups --no-new-privs -- "$(lab_folder)/lvm-host" \
    --state "$home/host-$number" --name "storage-$number" \
    --mem "${BRAZIER_HOST_MEMORY:-2G}" --disk-gib "${BRAZIER_DISK_GIB:-32}" \
    --tap "tap$number" --ip "$(host_address "$number")/24" --gw "$gateway"
}

# A copy, since the user of the hosts may not be let into this folder.
lab_folder() { echo "$home/app/lab"; }

# Several hosts may start at the same time.
install_lab() {
  mkdir -p "$home/app"
  (
    flock 8
    install -d -m 755 "$(lab_folder)"
    install -m 755 "$root"/deploy/lab/* "$(lab_folder)"
  ) 8>"$run_dir/app-lab.lock"
}

# in_state N SCRIPT: runs a line of shell on a host's folder, which is $0 there, as the host's user: who is root inside can
# have put links in it.
in_state() { as_user "$(service_user host)" sh -c "umask 077; $2" "$home/host-$1"; }

make_keys() {
  local known=$home/secrets/host-$1.known
  make_client_key
  if [[ ! -s $home/host-$1/host_key || ! -s $known ]]; then
    # shellcheck disable=SC2016 # expanded by the shell that it starts
    in_state "$1" 'rm -f "$0/host_key" && dropbearkey -t ed25519 -f "$0/host_key"' >/dev/null 2>&1
    # shellcheck disable=SC2016
    echo "storage-$1 $(in_state "$1" 'dropbearkey -y -f "$0/host_key"' | grep '^ssh-ed25519')" >"$known"
  fi
  # shellcheck disable=SC2016
  in_state "$1" 'cat >"$0/authorized_keys"' <"$home/secrets/ssh.pub"
}

# One for all hosts, which may start at the same time.
make_client_key() {
  (
    flock 8
    [[ -s $home/secrets/ssh ]] || ssh-keygen -q -t ed25519 -N '' -C brazier -f "$home/secrets/ssh"
  ) 8>"$run_dir/ssh.lock"
}

# A host that switches off or is cut off does not say goodbye: it is asked every ten seconds whether it is there.
lab_ssh() {
  local number=$1
  shift
  in_network ssh -F none -q -i "$home/secrets/ssh" -o BatchMode=yes -o ConnectTimeout=5 -o IdentitiesOnly=yes \
    -o ServerAliveInterval=10 -o ServerAliveCountMax=3 \
    -o "HostKeyAlias=storage-$number" -o "UserKnownHostsFile=$home/secrets/host-$number.known" \
    "root@$(host_address "$number")" "$@"
}

# An orderly halt: the first process syncs and switches off.
stop_lab_host() {
  if is_running "host-$1"; then
    lab_ssh "$1" 'kill -TERM 1' </dev/null || true
    wait_for 20 "storage-$1 to halt" is_stopped "host-$1" || true
  fi
  kill_process "host-$1"
  rm -f "$run_dir/host-$1.pid"
}

# ---- this machine as the storage host -------------------------------------------------------------------------

# group_name N KIND: the lab host's names are Cinder's; on this machine there may be other groups beside ours.
group_name() {
  local suffix=''
  [[ $2 == thick ]] || suffix=-thin
  if is_lab; then echo "cinder-volumes$suffix"; else echo "brazier-$id-$1$suffix"; fi
}

has_loop_groups() {
  vgs "$(group_name "$1" thick)" "$(group_name "$1" thin)" >/dev/null 2>&1
}

start_loop_groups() {
  own_folder root "$home/host-$1"
  start_loop_group "$1" thick
  start_loop_group "$1" thin
  make_thin_pool "$(group_name "$1" thin)"
}

start_loop_group() {
  local group image=$home/host-$1/$2.img loop
  group=$(group_name "$1" "$2")
  vgs "$group" >/dev/null 2>&1 && return
  if [[ -e $image ]]; then
    chmod 600 "$image"
    losetup --find --show "$image" >/dev/null
    vgscan -q >/dev/null
  else
    (umask 077 && truncate -s "${BRAZIER_DISK_GIB:-32}G" "$image")
    loop=$(losetup --find --show "$image")
    vgcreate -q --addtag brazier.zeroed "$group" "$loop"
  fi
  vgchange -q -ay "$group"
}

make_thin_pool() {
  lvs "$1/$1-pool" >/dev/null 2>&1 || lvcreate -q -l 95%FREE -T "$1/$1-pool"
}

stop_loop_groups() {
  local kind group
  for kind in thick thin; do
    group=$(group_name "$1" "$kind")
    ! vgs "$group" >/dev/null 2>&1 || vgchange -q -an "$group"
    losetup -j "$home/host-$1/$kind.img" -n -O NAME | xargs -r losetup -d
  done
}
