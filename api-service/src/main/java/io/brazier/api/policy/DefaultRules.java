package io.brazier.api.policy;

import java.util.HashMap;
import java.util.Map;

/// Cinder's default rules (`cinder/policies`), of the secure role-based defaults with the three
/// roles admin, member and reader.
///
/// Each line of a table is a prefix and the rules that begin with it.
final class DefaultRules {

  private static final String ADMIN_CHECK = "rule:admin_api";
  private static final String MEMBER_CHECK = "rule:xena_system_admin_or_project_member";
  private static final String READER_CHECK = "rule:xena_system_admin_or_project_reader";

  private static final Map<String, String> BASE =
      Map.of(
          "context_is_admin", "role:admin",
          "admin_or_owner",
              "is_admin:True or (role:admin and is_admin_project:True)"
                  + " or project_id:%(project_id)s",
          "system_or_domain_or_project_admin",
              "(role:admin and system_scope:all) or (role:admin and domain_id:%(domain_id)s)"
                  + " or (role:admin and project_id:%(project_id)s)",
          "admin_api", "is_admin:True or (role:admin and is_admin_project:True)",
          "xena_system_admin_or_project_member",
              "role:admin or (role:member and project_id:%(project_id)s)",
          "xena_system_admin_or_project_reader",
              "role:admin or (role:reader and project_id:%(project_id)s)");

  private static final String READER =
      """
      backup: get get_all
      group: get get_all get_all_group_snapshots get_group_snapshot
      limits_extension: used_limits
      message: get get_all
      volume: get get_all get_all_snapshots get_all_transfers get_snapshot get_snapshot_metadata
      volume: get_transfer get_volume_metadata
      volume_extension: access_types_extra_specs extended_snapshot_attributes type_get
      volume_extension: type_get_all volume_encryption_metadata volume_tenant_attribute
      volume_extension:quotas: show
      volume_extension:types_extra_specs: index show
      volume_extension:volume_image_metadata: show
      """;

  private static final String MEMBER =
      """
      backup: create delete restore update
      group: create create_group_snapshot delete delete_group_snapshot disable_replication
      group: enable_replication failover_replication list_replication_targets update
      group: update_group_snapshot
      message: delete
      snapshot_extension:snapshot_actions: update_snapshot_status
      volume: accept_transfer attachment_complete attachment_create attachment_delete
      volume: attachment_update create create_from_image create_snapshot create_transfer
      volume: create_volume_metadata delete delete_snapshot delete_snapshot_metadata
      volume: delete_transfer delete_volume_metadata extend extend_attached_volume multiattach
      volume: multiattach_bootable_volume reimage reimage_reserved retype revert_to_snapshot
      volume: update update_readonly_flag update_snapshot update_snapshot_metadata
      volume: update_volume_metadata
      volume_extension:volume_actions: attach begin_detaching detach initialize_connection reserve
      volume_extension:volume_actions: roll_detaching terminate_connection unreserve upload_image
      volume_extension:volume_image_metadata: remove set
      volume_extension: volume_type_access
      """;

  private static final String ADMIN =
      """
      backup: backup-import backup_project_attribute export-import
      clusters: get get_all update
      group: access_group_types_specs group_project_attribute group_snapshot_project_attribute
      group: reset_group_snapshot_status reset_status
      group:group_types: create delete update
      group:group_types_specs: create delete get get_all update
      scheduler_extension:scheduler_stats: get_pools
      snapshot_extension: list_manageable snapshot_manage snapshot_unmanage
      volume: failover_host force_delete freeze_host thaw_host update_volume_admin_metadata
      volume_extension: access_types_qos_specs_id capabilities default_get default_get_all
      volume_extension: default_set_or_update default_unset hosts list_manageable type_create
      volume_extension: type_delete type_update volume_host_attribute volume_manage
      volume_extension: volume_mig_status_attribute volume_type_encryption volume_unmanage
      volume_extension:backup_admin_actions: force_delete reset_status
      volume_extension:qos_specs_manage: create delete get get_all update
      volume_extension:quota_classes: get update
      volume_extension:quotas: delete update
      volume_extension:services: index update
      volume_extension:snapshot_admin_actions: force_delete reset_status
      volume_extension:types_extra_specs: create delete read_sensitive update
      volume_extension:volume_actions: upload_public
      volume_extension:volume_admin_actions: extend_volume_completion force_delete force_detach
      volume_extension:volume_admin_actions: migrate_volume migrate_volume_completion reset_status
      volume_extension:volume_type_access: addProjectAccess get_all_for_type removeProjectAccess
      volume_extension:volume_type_encryption: create delete get update
      workers: cleanup
      """;

  private DefaultRules() {}

  /// The text of every default rule by its name.
  static Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>(BASE);
    READER.lines().forEach(line -> add(texts, line, READER_CHECK));
    MEMBER.lines().forEach(line -> add(texts, line, MEMBER_CHECK));
    ADMIN.lines().forEach(line -> add(texts, line, ADMIN_CHECK));
    return Map.copyOf(texts);
  }

  private static void add(Map<String, String> texts, String line, String check) {
    String[] words = line.split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      texts.put(words[0] + words[i], check);
    }
  }
}
