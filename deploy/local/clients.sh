# shellcheck shell=bash
# The way in for people and command line clients.

endpoint() { echo "http://127.0.0.1:$api_port/v3"; }

# Cinder accepts hexadecimal project ids in a URL only.
noauth_project=fe01ce2a7fbac8fafaed7c982a04e229

# openrc [USER]: exports with which Debian's openstack and cinder commands work as they are. OS_CLOUD=envvars makes
# openstack read OS_HAS_IMAGE, whose empty value says that there is no image service: it would look for one before it
# creates a volume, and fail.
openrc() {
  local user=${1:-admin}
  export_line OS_CLOUD envvars
  export_line OS_HAS_IMAGE ''
  export_line OS_VOLUME_API_VERSION "$(highest_microversion)"
  if [[ $auth == keystone ]]; then openrc_keystone "$user"; else openrc_noauth "$user"; fi
}

export_line() { printf "export %s='%s'\\n" "$1" "$2"; }

# The token user:project is made by a plug-in that comes with python3-cinderclient; the cinder command itself wants the
# endpoint by another name than openstack.
openrc_noauth() {
  export_line OS_AUTH_TYPE noauth
  export_line OS_USER_ID "$1"
  export_line OS_PROJECT_ID "$noauth_project"
  export_line OS_ENDPOINT "$(endpoint)"
  export_line CINDER_ENDPOINT "$(endpoint)/$noauth_project"
}

openrc_keystone() {
  [[ $1 =~ ^(admin|member|reader)$ ]] || usage_error "openrc: no user $1; there are admin, member and reader"
  export_line OS_AUTH_TYPE password
  export_line OS_AUTH_URL "$(keystone_url)"
  export_line OS_IDENTITY_API_VERSION 3
  export_line OS_REGION_NAME RegionOne
  export_line OS_USERNAME "$1"
  export_line OS_PASSWORD "$(secret "keystone-$1")"
  export_line OS_PROJECT_NAME demo
  export_line OS_USER_DOMAIN_NAME Default
  export_line OS_PROJECT_DOMAIN_NAME Default
}

# The highest of the API's that suits both of Debian's clients: from 3.66 on their openstack makes no snapshots, since it
# says `force` and the library beneath it refuses that.
highest_microversion() {
  local highest
  highest=$(curl -fsS --max-time 2 "http://127.0.0.1:$api_port/" 2>/dev/null |
    jq -r '[.versions[] | select(.id | startswith("v3")) | .version][0] // "3.0"' 2>/dev/null) || true
  [[ $highest =~ ^3\.[0-9]+$ ]] || highest=3.0
  ((${highest#3.} <= 65)) || highest=3.65
  # openstack knows the lowest by this name only
  echo "${highest/%3.0/3}"
}

# ---- a few calls of the API -----------------------------------------------------------------------------------

# prepare_api: a token and the URL with the project, for api_call
prepare_api() {
  if [[ $auth == keystone ]]; then
    api_token=$(issue_token admin demo)
    api_project=$(curl -fsS -H "X-Auth-Token: $api_token" -H "X-Subject-Token: $api_token" \
      "$(keystone_url)/auth/tokens" | jq -r .token.project.id)
  else
    api_token=admin:$noauth_project
    api_project=$noauth_project
  fi
}

# api_call METHOD PATH [CURL-OPTION ...]: the answer's body; status 22 for an error answer
api_call() {
  local method=$1 path=$2
  shift 2
  curl -sS --fail-with-body --max-time 30 -X "$method" -H "X-Auth-Token: $api_token" \
    -H 'Content-Type: application/json' "$(endpoint)/$api_project$path" "$@"
}
