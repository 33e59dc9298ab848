# shellcheck shell=bash
# Who runs what. Servers are no root, and none can read what is another's: each part has a user of its own on the machine,
# in the database and at the broker. What is root: this script, and on a storage host the volume service, which drives LVM.

# service_user KIND: the machine's user of a kind of part
service_user() {
  case $1 in
    api | scheduler) echo "brazier-$1" ;;
    host) echo brazier-storage ;;
    volume) echo root ;;
  esac
}

# need_user NAME: makes it if it is missing; several parts may start at the same time
need_user() {
  (
    flock 8
    getent passwd "$1" >/dev/null ||
      useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$1"
  ) 8>"$run_dir/users.lock"
}

# as_user USER COMMAND [ARG ...]
as_user() {
  local user=$1
  shift
  setpriv "--reuid=$user" "--regid=$user" --clear-groups --no-new-privs -- "$@"
}

# need_access USER FILE WHAT: refuses where a user could not even begin
need_access() {
  as_user "$1" test -r "$2" || fail "user $1 cannot read $2 ($3); it must be open to others than root"
}

# own_folder USER FOLDER: for that user alone
own_folder() { install -d -o "$1" -g "$1" -m 700 "$2"; }

# ---- in the database ------------------------------------------------------------------------------------------

# The owner of the schema is for migrations; the services have a role each, which reads and writes rows (rights.sql).
database_roles() { echo brazier_api brazier_scheduler brazier_volume brazier_doctor; }

# database_role NAME: of a part
database_role() { echo "brazier_${1%%-*}"; }

# ---- at the broker --------------------------------------------------------------------------------------------

broker_users() {
  local number
  echo api scheduler doctor
  for ((number = 1; number <= 9; number++)); do echo "volume-$number"; done
}

# broker_user NAME: of a part; volume services have one each, the others one a kind
broker_user() { case $1 in volume-*) echo "$1" ;; *) echo "${1%%-*}" ;; esac; }

# broker_permissions USER: three patterns, of what it may declare, write to and read. API and scheduler make what all share
# and, when they cast to a queue that is missing, the queue; RabbitMQ lets only those make one with dead letters who may also
# read it. A storage host makes its own queues only: who may make something may also delete it and make it useless.
broker_permissions() {
  local queues
  case $1 in
    doctor) echo '^$' '^$' '^$' ;;
    volume-*)
      queues="cinder-volume\\.storage-${1#volume-}@.*"
      echo "^$queues\$" "^(cinder|cinder\\.dlx|openstack|$queues)\$" "^(cinder|$queues)\$"
      ;;
    *)
      queues='cinder|cinder\.dlx|cinder-scheduler|cinder-volume\..*'
      echo "^($queues|cinder\\.dead|openstack)\$" "^($queues|cinder\\.dead|openstack)\$" "^($queues)\$"
      ;;
  esac
}
