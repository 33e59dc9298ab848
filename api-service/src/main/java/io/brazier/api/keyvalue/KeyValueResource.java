package io.brazier.api.keyvalue;

import io.brazier.api.keyvalue.KeyValueForm.Style;
import io.brazier.api.keyvalue.KeyValueKind.Access;
import io.brazier.api.keyvalue.KeyValueKind.Visit;
import io.brazier.api.request.CurrentRequest;
import io.brazier.fault.Fault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The methods that every sub-resource of keys and values has, below a path with the owner's `id`.
///
/// @param <V> a value: `String`, or `@Nullable String` where a key may be without one
@RunOnVirtualThread
public abstract class KeyValueResource<V extends @Nullable String> {

  private final CurrentRequest request;
  private final KeyValues values;
  private final KeyValueKind<V> kind;
  private final KeyValueForm form;

  protected KeyValueResource(CurrentRequest request, KeyValues values, KeyValueKind<V> kind) {
    this.request = request;
    this.values = values;
    this.kind = kind;
    this.form = kind.form();
  }

  @GET
  public RestResponse<Map<String, Map<String, V>>> list(@PathParam("id") String id) {
    Map<String, Map<String, V>> body = enveloped(values.list(kind, visit(id, Access.INDEX)));
    RestResponse.ResponseBuilder<Map<String, Map<String, V>>> reply =
        RestResponse.ResponseBuilder.ok(body);
    if (kind.tagged(request.version())) {
      reply.header("Etag", values.tags().of(body));
    }
    return reply.build();
  }

  @POST
  public RestResponse<Map<String, Map<String, V>>> merge(@PathParam("id") String id) {
    Map<String, V> sent = sent();
    Map<String, V> all =
        values.merge(kind, visit(id, Access.CREATE), sent, EntityTag.Condition.NONE);
    Map<String, Map<String, V>> body = enveloped(form.style() == Style.METADATA ? all : sent);
    return RestResponse.ResponseBuilder.<Map<String, Map<String, V>>>create(form.statusOfMerge())
        .entity(body)
        .build();
  }

  /// The body of `PUT …`, for the kinds that can be replaced as a whole.
  Map<String, Map<String, V>> replaceAll(String id, @Nullable String ifMatch) {
    Map<String, V> sent = sent();
    return enveloped(values.replace(kind, visit(id, Access.UPDATE), sent, condition(ifMatch)));
  }

  @GET
  @Path("/{key}")
  public Map<String, ?> show(@PathParam("id") String id, @PathParam("key") String key) {
    return form.single(values.show(kind, visit(id, Access.SHOW), key));
  }

  @PUT
  @Path("/{key}")
  public Map<String, ?> change(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    form.one().check(request.body(), request.version());
    Map<String, V> pair = KeyValueForm.pairs(form.single(request.body()));
    if (!pair.containsKey(key)) {
      throw new Fault.Invalid("Request body and URI mismatch");
    }
    if (pair.size() > 1) {
      throw new Fault.Invalid("Request body contains too many items");
    }
    values.merge(kind, visit(id, Access.UPDATE), pair, condition(ifMatch));
    return form.single(pair);
  }

  @DELETE
  @Path("/{key}")
  public RestResponse<Void> delete(@PathParam("id") String id, @PathParam("key") String key) {
    values.delete(kind, visit(id, Access.DELETE), key);
    return RestResponse.ResponseBuilder.<Void>create(form.statusOfDelete()).build();
  }

  private Map<String, V> sent() {
    form.all().check(request.body(), request.version());
    return KeyValueForm.pairs(request.body().get(form.element()));
  }

  private Map<String, Map<String, V>> enveloped(Map<String, V> pairs) {
    return Map.of(form.element(), pairs);
  }

  private Visit visit(String id, Access access) {
    return new Visit(id, access, request.context());
  }

  private EntityTag.Condition condition(@Nullable String ifMatch) {
    return kind.tagged(request.version())
        ? values.tags().condition(ifMatch)
        : EntityTag.Condition.NONE;
  }
}
