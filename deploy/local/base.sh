# shellcheck shell=bash
# Messages, waiting and settings: what every other file here stands on.

# ---- messages -------------------------------------------------------------------------------------------------

say() { echo "$*"; }

fail() {
  echo "brazier: $*" >&2
  exit 1
}

usage_error() {
  echo "brazier: $*" >&2
  echo "Try 'brazier help'." >&2
  exit 2
}

now_ms() {
  local microseconds=${EPOCHREALTIME/[.,]/}
  echo "${microseconds%???}"
}

# step TEXT FUNCTION [ARG ...]: one line of progress with the seconds it took. What the function prints goes to
# log/up.log; if it fails, its last lines are shown. Never call it in a condition: bash would switch off -e in it.
step() {
  begin_step "$@"
  end_steps
}

# begin_step TEXT FUNCTION [ARG ...]: the same in the background; end_steps waits for all that were begun, and shows them.
begin_step() {
  local number=${#step_pids[@]}
  step_texts+=("$1")
  shift
  run_step "$number" "$@" &
  step_pids+=($!)
}

# The trap runs when this function is gone, should a command fail: what it needs cannot be local. The process is the
# step's own.
run_step() {
  step_file=$log_dir/step-$1
  shift
  step_begun=$(now_ms)
  trap 'elapsed_seconds "$step_begun" >"$step_file.seconds"' EXIT
  open_log "$step_file.log"
  exec >"$step_file.log" 2>&1
  "$@"
}

step_pids=() step_texts=()

end_steps() {
  local number failed=''
  for number in "${!step_pids[@]}"; do
    printf '%-58s' "${step_texts[$number]}"
    if wait "${step_pids[$number]}"; then
      printf '%7s s\n' "$(cat "$log_dir/step-$number.seconds")"
    else
      printf ' failed\n'
      failed="$failed \"${step_texts[$number]}\""
      tail -n 40 "$log_dir/step-$number.log" >&2
    fi
    cat "$log_dir/step-$number.log" >>"$log_dir/up.log"
    rm -f "$log_dir/step-$number".*
  done
  step_pids=() step_texts=()
  [[ -z $failed ]] || fail "failed:$failed. When the cause is mended, the same command goes on from here."
}

# elapsed_seconds SINCE_MS: with one decimal
elapsed_seconds() {
  local tenths=$((($(now_ms) - $1) / 100))
  echo "$((tenths / 10)).$((tenths % 10))"
}

# ---- waiting --------------------------------------------------------------------------------------------------

# wait_for SECONDS WHAT CONDITION [ARG ...]: polls until the condition holds; the only place that sleeps. What takes long is
# looked at less and less often: where many wait, their looking would keep what they wait for from its work.
wait_for() {
  local limit=$1 what=$2 begun=$SECONDS pause_ms
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS - begun > limit)); then
      echo "brazier: waited $limit s in vain for $what" >&2
      return 1
    fi
    pause_ms=$((100 + (SECONDS - begun) * 50))
    sleep "$((pause_ms < 1000 ? pause_ms : 1000))e-3"
  done
}

# ---- settings -------------------------------------------------------------------------------------------------

load_settings() {
  home=$(realpath -m "$(default_home)")
  [[ $home != *[[:space:]]* ]] || usage_error "BRAZIER_HOME must not contain white space: $home"
  id=$(sha256sum <<<"$home") && id=${id:0:8}
  run_dir=$home/run log_dir=$home/log
  load_ports
  volume_hosts=$(saved_or volume-hosts "${BRAZIER_VOLUME_HOSTS:-1}")
  apis=$(saved_or apis 1) schedulers=$(saved_or schedulers 1)
  auth=$(saved_or auth noauth)
  [[ ${#home} -le 70 ]] || usage_error "BRAZIER_HOME is too long for the sockets in it (70 characters): $home"
}

default_home() {
  if [[ -n ${BRAZIER_HOME:-} ]]; then
    echo "$BRAZIER_HOME"
  elif [[ -n ${XDG_STATE_HOME:-} ]]; then
    echo "$XDG_STATE_HOME/brazier"
  elif [[ $EUID -eq 0 ]]; then
    echo /var/lib/brazier
  else
    echo "$HOME/.local/state/brazier"
  fi
}

# With BRAZIER_PORT_BASE all ports follow each other from there, so that instances can live side by side. None that is
# chosen here is one of those that the kernel gives to outgoing connections (from 32768 on): it may be taken then.
load_ports() {
  local base=${BRAZIER_PORT_BASE:-}
  [[ -z $base || $base =~ ^[0-9]+$ ]] || usage_error "BRAZIER_PORT_BASE must be a number: $base"
  api_port=${BRAZIER_API_PORT:-${base:-8776}}
  scheduler_port=${BRAZIER_SCHEDULER_PORT:-${base:+$((base + 1))}}
  scheduler_port=${scheduler_port:-8777}
  postgresql_port=${BRAZIER_POSTGRESQL_PORT:-${base:+$((base + 2))}}
  postgresql_port=${postgresql_port:-25432}
  rabbitmq_port=${BRAZIER_RABBITMQ_PORT:-${base:+$((base + 3))}}
  rabbitmq_port=${rabbitmq_port:-26672}
  keystone_port=${BRAZIER_KEYSTONE_PORT:-${base:+$((base + 6))}}
  keystone_port=${keystone_port:-5000}
  volume_port=${BRAZIER_VOLUME_PORT:-${base:+$((base + 10))}}
  volume_port=${volume_port:-8778}
  # the second ones and those after them have a number added to these
  more_apis_port=$((${base:-8760} + 30)) more_schedulers_port=$((${base:-8760} + 40))
  # two more that only RabbitMQ's own parts use: between its nodes, and their name server
  dist_port=$((rabbitmq_port + 1))
  epmd_port=$((rabbitmq_port + 2))
}

# What `up` was told is remembered, so that the other commands need not be told again.
saved_or() { if [[ -s $run_dir/$1 ]]; then echo "$(<"$run_dir/$1")"; else echo "$2"; fi; }

make_folders() {
  mkdir -p "$home" "$run_dir" "$log_dir" "$home/secrets"
  chmod 755 "$home" "$run_dir"
  chmod 700 "$home/secrets"
  # of Debian's group of those who read logs, as what is made in it
  chgrp adm "$log_dir"
  chmod 2750 "$log_dir"
}

# open_log FILE: makes a log that its group may read, or makes one such that is there
open_log() {
  (umask 027 && : >>"$1")
  chmod 640 "$1"
}

# A secret is made once and kept in a file that only root reads.
secret() {
  local file=$home/secrets/$1
  if [[ ! -s $file ]]; then
    (umask 077 && head -c 18 /dev/urandom | base64 | tr '+/' 'ab' >"$file")
  fi
  echo "$(<"$file")"
}

# One command at a time may change an instance.
take_lock() {
  make_folders
  exec 9>"$run_dir/lock"
  flock -w 600 9 || fail "another brazier command is at work on $home"
}

# Different parts may be changed at the same time, while nobody changes the instance.
take_part_lock() {
  [[ -d $log_dir && -d $home/secrets ]] || make_folders
  exec 9>"$run_dir/lock"
  flock -s -w 600 9 || fail "another brazier command is at work on $home"
  exec 7>"$run_dir/$1.lock"
  flock -w 600 7 || fail "another brazier command is at work on $1"
}
