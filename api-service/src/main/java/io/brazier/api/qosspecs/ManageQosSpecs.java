package io.brazier.api.qosspecs;

import io.brazier.api.list.ListRequest;
import io.brazier.api.list.ListView;
import io.brazier.api.request.ApiConfig;
import io.brazier.api.request.CurrentRequest;
import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.qosspecs.QosSpecs;
import io.brazier.qosspecs.QosSpecsAttributes;
import io.brazier.qosspecs.QosSpecsRepository;
import io.brazier.volumetype.VolumeType;
import io.brazier.volumetype.VolumeTypeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Reads and changes QoS specs, each in one transaction (`cinder/volume/qos_specs.py`). A change
/// locks their row, and only then a type's.
@ApplicationScoped
class ManageQosSpecs {

  private static final SortedMap<String, @Nullable String> NO_VALUES = Collections.emptySortedMap();
  private static final ListView.Place PLACE =
      new ListView.Place("qos-specs", "qos_specs", "qos_specs_links");

  private final QosSpecsRepository specs;
  private final VolumeTypeRepository types;
  private final Identifiers identifiers;
  private final int maxLimit;

  ManageQosSpecs(
      QosSpecsRepository specs,
      VolumeTypeRepository types,
      Identifiers identifiers,
      ApiConfig config) {
    this.specs = specs;
    this.types = types;
    this.identifiers = identifiers;
    this.maxLimit = config.maxLimit();
  }

  /// A page of them.
  ///
  /// @throws Fault.NotFound for a marker that is none
  /// @throws Fault.Invalid naming the parameter that is wrong
  @Transactional
  public ListView list(CurrentRequest request) {
    ListRequest wanted = ListRequest.read(request, QosSpecsAttributes.ALL, maxLimit);
    List<QosSpecs> page = specs.list(wanted.query(new Scope.All(), List.of()));
    Map<String, SortedMap<String, @Nullable String>> values =
        specs.values().byOwner(page.stream().map(QosSpecs::id).toList());
    List<QosSpecsView> views =
        page.stream()
            .map(each -> QosSpecsView.of(each, values.getOrDefault(each.id(), NO_VALUES)))
            .toList();
    return wanted.view(PLACE, page, QosSpecs::id, views, null);
  }

  /// Some of them.
  ///
  /// @throws Fault.NotFound if there are none of the id
  @Transactional
  public QosSpecsView get(String id) {
    return QosSpecsView.of(specs.get(id), specs.values().get(id));
  }

  /// Makes some.
  ///
  /// @throws Fault.Conflict if the name is taken
  @Transactional
  public QosSpecsView create(QosSpecsRequest wanted) {
    QosSpecs made =
        specs.insert(
            identifiers.next().toString(),
            wanted.name(),
            Objects.requireNonNull(wanted.consumer()));
    specs.values().merge(made.id(), wanted.values());
    return QosSpecsView.of(made, wanted.values());
  }

  /// Adds or changes values.
  ///
  /// @throws Fault.NotFound if there are none of the id
  @Transactional
  public void update(String id, QosSpecsRequest wanted) {
    specs.lock(id);
    specs.change(id, wanted.consumer());
    specs.values().merge(id, wanted.values());
  }

  /// Removes values: all of them, or none if one is not there.
  ///
  /// @throws Fault.NotFound if there are no specs of the id, or no such key
  @Transactional
  public void deleteKeys(String id, List<String> keys) {
    specs.lock(id);
    for (String key : keys) {
      if (!specs.values().delete(id, key)) {
        throw new Fault.NotFound("QoS spec %s has no spec with key %s.".formatted(id, key));
      }
    }
    specs.change(id, null);
  }

  /// Removes specs.
  ///
  /// @param force takes them from the types that have them
  /// @throws Fault.NotFound if there are none of the id
  /// @throws Fault.Invalid if a type has them, and they are not removed by force
  @Transactional
  public void delete(String id, boolean force) {
    specs.lock(id);
    if (force) {
      types.disassociateQos(id);
    } else if (!types.listWithQos(id).isEmpty()) {
      throw new Fault.Invalid("QoS specs still in use.");
    }
    specs.softDelete(id);
  }

  /// The types that have them.
  ///
  /// @throws Fault.NotFound if there are none of the id
  @Transactional
  public List<VolumeType> associations(String id) {
    specs.get(id);
    return types.listWithQos(id);
  }

  /// Gives them to a type, which may have them.
  ///
  /// @throws Fault.NotFound if there are none of the id, or no such type
  /// @throws Fault.Invalid if the type has others
  @Transactional
  public void associate(String id, String typeId) {
    specs.lock(id);
    if (!types.associateQos(typeId, id)) {
      throw new Fault.Invalid(
          "Invalid volume type: Type %s is already associated with another qos specs: %s"
              .formatted(typeId, types.get(typeId, new Scope.All()).qosSpecsId()));
    }
  }

  /// Takes them from a type, which need not have them.
  ///
  /// @throws Fault.NotFound if there are none of the id, or no such type
  @Transactional
  public void disassociate(String id, String typeId) {
    specs.lock(id);
    types.lock(typeId);
    types.disassociateQos(typeId, id);
  }

  /// Takes them from all types.
  ///
  /// @throws Fault.NotFound if there are none of the id
  @Transactional
  public void disassociateAll(String id) {
    specs.lock(id);
    types.disassociateQos(id);
  }
}
