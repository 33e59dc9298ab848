# shellcheck shell=bash
# Starting, finding and ending the processes of an instance. run/NAME.pid holds "PID START-TIME", so that a number
# which the kernel has given to somebody else meanwhile is never taken for ours.

# start_process NAME COMMAND [ARG ...]: in the background, as the leader of a process group of its own.
start_process() {
  local name=$1 pid
  shift
  open_log "$log_dir/$name.log"
  setsid "$@" </dev/null >>"$log_dir/$name.log" 2>&1 7>&- 8>&- 9>&- &
  pid=$!
  disown "$pid"
  echo "$pid $(start_time "$pid")" >"$run_dir/$name.pid"
}

# read_process PID: fills process_stat with the fields of its stat behind the command's name, which may contain blanks; status
# 1 if there is none. Asked at each turn of every wait, and so without a program.
read_process() {
  local stat=''
  process_stat=()
  { IFS= read -r -d '' stat <"/proc/$1/stat"; } 2>/dev/null || [[ -n $stat ]] || return 1
  read -r -a process_stat <<<"${stat##*) }"
}

# start_time PID / process_state PID: nothing if there is none
start_time() { ! read_process "$1" || echo "${process_stat[19]}"; }
process_state() { ! read_process "$1" || echo "${process_stat[0]}"; }

# process_pid NAME: the pid if the process runs, else nothing and status 1.
process_pid() {
  local pid begun process_stat
  read -r pid begun 2>/dev/null <"$run_dir/$1.pid" || return 1
  read_process "$pid" && [[ ${process_stat[0]} != Z && ${process_stat[19]} == "$begun" ]] || return 1
  echo "$pid"
}

is_running() { process_pid "$1" >/dev/null; }
is_stopped() { ! is_running "$1"; }

process_since() {
  local pid
  pid=$(process_pid "$1") || return 1
  ps -o lstart= -p "$pid" | awk '{ print $2, $3, $4 }'
}

# stop_process NAME [SECONDS] [SIGNAL]: asks, waits, and insists on the whole group.
stop_process() {
  local name=$1 limit=${2:-20} signal=${3:-TERM} pid
  if pid=$(process_pid "$name"); then
    kill -s "$signal" "$pid" 2>/dev/null || true
    wait_for "$limit" "$name to stop" is_stopped "$name" || kill_process "$name"
    kill -KILL -- "-$pid" 2>/dev/null || true
  fi
  rm -f "$run_dir/$name.pid"
}

# The process, its group, and those children that have made a group of their own (PostgreSQL's do).
kill_process() {
  local pid children
  pid=$(process_pid "$1") || return 0
  mapfile -t children < <(pgrep -P "$pid")
  kill_at_once "$1" "-$pid" "${children[@]}"
}

# kill_alone NAME: the process without what it has started, as when the kernel is out of memory and ends the largest
kill_alone() {
  local pid
  pid=$(process_pid "$1") || return 0
  kill_at_once "$1" "$pid"
}

# kill_at_once NAME TARGET ...: the process NAME is among what is killed
kill_at_once() {
  local name=$1
  shift
  kill -KILL -- "$@" 2>/dev/null || true
  wait_for 10 "$name to die" is_stopped "$name"
  rm -f "$run_dir/$name.pid"
}

# need_free_port PORT WHAT: refuses before anything is started on a port that somebody else has.
need_free_port() {
  if port_answers "$1"; then
    fail "port $1 for $2 is taken by another program; give another one by setting (see 'brazier help')"
  fi
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
