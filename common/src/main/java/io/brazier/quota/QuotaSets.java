package io.brazier.quota;

import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.quota.QuotaLimitRepository.Objections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// The limits themselves: of projects (`os-quota-sets`) and of classes (`os-quota-class-sets`), and
/// what becomes of them when a volume type is renamed or deleted.
///
/// Changes run in the caller's transaction; without one they throw `IllegalStateException`.
@ApplicationScoped
public class QuotaSets {

  private final QuotaLimitRepository limits;
  private final QuotaDefaults defaults;

  QuotaSets(QuotaLimitRepository limits, QuotaConfig config) {
    this.limits = limits;
    this.defaults = QuotaDefaults.of(config);
  }

  /// The limits of a project that has none of its own; the usages in it are zero.
  ///
  /// @param viewer whose private types are named in it
  public List<QuotaStanding> defaults(Scope viewer) {
    return limits.standings(null, null, viewer, defaults);
  }

  /// The limits of a class. What it leaves open, or an unknown one, has the defaults.
  ///
  /// @param viewer whose private types are named in it
  public List<QuotaStanding> classLimits(String className, Scope viewer) {
    return limits.standings(null, className, viewer, defaults);
  }

  /// Writes a project's limits, all or none.
  ///
  /// @param newLimits by resource name, -1 for no limit
  /// @throws Fault.Invalid if a name is no resource, or a limit is below -1 or below what the
  ///   project consumes; nothing is written then
  public void update(String projectId, Map<String, Long> newLimits) {
    refuseBelowMinimum(newLimits);
    refuse(limits.setLimits(projectId, newLimits));
  }

  /// Returns a project to the defaults; also if it had nothing else.
  public void delete(String projectId) {
    limits.deleteLimits(projectId);
  }

  /// Writes a class's limits, all or none. Usage is not looked at.
  ///
  /// @throws Fault.Invalid if a name is no resource or a limit is below -1
  public void updateClass(String className, Map<String, Long> newLimits) {
    refuseBelowMinimum(newLimits);
    refuse(limits.setClassLimits(className, newLimits));
  }

  /// Takes over a volume type's new name: limits, usages and pending reservations follow. Call it
  /// in the transaction that renames the type; it waits for all transactions that count, and they
  /// for it.
  public void renameType(String oldName, String newName) {
    limits.renameType(oldName, newName);
  }

  /// Removes the limits and empty usages of a volume type. Call it in the transaction that deletes
  /// the type; it waits as [#renameType] does.
  ///
  /// @throws Fault.Invalid if anything of the type is counted or reserved; nothing is removed then
  public void forgetType(String name) {
    if (!limits.forgetType(name)) {
      throw QuotaFaults.typeInUse();
    }
  }

  private static void refuseBelowMinimum(Map<String, Long> newLimits) {
    if (newLimits.values().stream().anyMatch(limit -> limit < QuotaEngine.UNLIMITED)) {
      throw QuotaFaults.belowMinimum();
    }
  }

  private static void refuse(Objections objections) {
    if (!objections.unknown().isEmpty()) {
      throw QuotaFaults.unknownKeys(objections.unknown());
    }
    if (!objections.below().isEmpty()) {
      throw QuotaFaults.belowUsage(objections.below().getFirst());
    }
  }
}
