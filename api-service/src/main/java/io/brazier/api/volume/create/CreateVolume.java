package io.brazier.api.volume.create;

import io.brazier.context.RequestContext;
import io.brazier.flow.FlowResult;
import io.brazier.flow.Values;
import io.brazier.volume.Volume;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Accepts a volume: one commit, or nothing happened.
@ApplicationScoped
public class CreateVolume {

  /// A volume that was accepted, with all that the reply needs: after the commit nothing is read
  /// any more that could fail and hide a 202.
  ///
  /// @param row its row
  /// @param typeName its type's name
  public record Accepted(Volume row, String typeName) {}

  private final CreateVolumeFlow flow;

  CreateVolume(CreateVolumeFlow flow) {
    this.flow = flow;
  }

  /// Runs the flow in one transaction; the work is cast once that has committed.
  ///
  /// @return the volume, `creating`
  /// @throws io.brazier.fault.Fault if the request is refused; nothing is left behind then
  @Transactional
  public Accepted create(CreateVolumeRequest request, RequestContext context) {
    FlowResult.Completed done =
        flow.get()
            .run(
                Values.of(CreateVolumeKeys.CONTEXT, context)
                    .and(CreateVolumeKeys.REQUEST, request));
    return new Accepted(
        done.get(CreateVolumeKeys.VOLUME), done.get(CreateVolumeKeys.EXTRACTED).volumeTypeName());
  }
}
