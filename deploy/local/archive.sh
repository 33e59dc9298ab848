# shellcheck shell=bash
# Packages of another release of Debian, or their sources, from the mirror that this machine uses and beside its own packages.

# The mirror of Debian that this machine uses.
# shellcheck disable=SC2016 # the dollar is apt's
mirror() {
  local codename
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' "Codename: $codename" | head -n 1
}

# apt_of deb|deb-src RELEASE FOLDER: makes in that folder what apt_with uses: settings, lists and a store that know this only
apt_of() {
  local folder=$3
  mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial"
  touch "$folder/status"
  echo "$1 [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) $2 main" >"$folder/sources.list"
  apt_with "$folder" update
}

# apt_with FOLDER ARGUMENT ...: apt-get with what apt_of has made
apt_with() {
  local folder=$1
  shift
  apt-get -q -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State=$folder/state" \
    -o "Dir::State::status=$folder/status" -o "Dir::Cache=$folder/cache" -o Acquire::Languages=none \
    -o APT::Sandbox::User=root -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 "$@"
}
