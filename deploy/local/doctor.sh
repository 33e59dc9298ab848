# shellcheck shell=bash
# The doctor: what is in the database, on the storage hosts and in the broker, compared while all of it runs.

# run_doctor [OPTION ...]: the doctor's own options; 0 if everything agrees, 1 if not, 2 if something cannot be asked
run_doctor() {
  local java_home number status=0
  java_home=$(find_jdk)
  build_doctor "$java_home"
  begin_inventories
  for ((number = 1; number <= volume_hosts; number++)); do begin_inventory "$number"; done
  export_doctor_environment
  "$java_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$(doctor_jar)" "${inventory_options[@]}" "$@" || status=$?
  end_inventories
  return "$status"
}

# tell_why VOLUME|REQUEST: 0 if something is recorded of it, 1 if not, 2 if the database cannot be asked
tell_why() {
  local java_home
  java_home=$(find_jdk)
  build_doctor "$java_home"
  export_doctor_environment
  "$java_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(doctor_jar)" io.brazier.doctor.why.WhyCommand "$@"
}

doctor_jar() { echo "$root/deploy/doctor/target/brazier-doctor.jar"; }

build_doctor() {
  local jar
  jar=$(doctor_jar)
  [[ ! -e $jar || -n $(find "$root/pom.xml" "$root/common" "$root/deploy/doctor" -not -path '*/target/*' \
    -not -path '*/src/test/*' -type f -newer "$jar" -print -quit) ]] || return 0
  (cd "$root" && JAVA_HOME=$1 ./mvnw -q -B -ntp -pl deploy/doctor -am -DskipTests package)
  touch "$jar"
}

# ---- inventories ----------------------------------------------------------------------------------------------

# The doctor reads the rows, then the disks, then the rows again. Its inventories are named pipes: whoever writes one
# waits until the doctor opens it, and only then asks the host.
begin_inventories() {
  inventory_dir=$(mktemp -d /tmp/brazier-doctor.XXXXXX)
  inventory_options=() inventory_writers=()
  trap end_inventories EXIT
}

begin_inventory() {
  local name=storage-$1
  mkfifo "$inventory_dir/$name.lvm" "$inventory_dir/$name.targets"
  report_volumes "$1" >"$inventory_dir/$name.lvm" &
  inventory_writers+=($!)
  report_targets "$1" >"$inventory_dir/$name.targets" &
  inventory_writers+=($!)
  inventory_options+=(--host "$name=$inventory_dir/$name.lvm" --targets "$name=$inventory_dir/$name.targets")
}

# All groups and volumes of a host, in one report.
report_volumes() {
  on_host "$1" lvm fullreport --reportformat json --units b --nosuffix \
    --configreport vg -o vg_name,vg_extent_size --configreport lv -o lv_name,lv_size,lv_attr,lv_tags \
    --configreport pv -o pv_name -S pv_name=none --configreport pvseg -o pv_name -S pv_name=none \
    --configreport seg -o lv_name -S lv_name=none </dev/null
}

report_targets() {
  on_host "$1" sh -c 'cd /sys/kernel/config/target/iscsi 2>/dev/null && ls || true' </dev/null
}

# A writer whose pipe was never opened still waits.
end_inventories() {
  local writer
  trap - EXIT
  for writer in "${inventory_writers[@]}"; do
    kill "$writer" 2>/dev/null || true
  done
  rm -rf "$inventory_dir"
}

# The same variables as the services have.
export_doctor_environment() {
  set -a
  # shellcheck source=/dev/null # made of settings
  source <(common_environment doctor "$(database_part host):$(database_part port)" "$(broker_part host)" "$(broker_part port)")
  set +a
}
