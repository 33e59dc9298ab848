package io.brazier.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.api.links.Link;
import io.brazier.api.microversion.Since;
import io.brazier.fault.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what it sees of a request, so that tests can look at the pipeline from behind.
@Path("/v3/echoes")
@RunOnVirtualThread
class EchoResource {

  /// What the resource saw.
  record EchoView(
      String id,
      String userId,
      @Nullable String projectId,
      boolean admin,
      String version,
      @Nullable JsonNode body,
      boolean virtual,
      List<Link> links) {

    EchoView {
      links = List.copyOf(links);
    }
  }

  private final CurrentRequest current;

  EchoResource(CurrentRequest current) {
    this.current = current;
  }

  @GET
  @Path("{id}")
  public EchoView show(@PathParam("id") String id) {
    return echo(id);
  }

  @POST
  public EchoView create() {
    current.body();
    return echo("new");
  }

  @GET
  @Path("summary")
  @Since("3.2")
  public EchoView summarize() {
    return echo("summary");
  }

  @GET
  @Path("quota")
  public EchoView exceedQuota() {
    throw new Fault.OverLimit("VolumeLimitExceeded", "Maximum number of volumes allowed exceeded");
  }

  @GET
  @Path("precondition")
  public EchoView failPrecondition() {
    throw new Fault.PreconditionFailed("tags differ");
  }

  @GET
  @Path("failure")
  public EchoView fail() {
    throw new IllegalStateException("a secret");
  }

  @GET
  @Path("numbers/{number}")
  public EchoView number(@PathParam("number") int number) {
    return echo(Integer.toString(number));
  }

  private EchoView echo(String id) {
    return new EchoView(
        id,
        current.context().userId(),
        current.context().projectId(),
        current.context().admin(),
        current.version().toString(),
        current.findBody().orElse(null),
        Thread.currentThread().isVirtual(),
        current.links().of("echoes", id));
  }
}
