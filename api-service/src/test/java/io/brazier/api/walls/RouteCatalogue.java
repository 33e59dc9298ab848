package io.brazier.api.walls;

import static io.brazier.api.walls.Trait.ACCEPT;
import static io.brazier.api.walls.Trait.ADMIN;
import static io.brazier.api.walls.Trait.ADMIN_IN_VAIN;
import static io.brazier.api.walls.Trait.ADMIN_OF_NONE;
import static io.brazier.api.walls.Trait.ADMIN_SNAPSHOT;
import static io.brazier.api.walls.Trait.ADMIN_VOLUME;
import static io.brazier.api.walls.Trait.CREATE;
import static io.brazier.api.walls.Trait.IN_USE_VOLUME;
import static io.brazier.api.walls.Trait.IN_VAIN_ATTACHMENT;
import static io.brazier.api.walls.Trait.LIST;
import static io.brazier.api.walls.Trait.OPEN;
import static io.brazier.api.walls.Trait.READ_ATTACHMENT;
import static io.brazier.api.walls.Trait.READ_MESSAGE;
import static io.brazier.api.walls.Trait.READ_QUOTA;
import static io.brazier.api.walls.Trait.READ_SNAPSHOT;
import static io.brazier.api.walls.Trait.READ_TRANSFER;
import static io.brazier.api.walls.Trait.READ_TYPE;
import static io.brazier.api.walls.Trait.READ_VOLUME;
import static io.brazier.api.walls.Trait.SNAP_VOLUME;
import static io.brazier.api.walls.Trait.WRITE_ATTACHMENT;
import static io.brazier.api.walls.Trait.WRITE_MESSAGE;
import static io.brazier.api.walls.Trait.WRITE_SNAPSHOT;
import static io.brazier.api.walls.Trait.WRITE_TRANSFER;
import static io.brazier.api.walls.Trait.WRITE_VOLUME;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How each route is used rightly, and by whom. A route that is served and not here fails a test.
final class RouteCatalogue {

  /// Routes outside the API, which need no token.
  static final Set<String> WITHOUT_TOKEN = Set.of("GET /");

  /// The actions on services, which stand in the path, by the names of their records.
  static final Set<String> SWITCHES = Set.of("Enable", "Disable", "DisableLogReason");

  private static final String VOLUME = "/v3/volumes/{id}";
  private static final String SNAPSHOT = "/v3/snapshots/{id}";
  private static final String TYPE = "/v3/types/{id}";
  private static final String QUOTA = "/v3/os-quota-sets/{id}";
  private static final String QUOTA_CLASS = "/v3/os-quota-class-sets/{class}";
  private static final String SERVICE = "'host': '$backend', 'binary': 'cinder-volume'";

  private RouteCatalogue() {}

  static List<RouteCase> all() {
    return Stream.of(
            open(),
            volumes(),
            transfers(),
            attachments(),
            snapshots(),
            messages(),
            types(),
            defaultTypes(),
            groupTypes(),
            qosSpecs(),
            quotas(),
            services())
        .flatMap(List::stream)
        .toList();
  }

  private static List<RouteCase> open() {
    return List.of(
        RouteCase.of(OPEN, "GET /v3"),
        RouteCase.of(OPEN, "GET /v3/extensions"),
        RouteCase.of(OPEN, "GET /v3/extensions/{alias}").with("alias", "os-services"),
        RouteCase.of(OPEN, "GET /v3/resource_filters"),
        RouteCase.of(OPEN, "GET /v3/limits"),
        RouteCase.of(OPEN, "GET /v3/os-availability-zone"));
  }

  private static List<RouteCase> volumes() {
    return List.of(
        RouteCase.of(LIST, "GET /v3/volumes"),
        RouteCase.of(LIST, "GET /v3/volumes/detail"),
        RouteCase.of(LIST, "GET /v3/volumes/summary"),
        RouteCase.of(CREATE, "POST /v3/volumes").sending("{'volume': {'size': 1}}"),
        volume(READ_VOLUME, "GET", ""),
        volume(WRITE_VOLUME, "PUT", "").sending("{'volume': {'name': 'changed'}}"),
        volume(WRITE_VOLUME, "DELETE", ""),
        volume(WRITE_VOLUME, "POST", "/action").sending("{'test-rename': {'name': 'changed'}}"),
        volume(WRITE_VOLUME, "POST", "/action").sending("{'test-forget': null}"),
        volume(WRITE_VOLUME, "POST", "/action").sending("{'os-extend': {'new_size': 9}}"),
        volume(READ_VOLUME, "GET", "/encryption"),
        volume(READ_VOLUME, "GET", "/encryption/{key}").with("key", "encryption_key_id"),
        action(ADMIN_VOLUME, "'os-reset_status': {'status': 'maintenance'}"),
        action(ADMIN_VOLUME, "'os-force_delete': {}"),
        action(WRITE_VOLUME, "'os-retype': {'new_type': '$typeName'}"),
        action(WRITE_VOLUME, "'os-set_bootable': {'bootable': true}"),
        action(WRITE_VOLUME, "'os-update_readonly_flag': {'readonly': true}"),
        action(WRITE_VOLUME, "'os-reserve': null"),
        action(WRITE_VOLUME, "'os-unreserve': null"),
        action(IN_USE_VOLUME, "'os-begin_detaching': null"),
        action(WRITE_VOLUME, "'os-roll_detaching': null"),
        action(WRITE_VOLUME, "'os-attach': {'mountpoint': '/dev/vdb', 'host_name': 'c'}"),
        action(WRITE_VOLUME, "'os-detach': null"),
        action(ADMIN_VOLUME, "'os-force_detach': {}"),
        action(IN_USE_VOLUME, "'os-initialize_connection': {'connector': {'host': 'c'}}"),
        action(WRITE_VOLUME, "'os-terminate_connection': {'connector': null}"),
        action(WRITE_VOLUME, "'os-set_image_metadata': {'metadata': {'n': 'new'}}"),
        action(WRITE_VOLUME, "'os-unset_image_metadata': {'key': 'i'}"),
        action(READ_VOLUME, "'os-show_image_metadata': null"),
        volume(WRITE_VOLUME, "POST", "/action")
            .with("id", "$held")
            .sending("{'revert': {'snapshot_id': '$snapshot'}}"),
        volume(READ_VOLUME, "GET", "/metadata"),
        volume(WRITE_VOLUME, "POST", "/metadata").sending("{'metadata': {'n': 'new'}}"),
        volume(WRITE_VOLUME, "PUT", "/metadata").sending("{'metadata': {'n': 'new'}}"),
        volume(READ_VOLUME, "GET", "/metadata/{key}"),
        volume(WRITE_VOLUME, "PUT", "/metadata/{key}").sending("{'meta': {'k': 'new'}}"),
        volume(WRITE_VOLUME, "DELETE", "/metadata/{key}"));
  }

  private static RouteCase volume(Trait trait, String method, String below) {
    return RouteCase.of(trait, method + " " + VOLUME + below)
        .with("id", "$volume")
        .with("key", "k");
  }

  private static RouteCase action(Trait trait, String action) {
    return volume(trait, "POST", "/action").sending("{" + action + "}");
  }

  private static List<RouteCase> transfers() {
    return Stream.of("os-volume-transfer", "volume-transfers")
        .flatMap(path ->
            Stream.of(
                RouteCase.of(LIST, "GET /v3/" + path),
                RouteCase.of(LIST, "GET /v3/" + path + "/detail"),
                RouteCase.of(WRITE_VOLUME, "POST /v3/" + path)
                    .sending("{'transfer': {'volume_id': '$volume'}}"),
                transfer(READ_TRANSFER, "GET", path, ""),
                transfer(WRITE_TRANSFER, "DELETE", path, ""),
                transfer(ACCEPT, "POST", path, "/accept")
                    .sending("{'accept': {'auth_key': '$key'}}")))
        .toList();
  }

  private static RouteCase transfer(Trait trait, String method, String path, String below) {
    return RouteCase.of(trait, method + " /v3/" + path + "/{id}" + below).with("id", "$transfer");
  }

  private static List<RouteCase> attachments() {
    return List.of(
        RouteCase.of(OPEN, "GET /v3/attachments"),
        RouteCase.of(OPEN, "GET /v3/attachments/detail"),
        RouteCase.of(WRITE_VOLUME, "POST /v3/attachments")
            .sending("{'attachment': {'volume_uuid': '$volume'}}"),
        attachment(READ_ATTACHMENT, "GET", ""),
        attachment(WRITE_ATTACHMENT, "POST", "/action").sending("{'os-complete': null}"),
        attachment(WRITE_ATTACHMENT, "DELETE", ""),
        attachment(IN_VAIN_ATTACHMENT, "PUT", "")
            .sending("{'attachment': {'connector': {'host': 'c'}}}"));
  }

  private static RouteCase attachment(Trait trait, String method, String below) {
    return RouteCase.of(trait, method + " /v3/attachments/{id}" + below).with("id", "$attachment");
  }

  private static List<RouteCase> snapshots() {
    return List.of(
        RouteCase.of(LIST, "GET /v3/snapshots"),
        RouteCase.of(LIST, "GET /v3/snapshots/detail"),
        RouteCase.of(SNAP_VOLUME, "POST /v3/snapshots")
            .sending("{'snapshot': {'volume_id': '$volume'}}"),
        snapshot(READ_SNAPSHOT, "GET", ""),
        snapshot(WRITE_SNAPSHOT, "PUT", "").sending("{'snapshot': {'name': 'changed'}}"),
        snapshot(WRITE_SNAPSHOT, "DELETE", ""),
        snapshot(ADMIN_SNAPSHOT, "POST", "/action")
            .sending("{'os-reset_status': {'status': 'error'}}"),
        snapshot(ADMIN_SNAPSHOT, "POST", "/action").sending("{'os-force_delete': null}"),
        snapshot(WRITE_SNAPSHOT, "POST", "/action")
            .with("id", "$making")
            .sending("{'os-update_snapshot_status': {'status': 'error'}}"),
        snapshot(READ_SNAPSHOT, "GET", "/metadata"),
        snapshot(WRITE_SNAPSHOT, "POST", "/metadata").sending("{'metadata': {'n': 'new'}}"),
        snapshot(WRITE_SNAPSHOT, "PUT", "/metadata").sending("{'metadata': {'n': 'new'}}"),
        snapshot(READ_SNAPSHOT, "GET", "/metadata/{key}"),
        snapshot(WRITE_SNAPSHOT, "PUT", "/metadata/{key}").sending("{'meta': {'k': 'new'}}"),
        snapshot(WRITE_SNAPSHOT, "DELETE", "/metadata/{key}"));
  }

  private static RouteCase snapshot(Trait trait, String method, String below) {
    return RouteCase.of(trait, method + " " + SNAPSHOT + below)
        .with("id", "$snapshot")
        .with("key", "k");
  }

  private static List<RouteCase> messages() {
    return List.of(
        RouteCase.of(LIST, "GET /v3/messages"),
        RouteCase.of(READ_MESSAGE, "GET /v3/messages/{id}").with("id", "$message"),
        RouteCase.of(WRITE_MESSAGE, "DELETE /v3/messages/{id}").with("id", "$message"));
  }

  private static List<RouteCase> types() {
    return List.of(
        RouteCase.of(LIST, "GET /v3/types"),
        RouteCase.of(LIST, "GET /v3/types/default"),
        RouteCase.of(ADMIN, "POST /v3/types")
            .sending("{'volume_type': {'name': 'another-$typeName'}}"),
        type(READ_TYPE, "GET", ""),
        type(ADMIN, "PUT", "").sending("{'volume_type': {'description': 'changed'}}"),
        type(ADMIN, "DELETE", ""),
        type(ADMIN, "GET", "/os-volume-type-access"),
        type(ADMIN, "POST", "/action").sending("{'addProjectAccess': {'project': 'fed'}}"),
        type(ADMIN, "POST", "/action").sending("{'removeProjectAccess': {'project': 'abc'}}"),
        type(READ_TYPE, "GET", "/extra_specs"),
        type(ADMIN, "POST", "/extra_specs").sending("{'extra_specs': {'n': 'new'}}"),
        type(READ_TYPE, "GET", "/extra_specs/{key}"),
        type(ADMIN, "PUT", "/extra_specs/{key}").sending("{'multiattach': 'new'}"),
        type(ADMIN, "DELETE", "/extra_specs/{key}"),
        encryption("GET", "").with("id", "$secret"),
        encryption("POST", "")
            .sending(
                "{'encryption': {'provider': 'luks', 'control_location': 'front-end', 'key_size': '256'}}"),
        encryption("GET", "/{key}").with("id", "$secret").with("key", "provider"),
        encryption("PUT", "/{key}")
            .with("id", "$secret")
            .with("key", "provider")
            .sending("{'encryption': {'cipher': 'aes-xts-plain64'}}"),
        encryption("DELETE", "/{key}").with("id", "$secret").with("key", "provider"));
  }

  private static RouteCase type(Trait trait, String method, String below) {
    return RouteCase.of(trait, method + " " + TYPE + below)
        .with("id", "$type")
        .with("key", "multiattach");
  }

  private static RouteCase encryption(String method, String below) {
    return type(ADMIN, method, "/encryption" + below);
  }

  private static List<RouteCase> defaultTypes() {
    String own = "/v3/default-types/{id}";
    return List.of(
        RouteCase.of(ADMIN, "GET /v3/default-types"),
        RouteCase.of(ADMIN, "GET " + own).with("id", "$project"),
        RouteCase.of(ADMIN, "PUT " + own)
            .with("id", "$project")
            .sending("{'default_type': {'volume_type': '__DEFAULT__'}}"),
        RouteCase.of(ADMIN, "DELETE " + own).with("id", "$project"));
  }

  private static List<RouteCase> groupTypes() {
    return List.of(
        RouteCase.of(OPEN, "GET /v3/group_types"),
        RouteCase.of(OPEN, "GET /v3/group_types/default"),
        RouteCase.of(ADMIN, "POST /v3/group_types")
            .sending("{'group_type': {'name': 'another-$mark', 'group_specs': {'k': 'v'}}}"),
        groupType(OPEN, "GET", ""),
        groupType(ADMIN, "PUT", "").sending("{'group_type': {'description': 'changed'}}"),
        groupType(ADMIN, "DELETE", ""),
        groupType(ADMIN, "GET", "/group_specs"),
        groupType(ADMIN, "POST", "/group_specs").sending("{'group_specs': {'n': 'new'}}"),
        groupType(ADMIN, "GET", "/group_specs/{key}"),
        groupType(ADMIN, "PUT", "/group_specs/{key}").sending("{'k': 'new'}"),
        groupType(ADMIN, "DELETE", "/group_specs/{key}"));
  }

  private static RouteCase groupType(Trait trait, String method, String below) {
    return RouteCase.of(trait, method + " /v3/group_types/{id}" + below)
        .with("id", "$group")
        .with("key", "k");
  }

  private static List<RouteCase> qosSpecs() {
    return List.of(
        RouteCase.of(ADMIN, "GET /v3/qos-specs"),
        RouteCase.of(ADMIN, "POST /v3/qos-specs")
            .sending("{'qos_specs': {'name': 'another-$mark', 'consumer': 'both', 'k': 'v'}}"),
        qos("GET", ""),
        qos("PUT", "").sending("{'qos_specs': {'k': 'new', 'consumer': 'both'}}"),
        qos("DELETE", "").asking("force=true"),
        qos("PUT", "/delete_keys").sending("{'keys': ['k']}"),
        qos("GET", "/associations"),
        qos("GET", "/associate").asking("vol_type_id=$type"),
        qos("GET", "/disassociate").asking("vol_type_id=$type"),
        qos("GET", "/disassociate_all"));
  }

  private static RouteCase qos(String method, String below) {
    return RouteCase.of(ADMIN, method + " /v3/qos-specs/{id}" + below).with("id", "$qos");
  }

  private static List<RouteCase> quotas() {
    return List.of(
        RouteCase.of(READ_QUOTA, "GET " + QUOTA).with("id", "$project"),
        RouteCase.of(READ_QUOTA, "GET " + QUOTA + "/defaults").with("id", "$project"),
        RouteCase.of(ADMIN, "PUT " + QUOTA)
            .with("id", "$project")
            .sending("{'quota_set': {'volumes': 1000}}"),
        RouteCase.of(ADMIN, "DELETE " + QUOTA).with("id", "$project"),
        RouteCase.of(ADMIN, "GET " + QUOTA_CLASS).with("class", "default"),
        RouteCase.of(ADMIN, "PUT " + QUOTA_CLASS)
            .with("class", "default")
            .sending("{'quota_class_set': {'volumes': 1000}}"));
  }

  private static List<RouteCase> services() {
    return List.of(
        RouteCase.of(ADMIN, "GET /v3/os-services"),
        service("enable").sending("{" + SERVICE + "}"),
        service("disable").sending("{" + SERVICE + "}"),
        service("disable-log-reason").sending("{" + SERVICE + ", 'disabled_reason': 'why'}"),
        RouteCase.of(ADMIN, "PUT /v3/os-services/freeze").sending("{'host': '$backend'}"),
        RouteCase.of(ADMIN, "PUT /v3/os-services/thaw").sending("{'host': '$frozen'}"),
        RouteCase.of(ADMIN_IN_VAIN, "PUT /v3/os-services/failover_host")
            .sending("{'host': '$backend', 'backend_id': 'default'}"),
        RouteCase.of(ADMIN_IN_VAIN, "PUT /v3/os-services/failover").sending("{'host': '$backend'}"),
        RouteCase.of(ADMIN, "PUT /v3/os-services/set-log")
            .sending("{'binary': 'cinder-volume', 'server': '$host', 'level': 'INFO'}"),
        RouteCase.of(ADMIN, "PUT /v3/os-services/get-log")
            .sending("{'binary': 'cinder-volume', 'server': '$host', 'prefix': 'io.brazier'}"),
        RouteCase.of(ADMIN, "POST /v3/workers/cleanup")
            .sending("{'host': '$host', 'is_up': true, 'resource_type': 'volume'}"),
        RouteCase.of(ADMIN, "GET /v3/clusters"),
        RouteCase.of(ADMIN, "GET /v3/clusters/detail"),
        RouteCase.of(ADMIN_OF_NONE, "GET /v3/clusters/{name}").with("name", "c@lvm"),
        cluster("enable").sending("{'name': 'c@lvm'}"),
        cluster("disable").sending("{'name': 'c@lvm', 'disabled_reason': 'why'}"),
        RouteCase.of(ADMIN, "GET /v3/capabilities/{host}").with("host", "$backend"),
        RouteCase.of(ADMIN, "GET /v3/os-hosts"),
        RouteCase.of(ADMIN, "GET /v3/os-hosts/{host}").with("host", "$backend"),
        RouteCase.of(ADMIN, "GET /v3/scheduler-stats/get_pools"));
  }

  private static RouteCase cluster(String action) {
    return RouteCase.of(ADMIN_OF_NONE, "PUT /v3/clusters/{action}").with("action", action);
  }

  private static RouteCase service(String action) {
    return RouteCase.of(ADMIN, "PUT /v3/os-services/{action}").with("action", action);
  }
}
