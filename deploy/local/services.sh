# shellcheck shell=bash
# The three services: their environment, start, readiness, end. The volume service runs on each storage host.

# ---- environment ----------------------------------------------------------------------------------------------

# database_part FIELD [NAME] / broker_part FIELD [NAME]: user, password, host, port or path of the server in use, for a part;
# of the database without a part, for its owner
database_part() { url_part "$(database_url "${2:-}")" "$1"; }
broker_part() { url_part "$(broker_url "${2:-doctor}")" "$1"; }

database_url() {
  local role=brazier password=database
  [[ -z $1 ]] || role=$(database_role "$1") password=database-${1%%-*}
  if owns_database; then
    echo "postgresql://$role:$(secret "$password")@127.0.0.1:$postgresql_port/brazier"
  else
    echo "$BRAZIER_DATABASE_URL"
  fi
}

broker_url() {
  local user
  user=$(broker_user "$1")
  if owns_broker; then
    echo "amqp://brazier-$user:$(secret "broker-$user")@127.0.0.1:$rabbitmq_port"
  else
    echo "$BRAZIER_RABBITMQ_URL"
  fi
}

url_part() {
  [[ $1 =~ ^[a-z]+://([^:@/]+):([^@]*)@([^:/]+):([0-9]+)(/.*)?$ ]] ||
    fail "cannot read the URL of a server; it must look like scheme://user:password@host:port/name"
  case $2 in
    user) echo "${BASH_REMATCH[1]}" ;;
    password) echo "${BASH_REMATCH[2]}" ;;
    host) echo "${BASH_REMATCH[3]}" ;;
    port) echo "${BASH_REMATCH[4]}" ;;
    path) echo "${BASH_REMATCH[5]}" ;;
  esac
}

# The URLs of servers that are there already are checked before anything is started.
check_servers() {
  database_part port >/dev/null
  broker_part port >/dev/null
}

setting() { printf '%s=%q\n' "$1" "$2"; }

render_environment() {
  "${1%-*}_environment" "$1"
  [[ -z ${BRAZIER_EXTRA_ENV:-} ]] || cat "$BRAZIER_EXTRA_ENV"
}

# has_environment NAME: whether run/NAME.env, which the service's shell reads, is what it should be now
has_environment() { render_environment "$1" | cmp -s - "$run_dir/$1.env"; }

write_environment() { (umask 077 && render_environment "$1" >"$run_dir/$1.env"); }

# common_environment NAME DATABASE-ADDRESS BROKER-HOST BROKER-PORT: of a part
common_environment() {
  database_environment "$2" "$1"
  setting RABBITMQ_HOST "$3"
  setting RABBITMQ_PORT "$4"
  setting RABBITMQ_USERNAME "$(broker_part user "$1")"
  setting RABBITMQ_PASSWORD "$(broker_part password "$1")"
  # its role may not; see migrate_database
  ! owns_database || setting QUARKUS_FLYWAY_MIGRATE_AT_START false
}

# database_environment ADDRESS [NAME]: for a part, or for the owner
database_environment() {
  setting QUARKUS_DATASOURCE_JDBC_URL "jdbc:postgresql://$1$(database_part path)"
  setting QUARKUS_DATASOURCE_USERNAME "$(database_part user "${2:-}")"
  setting QUARKUS_DATASOURCE_PASSWORD "$(database_part password "${2:-}")"
}

outside_environment() {
  common_environment "$1" "$(database_part host):$(database_part port)" "$(broker_part host)" "$(broker_part port)"
  trace_environment 127.0.0.1
}

inside_environment() {
  common_environment "$1" "$gateway:$postgresql_port" "$gateway" "$rabbitmq_port"
  setting QUARKUS_MANAGEMENT_HOST 0.0.0.0
  trace_environment "$gateway"
}

trace_environment() {
  [[ -n ${BRAZIER_OTLP_PORT:-} ]] || return 0
  setting BRAZIER_OTLP_ENDPOINT "http://$1:$BRAZIER_OTLP_PORT"
  setting QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT "http://$1:$BRAZIER_OTLP_PORT"
  setting QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL http/protobuf
  setting QUARKUS_OTEL_SDK_DISABLED false
}

# Several on one host are told apart by their names.
named_environment() {
  outside_environment "$1"
  setting QUARKUS_MANAGEMENT_PORT "$(health_port "$1")"
  setting BRAZIER_HOST "$(numbered "$(hostname)" "$(number_of "$1")")"
  debug_environment 127.0.0.1 "$(debug_port "$1")"
}

api_environment() {
  named_environment "$1"
  setting QUARKUS_HTTP_HOST 127.0.0.1
  setting QUARKUS_HTTP_PORT "$(part_port "$1")"
  setting BRAZIER_AUTH_STRATEGY "$auth"
  [[ $auth == keystone ]] || return 0
  setting BRAZIER_KEYSTONE_URL "$(keystone_url)"
  setting BRAZIER_KEYSTONE_USERNAME brazier
  setting BRAZIER_KEYSTONE_PASSWORD "$(secret keystone-brazier)"
  setting BRAZIER_KEYSTONE_PROJECT service
  setting BRAZIER_KEYSTONE_USER_DOMAIN Default
  setting BRAZIER_KEYSTONE_PROJECT_DOMAIN Default
}

scheduler_environment() { named_environment "$1"; }

volume_environment() {
  local number
  number=$(number_of "$1")
  if is_lab; then lab_volume_environment "$1"; else local_volume_environment "$1"; fi
  setting BRAZIER_HOST "storage-$number"
  setting BRAZIER_BACKENDS_LVM_VOLUME_GROUP "$(group_name "$number" thick)"
  setting BRAZIER_BACKENDS_LVM_LVM_TYPE default
  setting BRAZIER_BACKENDS_LVM_VOLUME_BACKEND_NAME LVM
  setting BRAZIER_BACKENDS_THIN_VOLUME_GROUP "$(group_name "$number" thin)"
  setting BRAZIER_BACKENDS_THIN_LVM_TYPE thin
  setting BRAZIER_BACKENDS_THIN_VOLUME_BACKEND_NAME LVM_thin
}

# The same ports inside every lab host.
lab_volume_environment() {
  inside_environment "$1"
  setting QUARKUS_MANAGEMENT_PORT 8778
  debug_environment '*' $((8778 + debug_offset))
}

local_volume_environment() {
  outside_environment "$1"
  setting QUARKUS_MANAGEMENT_PORT "$(health_port "$1")"
  debug_environment 127.0.0.1 "$(debug_port "$1")"
}

# debug_environment ADDRESS PORT: with BRAZIER_DEBUG a debugger can be attached to a running service. The kernel of a lab
# host knows IPv4 only, and the agent must be told so.
debug_environment() {
  [[ -z ${BRAZIER_DEBUG:-} ]] || setting JAVA_TOOL_OPTIONS \
    "-Djava.net.preferIPv4Stack=true -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=$1:$2"
}

debug_offset=50
debug_port() { echo $(($(part_port "$1") + debug_offset)); }

volume_http_port() { echo $((volume_port + $1 - 1)); }

# ---- api and scheduler ----------------------------------------------------------------------------------------

default_java_options='-Xms64m -Xmx512m'

# set_java_options FOLDER: fills java_options, up to the jar. What shapes the ahead-of-time cache must be the same in a
# training run and later: the JDK and the garbage collector.
set_java_options() {
  local options java_home
  java_home=$(find_jdk)
  read -r -a options <<<"${BRAZIER_JAVA_OPTIONS:-$default_java_options}"
  java_options=("$java_home/bin/java" -XX:+UseSerialGC "${options[@]}" -XX:-UsePerfData "-Djava.io.tmpdir=$1")
}

# set_java_command NAME FOLDER: fills java_command, which runs the installed copy of a service
set_java_command() {
  local app=$home/app/$1 cache
  cache=$app/$(aot_cache_name)
  set_java_options "$2"
  [[ ! -e $cache ]] || java_options+=("-XX:AOTCache=$cache")
  java_command=("${java_options[@]}"
    "-Dquarkus.log.category.\"io.brazier.flow.observe\".level=${BRAZIER_FLOW_LOG_LEVEL:-INFO}"
    -jar "$app/quarkus-run.jar")
}

# shellcheck disable=SC2016 # expanded by the shell that it starts
with_environment='set -a; . "$0"; set +a; exec "$@"'

start_local_service() {
  is_running "$1" || launch_local_service "$1" "$2"
  await_service "$1"
}

launch_local_service() {
  local name=$1 app=${1%%-*} folder=$home/tmp/$1
  need_free_port "$2" "$name"
  need_free_port "$(health_port "$1")" "the health of $name"
  install_app "$app"
  migrate_database
  write_environment "$name"
  set_java_command "$app" "$folder"
  prepare_user "$app" "$folder"
  start_process "$name" env -i "PATH=$PATH" "HOME=$folder" LANG=C.UTF-8 \
    bash -c "$with_environment" "$run_dir/$name.env" "${become[@]}" "${java_command[@]}"
}

# prepare_user APP FOLDER: the user of a service, who has the folder and can read what it runs; fills become, which turns a
# command into that user's. The environment is read before that: its file is root's.
prepare_user() {
  local user
  user=$(service_user "$1")
  [[ $user == root ]] || need_user "$user"
  mkdir -p "$home/tmp"
  own_folder "$user" "$2"
  need_access "$user" "${java_command[0]}" "the JDK"
  need_access "$user" "$home/app/$1/quarkus-run.jar" "the service"
  become=()
  [[ $user == root ]] || become=(setpriv "--reuid=$user" "--regid=$user" --clear-groups --no-new-privs --)
}

# The schema's owner migrates it, once after each build, by a program that ends when that is done; then the services' roles
# get their rights.
migrate_database() {
  ! owns_database || (flock 8 && run_migrations) 8>"$run_dir/migration.lock"
}

run_migrations() {
  local marker=$home/postgresql/brazier-migrated folder=$home/tmp/migration log=$log_dir/migration.log build
  install_app api
  build=$(stat -c %Y "$home/app/api/quarkus-run.jar" "$root/deploy/local/rights.sql")
  [[ $(cat "$marker" 2>/dev/null) != "$build" ]] || return 0
  set_java_command api "$folder"
  prepare_user api "$folder"
  open_log "$log"
  env -i "PATH=$PATH" "HOME=$folder" LANG=C.UTF-8 \
    bash -c "$with_environment" <(migration_environment) "${become[@]}" "${java_command[@]}" >>"$log" 2>&1 || {
    tail -n 30 "$log"
    fail "the database was not migrated; the log is $log"
  }
  grant_rights
  echo "$build" >"$marker"
}

migration_environment() {
  database_environment "127.0.0.1:$postgresql_port"
  setting QUARKUS_INIT_AND_EXIT true
  setting BRAZIER_AUTH_STRATEGY noauth
}

# await_service NAME: until it says it is ready
await_service() {
  local port
  port=$(health_port "$1")
  await_part "$1" "${BRAZIER_START_TIMEOUT:-180}" "$1 to be ready on port $port" service_ready "$port"
}

# Asked often while a service needs the processor to start, and so without a program.
service_ready() (
  exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
  printf 'GET /q/health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
  IFS= read -r -t 5 line <&3 && [[ $line == 'HTTP/1.1 200 '* ]]
)

# ---- the volume service of a storage host ---------------------------------------------------------------------

start_volume() {
  local port
  port=$(volume_http_port "$1")
  if ! is_lab; then
    start_local_service "volume-$1" "$port"
    return
  fi
  start_forwards "$1" "$port"
  volume_runs "$1" || launch_lab_volume "$1"
  await_service "volume-$1"
}

# Inside, everything is read and written with the rights of the host's user, so that is who gets the environment.
launch_lab_volume() {
  install_app volume
  migrate_database
  write_environment "volume-$1"
  in_state "$1" 'cat >"$0/volume.env" && touch "$0/volume.log"' <"$run_dir/volume-$1.env"
  ln -sfn "../host-$1/volume.log" "$log_dir/volume-$1.log"
  set_java_command volume "$home/host-$1"
  # Inside, the second compiler costs more than it gains: the service waits for LVM most of the time. What the first one has
  # compiled takes half of what is interpreted, so it begins after a tenth of the usual calls.
  java_command=("${java_command[0]}" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.1 "${java_command[@]:1}")
  on_host "$1" "$(lab_folder)/service" start volume "$home/host-$1/volume.env" \
    "$home/host-$1/volume.log" "${java_command[@]}"
}

# What is in the namespace reaches database and broker at the gateway.
forward_servers() {
  forward_in postgresql "$postgresql_port" "$(database_part host):$(database_part port)"
  forward_in rabbitmq "$rabbitmq_port" "$(broker_part host):$(broker_part port)"
}

start_forwards() {
  forward_servers
  [[ -z ${BRAZIER_OTLP_PORT:-} ]] || forward_in otlp "$BRAZIER_OTLP_PORT" "127.0.0.1:$BRAZIER_OTLP_PORT"
  [[ -z ${BRAZIER_DEBUG:-} ]] ||
    forward_out "debug-$1" "$(debug_port "volume-$1")" "$(host_address "$1"):$((8778 + debug_offset))"
  is_running "relay-volume-$1-in" || need_free_port "$2" "volume-$1"
  forward_out "volume-$1" "$2" "$(host_address "$1"):8778"
}

volume_runs() {
  if is_lab; then
    is_running "host-$1" && on_host "$1" "$(lab_folder)/service" running volume >/dev/null
  else
    is_running "volume-$1"
  fi
}

stop_volume() { if is_lab; then end_lab_volume "$1" stop; else stop_process "volume-$1"; fi; }
kill_volume() { if is_lab; then end_lab_volume "$1" kill; else kill_alone "volume-$1"; fi; }
end_lab_volume() { is_stopped "host-$1" || on_host "$1" "$(lab_folder)/service" "$2" volume; }
