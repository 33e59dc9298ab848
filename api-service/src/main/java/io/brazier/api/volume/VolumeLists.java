package io.brazier.api.volume;

import io.brazier.api.links.Link;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.RequestContext;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeTotals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lists volumes, page by page.
@ApplicationScoped
class VolumeLists {

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final VolumeReader reader;
  private final VolumeListRequests requests;

  VolumeLists(
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      VolumeReader reader,
      VolumeListRequests requests) {
    this.volumes = volumes;
    this.metadata = metadata;
    this.reader = reader;
    this.requests = requests;
  }

  /// Ids and names.
  @Transactional
  public VolumeListView summaries(CurrentRequest request) {
    VolumeListRequest wanted = requests.read(request);
    List<Volume> page = page(request, wanted);
    List<VolumeView> views =
        page.stream().map(volume -> VolumeView.summary(volume, request.links())).toList();
    return new VolumeListView(views, next(request, wanted, page, "volumes"), count(wanted));
  }

  /// Everything.
  @Transactional
  public VolumeListView details(CurrentRequest request, Viewer viewer) {
    VolumeListRequest wanted = requests.read(request);
    List<Volume> page = page(request, wanted);
    List<VolumeView> views =
        reader.parts(page).stream().map(parts -> VolumeView.detail(parts, viewer)).toList();
    return new VolumeListView(views, next(request, wanted, page, "volumes/detail"), count(wanted));
  }

  /// Numbers only. Of all projects, if an administrator asks for that; of none, if the token has no
  /// project.
  @Transactional
  public VolumeSummaryView summary(CurrentRequest request) {
    boolean all = request.query().strictBoolean("all_tenants") && request.context().admin();
    String own = request.context().projectId();
    if (!all && own == null) {
      return summary(request, new VolumeTotals(0, 0), Map::of);
    }
    String projectId = all ? null : own;
    return summary(request, volumes.totals(projectId), () -> metadata.distinctValues(projectId));
  }

  private static VolumeSummaryView summary(
      CurrentRequest request, VolumeTotals totals, Supplier<Map<String, List<String>>> values) {
    return new VolumeSummaryView(
        totals.count(), totals.sizeGib(), request.atLeast("3.36") ? values.get() : null);
  }

  /// A marker that the caller may not see does not exist (P7).
  private List<Volume> page(CurrentRequest request, VolumeListRequest wanted) {
    VolumeId marker = wanted.query().marker();
    RequestContext context = request.context();
    if (marker != null && !context.admin()) {
      volumes.get(marker, context.requiredProjectId());
    }
    return volumes.list(wanted.query());
  }

  private @Nullable Long count(VolumeListRequest wanted) {
    return wanted.counted() ? volumes.count(wanted.query().conditions()) : null;
  }

  /// A page that is exactly full has a link even if nothing follows, as in Cinder.
  private static List<Link> next(
      CurrentRequest request, VolumeListRequest wanted, List<Volume> page, String collection) {
    boolean full = !page.isEmpty() && page.size() >= wanted.query().limit();
    return full
        ? List.of(request.links().next(collection, page.getLast().id().value()))
        : List.of();
  }
}
