# shellcheck shell=bash
# A RabbitMQ of the instance's own: loopback only, its node's name, ports, cookie and data in BRAZIER_HOME/rabbitmq.
# Erlang's name server (epmd) is started here too, on a port of its own, so that none is left behind by RabbitMQ.

owns_broker() { [[ -z ${BRAZIER_RABBITMQ_URL:-} ]]; }

start_rabbitmq() {
  is_running rabbitmq || launch_rabbitmq
  await_part rabbitmq 120 "RabbitMQ on port $rabbitmq_port" rabbitmq_ready
}

launch_rabbitmq() {
  need_free_port "$rabbitmq_port" RabbitMQ
  as_user rabbitmq test -x "$home" || fail "user rabbitmq cannot enter $home; choose another BRAZIER_HOME"
  configure_rabbitmq
  start_epmd
  start_process rabbitmq setpriv --reuid=rabbitmq --regid=rabbitmq --clear-groups -- \
    env -i "${rabbitmq_environment[@]}" /usr/lib/rabbitmq/bin/rabbitmq-server
}

start_epmd() {
  is_running epmd && return
  need_free_port "$epmd_port" "Erlang's name server"
  start_process epmd setpriv --reuid=rabbitmq --regid=rabbitmq --clear-groups -- \
    epmd -port "$epmd_port" -address 127.0.0.1
  wait_for 20 "Erlang's name server on port $epmd_port" port_answers "$epmd_port"
}

configure_rabbitmq() {
  local folder=$home/rabbitmq
  install -d -o rabbitmq -g rabbitmq -m 700 "$folder" "$folder/log" "$folder/data"
  secret cookie >"$folder/.erlang.cookie"
  cat >"$folder/rabbitmq.conf" <<CONFIG
listeners.tcp.1 = 127.0.0.1:$rabbitmq_port
load_definitions = $folder/definitions.json
log.console = true
log.console.level = info
log.file = false
disk_free_limit.absolute = 100MB
max_message_size = 1048576
CONFIG
  (umask 077 && broker_definitions >"$folder/definitions.json")
  : >"$folder/enabled_plugins"
  : >"$folder/rabbitmq-env.conf"
  chown rabbitmq: "$folder"/.erlang.cookie "$folder"/rabbitmq.conf "$folder"/definitions.json "$folder"/enabled_plugins
  chmod 400 "$folder/.erlang.cookie" "$folder/rabbitmq.conf" "$folder/definitions.json"
  set_rabbitmq_environment "$folder"
}

# Users and what each may do, which RabbitMQ takes over at every start. None of them is an administrator.
broker_definitions() {
  local user
  for user in $(broker_users); do
    echo "brazier-$user $(secret "broker-$user") $(broker_permissions "$user")"
  done | python3 -c "$write_definitions"
}

# From a line for each user: name, password, and what it may declare, write and read. RabbitMQ keeps a password as SHA-256
# with a salt of four bytes before it.
write_definitions='
import base64, hashlib, json, os, sys

def password_hash(password):
    salt = os.urandom(4)
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()

users, permissions = [], []
for line in sys.stdin:
    name, password, configure, write, read = line.split()
    users.append(dict(name=name, password_hash=password_hash(password),
                      hashing_algorithm="rabbit_password_hashing_sha256", tags=""))
    permissions.append(dict(user=name, vhost="/", configure=configure, write=write, read=read))
json.dump(dict(vhosts=[dict(name="/")], users=users, permissions=permissions), sys.stdout)'

set_rabbitmq_environment() {
  rabbitmq_environment=(
    "PATH=$PATH" "HOME=$1" LANG=C.UTF-8
    "RABBITMQ_NODENAME=brazier-$id@localhost"
    "RABBITMQ_CONFIG_FILE=$1/rabbitmq.conf" "RABBITMQ_CONF_ENV_FILE=$1/rabbitmq-env.conf"
    "RABBITMQ_ENABLED_PLUGINS_FILE=$1/enabled_plugins"
    "RABBITMQ_MNESIA_BASE=$1/data" "RABBITMQ_LOG_BASE=$1/log"
    "RABBITMQ_DIST_PORT=$dist_port" "ERL_EPMD_PORT=$epmd_port" ERL_EPMD_ADDRESS=127.0.0.1
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false +sbwt none"
  )
}

# The broker is ready when it answers the protocol's greeting; asking rabbitmqctl would take seconds each time.
rabbitmq_ready() (
  exec 3<>"/dev/tcp/127.0.0.1/$rabbitmq_port" || exit 1
  printf 'AMQP\0\0\11\1' >&3
  IFS= read -r -t 2 -n 1 -d '' _ <&3
)

stop_rabbitmq() {
  stop_process rabbitmq 40
  stop_process epmd 5
}

# All queues and what is in them are gone, as after the loss of the broker's disk.
reset_broker() {
  owns_broker || fail "RabbitMQ is not ours (BRAZIER_RABBITMQ_URL is set)"
  stop_rabbitmq
  rm -rf "$home/rabbitmq/data"
  start_rabbitmq
}
