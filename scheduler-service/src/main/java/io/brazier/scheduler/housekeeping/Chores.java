package io.brazier.scheduler.housekeeping;

import io.brazier.operation.OperationRepository;
import io.brazier.quota.Quotas;
import io.brazier.usermessage.UserMessageRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// The chores, each in a transaction of its own. Several schedulers may do them at once.
@ApplicationScoped
class Chores {

  private final Quotas quotas;
  private final UserMessageRepository messages;
  private final OperationRepository operations;
  private final HousekeepingConfig config;

  Chores(
      Quotas quotas,
      UserMessageRepository messages,
      OperationRepository operations,
      HousekeepingConfig config) {
    this.quotas = quotas;
    this.messages = messages;
    this.operations = operations;
    this.config = config;
  }

  /// Gives back the reservations past their time (`_clean_expired_reservation`,
  /// `cinder/scheduler/manager.py`).
  ///
  /// @return how many there were; each is a fault of the program
  @Transactional
  public int expireReservations() {
    return quotas.expire();
  }

  /// Deletes the user messages past their time (`_clean_expired_messages`,
  /// `cinder/scheduler/manager.py`).
  ///
  /// @return how many there were
  @Transactional
  public int reapMessages() {
    return messages.reap();
  }

  /// Makes the days to come of the operations' record, and drops those that are past.
  ///
  /// @return how many were dropped
  @Transactional
  public int keepOperations() {
    return operations.keep(config.keepOperationsDays());
  }
}
