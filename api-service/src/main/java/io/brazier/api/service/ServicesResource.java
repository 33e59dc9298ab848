package io.brazier.api.service;

import io.brazier.api.fault.GenericText;
import io.brazier.api.microversion.Since;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Services (`cinder/api/v3/services.py`).
@Path("/v3/os-services")
@RunOnVirtualThread
class ServicesResource {

  private final CurrentRequest request;
  private final Policy policy;
  private final Services services;
  private final ServiceLogs logs;

  ServicesResource(CurrentRequest request, Policy policy, Services services, ServiceLogs logs) {
    this.request = request;
    this.policy = policy;
    this.services = services;
    this.logs = logs;
  }

  @GET
  public Map<String, List<ServiceView>> list() {
    policy.checkOwn("volume_extension:services:index", request.context());
    QueryParameters query = request.query();
    List<ServiceView> views =
        services
            .list(query.findFilter("host").orElse(null), query.findFilter("binary").orElse(null))
            .stream()
            .map(service -> ServiceView.of(service, request.version()))
            .toList();
    return Map.of("services", views);
  }

  @PUT
  @Path("/freeze")
  @ResponseStatus(200)
  public void freeze() {
    setFrozen("volume:freeze_host", true);
  }

  @PUT
  @Path("/thaw")
  @ResponseStatus(200)
  public void thaw() {
    setFrozen("volume:thaw_host", false);
  }

  @PUT
  @Path("/failover_host")
  @ResponseStatus(202)
  public void failOverHost() {
    policy.checkOwn("volume_extension:services:update", request.context());
    policy.checkOwn("volume:failover_host", request.context());
    services.failOver(FrozenHost.failingOver(request.body(), request.version()));
  }

  /// The documented name, which Cinder lost (quirk Q12).
  @PUT
  @Path("/failover")
  @Since("3.26")
  @ResponseStatus(202)
  public void failOver() {
    failOverHost();
  }

  @PUT
  @Path("/set-log")
  @Since("3.32")
  @ResponseStatus(202)
  public void setLog() {
    LogRequest wanted = LogRequest.readSetting(request.body(), request.version());
    policy.checkOwn("volume_extension:services:update", request.context());
    logs.set(wanted, LogRequest.level(request.body()));
  }

  @PUT
  @Path("/get-log")
  @Since("3.32")
  public Map<String, List<ServiceLogs.ServiceLevels>> getLog() {
    LogRequest wanted = LogRequest.read(request.body(), request.version());
    policy.checkOwn("volume_extension:services:update", request.context());
    return Map.of("log_levels", logs.get(wanted));
  }

  private void setFrozen(String rule, boolean frozen) {
    policy.checkOwn("volume_extension:services:update", request.context());
    policy.checkOwn(rule, request.context());
    services.freeze(FrozenHost.read(request.body(), request.version()), frozen);
  }

  /// Actions that are not there yet do not exist.
  @PUT
  @Path("/{action}")
  public ServiceStatusView act(@PathParam("action") String action) {
    policy.checkOwn("volume_extension:services:update", request.context());
    ServiceSwitch wanted =
        switch (action) {
          case "enable" -> ServiceSwitch.enable(request.body(), request.version());
          case "disable" -> ServiceSwitch.disable(request.body(), request.version());
          case "disable-log-reason" ->
              ServiceSwitch.disableLogReason(request.body(), request.version());
          default -> throw new Fault.NotFound(GenericText.NOT_FOUND);
        };
    services.carryOut(wanted);
    return ServiceStatusView.of(wanted);
  }
}
