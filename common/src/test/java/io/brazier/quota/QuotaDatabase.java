package io.brazier.quota;

import io.brazier.testing.PostgresResource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL with the real schema, and clients of it that can be killed.
final class QuotaDatabase implements AutoCloseable {

  private static final String DEFAULT_TYPE = "00000000-0000-4000-8000-000000000000";

  private final PostgresResource server;
  private final EntityManagerFactory factory;

  private QuotaDatabase(PostgresResource server, EntityManagerFactory factory) {
    this.server = server;
    this.factory = factory;
  }

  static QuotaDatabase start() {
    PostgresResource server = new PostgresResource();
    PGSimpleDataSource source = source(server.start());
    Flyway.configure().dataSource(source).load().migrate();
    HibernatePersistenceConfiguration unit = new HibernatePersistenceConfiguration("quota");
    unit.property("jakarta.persistence.nonJtaDataSource", source);
    return new QuotaDatabase(server, unit.createEntityManagerFactory());
  }

  private static PGSimpleDataSource source(Map<String, String> settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.get("quarkus.datasource.jdbc.url"));
    source.setUser(settings.get("quarkus.datasource.username"));
    source.setPassword(settings.get("quarkus.datasource.password"));
    return source;
  }

  /// The id of `__DEFAULT__`.
  static String defaultType() {
    return DEFAULT_TYPE;
  }

  Client connect() {
    return connect(Map.of());
  }

  Client connect(Map<String, String> settings) {
    return new Client(factory.createEntityManager(), QuotaSettings.with(settings));
  }

  @Override
  public void close() {
    factory.close();
    server.stop();
  }

  /// A session of its own with the beans on it; one thread uses it.
  static final class Client implements AutoCloseable {

    private final EntityManager entityManager;
    private final Quotas quotas;
    private final QuotaSets sets;

    private Client(EntityManager entityManager, QuotaConfig config) {
      this.entityManager = entityManager;
      QuotaLimitRepository limits = new QuotaLimitRepository(entityManager);
      this.quotas =
          new Quotas(new QuotaRepository(entityManager), limits, config, UUID::randomUUID);
      this.sets = new QuotaSets(limits, config);
    }

    Quotas quotas() {
      return quotas;
    }

    QuotaSets sets() {
      return sets;
    }

    /// Runs the work and commits; whatever it throws rolls back first.
    <T> T call(Function<Client, T> work) {
      entityManager.getTransaction().begin();
      try {
        T result = work.apply(this);
        entityManager.getTransaction().commit();
        return result;
      } finally {
        if (entityManager.getTransaction().isActive()) {
          entityManager.getTransaction().rollback();
        }
      }
    }

    void run(Consumer<Client> work) {
      call(client -> {
        work.accept(client);
        return true;
      });
    }

    /// Runs the work and undoes it.
    void abandon(Consumer<Client> work) {
      entityManager.getTransaction().begin();
      try {
        work.accept(this);
      } finally {
        entityManager.getTransaction().rollback();
      }
    }

    /// Runs the work, then the server ends the connection in the middle of the transaction.
    /// Afterwards the client is good for nothing but closing.
    void die(Consumer<Client> work) {
      entityManager.getTransaction().begin();
      work.accept(this);
      entityManager
          .createNativeQuery("select pg_terminate_backend(pg_backend_pid())")
          .getResultList();
    }

    void sql(String statement) {
      entityManager.createNativeQuery(statement).executeUpdate();
    }

    Object ask(String query) {
      return entityManager.createNativeQuery(query).getSingleResult();
    }

    /// Makes a volume type and gives its id.
    String createType(String name) {
      String id = UUID.randomUUID().toString();
      run(client -> client.sql(insertType(id, name)));
      return id;
    }

    private static String insertType(String id, String name) {
      return "insert into volume_types (id, name) values ('%s', '%s')".formatted(id, name);
    }

    void renameType(String id, String oldName, String newName) {
      sql("update volume_types set name = '%s' where id = '%s'".formatted(newName, id));
      sets.renameType(oldName, newName);
    }

    void deleteType(String id, String name) {
      sql(
          "update volume_types set deleted = true, deleted_at = now() where id = '%s'"
              .formatted(id));
      sets.forgetType(name);
    }

    /// How a project stands with one resource.
    QuotaStanding standing(String projectId, String resource) {
      return quotas.usages(projectId).stream()
          .filter(standing -> standing.resource().name().equals(resource))
          .findFirst()
          .orElseThrow();
    }

    QuotaUsage usage(String projectId, String resource) {
      return standing(projectId, resource).usage();
    }

    @Override
    public void close() {
      entityManager.close();
    }
  }
}
