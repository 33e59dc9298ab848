package io.brazier.api.walls;

import io.brazier.api.testing.MadeVolumesRepository;
import io.brazier.attachment.AttachmentRepository;
import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.backend.PoolReports;
import io.brazier.backend.ServiceBinary;
import io.brazier.backend.ServiceKey;
import io.brazier.backend.ServiceRepository;
import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.encryption.Encryption;
import io.brazier.encryption.Encryption.Rule;
import io.brazier.encryption.EncryptionRepository;
import io.brazier.grouptype.GroupTypeRepository;
import io.brazier.list.Attribute.Column;
import io.brazier.list.Condition;
import io.brazier.list.Keyset;
import io.brazier.list.ListQuery;
import io.brazier.qosspecs.QosSpecsRepository;
import io.brazier.resource.ResourceKind;
import io.brazier.snapshot.NewSnapshot;
import io.brazier.snapshot.Snapshot;
import io.brazier.snapshot.SnapshotId;
import io.brazier.snapshot.SnapshotRepository;
import io.brazier.transfer.TransferRepository;
import io.brazier.transfer.TransferRepository.Offer;
import io.brazier.unit.Gibibytes;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageAttributes;
import io.brazier.usermessage.MessageDetail;
import io.brazier.usermessage.UserFailure;
import io.brazier.usermessage.UserMessageRepository;
import io.brazier.volume.NewVolume;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.brazier.volume.VolumeMetadataRepository;
import io.brazier.volume.VolumeMoveRepository;
import io.brazier.volume.VolumeRepository;
import io.brazier.volume.VolumeSamples;
import io.brazier.volume.VolumeTransition;
import io.brazier.volumetype.DefaultTypeRepository;
import io.brazier.volumetype.ExtraSpecs;
import io.brazier.volumetype.ProjectAccessRepository;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/// Makes estates and looks after them.
@ApplicationScoped
class Estates {

  private static final Scope PROJECT = new Scope.Project(Estate.PROJECT);

  private final VolumeRepository volumes;
  private final VolumeMetadataRepository metadata;
  private final VolumeMoveRepository moves;
  private final TransferRepository transfers;
  private final MadeVolumesRepository made;
  private final SnapshotRepository snapshots;
  private final VolumeTypeRepository types;
  private final ProjectAccessRepository access;
  private final DefaultTypeRepository defaults;
  private final EncryptionRepository encryptions;
  private final GroupTypeRepository groupTypes;
  private final QosSpecsRepository specs;
  private final UserMessageRepository messages;
  private final ServiceRepository services;
  private final BackendPoolRepository pools;
  private final AttachmentRepository attachments;
  private final Identifiers identifiers;

  Estates(
      VolumeRepository volumes,
      VolumeMetadataRepository metadata,
      VolumeMoveRepository moves,
      TransferRepository transfers,
      MadeVolumesRepository made,
      SnapshotRepository snapshots,
      VolumeTypeRepository types,
      ProjectAccessRepository access,
      DefaultTypeRepository defaults,
      EncryptionRepository encryptions,
      GroupTypeRepository groupTypes,
      QosSpecsRepository specs,
      UserMessageRepository messages,
      ServiceRepository services,
      BackendPoolRepository pools,
      AttachmentRepository attachments,
      Identifiers identifiers) {
    this.volumes = volumes;
    this.metadata = metadata;
    this.moves = moves;
    this.transfers = transfers;
    this.made = made;
    this.snapshots = snapshots;
    this.types = types;
    this.access = access;
    this.defaults = defaults;
    this.encryptions = encryptions;
    this.groupTypes = groupTypes;
    this.specs = specs;
    this.messages = messages;
    this.services = services;
    this.pools = pools;
    this.attachments = attachments;
    this.identifiers = identifiers;
  }

  /// A new one.
  @Transactional
  public Estate make() {
    String mark = id();
    Estate estate =
        new Estate(mark, id(), id(), id(), id(), id(), id(), id(), "", "", id(), id(), id(), "");
    registerBackends(estate);
    insertVolume(estate, new VolumeId(estate.volumeId()));
    insertVolume(estate, new VolumeId(estate.offeredId()));
    insertSnapshots(estate);
    insertType(estate);
    groupTypes.insert(estate.groupTypeId(), "group-type-" + id(), null, true);
    groupTypes.specs().merge(estate.groupTypeId(), Map.of("k", "spec-of-" + mark));
    specs.insert(estate.qosId(), "qos-of-" + mark, "front-end");
    specs.values().merge(estate.qosId(), Map.of("k", "spec-of-" + mark));
    String message = tell(estate, new VolumeId(estate.volumeId()));
    Offer offer = offer(estate, new VolumeId(estate.offeredId()));
    return new Estate(
        mark,
        estate.volumeId(),
        message,
        estate.typeId(),
        estate.secretId(),
        estate.qosId(),
        estate.groupTypeId(),
        estate.offeredId(),
        offer.transfer().id(),
        offer.authKey(),
        estate.snapshotId(),
        estate.makingId(),
        estate.heldId(),
        attachment(estate));
  }

  private String id() {
    return identifiers.next().toString();
  }

  private void insertType(Estate estate) {
    String id = estate.typeId();
    types.insert(id, estate.typeName(), "description-of-" + estate.mark(), false);
    types
        .extraSpecs()
        .merge(id, Map.of(ExtraSpecs.MULTIATTACH, "no", "secret", "spec-of-" + estate.mark()));
    access.grant(id, Estate.PROJECT);
    defaults.set(Estate.PROJECT, VolumeSamples.DEFAULT_TYPE);
    String secret = estate.secretId();
    types.insert(secret, "secret-of-" + estate.mark(), null, false);
    encryptions.insert(id(), secret, new Rule("spec-of-" + estate.mark(), "front-end", "aes", 256));
  }

  private void registerBackends(Estate estate) {
    services.register(new ServiceKey(estate.pool().service(), ServiceBinary.CINDER_VOLUME), "nova");
    services.register(new ServiceKey(estate.frozen(), ServiceBinary.CINDER_VOLUME), "nova");
    services.setFrozen(estate.frozen(), true);
    pools.report(
        BackendAddress.parse(estate.pool().service()),
        List.of(PoolReports.thick(100).named("pool").build()));
  }

  private void insertVolume(Estate estate, VolumeId id) {
    volumes.insert(
        new NewVolume(
            id,
            Estate.PROJECT,
            "user-of-" + estate.mark(),
            new Gibibytes(1),
            estate.volumeName(),
            "description-of-" + estate.mark(),
            VolumeSamples.DEFAULT_TYPE,
            "nova",
            false,
            Map.of("k", estate.metadataValue()),
            NewVolume.Origin.BLANK));
    volumes.place(id, estate.pool(), "nova");
    volumes.finishCreate(id, null);
    metadata.image().merge(id.value(), Map.of("i", "image-of-" + estate.mark()));
  }

  private Offer offer(Estate estate, VolumeId volume) {
    made.set(volume.value(), "use_quota = false"); // nothing of an estate is counted
    moves.offer(volume, false);
    return transfers.insert(
        volumes.findLive(volume).orElseThrow(), "offer-of-" + estate.mark(), false);
  }

  private void insertSnapshots(Estate estate) {
    insertSnapshot(estate, estate.snapshotId(), holder(Estate.PROJECT, estate.heldId(), estate));
    insertSnapshot(estate, estate.makingId(), holder("elsewhere", id(), estate));
    snapshots.finishCreate(new SnapshotId(estate.snapshotId()));
  }

  private String attachment(Estate estate) {
    VolumeId volume = holder(Estate.PROJECT, id(), estate);
    volumes.transition(volume, VolumeTransition.CLAIMED);
    return attachments.reserve(volume, null, "rw").id();
  }

  private VolumeId holder(String project, String id, Estate estate) {
    VolumeId holder = new VolumeId(id);
    volumes.insert(
        new NewVolume(
            holder,
            project,
            "user-of-" + estate.mark(),
            new Gibibytes(1),
            "holder-of-" + estate.mark(),
            null,
            VolumeSamples.DEFAULT_TYPE,
            "nova",
            false,
            Map.of(),
            NewVolume.Origin.BLANK));
    volumes.place(holder, estate.pool(), "nova");
    volumes.finishCreate(holder, null);
    return holder;
  }

  private void insertSnapshot(Estate estate, String id, VolumeId volume) {
    snapshots.insert(
        new NewSnapshot(
            new SnapshotId(id),
            volume,
            Estate.PROJECT,
            "user-of-" + estate.mark(),
            new Gibibytes(1),
            "snapshot-of-" + estate.mark(),
            "description-of-" + estate.mark(),
            VolumeSamples.DEFAULT_TYPE,
            Map.of("k", estate.metadataValue())));
  }

  private String tell(Estate estate, VolumeId volume) {
    messages.tell(
        new UserFailure(
            Estate.PROJECT,
            "req-" + estate.mark(),
            ResourceKind.VOLUME,
            volume.value(),
            MessageAction.SCHEDULE_ALLOCATE_VOLUME,
            MessageDetail.NO_BACKEND_AVAILABLE,
            estate.pool() + ": too small"));
    return messages.list(about(volume)).getFirst().id();
  }

  private static ListQuery about(VolumeId volume) {
    Column id = MessageAttributes.ALL.find("id").orElseThrow().column();
    Column resource = MessageAttributes.ALL.find("resource_uuid").orElseThrow().column();
    return new ListQuery(
        PROJECT,
        PROJECT,
        List.of(new Condition.Equal(resource, volume.value())),
        new Keyset(List.of(new Keyset.Key(id, Keyset.Direction.ASC))),
        new ListQuery.Page(1, null, 0));
  }

  /// All that others could have changed of an estate, in words.
  @Transactional
  public String state(Estate estate) {
    Volume volume = volumes.get(new VolumeId(estate.volumeId()), PROJECT);
    Volume offered = volumes.get(new VolumeId(estate.offeredId()), PROJECT);
    VolumeType type = types.get(estate.typeId(), new Scope.All());
    Snapshot snapshot = snapshots.get(new SnapshotId(estate.snapshotId()), PROJECT);
    Snapshot making = snapshots.get(new SnapshotId(estate.makingId()), PROJECT);
    return "offer %s of %s; volume %s, %s, %s; snapshot %s, %s, %s, %s; message %s; type %s, %s, %s, %s; encryption %s, %s; group type %s, %s; specs %s, %s; service %s; attachment %s"
        .formatted(
            transfers.get(estate.transferId(), PROJECT).id(),
            offered.status(),
            volume.status(),
            volume.displayName(),
            List.of(
                metadata.get(volume.id().value()),
                metadata.image().get(volume.id().value()),
                metadata.admin().get(volume.id().value())),
            snapshot.status(),
            snapshot.displayName(),
            snapshots.metadata().get(snapshot.id().value()),
            making.status(),
            messages.get(estate.messageId(), PROJECT).id(),
            type.name(),
            type.qosSpecsId(),
            types.extraSpecs().get(estate.typeId()),
            access.list(estate.typeId()),
            encryptions.find(estate.typeId()).isPresent(),
            encryptions.find(estate.secretId()).map(Encryption::rule),
            groupTypes.get(estate.groupTypeId(), new Scope.All()).description(),
            groupTypes.specs().get(estate.groupTypeId()),
            specs.get(estate.qosId()).consumer(),
            specs.values().get(estate.qosId()),
            services.list(estate.pool().service(), null).getFirst().disabled(),
            attachments.get(estate.attachmentId(), PROJECT).attachStatus());
  }
}
