package io.brazier.transfer;

import io.brazier.context.Identifiers;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.ListQuery;
import io.brazier.list.ListRepository;
import io.brazier.sql.Statement;
import io.brazier.volume.Volume;
import io.brazier.volume.VolumeId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and changes the rows of `transfers`. The caller holds the volume whenever it changes one.
@ApplicationScoped
public class TransferRepository implements PanacheRepositoryBase<Transfer, String> {

  private static final Statement INSERT =
      new Statement(
          """
          insert into transfers (id, volume_id, display_name, salt, crypt_hash, no_snapshots,
                                 source_project_id)
          values (:id, :volume, :name, :salt, :hash, :no_snapshots, :project)
          returning id
          """);

  private static final Statement ACCEPT =
      new Statement(
          """
          update transfers set accepted = true, destination_project_id = :project, deleted = true,
            deleted_at = now(), updated_at = now()
          where id = :id and not deleted returning id
          """);

  private static final Statement WITHDRAW =
      new Statement(
          """
          update transfers set deleted = true, deleted_at = now()
          where volume_id = :volume and not deleted returning id
          """);

  private static final ListRepository<Transfer> LISTS =
      new ListRepository<>(Transfer.class, TransferAttributes.ALL, Fault.NotFound::transfer);

  private final Identifiers identifiers;

  TransferRepository(Identifiers identifiers) {
    this.identifiers = identifiers;
  }

  /// A transfer and the key that opens it, which nobody can tell later.
  ///
  /// @param authKey 16 hexadecimal digits
  public record Offer(Transfer transfer, String authKey) {
    /// Without the key.
    @Override
    public String toString() {
      return "Offer[transfer=" + transfer + ']';
    }
  }

  /// Writes that a volume is offered.
  ///
  /// @param name shown name, null for none
  /// @param noSnapshots whether its snapshots stay
  public Offer insert(Volume volume, @Nullable String name, boolean noSnapshots) {
    String id = identifiers.next().toString();
    String authKey = TransferKey.draw();
    TransferKey kept = TransferKey.of(authKey);
    INSERT.changes(
        getSession(),
        parameters ->
            parameters
                .text("id", id)
                .text("volume", volume.id().value())
                .text("name", name)
                .text("salt", kept.salt())
                .text("hash", kept.hash())
                .flag("no_snapshots", noSnapshots)
                .text("project", volume.projectId()));
    return new Offer(get(id, new Scope.All()), authKey);
  }

  /// A live transfer that is in a scope: of the project that offers.
  ///
  /// @throws Fault.NotFound if there is none
  public Transfer get(String id, Scope scope) {
    return find("id = ?1 and not deleted", id)
        .firstResultOptional()
        .filter(transfer -> scope.covers(transfer.sourceProjectId()))
        .orElseThrow(() -> Fault.NotFound.transfer(id));
  }

  /// A page of live transfers.
  ///
  /// @throws Fault.NotFound if the marker is no live transfer that the caller may see
  public List<Transfer> list(ListQuery query) {
    return LISTS.page(getEntityManager(), query);
  }

  /// Ends a transfer that somebody took.
  ///
  /// @return whether it was live; if not, nothing is written
  public boolean accept(String id, String projectId) {
    return ACCEPT.changes(
        getSession(), parameters -> parameters.text("id", id).text("project", projectId));
  }

  /// Ends what there is of offers of a volume.
  ///
  /// @return whether there was one
  public boolean withdraw(VolumeId volume) {
    return WITHDRAW.changes(getSession(), parameters -> parameters.text("volume", volume.value()));
  }
}
