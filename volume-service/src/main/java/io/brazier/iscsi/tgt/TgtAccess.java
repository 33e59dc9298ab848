package io.brazier.iscsi.tgt;

import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.ChapSecret;
import io.brazier.iscsi.Initiator;
import io.brazier.volume.VolumeId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Who may log in to a target: its access list, and the accounts that are bound to it.
///
/// tgtd asks for CHAP as long as any account is bound, and tries every account with everybody. So
/// each target has one of its own that nobody knows the secret of, from before its first initiator
/// to its end: the guard.
///
/// It keeps bound accounts in slots, and shows and tries as many slots as there are accounts. With
/// an empty slot before a full one it no longer knows the last account, and crashes when it is
/// asked to show them. So they are taken away from the end only, and those that stay are put back;
/// an initiator that logs in just then has to try again.
final class TgtAccess {

  private final Tgtadm tgtadm;
  private final TgtAccounts accounts;
  private final RandomGenerator random;

  /// @param random for secrets that nobody is told
  TgtAccess(Tgtadm tgtadm, TgtAccounts accounts, RandomGenerator random) {
    this.tgtadm = tgtadm;
    this.accounts = accounts;
    this.random = random;
  }

  /// Sees to it that nobody gets in without CHAP, and binds what an operation that did not come to
  /// its end may have parted.
  void guard(VolumeId volume, TgtState target) {
    String guard = guardOf(volume);
    if (!tgtadm.accounts().contains(guard)) {
      accounts.make(new ChapCredentials(guard, ChapSecret.generate(random)));
    }
    bind(target.id(), target.accounts(), usersOf(volume, target.accessList()));
  }

  /// Lets an initiator in. An account gets another secret by being made anew only.
  void allow(VolumeId volume, TgtState target, Initiator initiator, ChapCredentials credentials) {
    removeAccount(volume, target, initiator);
    accounts.make(credentials);
    tgtadm.bindAccount(target.id(), credentials.user());
    if (!target.accessList().contains(initiator)) {
      tgtadm.allow(target.id(), initiator.name());
    }
  }

  /// Keeps an initiator out from now on; its sessions go on.
  void refuse(VolumeId volume, TgtState target, Initiator initiator) {
    if (target.accessList().contains(initiator)) {
      tgtadm.disallow(target.id(), initiator.name());
    }
    removeAccount(volume, target, initiator);
  }

  /// Keeps everybody out from now on.
  void refuseAll(TgtState target) {
    target.accessList().forEach(each -> tgtadm.disallow(target.id(), each.name()));
  }

  /// Removes all accounts of a volume whose target is gone.
  void forget(VolumeId volume) {
    tgtadm.accounts().stream()
        .filter(user -> user.startsWith(ChapCredentials.userPrefix(volume)))
        .forEach(tgtadm::removeAccount);
  }

  private void removeAccount(VolumeId volume, TgtState target, Initiator initiator) {
    String user = ChapCredentials.user(volume, initiator);
    List<Initiator> others =
        target.accessList().stream().filter(each -> !each.equals(initiator)).toList();
    bind(target.id(), target.accounts(), usersOf(volume, others));
    if (tgtadm.accounts().contains(user)) {
      tgtadm.removeAccount(user);
    }
  }

  /// The guard and the accounts of initiators, as far as they are there.
  private List<String> usersOf(VolumeId volume, List<Initiator> initiators) {
    List<String> known = tgtadm.accounts();
    return Stream.concat(
            Stream.of(guardOf(volume)),
            initiators.stream().map(each -> ChapCredentials.user(volume, each)))
        .filter(known::contains)
        .toList();
  }

  /// Sees to it that these accounts are bound to a target, in this order, and no others.
  private void bind(int target, List<String> bound, List<String> wanted) {
    int kept = 0;
    while (kept < Math.min(bound.size(), wanted.size())
        && bound.get(kept).equals(wanted.get(kept))) {
      kept++;
    }
    bound
        .subList(kept, bound.size())
        .reversed()
        .forEach(user -> tgtadm.unbindAccount(target, user));
    wanted.subList(kept, wanted.size()).forEach(user -> tgtadm.bindAccount(target, user));
  }

  private static String guardOf(VolumeId volume) {
    return ChapCredentials.userPrefix(volume) + "guard";
  }
}
