# shellcheck shell=bash
# The network of the lab hosts: a namespace of our own with one bridge. It and the machine's own network do not see
# each other; single ports are passed through the wall by pairs of socat processes that meet at a Unix socket.

namespace_name() { echo "brazier-$id"; }
gateway=10.77.0.1

host_address() { echo "10.77.0.$((10 + $1))"; }

in_network() { nsenter "--net=/run/netns/$(namespace_name)" -- "$@"; }

network_exists() { [[ -e /run/netns/$(namespace_name) ]] && in_network ip link show br0 >/dev/null 2>&1; }

# Several hosts may start at the same time.
start_network() {
  (flock 8 && make_network) 8>"$run_dir/network.lock"
}

make_network() {
  ! network_exists || return 0
  stop_network
  ip netns add "$(namespace_name)"
  in_network ip link set lo up
  in_network ip link add br0 type bridge
  in_network ip addr add "$gateway/24" dev br0
  in_network ip link set br0 up
}

# add_tap NAME USER: who may use it. The door to all such devices is open to everybody, as Debian has it: behind it, one
# that is not root may use what is theirs.
add_tap() {
  as_user "$2" test -w /dev/net/tun || chmod 666 /dev/net/tun
  in_network ip link show "$1" >/dev/null 2>&1 || in_network ip tuntap add dev "$1" mode tap user "$2"
  in_network ip link set "$1" master br0
  in_network ip link set "$1" up
}

# cut_network N / mend_network N: between a lab host and everything else. The device stays up: a lab host does not find
# back to one that was down.
cut_network() { in_network ip link set "tap$1" nomaster; }
mend_network() { in_network ip link set "tap$1" master br0; }

stop_network() {
  [[ -e /run/netns/$(namespace_name) ]] || return 0
  ip netns delete "$(namespace_name)"
}

# forward_in NAME PORT ADDRESS: what connects to PORT at the gateway reaches ADDRESS (host:port) of this machine.
forward_in() {
  local socket=$run_dir/$1.sock
  start_relay "relay-$1-out" "UNIX-LISTEN:$socket,fork,mode=600,unlink-early" "TCP:$3,nodelay"
  start_relay_inside "relay-$1-in" "TCP-LISTEN:$2,bind=$gateway,fork,reuseaddr,nodelay" "UNIX-CONNECT:$socket"
}

# forward_out NAME PORT ADDRESS: what connects to PORT of this machine's loopback reaches ADDRESS in the namespace.
forward_out() {
  local socket=$run_dir/$1.sock
  start_relay_inside "relay-$1-out" "UNIX-LISTEN:$socket,fork,mode=600,unlink-early" "TCP:$3,nodelay,connect-timeout=5"
  start_relay "relay-$1-in" "TCP-LISTEN:$2,bind=127.0.0.1,fork,reuseaddr,nodelay" "UNIX-CONNECT:$socket"
}

start_relay() { start_once "$1" socat "$2" "$3"; }

start_relay_inside() { start_once "$1" nsenter "--net=/run/netns/$(namespace_name)" -- socat "$2" "$3"; }

# Several hosts need the same relay, and may start at the same time.
start_once() {
  (flock 8 && { is_running "$1" || start_process "$@"; }) 8>"$run_dir/network.lock"
}

# Every relay of the instance, whoever needed it.
stop_relays() {
  local file
  for file in "$run_dir"/relay-*.pid; do
    [[ -e $file ]] || continue
    stop_process "$(basename "$file" .pid)" 5
  done
  rm -f "$run_dir"/*.sock "$log_dir"/relay-*.log
}
