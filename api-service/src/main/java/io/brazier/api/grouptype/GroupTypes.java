package io.brazier.api.grouptype;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.list.Visibility;
import io.brazier.api.policy.Policy;
import io.brazier.api.policy.PolicyTarget;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.api.volumetype.TypeChange;
import io.brazier.context.Identifiers;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.grouptype.GroupType;
import io.brazier.grouptype.GroupTypeAttributes;
import io.brazier.grouptype.GroupTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads and changes group types, each in one transaction.
@ApplicationScoped
class GroupTypes {

  private static final SortedMap<String, @Nullable String> NO_SPECS = Collections.emptySortedMap();
  private static final ListView.Place PLACE =
      new ListView.Place("group_types", "group_types", "group_type_links");

  private final GroupTypeRepository types;
  private final Policy policy;
  private final Identifiers identifiers;
  private final @Nullable String defaultType;
  private final int maxLimit;

  GroupTypes(
      GroupTypeRepository types,
      Policy policy,
      Identifiers identifiers,
      // Cinder's default_group_type
      @ConfigProperty(name = "brazier.default-group-type") Optional<String> defaultType,
      ApiConfig config) {
    this.types = types;
    this.policy = policy;
    this.identifiers = identifiers;
    this.defaultType = defaultType.orElse(null);
    this.maxLimit = config.maxLimit();
  }

  /// A page of types that the caller may see.
  ///
  /// @throws Fault.NotFound for a marker that the caller may not see
  /// @throws Fault.Invalid naming the parameter that is wrong
  @Transactional
  public ListView list(CurrentRequest request) {
    RequestContext context = request.context();
    ListRequest wanted = ListRequest.read(request, GroupTypeAttributes.ALL, maxLimit);
    Visibility visibility = Visibility.take(wanted, context);
    List<GroupType> page =
        types.list(wanted.query(visibility.scope(context), visibility.conditions()));
    Map<String, SortedMap<String, @Nullable String>> specs =
        types.specs().byOwner(page.stream().map(GroupType::id).toList());
    List<GroupTypeView> views =
        page.stream()
            .map(type -> view(type, specs.getOrDefault(type.id(), NO_SPECS), context))
            .toList();
    return wanted.view(PLACE, page, GroupType::id, views, null);
  }

  /// A type that the caller may see: for all but administrators a public one.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public GroupTypeView get(String id, RequestContext context) {
    Scope scope = context.admin() ? new Scope.All() : Scope.ownedBy(context);
    return view(types.get(id, scope), context);
  }

  /// The configured default type.
  ///
  /// @throws Fault.NotFound if none is configured, or there is none of that name
  @Transactional
  public GroupTypeView getDefault(RequestContext context) {
    return Optional.ofNullable(defaultType)
        .flatMap(types::findLiveByName)
        .map(type -> view(type, context))
        .orElseThrow(() -> new Fault.NotFound("Default group type can not be found."));
  }

  /// Makes a type.
  ///
  /// @throws Fault.Conflict if the name is taken
  @Transactional
  public GroupTypeView create(NewGroupType wanted, RequestContext context) {
    GroupType made =
        types.insert(
            identifiers.next().toString(), wanted.name(), wanted.description(), wanted.isPublic());
    types.specs().merge(made.id(), wanted.specs());
    return view(made, wanted.specs(), context);
  }

  /// Changes a type.
  ///
  /// @throws Fault.NotFound if there is none of the id
  /// @throws Fault.Conflict if the name is taken
  @Transactional
  public GroupTypeView update(String id, TypeChange wanted, RequestContext context) {
    types.lock(id);
    types.change(id, wanted.name(), wanted.description(), wanted.isPublic());
    return view(types.get(id, new Scope.All()), context);
  }

  /// Removes a type. There are no groups yet that could have it.
  ///
  /// @throws Fault.NotFound if there is none of the id
  @Transactional
  public void delete(String id) {
    types.lock(id);
    types.softDelete(id);
  }

  private GroupTypeView view(GroupType type, RequestContext context) {
    return view(type, types.specs().get(type.id()), context);
  }

  private GroupTypeView view(
      GroupType type, Map<String, @Nullable String> specs, RequestContext context) {
    boolean shown =
        policy.allows("group:access_group_types_specs", context, PolicyTarget.own(context));
    return GroupTypeView.of(type, shown ? specs : null);
  }
}
