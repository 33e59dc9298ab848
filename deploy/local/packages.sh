# shellcheck shell=bash
# What must be on the machine: Debian's packages, a JDK 25, the built services.

# ---- packages -------------------------------------------------------------------------------------------------

needed_packages() {
  echo curl jq procps util-linux lvm2 thin-provisioning-tools kmod python3-openstackclient python3-cinderclient
  owns_database && echo postgresql
  owns_broker && echo rabbitmq-server
  is_lab && echo user-mode-linux patchelf iproute2 socat dropbear-bin openssh-client
  [[ $auth == keystone ]] && echo keystone
  echo "${more_packages:-}"
}

missing_packages() {
  local package
  for package in $(needed_packages); do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  echo "installing ${missing[*]}"
  apt-get update -q || echo "the package lists could not be refreshed; going on with those that are here"
  without_daemons apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# The same as a step that is told of, if there is something to install.
get_packages() { [[ -z $(missing_packages) ]] || step "Packages: $(missing_packages | xargs | cut -c1-46)" install_packages; }

# The packages of servers start them when they are installed. Ours are started by us, in their own folders, so the
# usual switch against it is set for the time of the installation, unless the machine has one already.
without_daemons() (
  policy=/usr/sbin/policy-rc.d
  if [[ ! -e $policy ]]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  DEBIAN_FRONTEND=noninteractive "$@"
)

# has_lab_kernel: or needs none
has_lab_kernel() { ! is_lab || "$root/deploy/lab/newer-kernel" --check; }

# Without it lab hosts are slow, and well.
get_lab_kernel() {
  "$root/deploy/lab/newer-kernel" || echo "a later kernel could not be had; lab hosts go on with this release's"
}

# ---- JDK ------------------------------------------------------------------------------------------------------

java_candidates() {
  local java
  [[ -z ${BRAZIER_JAVA_HOME:-} ]] || echo "$BRAZIER_JAVA_HOME"
  [[ -z ${JAVA_HOME:-} ]] || echo "$JAVA_HOME"
  compgen -G '/usr/lib/jvm/*25*' || true
  java=$(command -v javac) && dirname "$(dirname "$(realpath "$java")")"
}

# A JDK, not only a JRE: the services are compiled here.
is_jdk_25() { [[ -x $1/bin/javac ]] && grep -qE '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null; }

find_jdk() {
  local candidate looked=()
  while read -r candidate; do
    looked+=("$candidate")
    if is_jdk_25 "$candidate"; then
      echo "$candidate"
      return
    fi
  done < <(java_candidates)
  fail "no JDK 25 found. Looked at BRAZIER_JAVA_HOME, JAVA_HOME, /usr/lib/jvm/*25* and PATH${looked:+: ${looked[*]}}." \
    "Install one (for example Temurin 25 from adoptium.net) and set BRAZIER_JAVA_HOME to its folder."
}

# ---- build ----------------------------------------------------------------------------------------------------

jar_of() { echo "$root/$1-service/target/quarkus-app/quarkus-run.jar"; }

# needs_build: a service's jar is missing or older than a source
needs_build() {
  local service jar
  for service in api scheduler volume; do
    jar=$(jar_of "$service")
    [[ -e $jar ]] || return 0
    [[ -z $(find "$root/pom.xml" "$root/common" "$root/$service-service" -not -path '*/target/*' \
      -not -path '*/src/test/*' -type f -newer "$jar" -print -quit) ]] || return 0
  done
  return 1
}

build_services() {
  local java_home
  needs_build || return 0
  java_home=$(find_jdk)
  (cd "$root" && JAVA_HOME=$java_home ./mvnw -q -B -DskipTests package)
  touch "$(jar_of api)" "$(jar_of scheduler)" "$(jar_of volume)"
}

# An instance runs a copy, so that a later build does not pull the jars from under it. The copies keep their times,
# by which the JVM knows that its ahead-of-time cache fits them. Several services of one kind may start at the same time.
install_app() {
  (flock 8 && copy_app "$1") 8>"$run_dir/app-$1.lock"
}

copy_app() {
  local source target=$home/app/$1
  source=$(dirname "$(jar_of "$1")")
  [[ -e $source/quarkus-run.jar ]] || fail "$source/quarkus-run.jar is missing: was the build cut short?"
  ! cmp -s <(app_times "$source") <(app_times "$target") || return 0
  mkdir -p "$home/app"
  rm -rf "$target.new"
  cp -rp "$source" "$target.new"
  rm -rf "$target"
  mv "$target.new" "$target"
}

app_times() { stat -c '%n %Y' "$1/quarkus-run.jar" "$1/$(aot_cache_name)" 2>/dev/null | sed "s#^$1/##"; }
