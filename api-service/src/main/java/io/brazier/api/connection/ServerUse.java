package io.brazier.api.connection;

import io.brazier.api.keystone.KeystoneConfig;
import io.brazier.attachment.Attachment;
import io.brazier.context.Identity;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Keeps users from taking away what a server has (CVE-2023-2088): on its host another volume could
/// come to the place of the one that is gone. The compute service, which comes with a service
/// token, may (`cinder/volume/api.py: attachment_deletion_allowed`).
@ApplicationScoped
public class ServerUse {

  private final Set<String> serviceTokenRoles;

  ServerUse(KeystoneConfig config) {
    this.serviceTokenRoles = Set.copyOf(config.serviceTokenRoles());
  }

  /// Whether a service asks, on whosever behalf.
  public boolean isService(RequestContext context) {
    Identity service = context.service();
    return service != null && !Collections.disjoint(service.roles(), serviceTokenRoles);
  }

  /// Refuses a user what would take an attachment away from a server.
  ///
  /// @throws Fault.Conflict if a server has the volume by it
  public void requireFree(Attachment attachment, RequestContext context) {
    if (!isService(context) && isUsed(attachment)) {
      throw refusal(String.valueOf(attachment.instanceUuid()));
    }
  }

  /// The same of a volume whose attachments are all meant, or of which nobody said which is. Of
  /// several it is not clear whose they are.
  ///
  /// @throws Fault.Conflict if a server may have the volume
  public void requireFree(List<Attachment> attachments, RequestContext context) {
    if (attachments.size() > 1 && !isService(context)) {
      throw refusal("None");
    }
    attachments.forEach(each -> requireFree(each, context));
  }

  /// Refuses a user something about an attachment that is not known.
  ///
  /// @throws Fault.Conflict unless a service asks
  public void requireService(RequestContext context) {
    if (!isService(context)) {
      throw refusal("None");
    }
  }

  private static boolean isUsed(Attachment attachment) {
    return attachment.instanceUuid() != null && attachment.connectionInfo() != null;
  }

  private static Fault.Conflict refusal(String server) {
    return new Fault.Conflict(
        "Detach volume from instance %s using the Compute API".formatted(server));
  }
}
