package io.brazier.api.snapshot;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.resource.ResourceReader;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.Condition;
import io.brazier.list.ListQuery;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotAttributes;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/// Reads snapshots with all that their views need, one or a page of them.
@Singleton
class SnapshotReader extends ResourceReader<Snapshot> {

  private static final ListView.Place PLACE = ListView.Place.of("snapshots");
  private static final SortedMap<String, String> NONE = Collections.emptySortedMap();

  /// A snapshot and what its view takes from another table.
  ///
  /// @param metadata the tenant's keys and values
  record Parts(Snapshot snapshot, Map<String, String> metadata) {}

  private final SnapshotRepository snapshots;
  private final int maxLimit;

  SnapshotReader(SnapshotRepository snapshots, Policy policy, ApiConfig config) {
    super(policy);
    this.snapshots = snapshots;
    this.maxLimit = config.maxLimit();
  }

  @Override
  protected Snapshot find(String id, Scope scope) {
    return snapshots.get(new SnapshotId(id), scope);
  }

  @Override
  protected PolicyTarget target(Snapshot snapshot) {
    return PolicyTarget.owned(snapshot.projectId(), snapshot.userId());
  }

  @Override
  protected String rule() {
    return "volume:get_snapshot";
  }

  @Override
  protected Fault hidden(String id) {
    return Fault.Forbidden.policy(rule());
  }

  /// A snapshot that the caller may see, with all its parts.
  ///
  /// @throws Fault.NotFound if there is none
  /// @throws Fault.Forbidden if policy hides it
  @Transactional
  public Parts getParts(String id, RequestContext context) {
    return parts(List.of(get(id, context))).getFirst();
  }

  /// Snapshots with all their parts, in the same order.
  List<Parts> parts(List<Snapshot> page) {
    Map<String, SortedMap<String, String>> metadata =
        snapshots.metadata().byOwner(page.stream().map(each -> each.id().value()).toList());
    return page.stream()
        .map(each -> new Parts(each, metadata.getOrDefault(each.id().value(), NONE)))
        .toList();
  }

  /// A page of snapshots.
  ///
  /// @param detailed whether it is the list with everything
  /// @param view how each is shown
  @Transactional
  public ListView list(
      CurrentRequest request, boolean detailed, Function<Parts, SnapshotView> view) {
    ListRequest wanted = ListRequest.read(request, SnapshotAttributes.ALL, maxLimit);
    List<Condition> own = new ArrayList<>();
    wanted.take("availability_zone").map(SnapshotAttributes::inZone).ifPresent(own::add);
    wanted.take("host").map(SnapshotAttributes::onHost).ifPresent(own::add);
    ListQuery query = wanted.query(ListRequest.scope(request), own);
    boolean counted = wanted.counted();
    List<Snapshot> page = snapshots.list(query);
    return wanted.view(
        detailed ? PLACE.detail() : PLACE,
        page,
        snapshot -> snapshot.id().value(),
        parts(page).stream().map(view).toList(),
        counted ? snapshots.count(query) : null);
  }
}
