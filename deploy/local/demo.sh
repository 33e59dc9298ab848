# shellcheck shell=bash
# The main job, once, for all to see: a volume is created through the API, its way is shown, and it is deleted.

show_main_job() {
  local volume request
  prepare_api
  say
  say "A volume of 1 GiB, from the API to LVM:"
  volume=$(create_demo_volume) || fail "the API refused the volume: $volume"
  request=$(tr -d '\r' <"$run_dir/demo.headers" | sed -n 's/^x-openstack-request-id: //Ip')
  await_volume "$volume"
  show_way "$request"
  show_logical_volume "$volume"
  api_call DELETE "/volumes/$volume" >/dev/null
  wait_for "${BRAZIER_START_TIMEOUT:-180}" "volume $volume to be deleted" volume_gone "$volume" || fail "volume $volume was not deleted"
  say "  deleted"
}

create_demo_volume() {
  local answer
  answer=$(api_call POST /volumes -D "$run_dir/demo.headers" -d '{"volume": {"size": 1, "name": "first"}}') || {
    echo "$answer"
    return 1
  }
  jq -r .volume.id <<<"$answer"
}

volume_status() { api_call GET "/volumes/$1" | jq -r .volume.status; }
volume_settled() { [[ $(volume_status "$1") != creating ]]; }
volume_gone() { ! api_call GET "/volumes/$1" && [[ $(api_status "/volumes/$1") == 404 ]]; }

api_status() { api_call GET "$1" -o /dev/null -w '%{http_code}'; }

await_volume() {
  wait_for "${BRAZIER_START_TIMEOUT:-180}" "volume $1 to be available" volume_settled "$1" || true
  [[ $(volume_status "$1") == available ]] || {
    tail -n 5 "$log_dir"/{api,scheduler,volume}*.log >&2
    fail "volume $1 is $(volume_status "$1"), not available; the logs are in $log_dir"
  }
}

# show_way REQUEST-ID: the tasks that this request went through, in the order of time, from the services' JSON logs;
# a flow that succeeded is a line "Flow succeeded flow=NAME elapsedMicros=N taskMicros=TASK:N,TASK:N"
show_way() {
  jq -rR --arg request "$1" '
    fromjson? | select(.mdc?.requestId? == $request)
    | [.timestamp, (input_filename | split("/")[-1] | rtrimstr(".log"))] as $where
    | .message | capture("^Flow succeeded flow=(?<flow>[^ ]+) .*taskMicros=(?<tasks>[^ ]+)") | .flow as $flow
    | .tasks | split(",")[] | split(":") | $where + [$flow, .[0], (.[1] | tonumber / 1000)] | @tsv' \
    "$log_dir"/{api,scheduler,volume}*.log |
    sort -s -k1,1 | awk -F'\t' '{ printf "  %-10s %-24s %-36s %8.1f ms\n", $2, $3, $4, $5 }'
}

show_logical_volume() {
  local number
  for ((number = 1; number <= volume_hosts; number++)); do
    on_host "$number" lvs --noheadings -o vg_name,lv_name,lv_size 2>/dev/null </dev/null |
      awk -v host="storage-$number" -v lv="volume-$1" '$2 == lv { print "  LV on " host ": " $1 "/" $2 " (" $3 ")" }'
  done
}
