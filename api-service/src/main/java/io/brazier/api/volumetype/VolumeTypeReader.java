package io.brazier.api.volumetype;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.list.Visibility;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.Condition;
import io.brazier.volumetype.DefaultTypeRepository;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeAttributes;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Reads volume types with all that their views need.
@ApplicationScoped
class VolumeTypeReader {

  private static final SortedMap<String, @Nullable String> NO_SPECS = Collections.emptySortedMap();
  private static final ListView.Place PLACE =
      new ListView.Place("types", "volume_types", "volume_type_links");

  private final VolumeTypeRepository types;
  private final DefaultVolumeType defaultType;
  private final DefaultTypeRepository defaults;
  private final int maxLimit;

  VolumeTypeReader(
      VolumeTypeRepository types,
      DefaultVolumeType defaultType,
      DefaultTypeRepository defaults,
      ApiConfig config) {
    this.types = types;
    this.defaults = defaults;
    this.defaultType = defaultType;
    this.maxLimit = config.maxLimit();
  }

  /// A type that the caller may see. A private one without access does not exist (P7).
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeTypeParts get(String id, RequestContext context) {
    return parts(getVisible(id, context));
  }

  /// The same without its extra specs.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeType getVisible(String id, RequestContext context) {
    return types.get(id, Scope.visibleTo(context));
  }

  /// A type, whoever may see it.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeType getAny(String id) {
    return types.get(id, new Scope.All());
  }

  /// The default type of the caller's project, else the configured one.
  ///
  /// @throws Fault.NotFound if there is none
  @Transactional
  public VolumeTypeParts getDefault(RequestContext context) {
    String project = context.projectId();
    return parts(
        Optional.ofNullable(project)
            .flatMap(defaults::find)
            .flatMap(own -> types.findLive(own.typeId()))
            .or(defaultType::find)
            .orElseThrow(() -> new Fault.NotFound("Default volume type can not be found.")));
  }

  /// A page of types.
  ///
  /// @throws Fault.NotFound for a marker that the caller may not see
  /// @throws Fault.Invalid naming the parameter that is wrong
  @Transactional
  public ListView list(CurrentRequest request, VolumeTypeViewer viewer) {
    ListRequest wanted = ListRequest.read(request, VolumeTypeAttributes.ALL, maxLimit);
    RequestContext context = request.context();
    Visibility visibility = Visibility.take(wanted, context);
    List<Condition> own = new ArrayList<>(guesses(wanted, viewer));
    own.addAll(visibility.conditions());
    List<VolumeType> page = types.list(wanted.query(visibility.scope(context), own));
    return wanted.view(PLACE, page, VolumeType::id, views(page, viewer), null);
  }

  /// Nothing matches a value of an extra spec that the caller may not see.
  private static List<Condition> guesses(ListRequest wanted, VolumeTypeViewer viewer) {
    boolean guesses =
        wanted.conditions().stream()
            .anyMatch(condition ->
                condition instanceof Condition.Paired(var _, var pairs)
                    && !pairs.keySet().stream().allMatch(viewer::sees));
    return guesses ? List.of(Condition.NEVER) : List.of();
  }

  private List<VolumeTypeView> views(List<VolumeType> page, VolumeTypeViewer viewer) {
    Map<String, SortedMap<String, @Nullable String>> all =
        types.extraSpecs().byOwner(page.stream().map(VolumeType::id).toList());
    return page.stream()
        .map(type -> new VolumeTypeParts(type, all.getOrDefault(type.id(), NO_SPECS)))
        .map(parts -> VolumeTypeView.shown(parts, viewer))
        .toList();
  }

  private VolumeTypeParts parts(VolumeType type) {
    return new VolumeTypeParts(type, types.extraSpecs().get(type.id()));
  }
}
