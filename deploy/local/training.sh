# shellcheck shell=bash
# A service's first run after a build is a training run: the JVM notes which classes it loads and links, and writes them
# to an ahead-of-time cache (JEP 483, JEP 514) beside the service's jar. Every later start maps that cache instead of doing
# the work again, which matters most inside a lab host, where it is several times as slow.

# A JVM that waits for a debugger takes no cache with linked classes (JEP 483), so it has one of its own without.
aot_cache_name() { echo "app${BRAZIER_DEBUG:+-debug}.aot"; }

aot_cache_of() { echo "$(dirname "$(jar_of "$1")")/$(aot_cache_name)"; }

needs_training() { [[ ! $(aot_cache_of "$1") -nt $(jar_of "$1") ]]; }

# Trained in the build folder, so that all instances of this checkout share the caches; one instance at a time.
start_training() {
  local service
  for service in api scheduler volume; do
    ! needs_training "$service" || begin_step "Training the $service-service to start quickly" train_service "$service"
  done
  end_steps
}

# The run has a database of its own, which is dropped afterwards, and no broker: it must not take anybody's work.
train_service() {
  local service=$1 database=brazier_training_$1
  exec 7>"$(dirname "$(jar_of "$service")")/../training.lock"
  flock 7
  needs_training "$service" || return 0
  psql_admin -c "drop database if exists $database" -c "create database $database owner brazier"
  run_training "$service" "$database"
  psql_admin -c "drop database $database"
}

run_training() {
  local service=$1 database=$2 cache folder=$home/tmp/training-$1 log=$log_dir/training-$1.log
  local output=$home/tmp/training-$1/app.aot
  cache=$(aot_cache_of "$service")
  mkdir -p "$folder"
  set_java_options "$folder"
  java_options+=("-XX:AOTCacheOutput=$output")
  [[ -z ${BRAZIER_DEBUG:-} ]] || java_options+=(-XX:-AOTClassLinking)
  env -i "PATH=$PATH" "HOME=$folder" LANG=C.UTF-8 bash -c "$with_environment" <(training_environment "$database") \
    "${java_options[@]}" -jar "$(jar_of "$service")" >"$log" 2>&1 &
  end_training "$service" "$!" "$log" "$output"
  mv "$output" "$cache"
  rm -f "$log"
}

# end_training SERVICE PID LOG CACHE: when the run has answered it is told to end, and writes its cache
end_training() {
  local service=$1 pid=$2 log=$3 cache=$4
  wait_for "${BRAZIER_START_TIMEOUT:-180}" "the training run of $service" training_answers "$log" || fail_training "$pid" "$log"
  kill -TERM "$pid"
  wait "$pid" || true # some JDKs end with the signal's status although all is well; the cache is what counts
  [[ -s $cache ]] || fail_training "$pid" "$log"
}

fail_training() {
  kill -KILL "$1" 2>/dev/null || true
  tail -n 30 "$2"
  fail "the training run failed"
}

training_environment() {
  database_environment "127.0.0.1:$postgresql_port"
  setting QUARKUS_DATASOURCE_JDBC_URL "jdbc:postgresql://127.0.0.1:$postgresql_port/$1"
  setting RABBITMQ_HOST 127.0.0.1
  setting RABBITMQ_PORT 1
  setting QUARKUS_HTTP_HOST 127.0.0.1
  setting QUARKUS_HTTP_PORT 0
  setting QUARKUS_MANAGEMENT_PORT 0
  setting BRAZIER_HOST training
  setting BRAZIER_AUTH_STRATEGY noauth
  setting BRAZIER_BACKENDS_LVM_VOLUME_GROUP training
}

# Asks what every service and what only the API answers, so that those classes are known too.
training_answers() {
  local url
  url=$(grep -oi 'Management interface listening on http://[0-9.]*:[0-9]*' "$1") || return 1
  url=${url##* }
  curl -sS -o /dev/null "$url/q/health" -o /dev/null "$url/q/metrics"
  url=$(grep -o 'Listening on: http://[0-9.]*:[0-9]*' "$1") || return 0
  url=${url##* }
  curl -sS -o /dev/null "$url/v3" -o /dev/null -H 'X-Auth-Token: trainer:training' "$url/v3/volumes/detail"
}
