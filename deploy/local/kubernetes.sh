# shellcheck shell=bash
# The chart on a real Kubernetes: installed, used, upgraded under load, emptied, changed and taken away by helm, against
# PostgreSQL and RabbitMQ outside the cluster, and a storage host outside it whose volume service is no pod.

# test_kubernetes: everything is on an instance of its own, which is gone afterwards. Each step is a check, and ends the test
# if it fails.
test_kubernetes() (
  prepare_tests 'test kubernetes' "${cluster_packages[@]}"
  step "Kubernetes' own programs" "$root/deploy/kubernetes/programs"
  ! needs_images || (build_images)
  take_own_instance
  load_settings
  trap end_test_kubernetes EXIT
  export BRAZIER_DISK_GIB=60
  BRAZIER_PARTS='postgresql rabbitmq host-1' "$root/brazier" up
  step "A Kubernetes of one node" start_cluster
  step "The images, under the names of two versions" load_versions
  step "A namespace with the secrets of the servers" prepare_namespace
  step "helm installs the chart" install_chart
  step "Its processes are nobody's and may do nothing" are_confined
  step "The job had migrated before services were made" migrated_first
  BRAZIER_PARTS='postgresql rabbitmq host-1 volume-1' "$root/brazier" up
  step "openstack makes a volume through the Service" make_volume
  step "A new version replaces the old one, no call fails" under_calls upgrade_version
  tell_calls
  step "Volumes asked for meanwhile are available" wait_for 300 "all volumes to be available" all_available
  step "Evictions leave one API, no call fails" under_calls evict_all api
  tell_calls
  step "Evictions leave one scheduler" evict_all scheduler
  step "The same values again replace no pod" upgrade_without_change
  step "A changed value replaces the pods that read it" change_values
  step "helm uninstalls, and nothing is left but data" uninstall_chart
  step "No secret stands in a log" scan_logs "$BRAZIER_HOME"
  step "The cluster goes, and leaves nothing behind" end_cluster
)

end_test_kubernetes() {
  local status=$?
  stop_process callers
  if is_running cluster; then
    ((status == 0)) || tell_cluster || true
    stop_cluster || say "The cluster could not be stopped as a whole."
  fi
  "$root/brazier" down --purge
  rm -rf "$BRAZIER_HOME"
}

# What there is to say when a check has failed; it may be that nobody is there to ask.
tell_cluster() {
  namespaced get pods,jobs
  namespaced get events --sort-by=.metadata.creationTimestamp | tail -n 25
  namespaced logs --selector app.kubernetes.io/name=brazier --prefix --tail=20
}

# ---- preparation ----------------------------------------------------------------------------------------------

# The next version has the same services: how one replaces the other is what is tried.
load_versions() {
  local service image
  for service in api scheduler; do
    load_image "$images_folder/brazier-$service.tar"
    image=docker.io/library/brazier-$service
    in_containerd images tag "$image:$(project_version)" "$image:next"
  done
}

namespaced() { kube --namespace brazier "$@"; }

prepare_namespace() {
  kube create namespace brazier
  namespaced apply -f - <<OBJECTS
apiVersion: v1
kind: Secret
metadata: {name: brazier-postgresql-app}
stringData:
  host: "$gateway"
  port: "$postgresql_port"
  dbname: brazier
  username: "$(database_part user)"
  password: "$(database_part password)"
---
apiVersion: v1
kind: Secret
metadata: {name: brazier-rabbitmq-default-user}
stringData:
  host: "$gateway"
  port: "$rabbitmq_port"
  username: "$(broker_part user api)"
  password: "$(broker_part password api)"
OBJECTS
  wait_for 60 "what a namespace always has" namespaced get serviceaccount/default configmap/kube-root-ca.crt
  wait_for 60 "its token" has_token
  objects >"$run_dir/objects"
}

has_token() { [[ -n $(namespaced get serviceaccount default -o 'jsonpath={.secrets}') ]]; }

# objects: the names of all there are, in the namespace and outside of all, but for events
objects() {
  local scope kinds
  for scope in true false; do
    kinds=$(kube api-resources --verbs=list --namespaced=$scope -o name | grep -v '^events' | paste -sd,)
    namespaced get "$kinds" -o name | sort
  done
}

# ---- helm -----------------------------------------------------------------------------------------------------

# use_helm COMMAND [ARG ...]
use_helm() {
  in_network env "KUBECONFIG=$(cluster_dir)/kubeconfig" "HOME=$(cluster_dir)" \
    "$("$root/deploy/kubernetes/tools")/helm" "$@" --namespace brazier --wait --timeout 15m
}

upgrade() {
  use_helm upgrade brazier "$root/deploy/chart" --reset-then-reuse-values "$@"
  wait_for 120 "what was replaced to be gone" only_current_pods
}

# A machine with other work needs longer to learn that an API ends.
install_chart() {
  use_helm install brazier "$root/deploy/chart" --set auth.strategy=noauth,api.shutdown.delaySeconds=15 \
    --set-string settings.BRAZIER_QUOTA_USE_DEFAULT_QUOTA_CLASS=false,settings.BRAZIER_QUOTA_VOLUMES=-1
  namespaced wait --for=condition=Ready --timeout=1s pods --all
  [[ $(namespaced get pods -o name | wc -l) -eq 4 ]]
}

# Of all four: no user, no capabilities, not even by a program of root's, seccomp's filter, and a root that is read only.
# shellcheck disable=SC2016 # the dollars are awk's
are_confined() {
  local pid pids
  mapfile -t pids < <(in_cluster pgrep -x java)
  [[ ${#pids[@]} -eq 4 ]]
  for pid in "${pids[@]}"; do
    [[ $(in_cluster awk '/^(Uid|CapBnd|NoNewPrivs|Seccomp):/ { print $2 }' "/proc/$pid/status" | xargs) == \
      '10001 0000000000000000 1 2' ]]
    in_cluster awk '$2 == "/" { exit $4 !~ /^ro(,|$)/ }' "/proc/$pid/mounts"
  done
}

# The newest migration is there, and was before the first pod of a service; and it was the job.
migrated_first() {
  local newest=0 version migrated made
  for version in "$root"/common/src/main/resources/db/migration/V*.sql; do newest=$(basename "$version"); done
  IFS='|' read -r version migrated < <(psql_admin -d brazier -c "select (array_agg(script order by installed_rank desc))[1],
    floor(extract(epoch from max(installed_on))) from flyway_schema_history where success and version is not null")
  made=$(date -d "$(pods '{.metadata.creationTimestamp}' | sort | head -n 1)" +%s)
  say "$version at $migrated, pods at $made"
  [[ $version == */"$newest" || $version == "$newest" ]]
  ((migrated <= made))
  [[ -n $(namespaced get events --field-selector involvedObject.name=brazier-migration,reason=Completed -o name) ]]
}

# Of four pods none is older than the last change.
only_current_pods() {
  [[ $(pods '{.metadata.name}' | wc -l) -eq 4 && -z $(pods '{.metadata.deletionTimestamp}' | xargs) ]]
}

# pods FIELD [COMPONENT]: a line for each
pods() {
  namespaced get pods -l "app.kubernetes.io/component in (${2:-api,scheduler})" \
    -o "jsonpath={range .items[*]}$1{\"\\n\"}{end}"
}

# ---- use ------------------------------------------------------------------------------------------------------

service_url() { echo "http://$(namespaced get service brazier-api -o 'jsonpath={.spec.clusterIP}'):8776/v3"; }

# ask PATH
ask() {
  in_network curl -sS --fail-with-body --max-time 30 -H "X-Auth-Token: admin:$noauth_project" \
    "$(service_url)/$noauth_project$1"
}

# The command line client as it is, with the Service's address as the endpoint.
make_volume() (
  eval "$(openrc)"
  OS_ENDPOINT=$(service_url)
  export OS_ENDPOINT
  in_network openstack volume create --size 1 first -f value -c id >"$run_dir/first-volume"
  wait_for 180 "the volume to be available" all_available
  [[ $(in_network openstack volume show first -f value -c os-vol-host-attr:host) == storage-1@* ]]
)

all_available() { ask /volumes/detail | jq -e '.volumes | length > 0 and all(.status == "available")'; }

# under_calls COMMAND [ARG ...]: while an API is asked 20 times a second; it fails if a call failed
under_calls() {
  rm -f "$log_dir/callers.log"
  start_process callers nsenter "--net=/run/netns/$(namespace_name)" -- \
    "$root/deploy/kubernetes/callers" "$(service_url)/$noauth_project" "admin:$noauth_project" "$(<"$run_dir/first-volume")"
  "$@"
  stop_process callers 60
  cat "$log_dir/callers.log"
  [[ $(tail -n 1 "$log_dir/callers.log") =~ ^([0-9]+)' calls in '([0-9]+)' s, 0 failed' ]]
  ((BASH_REMATCH[1] >= 100 && BASH_REMATCH[1] >= 19 * BASH_REMATCH[2]))
}

tell_calls() { say "  $(tail -n 1 "$log_dir/callers.log")"; }

# ---- upgrade, eviction, change --------------------------------------------------------------------------------

upgrade_version() {
  upgrade --set image.tag=next
  [[ $(pods '{.spec.containers[0].image}' | sort | uniq -c | xargs) == '2 brazier-api:next 2 brazier-scheduler:next' ]]
}

# evict_all COMPONENT: while the replacement of the first one is not ready, the second one must stay
evict_all() {
  local names
  mapfile -t names < <(pods '{.metadata.name}' "$1")
  [[ ${#names[@]} -eq 2 ]]
  wait_for 60 "the budget of $1" budget_allows "$1" 1
  evict "${names[0]}"
  if evict "${names[1]}" 2>"$run_dir/refusal"; then fail "${names[1]} was evicted as well"; fi
  cat "$run_dir/refusal"
  grep -q "would violate the pod's disruption budget" "$run_dir/refusal"
  wait_for 300 "the replacement to be ready" budget_allows "$1" 1
  evict "${names[1]}"
  wait_for 300 "both to be replaced" budget_allows "$1" 1
  wait_for 120 "what was replaced to be gone" only_current_pods
}

# budget_allows COMPONENT NUMBER: of evictions
budget_allows() {
  [[ $(namespaced get poddisruptionbudget "brazier-$1" -o 'jsonpath={.status.disruptionsAllowed}') == "$2" ]]
}

evict() {
  namespaced create --raw "/api/v1/namespaces/brazier/pods/$1/eviction" -f - <<EVICTION
{"apiVersion": "policy/v1beta1", "kind": "Eviction", "metadata": {"name": "$1", "namespace": "brazier"}}
EVICTION
}

upgrade_without_change() {
  local before
  before=$(pods '{.metadata.uid}')
  upgrade
  [[ $(pods '{.metadata.uid}') == "$before" ]]
}

# What all read replaces all, what the API alone reads the API alone.
change_values() {
  local apis schedulers
  apis=$(pods '{.metadata.uid}' api) schedulers=$(pods '{.metadata.uid}' scheduler)
  upgrade --set-string settings.BRAZIER_QUOTA_SNAPSHOTS=77
  none_of "$apis" "$(pods '{.metadata.uid}' api)"
  none_of "$schedulers" "$(pods '{.metadata.uid}' scheduler)"
  [[ $(ask "/os-quota-sets/$noauth_project/defaults" | jq .quota_set.snapshots) -eq 77 ]]
  apis=$(pods '{.metadata.uid}' api) schedulers=$(pods '{.metadata.uid}' scheduler)
  upgrade --set-string api.settings.BRAZIER_QUOTA_SNAPSHOTS=78
  none_of "$apis" "$(pods '{.metadata.uid}' api)"
  [[ $(pods '{.metadata.uid}' scheduler) == "$schedulers" ]]
  [[ $(ask "/os-quota-sets/$noauth_project/defaults" | jq .quota_set.snapshots) -eq 78 ]]
}

# none_of LINES LINES: they have none in common
none_of() { [[ -z $(grep -Fx -e "$1" <<<"$2" || true) ]]; }

# ---- end ------------------------------------------------------------------------------------------------------

uninstall_chart() {
  local volumes
  volumes=$(count_volumes)
  save_pod_logs
  use_helm uninstall brazier
  wait_for 120 "all objects to be gone" nothing_left || { diff "$run_dir/objects" <(objects) || fail "something is left"; }
  [[ $(count_volumes) -eq $volumes && $volumes -gt 0 ]]
}

nothing_left() { cmp -s "$run_dir/objects" <(objects); }

count_volumes() { psql_admin -d brazier -c 'select count(*) from volumes'; }

save_pod_logs() {
  local pod
  for pod in $(namespaced get pods -o name); do
    open_log "$log_dir/${pod/\//-}.log"
    namespaced logs "$pod" >"$log_dir/${pod/\//-}.log"
    [[ -s "$log_dir/${pod/\//-}.log" ]]
  done
}

end_cluster() {
  local folder
  folder=$(cluster_dir)
  stop_cluster
  [[ -z $(grep -F "$folder" /proc/mounts || true) && -z $(pgrep -f "$folder" || true) ]]
  for folder in $(cgroup_folders); do [[ ! -e $folder ]]; done
}
