# shellcheck shell=bash
# The parts of an instance by name, and what can be done with each: start, stop, kill, look.

# all_parts: in the order in which they are started. BRAZIER_PARTS (a list of names) leaves the others out.
all_parts() {
  local part
  for part in $(configured_parts); do
    [[ -n ${BRAZIER_PARTS:-} && " $BRAZIER_PARTS " != *" $part "* ]] || echo "$part"
  done
}

configured_parts() {
  local number
  ! owns_database || echo postgresql
  ! owns_broker || echo rabbitmq
  [[ $auth != keystone ]] || echo keystone
  for ((number = 1; number <= volume_hosts; number++)); do echo "host-$number"; done
  for ((number = 1; number <= apis; number++)); do numbered api "$number"; done
  for ((number = 1; number <= schedulers; number++)); do numbered scheduler "$number"; done
  for ((number = 1; number <= volume_hosts; number++)); do echo "volume-$number"; done
}

# numbered KIND NUMBER: the first of a kind has no number
numbered() { if (($2 == 1)); then echo "$1"; else echo "$1-$2"; fi; }

# check_part NAME: prints the full name (volume is volume-1), or refuses
check_part() {
  local part=$1
  [[ $part != volume && $part != host ]] || part=$part-1
  [[ $part != api-1 && $part != scheduler-1 ]] || part=${part%-1}
  [[ " $(configured_parts | xargs) " == *" $part "* ]] ||
    usage_error "no service $1 here; there are: $(configured_parts | xargs)"
  echo "$part"
}

# number_of NAME: 1 for a name without one
number_of() { if [[ $1 == *-* ]]; then echo "${1##*-}"; else echo 1; fi; }

start_part() {
  case $1 in
    host-*) start_host "$(number_of "$1")" ;;
    volume-*) start_volume "$(number_of "$1")" ;;
    api* | scheduler*) start_local_service "$1" "$(part_port "$1")" ;;
    *) "start_$1" ;;
  esac
}

stop_part() {
  case $1 in
    host-*) stop_host "$(number_of "$1")" ;;
    volume-*) stop_volume "$(number_of "$1")" ;;
    postgresql | rabbitmq | keystone) "stop_$1" ;;
    *) stop_process "$1" ;;
  esac
}

# Without warning: kill -9 for a process, a power cut for a lab host. What a volume service has started goes on.
kill_part() {
  case $1 in
    host-*) is_lab || fail "$1 is this machine; its power is not cut"; kill_process "$1" ;;
    volume-*) kill_volume "$(number_of "$1")" ;;
    *) kill_process "$1" ;;
  esac
}

# await_part PART SECONDS WHAT CONDITION [ARG ...]: until the condition holds, as wait_for; but a part that has ended is not
# waited for, and what it said is shown.
await_part() {
  local part=$1 limit=$2 what=$3 looked=$SECONDS
  shift 3
  wait_for "$limit" "$what" holds_or_ended "$part" "$@" || true
  ! "$@" >/dev/null 2>&1 || return 0
  tail -n 60 "$log_dir/$part.log"
  part_runs "$part" || fail "$part ended while it started; its log is $log_dir/$part.log"
  fail "$part did not start; its log is $log_dir/$part.log"
}

# To look into a storage host costs what its volume service needs to start, so that is done now and then.
holds_or_ended() {
  local part=$1
  shift
  ! "$@" || return 0
  ((SECONDS - looked >= 3)) || return 1
  looked=$SECONDS
  ! part_runs "$part"
}

part_runs() {
  case $1 in
    host-*) host_runs "$(number_of "$1")" ;;
    volume-*) volume_runs "$(number_of "$1")" ;;
    *) is_running "$1" ;;
  esac
}

part_ready() {
  case $1 in
    host-*) host_ready "$(number_of "$1")" ;;
    postgresql | rabbitmq | keystone) "$1_ready" ;;
    *) service_ready "$(health_port "$1")" ;;
  esac
}

part_port() {
  case $1 in
    host-*) echo - ;;
    volume-*) volume_http_port "$(number_of "$1")" ;;
    api) echo "$api_port" ;;
    api-*) echo $((more_apis_port + $(number_of "$1"))) ;;
    scheduler) echo "$scheduler_port" ;;
    scheduler-*) echo $((more_schedulers_port + $(number_of "$1"))) ;;
    postgresql) echo "$postgresql_port" ;;
    rabbitmq) echo "$rabbitmq_port" ;;
    keystone) echo "$keystone_port" ;;
  esac
}

# health_port NAME: where a service tells its health and metrics. Only the API serves something else besides, on another.
health_port() {
  case $1 in
    api | api-*) echo $(($(part_port "$1") + health_offset)) ;;
    scheduler* | volume-*) part_port "$1" ;;
    *) echo - ;;
  esac
}

health_offset=100

part_title() {
  case $1 in
    postgresql) echo "PostgreSQL on port $postgresql_port" ;;
    rabbitmq) echo "RabbitMQ on port $rabbitmq_port" ;;
    keystone) echo "keystone on port $keystone_port" ;;
    host-*) if is_lab; then echo "storage-$(number_of "$1"), a kernel of its own with LVM"; else echo "volume groups on loop files"; fi ;;
    volume-*) echo "volume-service on storage-$(number_of "$1")" ;;
    *) echo "${1%-?}-service on port $(part_port "$1")" ;;
  esac
}

part_log() { echo "$log_dir/$1.log"; }

# ---- status ---------------------------------------------------------------------------------------------------

# show_status: a table; status 0 only if every part runs and is ready. Below it how far work is that takes long.
show_status() {
  local part all_well=0
  printf '%-12s %-9s %8s %6s %6s  %-16s %s\n' PART STATE PID PORT HEALTH SINCE STORAGE
  for part in $(all_parts); do
    show_part "$part" || all_well=1
  done
  ! has_workers || show_progress || all_well=1
  return "$all_well"
}

has_workers() { postgresql_ready && [[ $(psql_admin -d brazier -c "select to_regclass('workers')") == workers ]]; }

show_progress() {
  psql_admin -d brazier -c "select format('%s of %s %s: %s %% done, %s', operation, lower(resource_type), resource_id, progress,
    coalesce(lease_owner, topic)) from workers where progress is not null order by created_at"
}

show_part() {
  local state=stopped process storage=''
  if process=$(part_process "$1"); then
    state=running
    ! part_ready "$1" 2>/dev/null || state=ready
    [[ $1 != host-* ]] || storage=$(show_groups "$(number_of "$1")")
  fi
  printf '%-12s %-9s %8s %6s %6s  %-16s %s\n' "$1" "$state" "${process%% *}" "$(part_port "$1")" "$(health_port "$1")" \
    "${process#* }" "$storage"
  [[ $state == ready ]]
}

# part_process NAME: prints "PID SINCE"; status 1 if it does not run. Inside a lab host the pid is that host's.
part_process() {
  local number
  number=$(number_of "$1")
  case $1 in
    volume-*) if is_lab; then lab_volume_process "$number"; else local_process "$1"; fi ;;
    host-*) if is_lab; then local_process "$1"; else host_runs "$number" && echo '- -'; fi ;;
    *) local_process "$1" ;;
  esac
}

local_process() {
  local pid
  pid=$(process_pid "$1") || { echo '- -'; return 1; }
  echo "$pid $(process_since "$1")"
}

lab_volume_process() {
  is_running "host-$1" || { echo '- -'; return 1; }
  on_host "$1" "$(lab_folder)/service" running volume </dev/null || { echo '- -'; return 1; }
}

show_groups() {
  on_host "$1" vgs --noheadings --units g -o vg_name,vg_free,vg_size \
    "$(group_name "$1" thick)" "$(group_name "$1" thin)" </dev/null 2>/dev/null |
    awk '{ printf "%s%s (%s of %s free)", separator, $1, $2, $3; separator = ", " }'
}
