package io.brazier.api.grouptype;

import io.brazier.api.keyvalue.KeyValueForm;
import io.brazier.api.keyvalue.KeyValueKind;
import io.brazier.api.policy.Policy;
import io.brazier.api.schema.Schemas;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.grouptype.GroupTypeRepository;
import io.brazier.keyvalue.KeyValueRepository;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The specs of group types.
@Singleton
class GroupSpecs implements KeyValueKind<@Nullable String> {

  private static final KeyValueForm FORM =
      KeyValueForm.specs(
          "group_specs", KeyValueForm.Style.ACCEPTED_SPECS, Schemas.specs(), Schemas.someSpecs());

  private final Policy policy;
  private final GroupTypeRepository types;

  GroupSpecs(Policy policy, GroupTypeRepository types) {
    this.policy = policy;
    this.types = types;
  }

  @Override
  public KeyValueForm form() {
    return FORM;
  }

  @Override
  public KeyValueRepository<@Nullable String> pairs() {
    return types.specs();
  }

  @Override
  public void admit(Visit visit) {
    String verb =
        switch (visit.access()) {
          case INDEX -> "get_all";
          case SHOW -> "get";
          case CREATE, UPDATE, DELETE -> visit.access().word();
        };
    policy.checkOwn("group:group_types_specs:" + verb, visit.context());
    if (visit.access().reads()) {
      types.get(visit.owner(), new Scope.All());
    }
  }

  @Override
  public void hold(String owner) {
    types.lock(owner);
  }

  @Override
  public Fault.NotFound missing(String owner, String key) {
    return new Fault.NotFound("Group Type %s has no specs with key %s.".formatted(owner, key));
  }
}
