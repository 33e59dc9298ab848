# shellcheck shell=bash
# The public conformance suite: Debian's tempest and its plugin for Cinder, against an instance of its own with
# keystone, whose storage host has two backends. What must come out of each test stands in deploy/conformance/expected.tsv.

conformance_dir=$root/deploy/conformance
conformance_packages=(tempest cinder-tempest-plugin subunit)

# conformance [--regex R]: a table by class; 0 if every test that was run ended as expected
conformance() {
  local regex='' status=0
  while [[ $# -gt 0 ]]; do
    case $1 in
      --regex) regex=$(option_value "$@"); shift 2 ;;
      *) usage_error "conformance: unknown option $1" ;;
    esac
  done
  prepare_tests conformance "${conformance_packages[@]}"
  with_keystone run_conformance "$regex" || status=1
  return "$status"
}

# with_keystone COMMAND [ARG ...]: while a new instance with keystone is up
with_keystone() (
  take_own_instance
  "$root/brazier" up --auth keystone || exit 1
  load_settings
  "$@"
)

# run_conformance REGEX: what tempest said of each test stays in target/
run_conformance() (
  results=$root/target/conformance
  rm -rf "$results"
  mkdir -p "$results"
  prepare_tempest "$BRAZIER_HOME/tempest"
  run_tempest "$BRAZIER_HOME/tempest" "$1" >"$results/tempest.log" 2>&1 || true
  stestr_in "$BRAZIER_HOME/tempest" last --subunit >"$results/results.subunit" || exit 1
  cp "$BRAZIER_HOME/tempest/tempest.log" "$results/details.log"
  subunit2csv --no-passthrough <"$results/results.subunit" >"$results/results.csv" || true
  awk -v whole="$([[ -z $1 ]] && echo yes)" -f "$conformance_dir/judge.awk" "$conformance_dir/expected.tsv" "$results/results.csv"
)

prepare_tempest() {
  mkdir -p "$1/locks"
  tempest_settings "$1" >"$1/tempest.conf"
  cat >"$1/stestr.conf" <<CONFIG
[DEFAULT]
test_path=$(tempest_discovery)
top_dir=$(dirname "$(dirname "$(tempest_discovery)")")
group_regex=([^\.]*\.)*
CONFIG
}

tempest_discovery() {
  /usr/bin/python3 -c 'import tempest.test_discover, os.path; print(os.path.dirname(tempest.test_discover.__file__))'
}

# What is not built yet is switched off, so that its classes are skipped at once; expected.tsv says why.
tempest_settings() {
  cat <<CONFIG
[DEFAULT]
log_dir = $1
log_file = tempest.log
[oslo_concurrency]
lock_path = $1/locks
[auth]
use_dynamic_credentials = true
admin_username = admin
admin_password = $(secret keystone-admin)
admin_project_name = admin
admin_domain_name = Default
tempest_roles = member
[identity]
auth_version = v3
uri_v3 = $(keystone_url)
v3_endpoint_type = public
region = RegionOne
[service_available]
cinder = true
nova = false
glance = false
neutron = false
swift = false
[volume]
catalog_type = block-storage
max_microversion = latest
backend_names = LVM,LVM_thin
storage_protocol = iSCSI
vendor_name = Open Source
build_interval = 1
build_timeout = 300
[volume-feature-enabled]
multi_backend = true
backup = false
volume_revert = true
extend_attached_volume = false
CONFIG
}

# run_tempest FOLDER REGEX: four at a time, since they wait most of their time
run_tempest() {
  stestr_in "$1" run --concurrency 4 "${2:-^(tempest\.api\.volume|cinder_tempest_plugin\.api)\.}"
}

stestr_in() {
  local folder=$1
  shift
  (cd "$folder" && TEMPEST_CONFIG_DIR=$folder TEMPEST_CONFIG=tempest.conf /usr/bin/stestr --config "$folder/stestr.conf" \
    --repo-url "$folder" "$@")
}
