package io.brazier.api.transfer;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.transfer.Transfer;
import io.brazier.transfer.TransferAttributes;
import io.brazier.transfer.TransferRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.BiFunction;

/// Reads transfers: those that a project offers and nobody has taken.
@ApplicationScoped
class Transfers {

  private final TransferRepository transfers;
  private final Policy policy;
  private final int maxLimit;

  Transfers(TransferRepository transfers, Policy policy, ApiConfig config) {
    this.transfers = transfers;
    this.policy = policy;
    this.maxLimit = config.maxLimit();
  }

  /// The transfers, page by page from 3.59 on; below, the oldest first.
  @Transactional
  public ListView list(
      CurrentRequest request,
      ListView.Place place,
      BiFunction<Transfer, CurrentRequest, TransferView> view) {
    boolean paged = request.atLeast("3.59");
    ListRequest wanted =
        paged
            ? ListRequest.read(request, TransferAttributes.ALL, maxLimit)
            : ListRequest.oldestFirst(request, TransferAttributes.ALL, maxLimit);
    List<Transfer> page = transfers.list(wanted.query(ListRequest.scope(request), List.of()));
    List<TransferView> views = page.stream().map(each -> view.apply(each, request)).toList();
    return paged
        ? wanted.view(place, page, Transfer::id, views, null)
        : ListView.whole(place, views);
  }

  /// A transfer that the caller's project offers, or any project's for an administrator.
  ///
  /// @throws io.brazier.fault.Fault.NotFound if there is none
  /// @throws io.brazier.fault.Fault.Forbidden if the caller may not read it
  @Transactional
  public Transfer get(String id, RequestContext context) {
    return permitted(id, "volume:get_transfer", context);
  }

  /// The same, if the rule lets the caller do this to it.
  Transfer permitted(String id, String rule, RequestContext context) {
    Transfer transfer = transfers.get(id, Scope.visibleTo(context));
    policy.check(rule, context, PolicyTarget.ofProject(transfer.sourceProjectId()));
    return transfer;
  }
}
