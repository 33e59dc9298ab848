package io.brazier.api.volume.create;

import io.brazier.context.RequestContext;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Accepts a volume: one commit, or nothing happened.
@ApplicationScoped
public class CreateVolume {

  private final CreateVolumeFlow flow;
  private final UnsupportedSources sources;

  CreateVolume(CreateVolumeFlow flow, UnsupportedSources sources) {
    this.flow = flow;
    this.sources = sources;
  }

  /// Runs the flow in one transaction; the work is cast once that has committed.
  ///
  /// @return the volume, `creating`
  /// @throws io.brazier.fault.Fault if the request is refused; nothing is left behind then
  @Transactional
  public AcceptedVolume create(CreateVolumeRequest request, RequestContext context) {
    sources.refuse(request.sources(), context);
    FlowResult.Completed done =
        flow.get()
            .run(
                Values.of(CreateVolumeKeys.CONTEXT, context)
                    .and(CreateVolumeKeys.REQUEST, request));
    return new AcceptedVolume(
        done.get(CreateVolumeKeys.VOLUME), done.get(CreateVolumeKeys.EXTRACTED).volumeTypeName());
  }
}
