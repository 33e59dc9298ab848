package io.brazier.api.volume;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.Scope;
import io.brazier.list.Condition;
import io.brazier.list.ListQuery;
import io.brazier.list.Totals;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeAttributes;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;

/// Lists volumes, page by page.
@ApplicationScoped
class VolumeLists {

  private static final ListView.Place PLACE = ListView.Place.of("volumes");

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final VolumeReader reader;
  private final int maxLimit;

  VolumeLists(
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      VolumeReader reader,
      ApiConfig config) {
    this.volumes = volumes;
    this.metadata = metadata;
    this.reader = reader;
    this.maxLimit = config.maxLimit();
  }

  /// Ids and names.
  @Transactional
  public ListView summaries(CurrentRequest request) {
    return list(
        request,
        PLACE,
        page -> page.stream().map(volume -> VolumeView.summary(volume, request.links())).toList());
  }

  /// Everything.
  @Transactional
  public ListView details(CurrentRequest request, Viewer viewer) {
    return list(
        request,
        PLACE.detail(),
        page ->
            reader.parts(page).stream().map(parts -> VolumeView.detail(parts, viewer)).toList());
  }

  /// Only administrators see the hidden destinations of migrations.
  private ListView list(
      CurrentRequest request,
      ListView.Place place,
      Function<List<Volume>, List<VolumeView>> views) {
    ListRequest wanted = ListRequest.read(request, VolumeAttributes.ALL, maxLimit);
    List<Condition> shown =
        request.context().admin() ? List.of() : List.of(VolumeAttributes.NOT_HIDDEN);
    ListQuery query = wanted.query(ListRequest.scope(request), shown);
    boolean counted = wanted.counted();
    List<Volume> page = volumes.list(query);
    return wanted.view(
        place,
        page,
        volume -> volume.id().value(),
        views.apply(page),
        counted ? volumes.count(query) : null);
  }

  /// Numbers only. Of all projects, if an administrator asks for that; of none, if the token has no
  /// project.
  @Transactional
  public VolumeSummaryView summary(CurrentRequest request) {
    Scope scope = ListRequest.scope(request);
    Totals totals = volumes.totals(scope);
    return new VolumeSummaryView(
        totals.items(),
        totals.gib(),
        request.atLeast("3.36") ? metadata.distinctValues(scope) : null);
  }
}
