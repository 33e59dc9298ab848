package io.brazier.api.volume;

import io.brazier.api.volume.create.CreateVolume;
import io.brazier.api.volume.delete.DeleteVolume;
import jakarta.inject.Singleton;

/// What can be done with volumes.
@Singleton
record VolumeUseCases(
    CreateVolume create, UpdateVolume update, DeleteVolume delete, VolumeLists lists) {}
