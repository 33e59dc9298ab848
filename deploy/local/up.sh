# shellcheck shell=bash
# up and down.

up() {
  local wanted_auth=$auth wanted_hosts=$volume_hosts wanted_apis=$apis wanted_schedulers=$schedulers
  while [[ $# -gt 0 ]]; do
    case $1 in
      --auth) wanted_auth=$(option_value "$@"); shift 2 ;;
      --volume-hosts) wanted_hosts=$(option_value "$@"); shift 2 ;;
      --apis) wanted_apis=$(option_value "$@"); shift 2 ;;
      --schedulers) wanted_schedulers=$(option_value "$@"); shift 2 ;;
      *) usage_error "up: unknown option $1" ;;
    esac
  done
  [[ $wanted_auth =~ ^(noauth|keystone)$ ]] || usage_error "--auth must be noauth or keystone, not $wanted_auth"
  check_number --volume-hosts "$wanted_hosts"
  check_number --apis "$wanted_apis"
  check_number --schedulers "$wanted_schedulers"
  need_root up
  take_lock
  remove_surplus "$wanted_hosts" "$wanted_apis" "$wanted_schedulers"
  auth=$wanted_auth volume_hosts=$wanted_hosts apis=$wanted_apis schedulers=$wanted_schedulers
  if everything_runs; then
    say "Brazier is up at $(endpoint) already; nothing changed."
    return
  fi
  remember_settings
  bring_up
}

check_number() { [[ $2 =~ ^[1-9]$ ]] || usage_error "$1 must be 1 to 9, not $2"; }

option_value() {
  [[ $# -ge 2 ]] || usage_error "option $1 needs a value"
  echo "$2"
}

need_root() { [[ $EUID -eq 0 ]] || fail "$1 must be run as root: it starts servers under users of their own"; }

remember_settings() {
  echo "$auth" >"$run_dir/auth"
  echo "$volume_hosts" >"$run_dir/volume-hosts"
  echo "$apis" >"$run_dir/apis"
  echo "$schedulers" >"$run_dir/schedulers"
  storage_kind >"$run_dir/storage.new"
  mv "$run_dir/storage.new" "$run_dir/storage"
}

everything_runs() {
  local part
  [[ $(saved_or auth '') == "$auth" ]] || return 1
  [[ "$(saved_or volume-hosts '') $(saved_or apis '') $(saved_or schedulers '')" == "$volume_hosts $apis $schedulers" ]] ||
    return 1
  for part in $(all_parts); do
    quickly_well "$part" || return 1
  done
  [[ -z $(changed_services) ]]
}

# A volume service that answers runs, and so does its host; asking the host itself takes longer.
quickly_well() {
  case $1 in
    host-*) part_runs "$1" ;;
    volume-*) part_ready "$1" ;;
    *) part_well "$1" ;;
  esac
}

part_well() { part_runs "$1" && part_ready "$1" 2>/dev/null; }

bring_up() {
  local begun
  begun=$(now_ms)
  check_servers
  open_log "$log_dir/up.log"
  : >"$log_dir/up.log"
  ! wants_services || find_jdk >/dev/null
  get_packages
  has_lab_kernel || step "A later kernel for lab hosts" get_lab_kernel
  ! wants_services || ! needs_build || step "Building the services" build_services
  stop_changed_services
  start_parts '^(postgresql|rabbitmq|keystone|host-.)$'
  ! wants_services || ! owns_database || start_training
  start_parts '^api$'
  start_parts '^(api-.|scheduler.*|volume-.)$'
  ! wants_services || show_main_job
  say_goodbye "$begun"
}

# start_parts PATTERN: at the same time all those whose names match and which do not run well
start_parts() {
  local part
  for part in $(all_parts | grep -E "$1" || true); do
    part_well "$part" || begin_step "Starting $(part_title "$part")" start_part "$part"
  done
  end_steps
}

wants_services() { [[ " $(all_parts | xargs) " == *" api "* ]]; }

# A service that runs with other settings than it should have now is started anew.
stop_changed_services() {
  local part
  for part in $(changed_services); do
    if part_runs "$part"; then
      step "Stopping $part, whose settings have changed" stop_part "$part"
    fi
  done
}

changed_services() {
  local part
  for part in $(all_parts | grep -E '^(api|scheduler|volume-)' || true); do
    has_environment "$part" || echo "$part"
  done
}

# remove_surplus HOSTS APIS SCHEDULERS: stops what is there beyond these numbers
remove_surplus() {
  local number
  for ((number = $2 + 1; number <= apis; number++)); do stop_process "api-$number"; done
  for ((number = $3 + 1; number <= schedulers; number++)); do stop_process "scheduler-$number"; done
  for ((number = $1 + 1; number <= volume_hosts; number++)); do
    stop_volume "$number"
    stop_host "$number"
  done
}

say_goodbye() {
  say
  say "Brazier is up at $(endpoint) ($auth), $(elapsed_seconds "$1") s. Try:"
  say
  say "  eval \"\$($0 openrc)\""
  say "  openstack volume create --size 1 v1 && openstack volume list"
  say "  $0 exec -- lvs"
}

# ---- down -----------------------------------------------------------------------------------------------------

down() {
  local purge=no
  case ${1:-} in
    '') ;;
    --purge) purge=yes ;;
    *) usage_error "down: unknown option $1" ;;
  esac
  need_root down
  [[ -d $home ]] || { say "Nothing to take down: $home does not exist."; return; }
  take_lock
  take_down
  [[ $purge == no ]] || purge_data
}

# The services first, then what they lean on; a list of what runs, not of what should.
take_down() {
  local running index
  unset BRAZIER_PARTS
  mapfile -t running < <(running_parts)
  for ((index = ${#running[@]} - 1; index >= 0; index--)); do
    step "Stopping ${running[index]}" stop_part "${running[index]}"
  done
  stop_relays
  stop_network
  stop_process epmd 5
  rm -f "$run_dir"/{auth,volume-hosts,apis,schedulers,storage,demo.headers} "$run_dir"/*.{env,lock}
}

# A keystone that an earlier `up --auth keystone` has left is among them.
running_parts() {
  local part
  auth=keystone
  for part in $(all_parts); do
    ! part_runs "$part" || echo "$part"
  done
}

purge_data() {
  [[ -d $home/secrets && -d $run_dir ]] || fail "$home does not look like Brazier's data folder; nothing was removed"
  rm -rf "${home:?}"/{app,host-*,keystone,log,postgresql,rabbitmq,run,secrets,tmp}
  rmdir "$home" 2>/dev/null || true
  say "Removed the data in $home."
}
