# shellcheck shell=bash
# The whole test run, the long form of the fault suite, and the measurements.

# run_tests [images|kubernetes]: these stand on their own, and are no part of the others
run_tests() {
  case ${1:-} in
    images) shift; no_options 'test images' "$@"; test_images; return ;;
    kubernetes) shift; no_options 'test kubernetes' "$@"; test_kubernetes; return ;;
  esac
  [[ $# -eq 0 ]] || usage_error "test: unknown option $1"
  local status=0
  prepare_tests test "${conformance_packages[@]}"
  find "$root" -path '*/target/*-reports/TEST-*.xml' -delete
  forget_verdicts
  test_modules || status=1
  "$root/deploy/libraries/notice" --check || status=1
  run_end_to_end || status=1
  BRAZIER_DEBUG=yes with_keystone test_with_keystone || status=1 # with the caches that were trained for the instance before
  summarise_reports || status=1
  return "$status"
}

# Those of common that ask real servers mostly wait for them, so they run beside those of the modules that stand on it.
test_modules() {
  local status=0 beside
  run_modules common.log -pl common -am verify || return
  run_modules common-servers.log -pl common failsafe:integration-test@default failsafe:verify@default -DskipITs=false &
  beside=$!
  run_modules modules.log -T 2 -pl '!e2e' verify -DskipITs=false -Dcommon.tested=true || status=1
  wait "$beside" || status=1
  return "$status"
}

# run_modules LOG MAVEN-ARGUMENT ...: a test that fails keeps no other from being run, also in modules that stand on its own;
# summarise_reports judges. Of a JVM that ended under its tests there is no report.
run_modules() {
  local log=$log_dir/$1
  shift
  (cd "$root" && ./mvnw -B -ntp -fae -Dmaven.test.failure.ignore=true "$@") | tee "$log" || return
  ! grep -F 'The forked VM terminated' "$log"
}

# prepare_tests COMMAND [PACKAGE ...]: the JDK and packages, those named beside what an instance needs. The tests bring
# keystone up too, whatever this instance uses; lab hosts of tests have an initiator, and a target beside the kernel's.
prepare_tests() {
  need_root "$1"
  shift
  JAVA_HOME=$(find_jdk)
  export JAVA_HOME
  make_folders
  (auth=keystone more_packages="$* open-iscsi tgt $(npm_package)" && install_packages && { has_lab_kernel || get_lab_kernel; }) \
    >"$log_dir/packages.log" 2>&1 || {
    tail -n 30 "$log_dir/packages.log" >&2
    fail "packages could not be installed"
  }
}

# The tests of the chart get helm by npm. A newer npm than Debian's may be there, which would not go together with it.
npm_package() { command -v npm >/dev/null || echo npm; }

# run_end_to_end [MAVEN-OPTION ...]: against an instance of its own. Several of everything, so that some can fail; traces go
# to a port on which a test listens.
run_end_to_end() (
  take_own_instance
  export BRAZIER_OTLP_PORT=$((BRAZIER_PORT_BASE + 20))
  export BRAZIER_EXTRA_ENV=$BRAZIER_HOME/test.env BRAZIER_DEBUG=yes BRAZIER_DISK_GIB=60
  test_environment >"$BRAZIER_EXTRA_ENV"
  "$root/brazier" up --volume-hosts 2 --apis 2 --schedulers 3 || exit 1
  local status=0
  run_end_to_end_tests -DexcludedGroups=keystone "$@" || status=1
  scan_logs "$BRAZIER_HOME" || status=1
  exit "$status"
)

# The tests that ask for it, then the public suite.
test_with_keystone() {
  local status=0
  run_end_to_end_tests -Dgroups=keystone || status=1
  run_conformance '' || status=1
  return "$status"
}

# take_own_instance: from here to the end of this subshell every command is about a new instance with a folder and ports of
# its own, which is gone afterwards whatever happens. The servers' users must be able to enter the folder, and names of
# sockets in it must be short, so it lies in /tmp whatever TMPDIR says.
take_own_instance() {
  BRAZIER_HOME=$(mktemp -d /tmp/brazier-test.XXXXXX)
  BRAZIER_PORT_BASE=$(free_port_base)
  BRAZIER_START_TIMEOUT=${BRAZIER_START_TIMEOUT:-600} # tests find out what happens on slow machines, not how long it takes
  # services that are killed again and again do not live until the second compiler pays
  BRAZIER_JAVA_OPTIONS=${BRAZIER_JAVA_OPTIONS:-$default_java_options -XX:TieredStopAtLevel=1}
  export BRAZIER_HOME BRAZIER_PORT_BASE BRAZIER_START_TIMEOUT BRAZIER_JAVA_OPTIONS
  unset BRAZIER_{API,SCHEDULER,VOLUME,POSTGRESQL,RABBITMQ,KEYSTONE,OTLP}_PORT BRAZIER_{DATABASE,RABBITMQ}_URL BRAZIER_PARTS
  chmod 755 "$BRAZIER_HOME"
  trap '"$root/brazier" down --purge && rm -rf "$BRAZIER_HOME"' EXIT
}

# scan_logs HOME: no secret of an instance stands in a log of it, whatever happened to it
scan_logs() {
  local secret found status=0
  for secret in $(cd "$1/secrets" && compgen -G '*' | grep -vE '\.(pub|known)$'); do
    found=$(grep -RlF -e "$(<"$1/secrets/$secret")" "$1/log") || continue
    say "The secret '$secret' of the instance stands in a log: $found"
    status=1
  done
  return "$status"
}

# run_end_to_end_tests [MAVEN-OPTION ...]: against the instance that is up. Of the modules that these tests use nothing is
# tested again.
run_end_to_end_tests() {
  forget_verdicts
  (cd "$root" && ./mvnw -B -ntp -pl e2e -am verify -DskipITs=false -Dtest='io/brazier/e2e/**/*Test' \
    -Dit.test='io/brazier/e2e/**/*IT' -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    "-Dbrazier.home=$BRAZIER_HOME" "-Dbrazier.script=$root/brazier" "$@")
}

# Of a module in which no test is to run, failsafe would judge by what an earlier run left.
forget_verdicts() {
  find "$root" -path '*/target/failsafe-reports/failsafe-summary.xml' -delete
}

# Settings of services under test: what hangs is given up sooner, reports come often, and in a storage host the
# tests can put programs before LVM's.
test_environment() {
  cat <<'SETTINGS'
BRAZIER_MANAGER_STATS_POLLING_INTERVAL=5s
BRAZIER_BACKENDS_LVM_COMMAND_TIMEOUT=20s
BRAZIER_BACKENDS_THIN_COMMAND_TIMEOUT=20s
PATH=/run/faulty-lvm:$PATH
SETTINGS
}

# chaos [--seed N] [--minutes M]: the fault suite for as long as wanted
chaos() {
  local seed=$RANDOM minutes=10 status=0 report=$root/e2e/target/chaos.txt
  while [[ $# -gt 0 ]]; do
    case $1 in
      --seed) seed=$(option_value "$@"); shift 2 ;;
      --minutes) minutes=$(option_value "$@"); shift 2 ;;
      *) usage_error "chaos: unknown option $1" ;;
    esac
  done
  [[ $seed =~ ^[0-9]+$ ]] || usage_error "--seed must be a number, not $seed"
  [[ $minutes =~ ^[0-9.]+$ ]] || usage_error "--minutes must be a number, not $minutes"
  prepare_tests chaos
  say "The fault suite with seed $seed for $minutes minutes"
  rm -f "$report"
  run_end_to_end -Dit.test=ChaosIT "-Dchaos.seed=$seed" "-Dchaos.minutes=$minutes" -Dchaos.settled=PT60S || status=1
  [[ ! -e $report ]] || cat "$report"
  return "$status"
}

free_port_base() {
  local base port
  for ((base = 20000 + RANDOM % 50 * 200; ; base += 200)); do
    for port in $((base)) $((base + 1)) $((base + 2)) $((base + 3)) $((base + 10)) $((base + 11)) $((base + 20)) \
      $((base + 32)) $((base + 42)) $((base + 43)) $((base + 44)) $((base + 100)) $((base + 132)); do
      port_answers "$port" && continue 2
    done
    echo "$base"
    return
  done
}

# summarise_reports: what surefire and failsafe wrote: each failure with its first lines, and the counts; status 1 if a test
# failed or none ran
summarise_reports() {
  local tests failures errors skipped
  find "$root" -path '*/target/*-reports/TEST-*.xml' -print0 | sort -z | xargs -0 -r awk "$show_failures"
  read -r tests failures errors skipped < <(find "$root" -path '*/target/*-reports/TEST-*.xml' -print0 |
    xargs -0 -r awk '/<testsuite / { print; nextfile }' | count_suites)
  say "$((tests - failures - errors - skipped)) passed, $((failures + errors)) failed, $skipped skipped"
  ((failures + errors == 0 && tests - skipped > 0))
}

# Of each failed test its name, its text, and where in this project it failed.
# shellcheck disable=SC2016 # the dollars are awk's
show_failures='
  function attribute(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
  /<testcase / { test = attribute("classname") "." attribute("name") }
  /<(failure|error)[ >]/ { left = 12; print "FAILED " test; sub(/.*<!\[CDATA\[/, "") }
  /<\/(failure|error)>/ { left = 0 }
  /^\tat / && !/^\tat io\.brazier/ { next }
  left > 0 { left--; print "  " substr($0, 1, 250) }'

# The attributes of each <testsuite> line, added up.
count_suites() {
  awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { tests += number("tests"); failures += number("failures"); errors += number("errors"); skipped += number("skipped") }
    END { print tests + 0, failures + 0, errors + 0, skipped + 0 }'
}

# ---- bench ----------------------------------------------------------------------------------------------------

# The load generator finds the instance through its environment, and knows its own options.
run_bench() {
  part_runs api || fail "Brazier is not up; run '$0 up' first"
  JAVA_HOME=$(find_jdk)
  export JAVA_HOME
  (cd "$root" && ./mvnw -q -B -ntp -pl bench -am -DskipTests package)
  export_bench_environment
  "$JAVA_HOME/bin/java" -cp "$root/bench/target/classes:$root/bench/target/dependency/*" io.brazier.bench.Bench "$@"
}

export_bench_environment() {
  prepare_api
  BRAZIER_ENDPOINT=$(endpoint)
  BRAZIER_TOKEN=$api_token
  BRAZIER_PROJECT=$api_project
  BRAZIER_JDBC_URL="jdbc:postgresql://$(database_part host):$(database_part port)$(database_part path)"
  BRAZIER_DATABASE_USER=$(database_part user)
  BRAZIER_DATABASE_PASSWORD=$(database_part password)
  BRAZIER_SCRIPT=$root/brazier
  export BRAZIER_ENDPOINT BRAZIER_TOKEN BRAZIER_PROJECT BRAZIER_JDBC_URL BRAZIER_DATABASE_USER \
    BRAZIER_DATABASE_PASSWORD BRAZIER_SCRIPT
}
