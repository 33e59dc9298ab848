# shellcheck shell=bash
# The logs of the parts: as they are, or readable.

# show_logs [--pretty] [--request ID] [PART]: follows them; those of one request are told in the order of time, and that is all
show_logs() {
  local part='' pretty='' request=''
  while [[ $# -gt 0 ]]; do
    case $1 in
      --pretty) pretty=yes && shift ;;
      --request) request=$(option_value "$@"); shift 2 ;;
      *) part=$(one_part logs "$@"); shift $# ;;
    esac
  done
  if [[ -n $request ]]; then
    show_request "$request" "$part"
  elif [[ -n $pretty ]]; then
    follow_pretty "$part"
  elif [[ -n $part ]]; then
    exec tail -n 100 -F "$(part_log "$part")"
  else
    exec tail -n 20 -F "$log_dir"/{api,scheduler,volume}*.log
  fi
}

# logs_of PART: its log, or those of the three services if it is empty, a file a line
logs_of() {
  if [[ -n $1 ]]; then part_log "$1"; else printf '%s\n' "$log_dir"/{api,scheduler,volume}*.log; fi
}

show_request() {
  local files
  mapfile -t files < <(logs_of "$2")
  tail -v -n +1 "${files[@]}" | pretty "$1" time
}

follow_pretty() {
  local files
  mapfile -t files < <(logs_of "$1")
  tail -v -n 20 -F "${files[@]}" | pretty '' lines
}

# pretty REQUEST time|lines: what tail says, readable
pretty() {
  command -v jq >/dev/null || fail "logs: jq is missing; 'brazier up' installs it"
  jq -nrR --unbuffered --arg request "$1" --arg order "$2" -f "$root/deploy/local/pretty.jq"
}
