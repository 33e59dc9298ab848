# shellcheck shell=bash
# A PostgreSQL of the instance's own: loopback and a Unix socket only, data in BRAZIER_HOME/postgresql.

owns_database() { [[ -z ${BRAZIER_DATABASE_URL:-} ]]; }

# The folder with the server's programs; a data folder keeps to the version it was made with.
postgresql_programs() {
  local version='*'
  [[ ! -s $home/postgresql/PG_VERSION ]] || version=$(<"$home/postgresql/PG_VERSION")
  compgen -G "/usr/lib/postgresql/$version/bin" | sort -V | tail -n 1
}

start_postgresql() {
  is_running postgresql || launch_postgresql
  await_part postgresql 60 "PostgreSQL on port $postgresql_port" postgresql_answers
  make_database
  make_roles
}

launch_postgresql() {
  need_free_port "$postgresql_port" PostgreSQL
  as_user postgres test -x "$home" || fail "user postgres cannot enter $home; choose another BRAZIER_HOME"
  [[ -s $home/postgresql/PG_VERSION ]] || make_cluster
  remove_dead_lock
  mkdir -p "$run_dir/postgresql"
  chown postgres: "$run_dir/postgresql"
  start_process postgresql setpriv --reuid=postgres --regid=postgres --clear-groups -- \
    "$(postgresql_programs)/postgres" -D "$home/postgresql" -p "$postgresql_port" -c listen_addresses=127.0.0.1 \
    -c "unix_socket_directories=$run_dir/postgresql" -c max_connections=300
}

# A killed server that nobody has reaped yet still counts as running for PostgreSQL.
remove_dead_lock() {
  local pid
  read -r pid 2>/dev/null <"$home/postgresql/postmaster.pid" || return 0
  [[ $(process_state "$pid") =~ ^Z?$ ]] || return 0
  rm -f "$home/postgresql/postmaster.pid" "$run_dir/postgresql"/.s.PGSQL.*
}

make_cluster() {
  rm -rf "$home/postgresql"
  install -d -o postgres -g postgres -m 700 "$home/postgresql"
  as_user postgres "$(postgresql_programs)/initdb" -D "$home/postgresql" --username=postgres --encoding=UTF8 \
    --locale=C.UTF-8 --auth-local=peer --auth-host=scram-sha-256 --data-checksums
}

postgresql_answers() { "$(postgresql_programs)/pg_isready" -q -U postgres -h "$run_dir/postgresql" -p "$postgresql_port"; }

postgresql_ready() { postgresql_answers && [[ -n $(find_database) ]]; }

psql_admin() {
  as_user postgres "$(postgresql_programs)/psql" -XqAt -v ON_ERROR_STOP=1 -h "$run_dir/postgresql" \
    -p "$postgresql_port" -U postgres "$@"
}

find_database() { psql_admin -c "select datname from pg_database where datname = 'brazier'"; }

# What is secret goes in by standard input: arguments are open to everybody on the machine.
make_database() {
  [[ -z $(find_database) ]] || return 0
  psql_admin <<SQL
drop role if exists brazier;
create role brazier login password '$(secret database)';
create database brazier owner brazier;
SQL
}

# The roles of the services. The owner may end what they have under way.
make_roles() {
  local role
  for role in $(database_roles); do
    cat <<SQL
select 'create role $role login' where not exists (select from pg_roles where rolname = '$role') \\gexec
alter role $role password '$(secret "database-${role#brazier_}")';
grant $role to brazier;
SQL
  done | psql_admin
}

# By standard input: the server's user may not read this folder.
grant_rights() { psql_admin -d brazier -1 -f - <"$root/deploy/local/rights.sql"; }

# A fast shutdown: sessions are ended, everything committed is on disk.
stop_postgresql() { stop_process postgresql 30 INT; }
