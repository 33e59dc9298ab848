package io.brazier.api.transfer;

import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.schema.ObjectSchema;
import io.brazier.api.schema.Schemas;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Transfers by one of their paths.
@RunOnVirtualThread
abstract class TransferResource {

  private static final String ELEMENT = "transfer";
  private static final ObjectSchema ACCEPT =
      ObjectSchema.body(
          "accept", ObjectSchema.closed().required("auth_key", Schemas.textOrInteger()));

  private final TransferFamily family;
  private final CurrentRequest request;
  private final Policy policy;
  private final Transfers transfers;
  private final OfferVolume offer;
  private final AcceptTransfer accept;

  TransferResource(
      TransferFamily family,
      CurrentRequest request,
      Policy policy,
      Transfers transfers,
      OfferVolume offer,
      AcceptTransfer accept) {
    this.family = family;
    this.request = request;
    this.policy = policy;
    this.transfers = transfers;
    this.offer = offer;
    this.accept = accept;
  }

  @GET
  public ListView list() {
    policy.checkOwn("volume:get_all_transfers", request.context());
    return transfers.list(request, family.place(), TransferView::summary);
  }

  @GET
  @Path("/detail")
  public ListView detail() {
    policy.checkOwn("volume:get_all_transfers", request.context());
    return transfers.list(request, family.place().detail(), TransferView::detail);
  }

  @GET
  @Path("/{id}")
  public Map<String, TransferView> show(@PathParam("id") String id) {
    return Map.of(ELEMENT, TransferView.detail(transfers.get(id, request.context()), request));
  }

  @POST
  @ResponseStatus(202)
  public Map<String, TransferView> create() {
    return Map.of(ELEMENT, TransferView.created(offer.offer(family, request), request));
  }

  @POST
  @Path("/{id}/accept")
  @ResponseStatus(202)
  public Map<String, TransferView> accept(@PathParam("id") String id) {
    policy.checkOwn("volume:accept_transfer", request.context());
    ACCEPT.check(request.body(), request.version());
    String key = request.body().at("/accept/auth_key").asText();
    return Map.of(
        ELEMENT, TransferView.summary(accept.accept(id, key, request.context()), request));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(202)
  public void delete(@PathParam("id") String id) {
    offer.takeBack(id, request.context());
  }
}
