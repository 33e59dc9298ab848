# shellcheck shell=bash
# Images of the three services, made without a container engine: layers are tar files that the programs in deploy/images
# write, and the ahead-of-time cache of each service is the last one, trained in the image's own root file system.

images_folder=$root/target/images
image_services='api scheduler volume'
image_packages=(mmdebstrap umoci skopeo)

# build_images [--load]
build_images() {
  local load=no engine=''
  case ${1:-} in
    '') ;;
    --load) load=yes ;;
    *) usage_error "images: unknown option $1" ;;
  esac
  [[ $load == no ]] || engine=$(container_engine)
  need_root images
  make_folders
  exec 9>"$run_dir/images.lock"
  flock 9
  more_packages=${image_packages[*]}
  # the servers are an instance's of its own, and nothing is stored
  export BRAZIER_STORAGE=local
  unset BRAZIER_{DATABASE,RABBITMQ}_URL
  SOURCE_DATE_EPOCH=$(file_time)
  export SOURCE_DATE_EPOCH
  get_packages
  ! needs_build || step "Building the services" build_services
  mkdir -p "$images_folder/layers"
  make_layers
  train_images
  make_images
  [[ $load == no ]] || step "Loading the images into $engine" load_images "$engine"
  show_images
}

# The time of all files in images, whenever they were made: that of all files in jars.
file_time() { date -d "$(sed -n 's#.*<project.build.outputTimestamp>\(.*\)</.*#\1#p' "$root/pom.xml")" +%s; }

project_version() { sed -n 's#^  <version>\(.*\)</version>#\1#p' "$root/pom.xml"; }

container_engine() {
  local engine
  for engine in docker podman; do
    ! command -v "$engine" >/dev/null || { echo "$engine" && return; }
  done
  fail "images: neither docker nor podman is here to load images into"
}

layer() { echo "$images_folder/layers/$1.tar"; }

# image_layers SERVICE: their names, the lowest first
image_layers() {
  if [[ $1 == volume ]]; then echo root-lvm lvm-settings; else echo root; fi
  echo "java $1-libraries $1-rest $1-cache"
}

make_layers() {
  local service programs=$root/deploy/images
  begin_step "A root file system" "$programs/root" "$(layer root)" base-files libc6
  begin_step "A root file system with LVM" "$programs/root" "$(layer root-lvm)" base-files coreutils libc6 lvm2 \
    thin-provisioning-tools util-linux
  begin_step "LVM's settings" make_lvm_settings
  begin_step "A Java runtime" "$programs/runtime" "$(layer java)" "$(find_jdk)"
  for service in $image_services; do
    begin_step "The $service-service" "$programs/app" "$(layer "$service-libraries")" "$(layer "$service-rest")" \
      "$(dirname "$(jar_of "$service")")"
  done
  end_steps
}

# How LVM is to work in a container, and where the host's own folders are mounted (deploy/chart, deploy/compose.yaml).
make_lvm_settings() {
  local folder=$images_folder/lvm-settings
  rm -rf "$folder"
  mkdir -p "$folder"/{etc/lvm/backup,etc/lvm/archive,run/lock/lvm}
  cp "$root/deploy/images/lvmlocal.conf" "$folder/etc/lvm"
  chmod -R u=rwX,go=rX "$folder"
  "$root/deploy/images/layer" "$(layer lvm-settings)" "$folder"
  rm -rf "$folder"
}

# ---- training -------------------------------------------------------------------------------------------------

# With a database and a broker of its own, so that a service does in it all that it does at a start.
train_images() (
  take_own_instance
  export BRAZIER_PARTS='postgresql rabbitmq'
  load_settings
  make_folders
  remember_settings
  start_parts '^(postgresql|rabbitmq)$'
  # one after the other: the first one migrates the database
  for service in $image_services; do
    step "Training the $service-service in its image" train_image "$service"
  done
)

train_image() {
  local folder=$images_folder/training/$1 name
  rm -rf "$folder"
  mkdir -p "$folder/root" "$folder/cache/opt/brazier"
  install -d -o 10001 -g 10001 "$folder/tmp"
  for name in $(image_layers "$1"); do
    [[ $name == *-cache ]] || tar -xf "$(layer "$name")" -C "$folder/root"
  done
  run_image_training "$1" "$folder"
  install -m 644 "$folder/tmp/app.aot" "$folder/cache/opt/brazier/app.aot"
  "$root/deploy/images/layer" "$(layer "$1-cache")" "$folder/cache"
  rm -rf "$folder"
}

run_image_training() {
  local folder=$2 log=$2/log
  env -i "PATH=$PATH" LANG=C.UTF-8 bash -c "$with_environment" <(image_training_environment "$1") \
    "$root/deploy/images/run-in" "$folder/root" "$folder/tmp" \
    /opt/java/bin/java -XX:AOTCacheOutput=/tmp/app.aot -jar /opt/brazier/quarkus-run.jar >"$log" 2>&1 &
  end_training "$1" "$!" "$log" "$folder/tmp/app.aot"
}

image_training_environment() {
  training_environment brazier
  setting RABBITMQ_PORT "$rabbitmq_port"
  setting RABBITMQ_USERNAME "$(broker_part user "$1-1")"
  setting RABBITMQ_PASSWORD "$(broker_part password "$1-1")"
  [[ $1 == api ]] || setting QUARKUS_FLYWAY_MIGRATE_AT_START false
}

# ---- images ---------------------------------------------------------------------------------------------------

make_images() {
  local service
  rm -rf "$images_folder/oci.new"
  umoci init --layout "$images_folder/oci.new"
  for service in $image_services; do
    step "The image brazier-$service" make_image "$service"
  done
  rm -rf "$images_folder/oci"
  mv "$images_folder/oci.new" "$images_folder/oci"
  for service in $image_services; do
    mv "$images_folder/brazier-$service.tar.new" "$images_folder/brazier-$service.tar"
  done
}

make_image() {
  local image=$images_folder/oci.new:brazier-$1 name time
  time=$(date -u -d "@$(commit_time)" +%FT%TZ)
  umoci new --image "$image"
  for name in $(image_layers "$1"); do
    umoci raw add-layer --image "$image" --history.created "$time" --history.created_by "brazier images: $name" "$(layer "$name")"
  done
  set_image "$1" "$image" "$time"
  rm -f "$images_folder/brazier-$1.tar.new"
  skopeo copy --quiet "oci:$image" "docker-archive:$images_folder/brazier-$1.tar.new:brazier-$1:$(project_version)"
}

# set_image SERVICE IMAGE TIME: how it is started, and what it is
set_image() {
  local user=10001:10001 revision
  [[ $1 != volume ]] || user=0:0
  revision=$(git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown)
  umoci config --image "$2" --no-history --clear config.entrypoint --config.user "$user" --config.workingdir / \
    --config.env PATH=/opt/java/bin:/usr/sbin:/usr/bin:/sbin:/bin --config.env LANG=C.UTF-8 \
    --config.env MALLOC_ARENA_MAX=2 --config.stopsignal SIGTERM \
    --config.entrypoint /opt/java/bin/java --config.entrypoint -XX:AOTCache=/opt/brazier/app.aot \
    --config.entrypoint -jar --config.entrypoint /opt/brazier/quarkus-run.jar \
    --config.label "org.opencontainers.image.title=brazier-$1" \
    --config.label "org.opencontainers.image.description=Brazier, a block-storage control plane: the $1-service" \
    --config.label "org.opencontainers.image.version=$(project_version)" \
    --config.label "org.opencontainers.image.revision=$revision" \
    --config.label "org.opencontainers.image.created=$3" \
    --config.label org.opencontainers.image.licenses=Apache-2.0 --created "$3"
}

# Outside of a clone there is no commit.
commit_time() { git -C "$root" log -1 --format=%ct 2>/dev/null || echo "$SOURCE_DATE_EPOCH"; }

load_images() {
  local service
  for service in $image_services; do
    "$1" load --quiet --input "$images_folder/brazier-$service.tar"
  done
}

show_images() {
  local service
  for service in $image_services; do
    say "$images_folder/brazier-$service.tar: brazier-$service:$(project_version)," \
      "$(du --apparent-size --block-size=MB "$images_folder/brazier-$service.tar" | cut -f1)"
  done
}
