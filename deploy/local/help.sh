# shellcheck shell=bash

show_help() {
  cat <<'HELP'
brazier: brings Brazier up on one machine, shows it, tests it, takes it down.

  brazier up [--auth noauth|keystone] [--volume-hosts N] [--apis N] [--schedulers N]
                           sets up what is missing and starts everything; then makes one volume for all to see
  brazier down [--purge]   stops what up started; --purge removes its data too
  brazier status           a table of the parts; exit status 0 only if all are ready
  brazier logs [--pretty] [--request ID] [SERVICE]
                           follows the log of one part, or of the three services; --pretty makes their JSON readable;
                           --request tells, in the order of time, what was logged for a request (an id or its beginning)
  brazier openrc [USER]    prints the exports for the openstack and cinder command lines: eval "$(brazier openrc)"
  brazier exec [--host NAME] -- COMMAND
                           runs COMMAND on a storage host (storage-1 if not named)
  brazier test             every test: static checks, unit, component, end to end on an instance of its own
  brazier test images      runs the images as containers, the agent's on a lab host; makes them first if they are out of date
  brazier test kubernetes  the chart on a real Kubernetes, which is built from Debian's source the first time; nothing else
  brazier chaos [--seed N] [--minutes M]
                           the fault suite on an instance of its own: clients at work while services are killed, hosts
                           lose power, networks are cut, LVM fails; the same seed repeats it [10 minutes]
  brazier conformance [--regex R]
                           the public conformance suite on an instance of its own, compared with the list of what must
                           come out of each test; R chooses tests
  brazier images [--load]  makes the images of the three services in target/images, without a container engine; --load
                           hands them to docker or podman
  brazier bench [--json FILE] [--scale]
                           measures the running instance
  brazier doctor [--repair] [--json]
                           compares database, storage hosts and broker, and explains every difference; --repair mends
                           what has one right answer
  brazier why VOLUME|REQUEST
                           what became of a volume's operations, or of a request's: who did what for how long, how it
                           ended or why it goes on, and what to do; the beginning of an id is enough
  brazier start SERVICE | stop SERVICE | restart SERVICE
  brazier kill SERVICE     kill -9, without what it has started; for host-N it is a power cut
  brazier broker-reset     RabbitMQ loses all queues and messages
  brazier cut host-N | mend host-N
                           cuts the network between a lab host and everything else; makes it whole again
  brazier help

SERVICE is postgresql, rabbitmq, keystone, api, api-N, scheduler, scheduler-N (the second one and those after it), volume-N
(the volume service on storage host N; volume is volume-1) or host-N (the storage host). Where the kernel has no
device-mapper a storage host is a lab host: a Linux kernel of its own in a process. Exit status: 0 well, 1 failed, 2 wrong
usage; exec gives the command's; doctor 1 for a difference, why for nothing recorded, both 2 for
something that cannot be asked.

Settings, by environment; use the same ones with every command:
  BRAZIER_HOME             data folder          [$XDG_STATE_HOME/brazier, or /var/lib/brazier for root]
  BRAZIER_PORT_BASE        all ports from this one on: api, scheduler +1, postgresql +2, rabbitmq +3 to +5,
                           keystone +6, volume +10 and up, api-N +30+N, scheduler-N +40+N; single ones go before it.
                           An API tells its health at its port +100, the others at their own.
  BRAZIER_API_PORT [8776]  BRAZIER_SCHEDULER_PORT [8777]  BRAZIER_VOLUME_PORT [8778, and up with --volume-hosts]
  BRAZIER_POSTGRESQL_PORT [25432]  BRAZIER_RABBITMQ_PORT [26672, and the two after it]  BRAZIER_KEYSTONE_PORT [5000]
  BRAZIER_DATABASE_URL     a PostgreSQL that is there already: postgresql://USER:PASSWORD@HOST:PORT/DATABASE
  BRAZIER_RABBITMQ_URL     a RabbitMQ that is there already: amqp://USER:PASSWORD@HOST:PORT
  BRAZIER_OTLP_PORT        send traces to this port of the machine's loopback (OTLP) [none]
  BRAZIER_JAVA_HOME        the JDK 25                [JAVA_HOME, /usr/lib/jvm/*25*, PATH]
  BRAZIER_JAVA_OPTIONS     for the services          [-Xms64m -Xmx512m]
  BRAZIER_FLOW_LOG_LEVEL   INFO logs a line for each flow, DEBUG each step of each task [INFO]
  BRAZIER_EXTRA_ENV        a file with further settings of the services, NAME=VALUE a line, in the shell's words [none]
  BRAZIER_DEBUG            yes to let a debugger attach to each service, at its port + 50 [no]
  BRAZIER_START_TIMEOUT    seconds until a service must be ready, and its first volume [180]
  BRAZIER_CACHE            where Kubernetes' programs are kept, which took long to build [/var/cache/brazier]
  BRAZIER_STORAGE          lab or local: how to have storage hosts [local if the kernel has device-mapper]
  BRAZIER_DISK_GIB         size of each of a storage host's two disks, when they are made [32]
  BRAZIER_HOST_MEMORY      memory of a lab host [2G]
HELP
}
