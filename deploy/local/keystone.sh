# shellcheck shell=bash
# Debian's keystone, run by hand from BRAZIER_HOME/keystone: SQLite, fernet keys and configuration of its own, served
# by the uwsgi that the package brings; by one process, since SQLite has one writer. Nothing in /etc/keystone is used.

keystone_url() { echo "http://127.0.0.1:$keystone_port/v3"; }

start_keystone() {
  is_running keystone || launch_keystone
  await_part keystone 120 "keystone at $(keystone_url)" keystone_answers
  fill_keystone
  fill_catalogue
}

launch_keystone() {
  need_free_port "$keystone_port" keystone
  as_user keystone test -x "$home" || fail "user keystone cannot enter $home; choose another BRAZIER_HOME"
  configure_keystone
  [[ -e $home/keystone/bootstrapped ]] || bootstrap_keystone
  start_process keystone setpriv --reuid=keystone --regid=keystone --clear-groups -- \
    env "OS_KEYSTONE_CONFIG_FILES=$home/keystone/keystone.conf" uwsgi_python3 --http-socket "127.0.0.1:$keystone_port" \
    --wsgi-file /usr/bin/keystone-wsgi-public --master --processes 1 --enable-threads --need-app --die-on-term \
    --lazy-apps --buffer-size 65535 --rem-header Content-Length --disable-logging
}

keystone_answers() { curl -fsS -o /dev/null --max-time 5 "$(keystone_url)"; }

keystone_ready() { [[ -e $home/keystone/filled && -e $home/keystone/catalogue ]] && keystone_answers; }

stop_keystone() { stop_process keystone 10; }

configure_keystone() {
  local folder=$home/keystone
  install -d -o keystone -g keystone -m 700 "$folder" "$folder/fernet" "$folder/credential"
  cat >"$folder/keystone.conf" <<CONFIG
[DEFAULT]
use_stderr = true
[database]
connection = sqlite:///$folder/keystone.db
[fernet_tokens]
key_repository = $folder/fernet
[fernet_receipts]
key_repository = $folder/fernet
[credential]
key_repository = $folder/credential
[identity]
password_hash_rounds = 4
max_password_length = 72
CONFIG
  chown keystone: "$folder/keystone.conf"
}

keystone_manage() {
  as_user keystone env "OS_KEYSTONE_CONFIG_FILES=$home/keystone/keystone.conf" \
    keystone-manage --config-file "$home/keystone/keystone.conf" "$@"
}

bootstrap_keystone() {
  rm -f "$home/keystone/keystone.db"
  keystone_manage db_sync
  # with a write-ahead log readers do not keep the writer out
  as_user keystone /usr/bin/python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("pragma journal_mode=wal")' \
    "$home/keystone/keystone.db"
  keystone_manage fernet_setup --keystone-user keystone --keystone-group keystone
  keystone_manage credential_setup --keystone-user keystone --keystone-group keystone
  OS_BOOTSTRAP_PASSWORD=$(secret keystone-admin) keystone_manage bootstrap --bootstrap-username admin \
    --bootstrap-project-name admin --bootstrap-role-name admin --bootstrap-service-name keystone \
    --bootstrap-region-id RegionOne --bootstrap-public-url "$(keystone_url)"
  touch "$home/keystone/bootstrapped"
}

# ---- what is in it --------------------------------------------------------------------------------------------

# Users and projects are made over HTTP: the command line client takes seconds for each.
fill_keystone() {
  local demo service role
  [[ ! -e $home/keystone/filled ]] || return 0
  keystone_token=$(issue_token admin admin)
  demo=$(create project '{"project": {"name": "demo", "domain_id": "default"}}')
  service=$(create project '{"project": {"name": "service", "domain_id": "default"}}')
  create role '{"role": {"name": "service"}}' >/dev/null
  assign "$demo" "$(find_id user admin)" admin
  for role in member reader; do
    assign "$demo" "$(create_user "$role")" "$role"
  done
  create_user brazier >/dev/null
  assign "$service" "$(find_id user brazier)" admin
  assign "$service" "$(find_id user brazier)" service
  touch "$home/keystone/filled"
}

# issue_token USER PROJECT
issue_token() {
  jq -n --arg user "$1" --arg project "$2" --arg password "$(secret "keystone-$1")" \
    '{auth: {identity: {methods: ["password"],
               password: {user: {name: $user, password: $password, domain: {id: "default"}}}},
             scope: {project: {name: $project, domain: {id: "default"}}}}}' |
    curl -fsS -D - -o /dev/null -H 'Content-Type: application/json' -d @- "$(keystone_url)/auth/tokens" |
    tr -d '\r' | sed -n 's/^x-subject-token: //Ip'
}

keystone_call() {
  local method=$1 path=$2
  shift 2
  curl -fsS -X "$method" -H "X-Auth-Token: $keystone_token" -H 'Content-Type: application/json' \
    "$(keystone_url)$path" "$@"
}

# create KIND BODY: prints the id; what has this name already is taken as it is, so that a first start which was cut
# short can be repeated
create() {
  local found
  found=$(find_id "$1" "$(jq -r ".$1.name" <<<"$2")")
  if [[ -n $found ]]; then echo "$found"; else keystone_call POST "/$1s" -d "$2" | jq -r ".$1.id"; fi
}

create_user() {
  create user "$(jq -n --arg name "$1" --arg password "$(secret "keystone-$1")" \
    '{user: {name: $name, password: $password, domain_id: "default"}}')"
}

find_id() { keystone_call GET "/$1s?name=$2" | jq -r ".${1}s[0].id // empty"; }

# assign PROJECT-ID USER-ID ROLE-NAME
assign() { keystone_call PUT "/projects/$1/users/$2/roles/$(find_id role "$3")"; }

# Clients of different ages look for different types. The API's port may have changed since the last start.
fill_catalogue() {
  local type url="http://127.0.0.1:$api_port/v3/\$(project_id)s"
  [[ $(cat "$home/keystone/catalogue" 2>/dev/null) != "$url" ]] || return 0
  keystone_token=$(issue_token admin admin)
  for type in block-storage volumev3 volume; do
    delete_services "$type"
    create_endpoint "$type" "$url"
  done
  echo "$url" >"$home/keystone/catalogue"
}

create_endpoint() {
  local service
  service=$(create service "$(jq -n --arg type "$1" '{service: {name: ("brazier-" + $type), type: $type}}')")
  keystone_call POST /endpoints -o /dev/null -d "$(jq -n --arg url "$2" --arg service "$service" \
    '{endpoint: {interface: "public", region_id: "RegionOne", service_id: $service, url: $url}}')"
}

delete_services() {
  local service
  for service in $(keystone_call GET "/services?type=$1" | jq -r '.services[].id'); do
    keystone_call DELETE "/services/$service"
  done
}
